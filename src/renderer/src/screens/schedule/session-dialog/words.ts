import { MINUTE } from '../../../../../shared/domain/calendar.ts'
import { fullName } from '../../../../../shared/domain/clients.ts'
import {
  addDays,
  type LocalDate,
  resolveWallTime,
  startOfDay,
  startOfWeek,
  type WallTime,
  type Weekday,
  weekdayOf,
} from '../../../../../shared/domain/time.ts'
import { formatClock, formatClockRange, formatDay } from '../../../i18n/format-date.ts'
import { locale } from '../../../i18n/locale.ts'
import { i18n } from '../../../i18n/setup.ts'
import { type Fields, startOf } from './fields.ts'
import type { SeriesOutcome } from './series-outcome.ts'

/** The name of a weekday: "Tue". */
export function weekdayName(weekday: Weekday): string {
  const day = addDays(startOfWeek('2026-01-05', 1), weekday - 1)
  return new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' }).format(
    startOfDay(day, 'UTC'),
  )
}

/** All seven, beginning with the first of the week. */
export function weekdaysFrom(first: Weekday): readonly Weekday[] {
  return [0, 1, 2, 3, 4, 5, 6].map((step) => (((first - 1 + step) % 7) + 1) as Weekday)
}

/** "Tue and Thu", in the order of the week. */
function weekdayList(weekdays: readonly Weekday[]): string {
  const names = weekdays.toSorted((a, b) => a - b).map((weekday) => weekdayName(weekday))
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names)
}

/** "Tue 17 Nov, 09:30": when an occurrence would be, as it was wished for. */
export function wallInWords(wall: WallTime, zone: string): string {
  const { instant } = resolveWallTime(wall, zone)
  const day = formatDay(wall.slice(0, 10), 'weekday')
  return i18n.t('schedule.create.summary.when', { day, time: formatClock(instant, zone) })
}

/** Names of what is chosen; absent while nothing is, or while it is not known yet. */
export type Names = {
  readonly service?: string | undefined
  /** What the service takes unless told otherwise, minutes. */
  readonly usualMinutes?: number | undefined
  readonly trainer?: string | undefined
  readonly room?: string | undefined
}

/**
 * The session in words: "Pilates reformer with Kenji, Tue 17 Nov 09:30 – 10:20, in Studio 1, for Ada Berg". Null while
 * service, day or time are not chosen.
 */
export function sessionInWords(fields: Fields, names: Names, zone: string, first?: WallTime): string | null {
  const startsAt = first === undefined ? startOf(fields, zone) : resolveWallTime(first, zone).instant
  if (startsAt === null || names.service === undefined) return null
  const minutes = fields.minutes === '' ? (names.usualMinutes ?? 0) : fields.minutes
  const say = 'schedule.create.summary' as const
  const client = clientName(fields)
  const parts = [
    names.trainer === undefined
      ? names.service
      : i18n.t(`${say}.with`, { title: names.service, trainer: names.trainer }),
    i18n.t(`${say}.when`, {
      day: formatDay((first ?? fields.day).slice(0, 10), 'weekday'),
      time: formatClockRange(startsAt, startsAt + minutes * MINUTE, zone),
    }),
    names.room === undefined ? '' : i18n.t(`${say}.in`, { room: names.room }),
    client === '' ? '' : i18n.t(`${say}.for`, { name: client }),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** Whom it is for, as far as that is typed. */
export function clientName({ who, client, firstName, lastName }: Fields): string {
  if (who === 'new') return fullName({ firstName, lastName }).trim()
  return client === null ? '' : fullName(client)
}

/** How it repeats: "every Tue and Thu until 28 Jan"; `last` is the last day of all, once it is known. */
export function rhythmInWords(
  { everyWeeks, weekdays, day }: Pick<Fields, 'everyWeeks' | 'weekdays' | 'day'>,
  last: LocalDate | null,
): string {
  const days = weekdayList(weekdays ?? [weekdayOf(day)])
  const weeks = everyWeeks === '' ? 1 : everyWeeks
  const rhythm =
    weeks === 1
      ? i18n.t('schedule.create.summary.every', { days })
      : i18n.t('schedule.create.summary.everyWeeks', { days, count: weeks })
  if (last === null) return rhythm
  return i18n.t('schedule.create.summary.until', { rhythm, day: formatDay(last, 'compact') })
}

/** What a series comes to: "21 sessions, 14 on “10 classes”, 7 unfunded". */
export function outcomeInWords(outcome: SeriesOutcome, packOf: (subscriptionId: number) => string): string {
  const say = 'schedule.create.parts' as const
  const counted = [
    ['unpaid', outcome.unpaid],
    ['comp', outcome.comp],
    ['unfunded', outcome.unfunded.length],
    ['clashes', outcome.clashes.length],
    ['others', outcome.others.length],
  ] as const
  return [
    i18n.t(`${say}.sessions`, { count: outcome.wished }),
    ...outcome.funded.map(({ subscriptionId, count }) =>
      i18n.t(`${say}.onPack`, { count, pack: packOf(subscriptionId) }),
    ),
    ...counted.filter(([, count]) => count > 0).map(([part, count]) => i18n.t(`${say}.${part}`, { count })),
  ].join(', ')
}

/** What has become of a series: "6 sessions, 4 on “10 classes”, 2 unpaid". */
export function doneInWords(outcome: SeriesOutcome, packOf: (subscriptionId: number) => string): string {
  const owed = outcome.unfunded.length - outcome.unfundedLeftOut
  const leftOut = outcome.wished - outcome.made
  const made = { ...outcome, wished: outcome.made, unpaid: outcome.unpaid + owed }
  const words = outcomeInWords({ ...made, unfunded: [], clashes: [], others: [] }, packOf)
  return leftOut === 0 ? words : `${words}, ${i18n.t('schedule.create.parts.leftOut', { count: leftOut })}`
}
