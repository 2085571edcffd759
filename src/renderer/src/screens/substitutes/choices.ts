import type { Input, Value } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { parseInstant } from '../../../../shared/domain/time.ts'

export type Orphan = Value<'schedule.substitutes'>['sessions'][number]
export type Results = Value<'schedule.reassign'>['results']
export type Slot = Value<'schedule.slots'>['slots'][number]

export const WAYS = ['substitute', 'slot', 'cancel', 'stay'] as const
export type Way = (typeof WAYS)[number]

/** What becomes of one session. What was chosen for a way that is left is kept, for whoever comes back to it. */
export type Choice = {
  readonly way: Way
  readonly substitute: number | null
  /** The day to look for a new time on, with whom, and the time; null until one was found. */
  readonly day: string
  readonly trainer: number
  readonly startsAt: string | null
}

/** What is chosen to begin with: whoever is proposed, else nothing. A new time is looked for on `nextDay`. */
export function firstChoice({ proposed }: Orphan, trainer: number, nextDay: string): Choice {
  const way = proposed === null ? 'stay' : 'substitute'
  return { way, substitute: proposed, day: nextDay, trainer, startsAt: null }
}

/** Whoever is to stand in, or the new time, is still to be chosen. */
export const isOpen = ({ way, substitute, startsAt }: Choice): boolean =>
  (way === 'substitute' && substitute === null) || (way === 'slot' && startsAt === null)

/** Those that nobody is proposed for first: they are what has to be thought about. Otherwise in the order of the day. */
export function hardestFirst(orphans: readonly Orphan[]): readonly Orphan[] {
  return [...orphans].sort((a, b) => Number(a.proposed !== null) - Number(b.proposed !== null))
}

/** Minutes that each trainer is given by the choices for some sessions on a day. */
export function minutesGiven(
  chosen: readonly { readonly orphan: Orphan; readonly choice: Choice }[],
  date: string,
): ReadonlyMap<number, number> {
  const given = new Map<number, number>()
  for (const { orphan, choice } of chosen) {
    const trainer = givenTo(choice, date)
    if (trainer === null) continue
    given.set(trainer, (given.get(trainer) ?? 0) + minutesOf(orphan))
  }
  return given
}

function givenTo(choice: Choice, date: string): number | null {
  if (choice.way === 'substitute') return choice.substitute
  return choice.way === 'slot' && choice.startsAt !== null && choice.day === date ? choice.trainer : null
}

function minutesOf({ session }: Orphan): number {
  return ((parseInstant(session.endsAt) ?? 0) - (parseInstant(session.startsAt) ?? 0)) / MINUTE
}

/** The id of the field in which somebody or a time is chosen for a session. */
export const choiceFieldOf = ({ session }: Orphan): string => `choice-of-${session.id}`

export type Change = Input<'schedule.reassign'>['changes'][number]

/** A choice as it is asked for; null where nothing changes, or not yet. */
export function changeOf({ session }: Orphan, choice: Choice, reason: string): Change | null {
  const which = { sessionId: session.id, version: session.version }
  switch (choice.way) {
    case 'substitute':
      return choice.substitute === null ? null : { ...which, trainerId: choice.substitute }
    case 'slot':
      return choice.startsAt === null
        ? null
        : { ...which, startsAt: choice.startsAt, trainerId: choice.trainer }
    case 'cancel':
      return { ...which, cancel: true, ...(reason.trim() === '' ? {} : { reason }) }
    case 'stay':
      return null
  }
}

export type Summary = {
  readonly sessions: number
  readonly toOthers: number
  readonly moved: number
  readonly cancelled: number
  /** Nobody and no time is chosen yet for so many. */
  readonly open: number
  /** Left with the trainer who is away, by choice or because it was refused. */
  readonly staying: number
  readonly refused: number
  readonly clients: number
  readonly credits: number
}

/**
 * What all choices come to, by the answer to them: `count` sessions, of which `results` were asked to change and `open`
 * wait for a choice.
 */
export function summaryOf(count: number, results: Results, open = 0): Summary {
  const done = results.filter(({ before }) => before !== null)
  const cancelled = done.filter(({ session }) => session?.status === 'cancelled')
  const moved = done.filter(
    ({ session, before }) => session?.status === 'open' && session.startsAt !== before?.startsAt,
  )
  const clients = new Set(done.flatMap(({ bookings }) => bookings.map(({ clientId }) => clientId)))
  return {
    sessions: count,
    toOthers: done.length - cancelled.length - moved.length,
    moved: moved.length,
    cancelled: cancelled.length,
    open,
    staying: count - done.length - open,
    refused: results.filter(({ refusal }) => refusal !== null).length,
    clients: clients.size,
    credits: done.reduce((sum, { returned }) => sum + returned, 0),
  }
}

/** The slot without a warning that is nearest to a time of day, or else the nearest of all. */
export function nearestSlot(
  slots: readonly Slot[],
  minuteOfDay: (slot: Slot) => number,
  wished: number,
): Slot | null {
  const fine = slots.filter(({ warnings }) => warnings.length === 0)
  const among = fine.length > 0 ? fine : slots
  const far = (slot: Slot) => Math.abs(minuteOfDay(slot) - wished)
  return among.reduce<Slot | null>(
    (best, slot) => (best === null || far(slot) < far(best) ? slot : best),
    null,
  )
}

/** Whether leave reaches over all of a time: then there is nothing to enter. */
export function isCovered(
  leave: readonly { readonly startsAt: string; readonly endsAt: string }[],
  period: { readonly startsAt: number; readonly endsAt: number },
): boolean {
  return leave.some(({ startsAt, endsAt }) => {
    const [from, until] = [parseInstant(startsAt), parseInstant(endsAt)]
    return from !== null && until !== null && from <= period.startsAt && until >= period.endsAt
  })
}
