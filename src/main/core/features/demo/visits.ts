import { HOUR, MINUTE } from '../../../../shared/domain/calendar.ts'
import { addDays, daysBetween, type Instant, type LocalDate } from '../../../../shared/domain/time.ts'
import type { Stay } from './arrivals.ts'
import type { DemoClient } from './clients.ts'
import type { DemoEvent, EventOf, PlannedMark, PlannedSession, PlannedVisit } from './events.ts'
import type { Random } from './random.ts'
import type { Timetable } from './timetable.ts'
import { atTheDesk, type DemoDay, type DemoWindow } from './window.ts'

type Plans = {
  readonly random: Random
  /** For what came later than the rest. */
  readonly later: Random
  readonly window: DemoWindow
  readonly timetable: Timetable
}

/** What one client did, and what is to be marked of it. */
export type Visits = { readonly events: readonly DemoEvent[]; readonly marks: readonly PlannedMark[] }

const NONE: Visits = { events: [], marks: [] }

/** Everything one client books, cancels and attends, by their habits. */
export function planVisits(plans: Plans, client: DemoClient, stay: Stay): Visits {
  const { random, window } = plans
  const trial = stay.trial === null ? NONE : planTrial(plans, client, stay.trial)
  const { readyAt } = stay
  if (readyAt === null) return trial
  const holiday = drawHoliday(random, window)
  const habit = window.days.flatMap((day) => {
    if (day.date >= holiday.from && day.date <= holiday.to) return []
    if (stay.leavesOn !== null && day.date > stay.leavesOn) return []
    return sessionsOn(plans, client, day)
      .filter(() => random.chance(client.keeps))
      .flatMap(({ session, opens }) => {
        const bookedAt = drawBookedAt(plans, session, opens, readyAt)
        if (bookedAt === null) return []
        const visit: PlannedVisit = { client, session, opens, funding: 'credit' }
        return [planVisit(plans, visit, bookedAt)]
      })
  })
  return {
    events: [
      ...trial.events,
      ...planFreeze(plans, client, stay, holiday),
      ...habit.flatMap((visits) => visits.events),
    ],
    marks: [...trial.marks, ...habit.flatMap((visits) => visits.marks)],
  }
}

type Holiday = { readonly from: LocalDate; readonly to: LocalDate }

/** One client in three is away for a week or two. */
function drawHoliday(random: Random, window: DemoWindow): Holiday {
  const { date } = random.pick(window.days)
  return { from: date, to: addDays(date, random.chance(1 / 3) ? random.integer(5, 14) : -1) }
}

/** Not worth the asking for fewer days. */
const SHORTEST_FREEZE = 7

/** Some who are away for a while have their pack frozen, as the desk offers to. */
function planFreeze(
  { later, window }: Plans,
  client: DemoClient,
  stay: Stay,
  { from, to }: Holiday,
): DemoEvent[] {
  const { today } = window
  const asked = later.chance(from <= today && today <= to ? 0.9 : 0.3)
  const at = atTheDesk(later, window, addDays(from, -later.integer(1, 4)))
  if (!asked || daysBetween(from, to) < SHORTEST_FREEZE || at > window.now) return []
  if (stay.readyAt === null || at <= stay.readyAt || (stay.leavesOn !== null && from > stay.leavesOn))
    return []
  return [{ at, kind: 'freeze', client, from, until: to }]
}

type Habitual = { readonly session: PlannedSession; readonly opens: boolean }

function sessionsOn(plans: Plans, client: DemoClient, day: DemoDay): Habitual[] {
  const { timetable } = plans
  const found: Habitual[] = []
  const { personal } = client
  if (personal !== null && (personal.weeks & day.week) !== 0) {
    for (const slot of personal.slots) {
      if (slot.weekday !== day.weekday) continue
      found.push({ session: timetable.hourOn(slot, day.date, personal.service), opens: true })
    }
  }
  for (const offer of client.classes) {
    const session = offer.weekday === day.weekday ? timetable.classOn(offer, day.date) : undefined
    if (session !== undefined) found.push({ session, opens: false })
  }
  return found
}

