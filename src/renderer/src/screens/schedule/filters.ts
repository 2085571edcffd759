import { isConflict, type Marks } from './attention.ts'
import type { Group, Resource } from './columns.ts'
import type { ScheduleSearch } from './search.ts'
import type { DaySession } from './sessions.ts'

export type Filters = Pick<ScheduleSearch, 'services' | 'trainers' | 'status' | 'only'>

/** How many of the filters are in use. */
export function filterCount({ services, trainers, status, only }: Filters): number {
  return [services, trainers, status, only].filter((filter) => filter !== undefined).length
}

/** Whether a session passes all the filters. */
export function passes(
  { services, trainers, status, only }: Filters,
  session: DaySession,
  marks: Marks,
): boolean {
  if (only === 'attention' && marks.attention === null) return false
  if (only === 'conflict' && !isConflict(marks)) return false
  if (services !== undefined && !services.includes(session.serviceId)) return false
  if (trainers !== undefined && (session.trainerId === null || !trainers.includes(session.trainerId)))
    return false
  return hasStatus(session, status)
}

function hasStatus(session: DaySession, status: Filters['status']): boolean {
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
