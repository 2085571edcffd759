import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { findUnpaying } from './pay-queries.ts'

/** In words, why the credits that a booking holds cannot pay for its day; null when they can, or it holds none. */
export async function whyUnpaid(
  q: Reader,
  bookingId: number,
  days: { readonly session: LocalDate; readonly today: LocalDate },
): Promise<string | null> {
  const unpaying = await findUnpaying(q, bookingId, days)
  if (unpaying === null) return null
  const { pack, effectiveFrom, expiresOn, problem } = unpaying
  if (problem === 'over') return `“${pack}” is valid until ${expiresOn} only by now.`
  if (problem === 'early') return `“${pack}” is valid from ${effectiveFrom} only by now.`
  return `“${pack}” is frozen on that day by now.`
}
