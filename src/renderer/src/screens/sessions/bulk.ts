import type { Input, Value } from '../../../../shared/contract/index.ts'
import type { Permission } from '../../../../shared/domain/permissions.ts'
import type { Marked, SessionRow } from './view-model.ts'
import { rowIdOf } from './view-model.ts'

/** What can be done with many rows at once. */
const BULK_ACTS = ['attended', 'noShow', 'paid', 'cancel', 'reassign'] as const
export type BulkAct = (typeof BULK_ACTS)[number]

const NEEDS: Record<BulkAct, Permission> = {
  attended: 'bookings.outcome',
  noShow: 'bookings.outcome',
  paid: 'sales.write',
  cancel: 'bookings.write',
  reassign: 'schedule.write',
}

/** What somebody may do with many rows. */
export const offeredActs = (may: (permission: Permission) => boolean): readonly BulkAct[] =>
  BULK_ACTS.filter((act) => may(NEEDS[act]))

/** The bookings among the chosen rows, in their order; sessions of nobody have none. */
export const bookingIdsOf = (marked: Marked): number[] =>
  [...marked.values()].flatMap(({ bookingId }) => bookingId ?? [])

/** Another trainer for each session of the chosen rows, once each; null leaves it to nobody. */
export function reassignments(
  marked: Marked,
  trainerId: number | null,
): Input<'schedule.reassign'>['changes'] {
  const sessions = new Map([...marked.values()].map((row) => [row.sessionId, row.sessionVersion]))
  return [...sessions].map(([sessionId, version]) => ({ sessionId, version, trainerId }))
}

/** What became, or would become, of one of the chosen rows. */
export type RowResult = { readonly row: SessionRow; readonly refusal: string | null }

/** The result of each chosen row with a booking. */
export function bookingResults(
  marked: Marked,
  refused: Value<'bulk.cancel'>['refused'],
): readonly RowResult[] {
  const why = new Map(refused.map(({ bookingId, message }) => [bookingId, message]))
  return [...marked.values()].flatMap((row) =>
    row.bookingId === null ? [] : [{ row, refusal: why.get(row.bookingId) ?? null }],
  )
}

/** The result of each chosen row, whose session others of them may share. */
export function sessionResults(
  marked: Marked,
  results: readonly { readonly sessionId: number; readonly refusal: { readonly message: string } | null }[],
): readonly RowResult[] {
  const why = new Map(results.map(({ sessionId, refusal }) => [sessionId, refusal?.message ?? null]))
  return [...marked.values()].map((row) => ({ row, refusal: why.get(row.sessionId) ?? null }))
}

/** Those that stay chosen: what was refused, for another try. */
export function leftOf(results: readonly RowResult[]): Marked {
  return new Map(
    results.filter(({ refusal }) => refusal !== null).map(({ row }) => [rowIdOf(row), row] as const),
  )
}
