import type { ClientFields } from '../../../../shared/domain/clients.ts'
import { assert } from '../../../../shared/errors.ts'
import {
  EVEN_WEEKS,
  EVERY_WEEK,
  meets,
  ODD_WEEKS,
  type Slot,
  spanOf,
  spanOfSlot,
  type TeamGrid,
  type WeeklyClass,
} from './grid.ts'
import { type FamilyKey, type PackKey, SERVICES } from './offer.ts'
import { makePeople } from './people.ts'
import type { Random } from './random.ts'

/** How a client came to the studio. */
export type Arrival =
  /** Trained before the demo's first week and bought a pack for it. */
  | 'regular'
  /** Came with a balance from the cards the studio kept before. */
  | 'carried'
  /** Joined during the demo's weeks, after a trial session. */
  | 'joiner'
  /** Had or has a trial session and has not bought anything. */
  | 'prospect'

/** What a client does when no credit is left for the next booking. */
export type WhenOut = 'renew' | 'pause' | 'stop' | 'owe'

/** The same hours every week, or every other week. */
export type PersonalHabit = {
  readonly service: 'personal' | 'duo'
  readonly slots: readonly Slot[]
  readonly weeks: number
}

export type DemoClient = {
  readonly person: ClientFields
  readonly team: number
  readonly arrival: Arrival
  readonly personal: PersonalHabit | null
  readonly classes: readonly WeeklyClass[]
  /** What they buy, per family. */
  readonly packs: Readonly<Record<FamilyKey, PackKey>>
  readonly whenOut: WhenOut
  /** Buys the next pack before the last one is used up. */
  readonly buysAhead: boolean
  /** How often the habit is kept. */
  readonly keeps: number
}

type Pattern = {
  readonly share: number
  readonly personal: 0 | 1 | 2
  readonly classes: 0 | 1 | 2 | 3
  readonly service?: 'duo'
  readonly everyOtherWeek?: true
}

/** How people train: personal sessions and classes a week. */
const PATTERNS: readonly Pattern[] = [
  { share: 24, personal: 1, classes: 0 },
  { share: 11, personal: 2, classes: 0 },
  { share: 10, personal: 1, classes: 0, everyOtherWeek: true },
  { share: 5, personal: 1, classes: 0, service: 'duo' },
  { share: 15, personal: 1, classes: 1 },
  { share: 10, personal: 0, classes: 1 },
  { share: 16, personal: 0, classes: 2 },
  { share: 9, personal: 0, classes: 3 },
]

const ARRIVALS: readonly { readonly arrival: Arrival; readonly share: number }[] = [
  { arrival: 'regular', share: 38 },
  { arrival: 'carried', share: 33 },
  { arrival: 'joiner', share: 23 },
  { arrival: 'prospect', share: 6 },
]

const WHEN_OUT: readonly { readonly what: WhenOut; readonly share: number }[] = [
  { what: 'renew', share: 66 },
  { what: 'pause', share: 14 },
  { what: 'stop', share: 14 },
  { what: 'owe', share: 6 },
]

/** The demo's clients with their habits; takes the slots of the grids that become somebody's. */
export function makeClients(random: Random, grids: readonly TeamGrid[], count: number): DemoClient[] {
  return makePeople(random, count).map((person, index) => {
    const team = index % grids.length
    const grid = grids[team]
    assert(grid !== undefined, 'a client belongs to a team')
    const arrival = draw(random, ARRIVALS).arrival
    const pattern = draw(random, PATTERNS)
    const habits = arrival === 'prospect' ? NO_HABITS : takeHabits(random, grid, pattern)
    return {
      person,
      team,
      arrival,
      ...habits,
      packs: packsFor(random, pattern),
      whenOut: draw(random, WHEN_OUT).what,
      buysAhead: false,
      keeps: 0.82 + random.next() * 0.16,
    }
  })
}

