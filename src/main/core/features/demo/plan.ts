import { addDays, daysBetween, type Instant } from '../../../../shared/domain/time.ts'
import { makeTrialDesk, planStay } from './arrivals.ts'
import { type DemoClient, makeClients, settleIn } from './clients.ts'
import type { DemoEvent, EventOf, PlannedMark, PlannedSession } from './events.ts'
import { makeTeamGrid } from './grid.ts'
import { CLIENTS_PER_TEAM } from './offer.ts'
import { makeRandom, type Random } from './random.ts'
import { makeTimetable } from './timetable.ts'
import { planVisits } from './visits.ts'
import { type DemoWindow, makeWindow } from './window.ts'

export type PlanOptions = {
  readonly clients: number
  readonly weeks: number
  readonly seed: number
  readonly now: Instant
}

/** All that happened at the demo studio until now, in the order in which it happened. */
export type DemoPlan = {
  readonly window: DemoWindow
  readonly teams: number
  readonly clients: readonly DemoClient[]
  readonly events: readonly DemoEvent[]
}

/**
 * Makes up a studio's last weeks and its next ones: who came, when they booked, what they cancelled. Knows no
 * credits: whether a booking is funded is for the rules to say, when the plan is carried out. The same options
 * give the same plan.
 */
export function planDemo(options: PlanOptions): DemoPlan {
  const random = makeRandom(options.seed)
  const window = makeWindow(options.now, options.weeks)
  const teams = Math.max(1, Math.round(options.clients / CLIENTS_PER_TEAM))
  const grids = Array.from({ length: teams }, (_, team) => makeTeamGrid(team))
  // What came later than the rest has draws of its own, so that the rest stays as it was.
  const later = makeRandom(options.seed + 2)
  const clients = settleIn(later, makeClients(random, grids, options.clients))
  const timetable = makeTimetable(random, window, grids)
  const findTrial = makeTrialDesk(random, window, grids, timetable)
  const stays = clients.map((client) => {
    const stay = planStay(random, window, client, findTrial)
    return { stay, visits: planVisits({ random, later, window, timetable }, client, stay) }
  })
  const marks = leaveSomeOut(
    random,
    window,
    stays.flatMap(({ visits }) => visits.marks),
  )
  const events = inOrder([
    ...timetable.events,
    ...stays.flatMap(({ stay, visits }) => [...stay.events, ...visits.events]),
    ...markDays(window, marks),
    ...upkeepOf(window),
  ])
  fundSomeOtherwise(random, window, events)
  return { window, teams, clients, events }
}

/** Sorts by moment; what was planned first goes first when two things happen in the same minute. */
function inOrder(events: readonly DemoEvent[]): DemoEvent[] {
  return events
    .map((event, index) => ({ event, index }))
    .sort((a, b) => a.event.at - b.event.at || a.index - b.index)
    .map(({ event }) => event)
}

/** The first packs are sold so many days before the first week. */
const SOLD_BEFORE = 26

/** Soon after every midnight since the first sale, and now: whoever opens the demo finds nothing that is due. */
function upkeepOf({ firstDate, today, now, instantOf }: DemoWindow): DemoEvent[] {
  const days = daysBetween(firstDate, today) + SOLD_BEFORE
  const nights = Array.from({ length: days + 1 }, (_, day) =>
    instantOf(addDays(firstDate, day - SOLD_BEFORE), 1),
  )
  return [...nights.filter((at) => at < now), now].map((at) => ({ at, kind: 'upkeep' }))
}

const COMPS_PER_TEAM = 4
const UNPAID_PER_TEAM = 3

/** A few bookings are given away, and a few are to be paid later. */
function fundSomeOtherwise(random: Random, window: DemoWindow, events: readonly DemoEvent[]): void {
  const bookings = events.filter(
    (event): event is EventOf<'book'> =>
      event.kind === 'book' && event.visit.opens && event.visit.session.service !== 'trial',
  )
  const past = random.shuffled(bookings.filter(({ visit }) => visit.session.startsAt <= window.now))
  const future = random.shuffled(bookings.filter(({ visit }) => visit.session.startsAt > window.now))
  const teams = Math.ceil(bookings.length / 1_000)
  for (const list of [past, future]) {
    list.slice(0, COMPS_PER_TEAM * teams).forEach(({ visit }) => {
      visit.funding = 'comp'
    })
    list.slice(COMPS_PER_TEAM * teams, (COMPS_PER_TEAM + UNPAID_PER_TEAM) * teams).forEach(({ visit }) => {
      visit.funding = 'unpaid'
    })
  }
}

const AT_LEAST_UNMARKED = 4

/** Leaves out some marks of yesterday and today, as people do: the latest ones, and others by chance. */
function leaveSomeOut(random: Random, window: DemoWindow, marks: readonly PlannedMark[]): PlannedMark[] {
  const yesterday = addDays(window.today, -1)
  const latest = [...marks].sort((a, b) => b.at - a.at).slice(0, AT_LEAST_UNMARKED)
  const unmarked = new Set<PlannedSession>(latest.map(({ visit }) => visit.session))
  for (const { visit } of marks) {
    if (visit.session.date < yesterday) continue
    if (random.chance(visit.session.date === yesterday ? 0.12 : 0.45)) unmarked.add(visit.session)
  }
  return marks.filter(({ visit }) => !unmarked.has(visit.session))
}

/** Trainers mark the whole day after their last session of it; today, each session after it ended. */
function markDays(window: DemoWindow, marks: readonly PlannedMark[]): DemoEvent[] {
  const groups = new Map<string, PlannedMark[]>()
  for (const mark of marks) {
    const { team, trainer, date, startsAt } = mark.visit.session
    const key = `${team} ${trainer} ${date} ${date === window.today ? startsAt : ''}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [mark])
    else group.push(mark)
  }
  return [...groups.values()].map((group) => ({
    at: Math.max(...group.map(({ at }) => at)),
    kind: 'mark',
    marks: group.sort((a, b) => a.at - b.at),
  }))
}
