import type { Value } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import type { DayScale } from '../../../../shared/domain/day-scale.ts'
import { type Block, drawnBlocks, uncovered } from '../../../../shared/domain/hours.ts'
import { overlaps, type Period } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { type Axis, type AxisSpan, spanOnAxis } from './axis.ts'
import type { Group, Resource } from './columns.ts'

type Told = Value<'hours.range'>['blocks'][number]

/** A time at which sessions are not expected, and why in words. */
export type ScheduleBlock = Block & { readonly message: string; readonly reason: string | null }

/** Instants by block: an answer's parts never change, so each is read once. */
const read = new WeakMap<Told, ScheduleBlock>()

/** The blocks of an answer, each the same object for as long as main says the same of it. */
export function blocksOf(told: readonly Told[]): readonly ScheduleBlock[] {
  return told.map((one) => {
    const known = read.get(one)
    if (known !== undefined) return known
    const block = { ...one, startsAt: instantOf(one.startsAt), endsAt: instantOf(one.endsAt) }
    read.set(one, block)
    return block
  })
}

/** Those that touch a day. */
export function blocksOn(period: Period, blocks: readonly ScheduleBlock[]): readonly ScheduleBlock[] {
  return blocks.filter((block) => overlaps(block, period))
}

/** A part of a column that is not expected to be used, and the strongest reason why. */
export type Shade = AxisSpan & {
  readonly kind: ScheduleBlock['kind']
  /** Why it is closed; null for everything else. */
  readonly reason: string | null
  readonly message: string
  /** Minutes that it really takes: where the clock changes, others than it stands for on the axis. */
  readonly lasts: number
}

/** What lies behind the sessions of a column; the blocks are those of its day. */
export function shadesOf(
  { axis, scale }: { readonly axis: Axis; readonly scale: DayScale },
  whose: { readonly group: Group; readonly resource: Resource },
  blocks: readonly ScheduleBlock[],
): readonly Shade[] {
  const { group, resource } = whose
  const own = {
    trainerId: group === 'trainer' ? resource.id : null,
    roomId: group === 'room' ? resource.id : null,
  }
  return drawnBlocks(blocks, scale, own).flatMap((block) => {
    const span = spanOnAxis(axis, scale, block)
    const { kind, reason, message } = block
    const lasts = (block.endsAt - block.startsAt) / MINUTE
    return span === null ? [] : [{ ...span, kind, reason, message, lasts }]
  })
}

/** Whether two lists of shades look the same. */
export function sameShades(a: readonly Shade[], b: readonly Shade[]): boolean {
  return a.length === b.length && a.every((shade, index) => isAlike(shade, b[index]))
}

const isAlike = (a: Shade, b: Shade | undefined): boolean =>
  b !== undefined &&
  a.top === b.top &&
  a.minutes === b.minutes &&
  a.kind === b.kind &&
  a.message === b.message

/**
 * Minutes of a column's day in which its trainer or room is there. Null where no hours were entered, so that nobody can
 * say; away all day is none.
 */
export function availableMinutes(scale: DayScale, shades: readonly Shade[]): number | null {
  const whole = (scale.endsAt - scale.startsAt) / MINUTE
  const left = whole - shades.reduce((sum, { lasts }) => sum + lasts, 0)
  const isKnown = left === 0 || shades.some(({ kind }) => kind === 'closed' || kind === 'unavailable')
  return isKnown ? left : null
}

/** When the studio opens on a day, on the axis; nothing where no hours were entered, or it stays closed. */
export function openSpans(
  axis: Axis,
  scale: DayScale,
  blocks: readonly ScheduleBlock[],
): readonly AxisSpan[] {
  const closed = blocks.filter(({ kind }) => kind === 'closed')
  if (closed.length === 0) return []
  return uncovered(scale, closed).flatMap((period) => spanOnAxis(axis, scale, period) ?? [])
}
