import type { DayScale } from '../../../../shared/domain/day-scale.ts'
import { overlaps } from '../../../../shared/domain/time.ts'
import { blocksOn, type ScheduleBlock } from './blocks.ts'
import { type DaySession, periodOf } from './sessions.ts'

/** A day with what keeps its time from being used, of everybody and apart for each trainer. */
export type Day = {
  readonly scale: DayScale
  readonly blocks: readonly ScheduleBlock[]
  readonly ofTrainer: (trainerId: number | null) => readonly ScheduleBlock[]
}

/** A day of the answer; what concerns a trainer is picked out once. */
export function dayOf(scale: DayScale, all: readonly ScheduleBlock[]): Day {
  const blocks = blocksOn(scale, all)
  const known = new Map<number | null, readonly ScheduleBlock[]>()
  const ofTrainer = (trainerId: number | null) => {
    const own =
      known.get(trainerId) ??
      blocks.filter((block) => block.trainerId === null || block.trainerId === trainerId)
    known.set(trainerId, own)
    return own
  }
  return { scale, blocks, ofTrainer }
}

/** Those of the days that a session is on: of both, where it goes on after midnight. */
export function blocksAround(session: DaySession, days: readonly Day[]): readonly ScheduleBlock[] {
  const period = periodOf(session)
  const [first, ...more] = days.filter(({ scale }) => overlaps(period, scale))
  if (first === undefined) return []
  const blocks = first.ofTrainer(session.trainerId)
  if (more.length === 0) return blocks
  return [...new Set([...blocks, ...more.flatMap(({ ofTrainer }) => ofTrainer(session.trainerId))])]
}
