import type { ServiceKind } from '../../../../shared/domain/catalogue.ts'

/** What the demo studio sells, where and by whom: one team of five trainers and three rooms per 160 clients. */

export const STUDIO_NAME = 'Northlight Studio'
export const STUDIO_ZONE = 'Europe/London'
export const STUDIO_CURRENCY = 'GBP'
export const LOCATION_NAME = 'Northlight, Hackney'
export const CLIENTS_PER_TEAM = 160

export const FAMILIES = { personal: 'Personal training', classes: 'Classes' } as const
export type FamilyKey = keyof typeof FAMILIES

export type ServiceKey = 'personal' | 'duo' | 'trial' | 'yoga' | 'pilates' | 'circle' | 'mobility' | 'meeting'

export type ServiceOffer = {
  readonly name: string
  readonly minutes: number
  readonly kind: ServiceKind
  readonly family: FamilyKey
  readonly capacity: number
  readonly creditCost: number
  readonly bufferMinutes: number
  readonly delivery: 'studio' | 'online'
}

function service(
  name: string,
  family: FamilyKey,
  kind: ServiceKind,
  minutes: number,
  more: Partial<ServiceOffer> = {},
): ServiceOffer {
  return {
    name,
    family,
    kind,
    minutes,
    capacity: 1,
    creditCost: 1,
    bufferMinutes: 0,
    delivery: 'studio',
    ...more,
  }
}

export const SERVICES: Readonly<Record<ServiceKey, ServiceOffer>> = {
  personal: service('Personal training', 'personal', 'personal', 60),
  // The client brings a friend: one booking, two credits.
  duo: service('Duo training', 'personal', 'personal', 60, { creditCost: 2 }),
  trial: service('Trial session', 'personal', 'trial', 45, { creditCost: 0 }),
  yoga: service('Yoga flow', 'classes', 'group', 60, { capacity: 14 }),
  // Ten minutes to wipe the reformers.
  pilates: service('Pilates reformer', 'classes', 'group', 50, { capacity: 8, bufferMinutes: 10 }),
  circle: service('Strength circle', 'classes', 'group', 60, { capacity: 10 }),
  mobility: service('Mobility online', 'classes', 'webinar', 45, { capacity: 30, delivery: 'online' }),
  meeting: service('Staff meeting', 'personal', 'internal', 45, { capacity: 8, creditCost: 0 }),
}

export type PackKey =
  | 'five'
  | 'ten'
  | 'twenty'
  | 'thirty'
  | 'classFive'
  | 'classTen'
  | 'classTwenty'
  | 'eightMonthly'
  | 'twelveMonthly'

export type PackOffer = {
  readonly name: string
  readonly family: FamilyKey
  readonly credits: number
  /** Pence; of a membership for one month. */
  readonly price: number
  /** Null for a membership, which goes on until it is ended. */
  readonly validityDays: number | null
  readonly kind?: 'membership'
  /** Classes of a month that move on to the next one. */
  readonly rollover?: number
}

export const PACKS: Readonly<Record<PackKey, PackOffer>> = {
  five: { name: '5 sessions', family: 'personal', credits: 5, price: 31_000, validityDays: 75 },
  ten: { name: '10 sessions', family: 'personal', credits: 10, price: 58_000, validityDays: 90 },
  twenty: { name: '20 sessions', family: 'personal', credits: 20, price: 110_000, validityDays: 180 },
  thirty: { name: '30 sessions', family: 'personal', credits: 30, price: 156_000, validityDays: 240 },
  classFive: { name: '5 classes', family: 'classes', credits: 5, price: 7_500, validityDays: 60 },
  classTen: { name: '10 classes', family: 'classes', credits: 10, price: 14_000, validityDays: 90 },
  classTwenty: { name: '20 classes', family: 'classes', credits: 20, price: 25_000, validityDays: 180 },
  eightMonthly: monthly('8 classes a month', 8, 9_600),
  twelveMonthly: monthly('12 classes a month', 12, 13_200),
}

/** A membership for classes; two that were not taken move on. */
function monthly(name: string, credits: number, price: number): PackOffer {
  return { name, family: 'classes', credits, price, validityDays: null, kind: 'membership', rollover: 2 }
}

/** What one session costs somebody who pays for it alone, in pence. */
export const DROP_IN_PRICE: Readonly<Record<FamilyKey, number>> = { personal: 6_500, classes: 1_600 }

/** Rooms of one team, by index. */
export const ROOMS = ['Yoga hall', 'Reformer room', 'Training bay'] as const

export const QUALIFICATIONS: readonly (readonly ServiceKey[])[] = [
  ['personal', 'duo', 'trial', 'circle'],
  ['personal', 'duo', 'trial', 'circle'],
  ['personal', 'trial', 'yoga', 'mobility'],
  ['personal', 'trial', 'pilates'],
  ['personal', 'duo', 'trial', 'yoga', 'pilates', 'mobility'],
]

