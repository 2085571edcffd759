import { HOUR, MINUTE } from '../../../../shared/domain/calendar.ts'
import {
  addDays,
  daysBetween,
  type Instant,
  type LocalDate,
  weekdayOf,
} from '../../../../shared/domain/time.ts'
import type { DemoClient } from './clients.ts'
import type { DemoEvent, PlannedSession } from './events.ts'
import type { Slot, TeamGrid } from './grid.ts'
import { FAMILIES, type FamilyKey } from './offer.ts'
import type { Random } from './random.ts'
import type { Timetable } from './timetable.ts'
import { atTheDesk, type DemoWindow } from './window.ts'

/** From when to when a client can be booked; `trial` is the session they came to try. */
export type Stay = {
  readonly events: readonly DemoEvent[]
  readonly trial: { readonly session: PlannedSession; readonly bookedAt: Instant } | null
  /** Nothing is booked before; null for somebody who never bought. */
  readonly readyAt: Instant | null
  /** Nothing takes place after; null for somebody who stays. */
  readonly leavesOn: LocalDate | null
}

/** Finds each trial an hour of its own. */
export type TrialDesk = (client: DemoClient, from: LocalDate, to: LocalDate) => PlannedSession | null

export function planStay(random: Random, window: DemoWindow, client: DemoClient, findTrial: TrialDesk): Stay {
  if (client.arrival === 'regular') return planRegular(random, window, client)
  if (client.arrival === 'carried') return planCarried(random, window, client)
  return planNewcomer(random, window, client, findTrial)
}

/** Somebody who trained here before and bought a pack in the weeks before the first one. */
function planRegular(random: Random, window: DemoWindow, client: DemoClient): Stay {
  const bought = atTheDesk(random, window, addDays(window.firstDate, -random.integer(1, 26)))
  return stayOf(random, window, client, [
    { at: longAgo(random, window), kind: 'register', client },
    ...sales(random, client, bought),
  ])
}

/** Somebody whose balance was brought over from the cards that the studio kept before. */
function planCarried(random: Random, window: DemoWindow, client: DemoClient): Stay {
  const moved = atTheDesk(random, window, addDays(window.firstDate, -random.integer(20, 24)))
  const most = client.personal?.service === 'duo' ? 12 : 9
  return stayOf(random, window, client, [
    { at: longAgo(random, window), kind: 'register', client },
    {
      at: moved,
      kind: 'allocate',
      client,
      units: random.integer(2, most),
      family: null,
      category: 'paid',
      expiresOn: addDays(window.today, random.integer(2, 90)),
      reason: 'Balance from the old cards',
      by: 'desk',
    },
  ])
}

/** Somebody who came to try a session, and stayed if they are a joiner. */
function planNewcomer(random: Random, window: DemoWindow, client: DemoClient, findTrial: TrialDesk): Stay {
  const prospect = client.arrival === 'prospect'
  const oldest = prospect ? 21 : Math.max(4, daysBetween(window.firstDate, window.today))
  const joinedOn = addDays(window.today, -random.integer(prospect ? 1 : 4, oldest))
  const registered = atTheDesk(random, window, joinedOn)
  const earliest = addDays(joinedOn, random.integer(1, prospect ? 6 : 2))
  const session = findTrial(client, earliest, addDays(earliest, 3))
  const register: DemoEvent = { at: registered, kind: 'register', client }
  const trial = session === null ? null : { session, bookedAt: registered + 4 * MINUTE }
  if (prospect) return { events: [register], trial, readyAt: null, leavesOn: null }
  const decided = trial === null ? registered + HOUR : trial.session.endsAt + random.integer(4, 50) * MINUTE
  return { ...stayOf(random, window, client, [register, ...sales(random, client, decided)]), trial }
}

/** Registered within the three years before, at some hour of some day. */
function longAgo(random: Random, window: DemoWindow): Instant {
  return atTheDesk(random, window, addDays(window.firstDate, -random.integer(40, 1_000)))
}

/** A pack for every family that the client's habits take. */
function sales(random: Random, client: DemoClient, at: Instant): DemoEvent[] {
  const families = (Object.keys(FAMILIES) as FamilyKey[]).filter((family) =>
    family === 'personal' ? client.personal !== null : client.classes.length > 0,
  )
  return families.map((family, index) => ({
    at: at + index * random.integer(1, 3) * MINUTE,
    kind: 'sell',
    client,
    pack: client.packs[family],
  }))
}

const GOODWILL = [
  { reason: 'Goodwill', category: 'promotional' },
  { reason: 'Goodwill: the class was called off at short notice', category: 'promotional' },
  { reason: 'Brought a friend', category: 'promotional' },
  { reason: 'Birthday present', category: 'promotional' },
] as const

/** The stay that begins with these events: some people are given something, some leave. */
function stayOf(random: Random, window: DemoWindow, client: DemoClient, begin: readonly DemoEvent[]): Stay {
  const events = [...begin]
  const readyAt = Math.max(...begin.map((event) => event.at))
  const leaves = client.arrival !== 'joiner' && random.chance(0.06)
  if (!leaves && random.chance(0.09)) events.push(gift(random, window, client, readyAt))
  const leavesOn = leaves ? addDays(window.today, -random.integer(12, 40)) : null
  if (leavesOn !== null && random.chance(0.5)) {
    // After the last booking that could have been made before they said so.
    events.push({ at: atTheDesk(random, window, addDays(leavesOn, 8)), kind: 'deactivate', client })
  }
  return {
    events: events.filter((event) => event.at <= window.now),
    trial: null,
    readyAt,
    leavesOn,
  }
}

function gift(random: Random, window: DemoWindow, client: DemoClient, after: Instant): DemoEvent {
  const { reason, category } = random.pick(GOODWILL)
  const first = addDays(window.firstDate, 7)
  const days = Math.max(0, daysBetween(first, window.today) - 2)
  const at = atTheDesk(random, window, addDays(first, random.integer(0, days)))
  const family = client.arrival === 'carried' ? null : client.personal === null ? 'classes' : 'personal'
  return {
    at: Math.max(at, after + HOUR),
    kind: 'allocate',
    client,
    units: random.integer(1, 2),
    family,
    category,
    expiresOn: null,
    reason,
    by: 'owner',
  }
}

/** Hands out hours that are nobody's habit, each once. */
export function makeTrialDesk(
  random: Random,
  window: DemoWindow,
  grids: readonly TeamGrid[],
  timetable: Timetable,
): TrialDesk {
  const given = new Set<string>()
  const free = grids.map((grid) => grid.slots.filter((slot) => slot.taken === 0))
  return (client, from, to) => {
    const last = window.days.at(-1)?.date ?? window.today
    const days = Math.min(daysBetween(from, to), daysBetween(from, last))
    for (let day = 0; day <= days; day += 1) {
      const date = addDays(from, day)
      const slot = random.weighted(hoursOn(free[client.team] ?? [], date, given), ({ appeal }) => appeal)
      if (slot === undefined) continue
      given.add(hourKey(slot, date))
      return timetable.hourOn(slot, date, 'trial')
    }
    return null
  }
}

function hoursOn(free: readonly Slot[], date: LocalDate, given: ReadonlySet<string>): Slot[] {
  const weekday = weekdayOf(date)
  return free.filter((slot) => slot.weekday === weekday && !given.has(hourKey(slot, date)))
}

function hourKey(slot: Slot, date: LocalDate): string {
  return `${date} ${slot.team} ${slot.trainer} ${slot.minute}`
}
