import type { HourRow } from '../../../../shared/domain/day-scale.ts'
import { gridMinutesOf } from '../../../../shared/domain/day-scale.ts'
import { type Instant, minutesOfDay } from '../../../../shared/domain/time.ts'
import { type Axis, type AxisSpan, toAxis } from './axis.ts'
import type { Column } from './columns.ts'

/** The part of the axis on screen: opening hours, stretched to every session of every day. */
export type VisibleHours = { readonly from: number; readonly to: number; readonly rows: readonly HourRow[] }

const FIRST_HOUR = 6 * 60
const LAST_HOUR = 22 * 60

/** Everything that stands in a column. */
const spansIn = (column: Column): readonly AxisSpan[] => [...column.placed, ...column.more]

/** Which hours to draw: 6 to 22, and whole hours more where a session reaches beyond. */
export function visibleHours(axis: Axis, columns: readonly Column[]): VisibleHours {
  let [first, last] = [axis.minutes, 0]
  for (const row of axis.rows) {
    const wall = minutesOfDay(row.wall)
    if (wall < FIRST_HOUR || wall >= LAST_HOUR) continue
    first = Math.min(first, row.top)
    last = Math.max(last, row.top + row.minutes)
  }
  for (const span of columns.flatMap(spansIn)) {
    first = Math.min(first, span.top)
    last = Math.max(last, span.top + span.minutes)
  }
  const rows = axis.rows.filter((row) => row.top + row.minutes > first && row.top < last)
  const end = rows.at(-1)
  return { from: rows[0]?.top ?? 0, to: end === undefined ? axis.minutes : end.top + end.minutes, rows }
}

/**
 * Where the schedule opens: an hour before the session that is looked at, or before now, or at the first session, or
 * at nine o'clock.
 */
export function openingMinute(
  hours: VisibleHours,
  columns: readonly Column[],
  now: Instant,
  selectedId: number | null,
): number {
  const selected = columns.flatMap((column) => column.placed).find((item) => item.session.id === selectedId)
  if (selected !== undefined) return clamp(selected.top - 60, hours)
  const today = columns.find(({ scale }) => now >= scale.startsAt && now < scale.endsAt)
  if (today !== undefined) return clamp(minuteOf(today, now) - 60, hours)
  const tops = columns.flatMap((column) => column.placed.map((item) => item.top))
  return clamp(tops.length > 0 ? Math.min(...tops) - 30 : 9 * 60 - 30, hours)
}

/** Where an instant stands in a column; at the nearer edge when it is on another day. */
export function minuteOf({ axis, scale }: Pick<Column, 'axis' | 'scale'>, instant: Instant): number {
  return toAxis(axis, scale, gridMinutesOf(scale, instant))
}

function clamp(minute: number, hours: VisibleHours): number {
  return Math.min(Math.max(minute, hours.from), hours.to)
}

/** Where a session begins when no place was pressed: the next whole hour today, nine o'clock on another day. */
export function usualStart({ axis, scale }: Pick<Column, 'axis' | 'scale'>, now: Instant): number {
  if (now < scale.startsAt || now >= scale.endsAt) return 9 * 60
  return Math.min(Math.ceil(minuteOf({ axis, scale }, now) / 60) * 60, 23 * 60)
}