/** The room in which a trainer of a team gives personal sessions when it is free; else they use the floor. */
export const USUAL_ROOMS = [2, 2, 0, 1, 0] as const

const MONDAY = 1
const TUESDAY = 2
const WEDNESDAY = 3
const THURSDAY = 4
const FRIDAY = 5
const SATURDAY = 6
const SUNDAY = 7

/** Minutes since midnight on the studio's wall. */
function wall(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

export type ClassOffer = {
  readonly weekday: number
  readonly minute: number
  readonly service: ServiceKey
  /** Index within the team. */
  readonly trainer: number
  readonly room: number | null
  /** How much people like the hour; 1 is ordinary. */
  readonly appeal: number
}

function weekly(
  weekday: number,
  time: string,
  service: ServiceKey,
  trainer: number,
  room: number | null,
  appeal: number,
): ClassOffer {
  return { weekday, minute: wall(time), service, trainer, room, appeal }
}

/** The classes of one team, every week at the same wall time. */
export const CLASSES: readonly ClassOffer[] = [
  weekly(MONDAY, '07:00', 'yoga', 2, 0, 1.2),
  weekly(MONDAY, '18:30', 'pilates', 3, 1, 1.6),
  weekly(MONDAY, '19:30', 'circle', 1, 2, 1.1),
  weekly(TUESDAY, '09:30', 'pilates', 3, 1, 0.8),
  weekly(TUESDAY, '12:30', 'mobility', 4, null, 0.9),
  weekly(TUESDAY, '18:15', 'yoga', 2, 0, 1.8),
  weekly(WEDNESDAY, '07:00', 'yoga', 2, 0, 1.1),
  weekly(WEDNESDAY, '18:30', 'pilates', 4, 1, 1.6),
  weekly(WEDNESDAY, '19:30', 'circle', 1, 2, 1.2),
  weekly(THURSDAY, '18:15', 'yoga', 2, 0, 1.8),
  weekly(THURSDAY, '19:15', 'pilates', 4, 1, 1.3),
  weekly(FRIDAY, '07:00', 'yoga', 2, 0, 0.9),
  weekly(FRIDAY, '17:30', 'yoga', 4, 0, 1.1),
  weekly(SATURDAY, '09:00', 'yoga', 2, 0, 1.4),
  weekly(SATURDAY, '10:15', 'pilates', 3, 1, 1.2),
  weekly(SUNDAY, '10:00', 'yoga', 4, 0, 1.2),
]

/** The whole studio's own hour; the owner holds it. */
export const MEETING = { weekday: TUESDAY, minute: wall('13:30') } as const

export type Shift = {
  readonly trainer: number
  readonly weekdays: readonly number[]
  readonly from: number
  readonly to: number
}

function shift(trainer: number, weekdays: readonly number[], from: string, to: string): Shift {
  return { trainer, weekdays, from: wall(from), to: wall(to) }
}

/** When each trainer of a team takes personal sessions. It is when they can work at all. */
export const SHIFTS: readonly Shift[] = [
  shift(0, [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY], '06:30', '14:30'),
  shift(1, [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY], '12:00', '21:00'),
  shift(1, [SATURDAY], '08:00', '12:00'),
  shift(2, [MONDAY, WEDNESDAY, FRIDAY], '07:00', '13:00'),
  shift(2, [TUESDAY, THURSDAY], '14:00', '21:00'),
  shift(2, [SATURDAY], '09:00', '12:00'),
  shift(3, [MONDAY, TUESDAY, WEDNESDAY, THURSDAY], '09:30', '19:30'),
  shift(3, [SATURDAY], '10:15', '13:15'),
  shift(4, [MONDAY, WEDNESDAY, THURSDAY], '13:00', '20:30'),
  shift(4, [TUESDAY, FRIDAY], '09:00', '18:30'),
  shift(4, [SUNDAY], '10:00', '12:00'),
]

/** When the doors are open. Every shift and every class lies within. */
export const DOORS: readonly Omit<Shift, 'trainer'>[] = [
  { weekdays: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY], from: wall('06:30'), to: wall('21:00') },
  { weekdays: [SATURDAY], from: wall('08:00'), to: wall('14:00') },
  { weekdays: [SUNDAY], from: wall('09:00'), to: wall('13:00') },
]

/** One trainer of the first team is away for some days, the first of them at least `ahead` days from today. */
export const LEAVE = { trainer: 3, weekday: WEDNESDAY, ahead: 4, days: 2, note: 'Sister’s wedding' } as const

/** One day on which nobody gets in. */
export const CLOSURE = { weekday: SUNDAY, ahead: 8, reason: 'Boiler service' } as const

/** How much people like to train at an hour of the day. */
export function appealOf(minute: number): number {
  const hour = minute / 60
  if (hour < 9) return 3
  if (hour < 12) return 1.3
  if (hour < 14) return 1.6
  if (hour < 16.5) return 0.5
  return hour < 20 ? 3.4 : 1.2
}