/** Some who come to classes every week have a membership, and some who stay buy ahead. */
export function settleIn(random: Random, clients: readonly DemoClient[]): DemoClient[] {
  return clients.map((client) => {
    const { classes, packs, whenOut } = client
    const buysAhead = random.chance(0.4) && whenOut === 'renew'
    if (classes.length < 2 || !random.chance(0.3)) return { ...client, buysAhead }
    const monthly = classes.length === 2 ? 'eightMonthly' : 'twelveMonthly'
    return { ...client, buysAhead, packs: { ...packs, classes: monthly } }
  })
}

function draw<T extends { readonly share: number }>(random: Random, list: readonly T[]): T {
  const drawn = random.weighted(list, ({ share }) => share)
  assert(drawn !== undefined, 'shares are above 0')
  return drawn
}

type Habits = Pick<DemoClient, 'personal' | 'classes'>

const NO_HABITS: Habits = { personal: null, classes: [] }

/** Somebody who finds no hour with a trainer takes classes. */
function takeHabits(random: Random, grid: TeamGrid, pattern: Pattern): Habits {
  const weeks = pattern.everyOtherWeek ? random.pick([EVEN_WEEKS, ODD_WEEKS]) : EVERY_WEEK
  const free = grid.slots.filter((slot) => (slot.taken & weeks) === 0)
  const slots = takeSlots(random, free, pattern.personal, weeks)
  const personal: PersonalHabit | null =
    slots.length === 0 ? null : { service: pattern.service ?? 'personal', slots, weeks }
  const wanted = slots.length === 0 && pattern.classes === 0 ? 1 : pattern.classes
  return { personal, classes: takeClasses(random, grid, wanted, slots) }
}

/** The hours of one trainer; a second one on another day, rather at the same hour. */
function takeSlots(random: Random, free: readonly Slot[], wanted: number, weeks: number): Slot[] {
  const first = wanted === 0 ? undefined : random.weighted(free, (slot) => slot.appeal)
  if (first === undefined) return []
  first.taken |= weeks
  const others = free.filter((slot) => slot.trainer === first.trainer && slot.weekday !== first.weekday)
  const second =
    wanted < 2
      ? undefined
      : random.weighted(others, (slot) => slot.appeal * (slot.minute === first.minute ? 4 : 1))
  if (second === undefined) return [first]
  second.taken |= weeks
  return [first, second]
}

function takeClasses(random: Random, grid: TeamGrid, wanted: number, slots: readonly Slot[]): WeeklyClass[] {
  const taken: WeeklyClass[] = []
  while (taken.length < wanted) {
    const possible = grid.classes.filter(
      (offer) =>
        !slots.some((slot) => meets(spanOfSlot(slot), spanOf(offer))) &&
        !taken.some((other) => other.weekday === offer.weekday),
    )
    const chosen = random.weighted(possible, attraction)
    if (chosen === undefined) break
    chosen.regulars += 1
    taken.push(chosen)
  }
  return taken
}

/** A popular hour fills first; a class with as many regulars as places hardly attracts more. */
function attraction(offer: WeeklyClass): number {
  const full = offer.regulars >= SERVICES[offer.service].capacity
  return full ? 0.02 : offer.appeal
}

function packsFor(random: Random, pattern: Pattern): Record<FamilyKey, PackKey> {
  return { personal: personalPack(random, pattern), classes: classPack(random, pattern) }
}

function personalPack(random: Random, pattern: Pattern): PackKey {
  if (pattern.everyOtherWeek) return random.chance(0.55) ? 'five' : 'ten'
  if (pattern.personal === 2 || pattern.service === 'duo') return random.chance(0.5) ? 'twenty' : 'thirty'
  return random.chance(0.5) ? 'ten' : 'twenty'
}

function classPack(random: Random, pattern: Pattern): PackKey {
  if (pattern.classes >= 2) return random.chance(0.7) ? 'classTwenty' : 'classTen'
  return random.chance(0.25) ? 'classFive' : 'classTen'
}
