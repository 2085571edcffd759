import { asc, eq, sql } from 'drizzle-orm'
import type { DatedHours, WeeklyHours } from '../../../../shared/domain/hours.ts'
import { amongAny, idList } from '../../engine/among.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'

const selectOpening = hotQuery((q: Reader) => {
  const { openingHours } = q.t
  return q
    .select({
      weekday: openingHours.weekday,
      from: openingHours.fromMinute,
      until: openingHours.untilMinute,
    })
    .from(openingHours)
    .orderBy(asc(openingHours.weekday), asc(openingHours.fromMinute))
})

/** The studio's week, Monday first; empty when hours were not entered. */
export function listOpening(q: Reader): Promise<WeeklyHours[]> {
  return selectOpening(q, {})
}

/** Makes the studio's week exactly this. */
export async function replaceOpening(q: Writer, opening: readonly WeeklyHours[]): Promise<void> {
  await q.delete(q.t.openingHours)
  if (opening.length > 0) await q.insert(q.t.openingHours).values(opening.map(minutesOf))
}

const selectAvailability = hotQuery((q: Reader) => {
  const { availability } = q.t
  return q
    .select({
      trainerId: availability.trainerId,
      weekday: availability.weekday,
      from: availability.fromMinute,
      until: availability.untilMinute,
      fromDay: availability.fromDay,
      untilDay: availability.untilDay,
    })
    .from(availability)
    .where(amongAny(q, availability.trainerId, sql.placeholder('trainerIds')))
    .orderBy(
      asc(availability.trainerId),
      asc(availability.weekday),
      asc(availability.fromMinute),
      asc(availability.id),
    )
})

/** The weeks of some trainers, or of all: those without any row are always available. */
export async function listAvailability(
  q: Reader,
  trainerIds: readonly number[] | null,
): Promise<Map<number, DatedHours[]>> {
  const ids = trainerIds === null ? null : idList(trainerIds)
  const weeks = new Map<number, DatedHours[]>()
  for (const { trainerId, ...hours } of await selectAvailability(q, { trainerIds: ids })) {
    weeks.set(trainerId, [...(weeks.get(trainerId) ?? []), hours])
  }
  return weeks
}

/** Makes a trainer's week exactly this. */
export async function replaceAvailability(
  q: Writer,
  trainerId: number,
  week: readonly DatedHours[],
): Promise<void> {
  const { availability } = q.t
  await q.delete(availability).where(eq(availability.trainerId, trainerId))
  if (week.length === 0) return
  await q.insert(availability).values(
    week.map(({ fromDay, untilDay, ...hours }) => ({
      ...minutesOf(hours),
      trainerId,
      fromDay,
      untilDay,
    })),
  )
}

function minutesOf({ weekday, from, until }: WeeklyHours) {
  return { weekday, fromMinute: from, untilMinute: until }
}
