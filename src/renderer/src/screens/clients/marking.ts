import type { Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import type { Permission } from '../../../../shared/domain/permissions.ts'
import type { ShownStatus } from './search.ts'

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

type Refused = Value<'clients.deactivateMany'>['refused'][number]

/** Whom it was refused for, by name, with why. */
export function refusedByName(
  marked: Marked,
  refused: readonly Refused[],
): readonly { readonly clientId: number; readonly name: string; readonly message: string }[] {
  return refused.map(({ clientId, message }) => ({ clientId, name: marked.get(clientId) ?? '', message }))
}

/** What became, or would become, of each who is chosen. */
export type ClientResult = {
  readonly row: { readonly id: number; readonly name: string }
  readonly refusal: string | null
}

/** The result of each who is chosen, in the order in which they were. */
export function clientResults(marked: Marked, refused: readonly Refused[]): readonly ClientResult[] {
  const why = new Map(refused.map(({ clientId, message }) => [clientId, message]))
  return [...marked].map(([id, name]) => ({ row: { id, name }, refusal: why.get(id) ?? null }))
}

/** Those that stay chosen: whom it was refused for, for another try. */
export function leftOf(results: readonly ClientResult[]): Marked {
  return new Map(results.filter(({ refusal }) => refusal !== null).map(({ row }) => [row.id, row.name]))
}

/** What can be done for many clients at once. */
export type ManyAct = 'allocate' | 'assign' | 'deactivate' | 'reactivate'

/** What somebody may do for many of the clients that a list shows, and what makes sense for them. */
export function offeredActs(
  may: (permission: Permission) => boolean,
  status: ShownStatus,
): readonly ManyAct[] {
  const writes = may('clients.write')
  const offered: Record<ManyAct, boolean> = {
    allocate: may('credits.allocate'),
    assign: writes && status !== 'inactive',
    deactivate: writes && status !== 'inactive',
    reactivate: writes && status !== 'active',
  }
  return (Object.keys(offered) as ManyAct[]).filter((act) => offered[act])
}
