import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { type Extension, extendedExpiry, restoredUnits } from '../../../../shared/domain/extensions.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { appendEntries } from '../ledger/queries.ts'
import { continueRefund } from '../purchases/take-refund.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { rowChanged } from '../undo/steps.ts'
import { type Extendable, findExtendable, updateExpiry } from './extend-queries.ts'
import { availableOf } from './figures-queries.ts'

/**
 * Gives a grant a later last valid day, or none. What had expired on it is valid again when that day has not passed,
 * but for what was carried over to the next period and what a refund still asks for.
 */
export async function extendGrant(
  q: Writer,
  context: Context,
  input: Parsed<'credits.extend'>,
): Promise<Result<Value<'credits.extend'>>> {
  if ((input.expiresOn === undefined) === (input.days === undefined)) {
    if (input.days === undefined) return refuse('MISSING_REQUIRED_FIELDS', { fields: ['expiresOn'] })
    const issue = { path: 'days', message: 'Give a day or a number of days, not both.' }
    return refuse('VALIDATION', { issues: [issue] })
  }
  const studio = await loadStudio(q)
  const today = studioToday(studio, context.now)
  const grant = await findExtendable(q, input.grantId)
  if (grant === null) return refuse('NOT_FOUND', { entity: 'grant', id: input.grantId })
  const extended = await extendLot(q, context, today, grant, input)
  if (!extended.ok) return extended
  const { expiresOn, restored } = extended.value
  return ok({
    grant: { id: grant.id, expiresOn },
    restored,
    availableSessions: await availableOf(q, grant.clientId, today),
  })
}

export type ExtendedLot = { readonly expiresOn: LocalDate | null; readonly restored: number }

/** Moves the last valid day of one lot: a step of every use case that extends one. Answers how many units are valid again. */
export async function extendLot(
  q: Writer,
  context: Context,
  today: LocalDate,
  grant: Extendable,
  asked: Extension & { readonly reason: string | null },
): Promise<Result<ExtendedLot>> {
  const why = notExtendable(grant)
  if (why !== null) return refuse('INVALID_TRANSITION', { from: 'valid', to: 'extended', why })
  const extended = extendedExpiry(grant.expiresOn, asked)
  if (!extended.ok) {
    const issue = { path: asked.days === undefined ? 'expiresOn' : 'days', message: extended.why }
    return refuse('VALIDATION', { issues: [issue] })
  }

  const after = { expiresOn: extended.expiresOn, lapsedOn: null }
  await updateExpiry(q, grant.id, after)
  context.undoable(rowChanged('grant', grant.id, grant, after))
  const restored = await restore(q, context, grant, {
    units: restoredUnits(grant, after.expiresOn, today),
    reason: asked.reason,
  })
  context.note({
    entity: 'grant',
    entityId: grant.id,
    before: { expiresOn: grant.expiresOn, lapsedOn: grant.lapsedOn },
    after: { ...after, restored, reason: asked.reason },
  })
  return ok({ expiresOn: after.expiresOn, restored })
}

/** Makes expired units valid again; what refunds still ask for is taken of them. Answers how many stay. */
async function restore(
  q: Writer,
  context: Context,
  grant: Extendable,
  { units, reason }: { readonly units: number; readonly reason: string | null },
): Promise<number> {
  if (units === 0) return 0
  await appendEntries(q, context, [{ grantId: grant.id, kind: 'UNEXPIRE', units, reason }])
  return units - (await continueRefund(q, context, grant.subscriptionId))
}

/** Why a grant has no day that could be moved, in words; null when it has. */
function notExtendable({ source, expiresOn, subscription, validityDays }: Extendable): string | null {
  if (source === 'comp') return 'A complimentary session is for its own booking alone.'
  if (expiresOn !== null) return null
  return subscription === 'queued' && validityDays !== null
    ? 'It waits for its turn; its days begin to count when it is activated.'
    : 'It never expires.'
}
