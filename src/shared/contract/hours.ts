import { z } from 'zod'
import { BLOCK_KINDS } from '../domain/hours.ts'
import { command, query } from './define.ts'
import {
  changedLine,
  scheduleDay as day,
  endTime,
  id,
  optionalLine,
  requiredLine,
  scheduleInstant,
  version,
  wallTime,
  weekday,
} from './fields.ts'

const weekly = { weekday, from: wallTime, until: endTime }
const weeklyView = z.object({ weekday: z.int(), from: z.string(), until: z.string() })

/** More than anybody enters for a week. */
const MOST_HOURS = 70

/** `from` and `until` are the first and last whole studio day; `startsAt` and `endsAt` are instants. One pair or the other. */
export const stretch = {
  from: day.optional(),
  until: day.optional(),
  startsAt: scheduleInstant.optional(),
  endsAt: scheduleInstant.optional(),
}

const stretchView = {
  /** The first and last whole studio day; null when it is a part of a day. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** The same as instants, whichever way it was entered. */
  startsAt: z.string(),
  endsAt: z.string(),
}

const openingView = z.object({
  /** Empty: hours were not entered, and the studio is open. Else a weekday without any is closed. */
  opening: z.array(weeklyView),
  /** The studio's own, which `hours.update` takes. */
  version: z.int(),
})

const availabilityView = z.object({
  trainerId: z.int(),
  /** Empty: always available. */
  availability: z.array(
    weeklyView.extend({ fromDay: z.string().nullable(), untilDay: z.string().nullable() }),
  ),
  /** The staff member's own, which `availability.set` takes. */
  version: z.int(),
})

export const timeOffView = z.object({
  id: z.int(),
  trainerId: z.int(),
  trainerName: z.string(),
  ...stretchView,
  /** Only for whoever may change it and for the trainer; null for others. */
  note: z.string().nullable(),
  version: z.int(),
})

export const closureView = z.object({
  id: z.int(),
  /** Null is the whole studio. */
  roomId: z.int().nullable(),
  roomName: z.string().nullable(),
  reason: z.string(),
  ...stretchView,
  version: z.int(),
})

/** Those that touch these studio days, both included; all of them without. */
const between = { from: day.optional(), until: day.optional() }

export const hoursContract = {
  'hours.get': query('schedule.read', z.strictObject({}), openingView),
  /** Makes the opening hours exactly these; an empty list takes them away. */
  'hours.update': command(
    'studio.write',
    z.strictObject({ version, opening: z.array(z.strictObject(weekly)).max(MOST_HOURS) }),
    openingView,
    ['hours', 'studio'],
  ),
  /**
   * Everything that keeps a time from being used between two studio days, both included: of the studio, of every room
   * and of every active trainer. Closures and leave are whole, also where they reach beyond. `domain/hours.ts` tells
   * what a session meets of it, and what a column draws.
   */
  'hours.range': query(
    'schedule.read',
    z.strictObject({ from: day, until: day }),
    z.object({
      blocks: z.array(
        z.object({
          kind: z.enum(BLOCK_KINDS),
          /** Of the closure or leave; null for what follows from weekly hours. */
          id: z.int().nullable(),
          /** Without a trainer and a room it is the whole studio's. */
          trainerId: z.int().nullable(),
          roomId: z.int().nullable(),
          startsAt: z.string(),
          endsAt: z.string(),
          message: z.string(),
          /** As it was entered with a closure; null for everything else. */
          reason: z.string().nullable(),
        }),
      ),
    }),
  ),
  'availability.get': query('schedule.read', z.strictObject({ trainerId: id }), availabilityView),
  /** Makes a trainer's week exactly this; an empty list makes them always available. */
  'availability.set': command(
    'staff.write',
    z.strictObject({
      trainerId: id,
      version,
      availability: z
        .array(z.strictObject({ ...weekly, fromDay: day.nullish(), untilDay: day.nullish() }))
        .max(MOST_HOURS),
    }),
    availabilityView,
    ['hours', 'staff'],
  ),
  /** Leave that was not taken back, the earliest first, with how many open sessions of the trainer to come lie in it. */
  'timeOff.list': query(
    'schedule.read',
    z.strictObject({ trainerId: id.optional(), ...between }),
    z.object({ rows: z.array(timeOffView.extend({ sessions: z.int() })) }),
  ),
  /** Leave moves no session: whoever adds it sees in `sessions` how many open ones of the trainer lie in it. */
  'timeOff.add': command(
    'staff.write',
    z.strictObject({ trainerId: id, ...stretch, note: optionalLine(255) }),
    z.object({ timeOff: timeOffView, sessions: z.int() }),
    ['hours'],
  ),
  /** A stretch is changed as a whole. */
  'timeOff.update': command(
    'staff.write',
    z.strictObject({ timeOffId: id, version, ...stretch, note: changedLine(255) }),
    z.object({ timeOff: timeOffView, sessions: z.int() }),
    ['hours'],
  ),
  'timeOff.remove': command(
    'staff.write',
    z.strictObject({ timeOffId: id }),
    z.object({ timeOff: timeOffView }),
    ['hours'],
  ),
  /** Closures that were not taken back, the earliest first, with how many open sessions to come lie in each. */
  'closures.list': query(
    'schedule.read',
    z.strictObject(between),
    z.object({ rows: z.array(closureView.extend({ sessions: z.int() })) }),
  ),
  /** As with leave, `sessions` are the open ones that lie in it. */
  'closures.add': command(
    'studio.write',
    z.strictObject({ roomId: id.nullish(), ...stretch, reason: requiredLine(120) }),
    z.object({ closure: closureView, sessions: z.int() }),
    ['hours'],
  ),
  'closures.remove': command(
    'studio.write',
    z.strictObject({ closureId: id }),
    z.object({ closure: closureView }),
    ['hours'],
  ),
}
