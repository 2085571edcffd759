import { type Instant, overlaps } from './time.ts'

/** Somebody who is qualified for a session and free at its time. */
export type Substitute = {
  readonly trainerId: number
  readonly onLeave: boolean
  readonly available: boolean
  /** Milliseconds of sessions that they have on the day already. */
  readonly busy: number
}

/** Best first: whoever is not on leave, is available, has the least to do on the day, and was entered first. */
export function rankSubstitutes<S extends Substitute>(substitutes: readonly S[]): S[] {
  return [...substitutes].sort(
    (a, b) =>
      Number(a.onLeave) - Number(b.onLeave) ||
      Number(b.available) - Number(a.available) ||
      a.busy - b.busy ||
      a.trainerId - b.trainerId,
  )
}

/** A session that needs somebody else, with everybody who could. */
export type OrphanedSession = {
  readonly sessionId: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly busyUntil: Instant
  readonly substitutes: readonly Substitute[]
}

/** What was proposed to somebody so far: their time, the buffer included, and the work without it. */
type Given = { readonly startsAt: Instant; readonly endsAt: Instant; readonly busy: number }

/**
 * Somebody for every session, by its id, so that all of them can be taken at once: nobody twice at the same time, and
 * what is proposed counts to the day's work. Nobody who is on leave or not available; a session may be left without.
 */
export function proposeSubstitutes(sessions: readonly OrphanedSession[]): Map<number, number> {
  const proposed = new Map<number, number>()
  const given = new Map<number, readonly Given[]>()
  for (const { sessionId, startsAt, endsAt, busyUntil, substitutes } of inOrder(sessions)) {
    const taken = { startsAt, endsAt: busyUntil }
    const fit = substitutes
      .filter(({ onLeave, available }) => !onLeave && available)
      .map((one) => ({ ...one, own: given.get(one.trainerId) ?? [] }))
      .filter(({ own }) => own.every((other) => !overlaps(other, taken)))
      .map(({ own, ...one }) => ({ ...one, busy: own.reduce((sum, { busy }) => sum + busy, one.busy) }))
    const [best] = rankSubstitutes(fit)
    if (best === undefined) continue
    proposed.set(sessionId, best.trainerId)
    const more = { ...taken, busy: endsAt - startsAt }
    given.set(best.trainerId, [...(given.get(best.trainerId) ?? []), more])
  }
  return proposed
}

function inOrder(sessions: readonly OrphanedSession[]): OrphanedSession[] {
  return [...sessions].sort((a, b) => a.startsAt - b.startsAt || a.sessionId - b.sessionId)
}
