import {
  type DayScale,
  gridSpanOf,
  type HourRow,
  instantAtGridMinutes,
} from '../../../../shared/domain/day-scale.ts'
import type { Instant, Period } from '../../../../shared/domain/time.ts'

/**
 * The one scale of hours down the side that all days on screen share, in minutes from its top. Where one of the days
 * has an hour twice, the axis has it twice, and the other days are void there.
 */
export type Axis = {
  readonly minutes: number
  readonly rows: readonly HourRow[]
  /** What the longest day has more than the others, and where; beyond the end when all are alike. */
  readonly insertedAt: number
  readonly inserted: number
}

/** Where something stands on the axis. */
export type AxisSpan = { readonly top: number; readonly minutes: number }

/** A stretch of a day's column in which there is no time. */
export type VoidSpan = AxisSpan & { readonly because: 'missing' | 'other_day' }

const missingRows = (scale: DayScale): number =>
  scale.rows.filter((row) => row.occurrence === 'missing').length

/** The axis of these days, of which there is at least one: the rows of the longest, and rather of an ordinary one. */
export function axisOf(scales: readonly DayScale[]): Axis {
  const longest = scales.toSorted((a, b) => b.minutes - a.minutes || missingRows(a) - missingRows(b))[0]
  if (longest === undefined) throw new RangeError('an axis needs a day')
  const shortest = Math.min(...scales.map((scale) => scale.minutes))
  const inserted = longest.minutes - shortest
  const second = longest.rows.find((row) => row.occurrence === 'second')
  const insertedAt = inserted > 0 && second !== undefined ? second.top : longest.minutes
  return { minutes: longest.minutes, rows: longest.rows, insertedAt, inserted }
}

const isWhole = (axis: Axis, scale: DayScale): boolean => scale.minutes === axis.minutes

/** The place on the axis of so many minutes from the top of the day; `isEnd` keeps an end above what is inserted. */
export function toAxis(axis: Axis, scale: DayScale, minutes: number, isEnd = false): number {
  const stays = isWhole(axis, scale) || minutes < axis.insertedAt || (isEnd && minutes === axis.insertedAt)
  return stays ? minutes : minutes + axis.inserted
}

/** The instant of a day at a place on the axis; in what the day does not have, the instant after it. */
export function instantAtAxis(axis: Axis, scale: DayScale, at: number): Instant {
  const alike = isWhole(axis, scale) || at <= axis.insertedAt
  const minutes = alike ? at : Math.max(axis.insertedAt, at - axis.inserted)
  return instantAtGridMinutes(scale, minutes).instant
}

/** Where the part of a period that lies on the day stands, or null when none does. */
export function spanOnAxis(axis: Axis, scale: DayScale, period: Period): AxisSpan | null {
  const span = gridSpanOf(scale, period)
  if (span === null) return null
  const top = toAxis(axis, scale, span.top)
  return { top, minutes: toAxis(axis, scale, span.top + span.minutes, true) - top }
}

/** The stretches of a day's column that no instant of the day is in. */
export function voidSpans(axis: Axis, scale: DayScale): readonly VoidSpan[] {
  const missing = scale.rows
    .filter((row) => row.occurrence === 'missing')
    .map((row) => ({ top: toAxis(axis, scale, row.top), minutes: row.minutes, because: 'missing' as const }))
  if (isWhole(axis, scale) || axis.inserted === 0) return missing
  return [...missing, { top: axis.insertedAt, minutes: axis.inserted, because: 'other_day' }]
}
