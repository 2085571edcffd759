import { sql } from 'drizzle-orm'
import type { Weekday } from '../../../../shared/domain/time.ts'
import type { roomsTable } from './catalogue.ts'
import { isDay, type Kit } from './kit.ts'
import type { staffTable } from './people.ts'

/** When something is on every week: minutes since midnight on the studio's wall; 1440 is the end of the day. */
function weeklyColumns(kit: Kit) {
  return {
    id: kit.id(),
    /** 1 is Monday, 7 is Sunday. */
    weekday: kit.int().notNull().$type<Weekday>(),
    fromMinute: kit.int().notNull(),
    untilMinute: kit.int().notNull(),
  }
}

const WEEKLY = sql.raw('weekday between 1 and 7 and from_minute >= 0 and until_minute <= 1440')
const RISING = sql.raw('from_minute < until_minute')

/** When the studio is open. A weekday without rows is closed; with no row at all, hours were not entered. */
export function openingHoursTable(kit: Kit) {
  return kit.table('opening_hours', weeklyColumns(kit), (t) => [
    kit.check('opening_hours_week', WEEKLY),
    kit.check('opening_hours_rising', RISING),
    kit.uniqueIndex('opening_hours_once').on(t.weekday, t.fromMinute),
  ])
}

/** When a trainer can work; one without rows always can. The days, where given, are the first and the last it is true for. */
export function availabilityTable(kit: Kit, staff: ReturnType<typeof staffTable>) {
  return kit.table(
    'availability',
    {
      ...weeklyColumns(kit),
      trainerId: kit
        .int()
        .notNull()
        .references(() => staff.id),
      fromDay: kit.text(),
      untilDay: kit.text(),
    },
    (t) => [
      kit.check('availability_week', WEEKLY),
      kit.check('availability_rising', RISING),
      kit.check('availability_from', isDay(t.fromDay)),
      kit.check('availability_until', isDay(t.untilDay)),
      kit.check('availability_days', sql`${t.untilDay} >= ${t.fromDay}`),
      kit.index('availability_by_trainer').on(t.trainerId, t.weekday),
    ],
  )
}

/** A stretch of whole studio days, both included, or of instants: one or the other. Never deleted, only cancelled. */
function stretchColumns(kit: Kit) {
  return {
    id: kit.id(),
    fromDay: kit.text(),
    untilDay: kit.text(),
    startsAt: kit.int(),
    endsAt: kit.int(),
    createdAt: kit.int().notNull(),
    cancelledAt: kit.int(),
    version: kit.int().notNull().default(1),
  }
}

/** Whole days or instants, never both and never half of one; the end is not before the start. */
const ONE_STRETCH = sql.raw(
  '(from_day is null) = (until_day is null) and (starts_at is null) = (ends_at is null) and (from_day is null) <> (starts_at is null)',
)
const STRETCH_ORDER = sql.raw('coalesce(until_day >= from_day, true) and coalesce(ends_at > starts_at, true)')

/** When a trainer is on leave. */
export function timeOffTable(kit: Kit, staff: ReturnType<typeof staffTable>) {
  return kit.table(
    'time_off',
    {
      ...stretchColumns(kit),
      trainerId: kit
        .int()
        .notNull()
        .references(() => staff.id),
      note: kit.text(),
    },
    (t) => [
      kit.check('time_off_from', isDay(t.fromDay)),
      kit.check('time_off_until', isDay(t.untilDay)),
      kit.check('time_off_stretch', ONE_STRETCH),
      kit.check('time_off_order', STRETCH_ORDER),
      kit.check('time_off_note', sql`length(${t.note}) <= 255`),
      kit.index('time_off_by_trainer').on(t.trainerId),
    ],
  )
}

/** When the studio, or one room of it, is closed although it would be open. */
export function closuresTable(kit: Kit, rooms: ReturnType<typeof roomsTable>) {
  return kit.table(
    'closures',
    {
      ...stretchColumns(kit),
      /** Null is the whole studio. */
      roomId: kit.int().references(() => rooms.id),
      reason: kit.text().notNull(),
    },
    (t) => [
      kit.check('closures_from', isDay(t.fromDay)),
      kit.check('closures_until', isDay(t.untilDay)),
      kit.check('closures_stretch', ONE_STRETCH),
      kit.check('closures_order', STRETCH_ORDER),
      kit.check('closures_reason', sql`length(${t.reason}) between 1 and 120`),
    ],
  )
}
