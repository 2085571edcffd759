import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { addDays, daysBetween, type Instant, type LocalDate } from '../../../../shared/domain/time.ts'
import type { DemoEvent, PlannedSession } from './events.ts'
import type { Slot, TeamGrid, WeeklyClass } from './grid.ts'
import { CLASSES, MEETING, SERVICES, type ServiceKey } from './offer.ts'
import type { Random } from './random.ts'
import { atTheDesk, type DemoDay, type DemoWindow } from './window.ts'

/** The sessions that do not wait for a client, and what the studio called off. */
export type Timetable = {
  readonly events: readonly DemoEvent[]
  /** The class on a day; undefined on a day that it is not on. */
  classOn(offer: WeeklyClass, date: LocalDate): PlannedSession | undefined
  /** The session in which somebody has a trainer's hour for themselves. */
  hourOn(slot: Slot, date: LocalDate, service: ServiceKey): PlannedSession
}

/** A trainer's day that the studio called off in the morning. */
type SickDay = { readonly team: number; readonly trainer: number; readonly date: LocalDate }

const CALLED_OFF_AT = 6 * 60
/** Classes are put up so many days before anybody could have booked them. */
const PUT_UP_EARLIER = 7
/** Every so many weeks one class of a team finds too few people. */
const QUIET_EVERY_WEEKS = 5

export function makeTimetable(random: Random, window: DemoWindow, grids: readonly TeamGrid[]): Timetable {
  const sickDays = grids.map((grid, team) => drawSickDay(random, window, grid, team))
  const ahead = daysBetween(window.today, window.days.at(-1)?.date ?? window.today)
  const events: DemoEvent[] = []
  const classes = new Map<string, PlannedSession>()

  const put = (session: PlannedSession) => {
    const at = window.instantOf(addDays(session.date, -ahead - PUT_UP_EARLIER), CALLED_OFF_AT)
    events.push({ at: at + random.integer(300, 500) * MINUTE, kind: 'open', session })
    if (session.calledOffAt !== null && session.calledOffAt <= window.now) {
      events.push({ at: session.calledOffAt, kind: 'callOff', session, reason: 'Called off by the studio' })
    }
  }
  for (const day of window.days) {
    for (const offer of grids.flatMap((grid) => grid.classes)) {
      if (offer.weekday !== day.weekday) continue
      const called = sickOn(sickDays, window, offer, day.date) ?? quietOn(random, window, day)
      const session = makeSession(window, { ...offer, date: day.date, calledOffAt: called })
      classes.set(classKey(offer, day.date), session)
      put(session)
    }
    if (day.weekday === MEETING.weekday) put(meetingOn(window, day.date))
  }
  return {
    events,
    classOn: (offer, date) => classes.get(classKey(offer, date)),
    hourOn: (slot, date, service) =>
      makeSession(window, { ...slot, service, date, calledOffAt: sickOn(sickDays, window, slot, date) }),
  }
}

function classKey(offer: WeeklyClass, date: LocalDate): string {
  return `${date} ${offer.team} ${offer.minute} ${offer.trainer}`
}

function meetingOn(window: DemoWindow, date: LocalDate): PlannedSession {
  const { minute } = MEETING
  return makeSession(window, {
    service: 'meeting',
    team: 0,
    trainer: 'owner',
    room: null,
    minute,
    date,
    calledOffAt: null,
  })
}

type SessionPlan = Omit<PlannedSession, 'startsAt' | 'endsAt'> & { readonly minute: number }

function makeSession(window: DemoWindow, plan: SessionPlan): PlannedSession {
  const { service, team, trainer, room, date, calledOffAt } = plan
  const startsAt = window.instantOf(date, plan.minute)
  const endsAt = startsAt + SERVICES[service].minutes * MINUTE
  return { service, team, trainer, room, date, calledOffAt, startsAt, endsAt }
}

/** One day, three to six weeks ago, on which a trainer of the team was ill. */
function drawSickDay(random: Random, window: DemoWindow, grid: TeamGrid, team: number): SickDay {
  const { trainer, weekday } = random.pick(grid.slots)
  const around = addDays(window.today, -random.integer(3, 5) * 7)
  const date = window.days.find((day) => day.weekday === weekday && day.date >= around)?.date ?? around
  return { team, trainer, date }
}

function sickOn(
  sickDays: readonly SickDay[],
  window: DemoWindow,
  who: { readonly team: number; readonly trainer: number },
  date: LocalDate,
): Instant | null {
  const sick = sickDays[who.team]
  if (sick === undefined || sick.trainer !== who.trainer || sick.date !== date) return null
  return window.instantOf(date, CALLED_OFF_AT)
}

/** Rarely, the evening before. */
function quietOn(random: Random, window: DemoWindow, day: DemoDay): Instant | null {
  if (!random.chance(1 / (CLASSES.length * QUIET_EVERY_WEEKS))) return null
  return atTheDesk(random, window, addDays(day.date, -1))
}
