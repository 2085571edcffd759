import { formatDay } from '../../i18n/format-date.ts'
import { i18n } from '../../i18n/setup.ts'
import { type Card, type Column, hoursOf, NOBODY } from './columns.ts'

/** What a column is called. */
export function columnName({ name }: Pick<Column, 'name'>): string {
  return name ?? i18n.t('assignments.nobody')
}

/** "since 10 Jan 2026 · until 31 Mar · then Ben from 1 Apr"; empty for whom nobody looks after and nothing is planned. */
export function cardDays({ from, until, next }: Card): string {
  const parts: string[] = []
  if (from !== null) parts.push(i18n.t('assignments.since', { day: formatDay(from, 'short') }))
  if (until !== null) parts.push(i18n.t('assignments.until', { day: formatDay(until, 'short') }))
  if (next !== null) {
    const day = formatDay(next.from, 'short')
    parts.push(i18n.t('assignments.afterwards', { trainer: next.trainerName, day }))
  }
  return parts.join(' · ')
}

/** The days of an assignment in a sentence or a list. */
export function daysInWords(from: string, until: string | null): string {
  const first = formatDay(from, 'short')
  if (until === null) return i18n.t('assignments.days.open', { from: first })
  if (until === from) return first
  return i18n.t('assignments.days.both', { from: first, until: formatDay(until, 'short') })
}

/** What a trainer has to do in the days to come; or why there is nothing to tell. */
export function loadInWords({ key, takes, sessions, minutes }: Column): string {
  if (key === NOBODY) return i18n.t('assignments.nobodyLoad')
  if (!takes) return i18n.t('assignments.gone')
  if (sessions === 0) return i18n.t('assignments.noLoad')
  return i18n.t('assignments.hours', { hours: hoursOf(minutes) })
}

/** The same with the sessions, for a hint; none where there is nothing more to tell. */
export function loadInFull({ key, takes, sessions, minutes }: Column): string | undefined {
  if (key === NOBODY || !takes || sessions === 0) return undefined
  return i18n.t('assignments.load', { count: sessions, hours: hoursOf(minutes) })
}

/** How to move clients on the day that is shown, or why that is not possible. */
export function hintOf(on: string, today: string): string {
  if (on < today) return i18n.t('assignments.lookingBack')
  return on > today
    ? i18n.t('assignments.ahead', { day: formatDay(on, 'short') })
    : i18n.t('assignments.hint')
}
