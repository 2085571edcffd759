import type { Group, Resource } from './columns.ts'
import type { ScheduleSearch } from './search.ts'
import type { DaySession } from './sessions.ts'

export type Filters = Pick<ScheduleSearch, 'services' | 'trainers' | 'status'>

/** How many of the filters are in use. */
export function filterCount({ services, trainers, status }: Filters): number {
  return [services, trainers, status].filter((filter) => filter !== undefined).length
}

/** Whether a session passes all the filters. */
export function passes({ services, trainers, status }: Filters, session: DaySession): boolean {
  if (services !== undefined && !services.includes(session.serviceId)) return false
  if (trainers !== undefined && (session.trainerId === null || !trainers.includes(session.trainerId)))
    return false
  switch (status) {
    case undefined:
      return true
    case 'cancelled':
      return session.status === 'cancelled'
    case 'open':
      return session.status === 'open'
    case 'free':
      return session.status === 'open' && session.booked < session.capacity
    case 'full':
      return session.status === 'open' && session.booked >= session.capacity
  }
}

/** The columns that are left: chosen trainers only, where a column is a trainer. */
export function chosenResources(
  { trainers }: Filters,
  group: Group,
  resources: readonly Resource[],
): readonly Resource[] {
  if (group === 'room' || trainers === undefined) return resources
  return resources.filter(({ id }) => id !== null && trainers.includes(id))
}
