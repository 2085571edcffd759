import type { Value } from '../../../../shared/contract/index.ts'
import { endOfDay, formatInstant, type LocalDate, startOfDay } from '../../../../shared/domain/time.ts'
import { useQuery } from '../../api/use-query.ts'
import { useStudio } from '../../state/studio.ts'

export type Roster = Value<'schedule.range'>['sessions'][number]['bookings']

/** Who comes to each session of a trainer on a day, by session. */
export function useRosters(trainerId: number, date: LocalDate): ReadonlyMap<number, Roster> {
  const { zone } = useStudio()
  const day = useQuery('schedule.range', {
    from: formatInstant(startOfDay(date, zone)),
    to: formatInstant(endOfDay(date, zone)),
    trainerIds: [trainerId],
  })
  return new Map(day.value?.sessions.map(({ id, bookings }) => [id, bookings]))
}
