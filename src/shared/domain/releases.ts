import { addDays, type LocalDate, laterDate } from './time.ts'

export type ReleaseFacts = {
  /** Units that come back. */
  readonly units: number
  /** The grant's last valid day; null when it never expires. */
  readonly expiresOn: LocalDate | null
  /** Its last valid day before units came back to it in a grace; null while none did. */
  readonly lapsedOn: LocalDate | null
  /** Units that refunds still ask for: what they ask for in all less what was taken. */
  readonly owed: number
  readonly today: LocalDate
  readonly graceDays: number
}

export type ReleaseDecision = {
  readonly expiresOn: LocalDate | null
  readonly lapsedOn: LocalDate | null
  /** Units of those that come back which a refund takes at once. */
  readonly revoked: number
}

/**
 * What a release does to its grant (rule 4). Where the grant has expired, what comes back can be spent through today
 * plus the grace days, each later release of the grace anew; what had expired on it stays so. What is still owed to a
 * refund is taken first, and where nothing is left of the release the grant's days do not move.
 */
export function decideRelease(facts: ReleaseFacts): ReleaseDecision {
  const { units, expiresOn, lapsedOn, owed, today } = facts
  const revoked = Math.min(units, Math.max(0, owed))
  const unmoved = { expiresOn, lapsedOn, revoked }
  if (expiresOn === null || revoked === units) return unmoved
  const lastDay = lapsedOn ?? expiresOn
  if (lastDay >= today) return unmoved
  const until = laterDate(expiresOn, addDays(today, facts.graceDays))
  return { ...unmoved, expiresOn: until, lapsedOn: lastDay }
}
