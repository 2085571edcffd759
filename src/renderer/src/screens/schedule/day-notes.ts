import type { DayScale } from '../../../../shared/domain/day-scale.ts'
import { overlaps, type Period, type ZoneId } from '../../../../shared/domain/time.ts'
import { formatClockRange } from '../../i18n/format-date.ts'
import { i18n } from '../../i18n/setup.ts'
import type { ScheduleBlock } from './blocks.ts'

/** Who is away on a day, or what is closed, as a sentence; `part` is the part of the day, null where it is all of it. */
export type DayNote = { readonly message: string; readonly part: Period | null }

/** The closures and leave of a day, closures first. Of leave only that of the trainers asked for, or of all. */
export function dayNotes(
  scale: DayScale,
  blocks: readonly ScheduleBlock[],
  trainerIds?: readonly number[],
): readonly DayNote[] {
  const concerns = ({ kind, trainerId }: ScheduleBlock) =>
    kind === 'closure' ||
    (kind === 'leave' && (trainerIds === undefined || trainerIds.some((id) => id === trainerId)))
  return blocks
    .filter((block) => concerns(block) && overlaps(block, scale))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.startsAt - b.startsAt)
    .map(({ startsAt, endsAt, message }) => {
      const part = {
        startsAt: Math.max(startsAt, scale.startsAt),
        endsAt: Math.min(endsAt, scale.endsAt),
      }
      const isWhole = part.startsAt === scale.startsAt && part.endsAt === scale.endsAt
      return { message, part: isWhole ? null : part }
    })
}

/** "10:00 – 11:00: Ana is on leave." */
export function noteInWords({ message, part }: DayNote, zone: ZoneId): string {
  if (part === null) return message
  return i18n.t('schedule.look.note', {
    times: formatClockRange(part.startsAt, part.endsAt, zone),
    message,
  })
}
