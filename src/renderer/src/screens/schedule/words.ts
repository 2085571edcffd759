import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { formatClockRange, formatDay } from '../../i18n/format-date.ts'
import { locale } from '../../i18n/locale.ts'
import { i18n } from '../../i18n/setup.ts'
import { countMarks, type Marks } from './attention.ts'
import type { Column, Group, Resource } from './columns.ts'
import type { Place } from './place.ts'
import { type DaySession, namesOf, periodOf } from './sessions.ts'
import type { Objection } from './verdict.ts'

/** The name above a column; that of nobody says so. */
export function resourceName({ id, name }: Resource, group: Group): string {
  if (id !== null) return name ?? ''
  return i18n.t(group === 'trainer' ? 'schedule.unassigned' : 'schedule.grid.noRoom')
}

/** What a session is called where it stands alone: a personal one by its client. */
export function sessionName(session: DaySession): string {
  const [only] = namesOf(session)
  return session.capacity === 1 && only !== undefined ? `${session.title} (${only})` : session.title
}

/** What sessions are called that go together: by the one that was taken hold of, and how many more. */
export function nameOfMany(lead: DaySession, count: number): string {
  const name = sessionName(lead)
  return count < 2 ? name : i18n.t('schedule.many.andMore', { name, count: count - 1 })
}

/** "10:15 – 11:15" of a place. */
export function placeTime(place: Place, column: Column): string {
  return formatClockRange(place.startsAt, place.startsAt + place.minutes * MINUTE, column.scale.zone)
}

/** "Mon 16 Nov, 10:15 – 11:15, Ana": all that a place is. */
export function placeInWords(place: Place, column: Column, group: Group): string {
  return i18n.t('schedule.grid.place', {
    day: formatDay(localDateOf(place.startsAt, column.scale.zone), 'weekday'),
    time: placeTime(place, column),
    name: resourceName(column.resource, group),
  })
}

/** Why something cannot be where it is held, as a sentence. */
export function objectionInWords(objection: Objection, zone: string): string {
  if (!('by' in objection)) return i18n.t(`schedule.grid.objection.${objection.kind}`)
  const { startsAt, endsAt } = periodOf(objection.by)
  return i18n.t(`schedule.grid.objection.${objection.kind}`, {
    name: objection.name,
    title: objection.by.title,
    time: formatClockRange(startsAt, endsAt, zone),
  })
}

/** Hours with at most one figure after the point, as the region writes it. */
export const hoursInWords = (minutes: number): string =>
  (Math.round(minutes / 6) / 10).toLocaleString(locale())

/** "1 conflict, 2 not marked": what of a column is to be looked at; empty when nothing is. */
export function marksInWords(marks: readonly Marks[]): string {
  const { conflicts, unmarked } = countMarks(marks)
  return [
    conflicts > 0 && i18n.t('schedule.look.conflicts', { count: conflicts }),
    unmarked > 0 && i18n.t('schedule.look.unmarked', { count: unmarked }),
  ]
    .filter((part) => part !== false)
    .join(', ')
}
