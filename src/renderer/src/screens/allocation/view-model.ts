import type { ClientSort } from '../../../../shared/contract/clients.ts'
import type { Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import type { ClientLayout } from '../clients/view-model.ts'

export const ALLOCATION_LAYOUT: ClientLayout = {
  columns: [
    'name',
    'email',
    'available',
    'scheduled',
    'completed',
    'expired',
    'purchased',
    'lastSession',
    'created',
  ],
  firstToGo: ['email', 'created', 'lastSession', 'expired', 'completed', 'purchased', 'scheduled'],
}

/** Who has the fewest left stands first: they are whom the screen is for. */
export const USUAL_SORT: ClientSort = 'available'

/** As many as one command takes, so that all of them are one step back. */
export const MOST_MARKED = 500

/** Who is chosen, by id, with the name they are told by. */
export type Marked = ReadonlyMap<number, string>

type Named = { readonly id: number; readonly firstName: string; readonly lastName: string }

/** The choice after these rows were marked, or their marks taken away; beyond the most that fit, nobody is added. */
export function afterMarking(before: Marked, rows: readonly Named[], marked: boolean): Marked {
  const after = new Map(before)
  for (const row of rows) {
    if (!marked) after.delete(row.id)
    else if (after.size < MOST_MARKED) after.set(row.id, fullName(row))
  }
  return after
}

export type Refused = Value<'credits.allocateMany'>['refused'][number]

/** Whom it was refused for, by name, with why. */
export function refusedByName(
  marked: Marked,
  refused: readonly Refused[],
): readonly { readonly clientId: number; readonly name: string; readonly message: string }[] {
  return refused.map(({ clientId, message }) => ({ clientId, name: marked.get(clientId) ?? '', message }))
}