/** When the place is booked: one to two weeks before an hour with a trainer, some days before a class. */
function drawBookedAt(
  plans: Plans,
  session: PlannedSession,
  opens: boolean,
  readyAt: Instant,
): Instant | null {
  const { random, window } = plans
  const days = opens ? random.integer(4, 17) : random.integer(1, 10)
  const wished = atTheDesk(random, window, addDays(session.date, -days))
  const bookedAt = Math.max(wished, readyAt + random.integer(3, 40) * MINUTE)
  const last = Math.min(session.startsAt - 2 * HOUR, (session.calledOffAt ?? session.startsAt) - 1)
  return bookedAt > last || bookedAt > window.now ? null : bookedAt
}

function planTrial(
  plans: Plans,
  client: DemoClient,
  trial: { readonly session: PlannedSession; readonly bookedAt: Instant },
): Visits {
  const { session, bookedAt } = trial
  if (session.calledOffAt !== null && session.calledOffAt <= bookedAt) return NONE
  return planVisit(plans, { client, session, opens: true, funding: 'credit' }, bookedAt)
}

const EXCUSES = [
  'Away for work',
  'Feeling unwell',
  'Child is ill',
  'Moved to next week',
  'Train strike',
  'Family visiting',
] as const

/** The booking and what comes of it, as far as it has happened by now. */
function planVisit(plans: Plans, visit: PlannedVisit, bookedAt: Instant): Visits {
  const { random, window } = plans
  const { session } = visit
  const dice = random.next()
  const cancelled = drawCancellation(plans, visit, bookedAt, dice)
  const events: DemoEvent[] = [{ at: bookedAt, kind: 'book', visit }]
  if (cancelled !== null) events.push(cancelled)
  if (session.calledOffAt !== null && visit.opens) {
    events.push({ at: session.calledOffAt, kind: 'callOff', session, reason: 'The trainer is ill' })
  } else if (cancelled !== null && visit.opens && random.chance(0.6)) {
    // The desk gives the trainer the hour back.
    events.push({ at: cancelled.at + 4 * MINUTE, kind: 'callOff', session, reason: 'The client cancelled' })
  }
  const happened = events.filter((event) => event.at <= window.now)
  const at = session.endsAt + random.integer(1, 20) * MINUTE
  if (cancelled !== null || session.calledOffAt !== null || at > window.now) {
    return { events: happened, marks: [] }
  }
  return { events: happened, marks: [{ visit, outcome: dice > 0.97 ? 'no_show' : 'completed', at }] }
}

function drawCancellation(
  plans: Plans,
  visit: PlannedVisit,
  bookedAt: Instant,
  dice: number,
): EventOf<'cancel'> | null {
  if (dice >= 0.085) return null
  const { random } = plans
  const { session } = visit
  const late = dice >= 0.06
  const at = late ? lateMoment(plans, session) : earlyMoment(plans, session)
  const reason = random.pick(EXCUSES)
  const waive = late && random.chance(0.12)
  if (at <= bookedAt + HOUR || at >= (session.calledOffAt ?? session.startsAt)) return null
  return { at, kind: 'cancel', visit, reason, waive }
}

/** Two to five days before, more than 24 hours in any case. */
function earlyMoment({ random, window }: Plans, session: PlannedSession): Instant {
  return atTheDesk(random, window, addDays(session.date, -random.integer(2, 5)))
}

const NOON = 12 * 60

/** The evening before a morning session, else the same day: less than 24 hours in any case. */
function lateMoment({ random, window }: Plans, session: PlannedSession): Instant {
  const morning = session.startsAt < window.instantOf(session.date, NOON)
  return morning
    ? window.instantOf(addDays(session.date, -1), random.integer(19 * 60, 20 * 60))
    : session.startsAt - random.integer(60, 240) * MINUTE
}
