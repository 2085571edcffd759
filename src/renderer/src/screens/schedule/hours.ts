import type { HourRow } from '../../../../shared/domain/day-scale.ts'
import { gridMinutesOf } from '../../../../shared/domain/day-scale.ts'
import { type Instant, minutesOfDay } from '../../../../shared/domain/time.ts'
import { type Axis, type AxisSpan, toAxis } from './axis.ts'
import type { Column } from './columns.ts'

/** The part of the axis on screen, and what of it is folded away above and below. */
export type VisibleHours = {
  readonly from: number
  readonly to: number
  readonly rows: readonly HourRow[]
  /** Early and late hours in which nothing is: null where there are none. */
  readonly early: Fold | null
  readonly late: Fold | null
}

/** Hours that nobody needs to see, from one minute of the axis to another; drawn when they were unfolded. */
export type Fold = { readonly from: number; readonly to: number; readonly unfolded: boolean }

export const UNFOLDED = ['early', 'late', 'all'] as const
export type Unfolded = (typeof UNFOLDED)[number] | null

const FIRST_HOUR = 6 * 60
const LAST_HOUR = 22 * 60

/**
 * Which hours to draw: 6 to 22, and whole hours more where the studio is open or a session reaches beyond. The others
 * are folded until they are asked for.
 */
export function visibleHours(
  axis: Axis,
  columns: readonly Column[],
  open: readonly AxisSpan[] = [],
  unfolded: Unfolded = null,
): VisibleHours {
  let [first, last] = [axis.minutes, 0]
  for (const row of axis.rows) {
    const wall = minutesOfDay(row.wall)
    if (wall < FIRST_HOUR || wall >= LAST_HOUR) continue
    first = Math.min(first, row.top)
    last = Math.max(last, row.top + row.minutes)
  }
  const takeIn = (spans: readonly AxisSpan[]) => {
    for (const span of spans) {
      first = Math.min(first, span.top)
      last = Math.max(last, span.top + span.minutes)
    }
  }
  takeIn(open)
  for (const { placed, more } of columns) {
    takeIn(placed)
    takeIn(more)
  }
  const needed = axis.rows.filter((row) => row.top + row.minutes > first && row.top < last)
  const end = needed.at(-1)
  const [from, to] = [needed[0]?.top ?? 0, end === undefined ? axis.minutes : end.top + end.minutes]
  const asked = (side: Unfolded) => unfolded === 'all' || unfolded === side
  const early = from > 0 ? { from: 0, to: from, unfolded: asked('early') } : null
  const late = to < axis.minutes ? { from: to, to: axis.minutes, unfolded: asked('late') } : null
  const shown = {
    from: early?.unfolded === true ? 0 : from,
    to: late?.unfolded === true ? axis.minutes : to,
  }
  const rows = axis.rows.filter((row) => row.top >= shown.from && row.top < shown.to)
  return { ...shown, rows, early, late }
}

/** What folds or unfolds one side and leaves the other as it is. */
export function toggledHours(unfolded: Unfolded, side: 'early' | 'late'): Unfolded {
  const other = side === 'early' ? 'late' : 'early'
  if (unfolded === null) return side
  if (unfolded === 'all') return other
  return unfolded === side ? null : 'all'
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
