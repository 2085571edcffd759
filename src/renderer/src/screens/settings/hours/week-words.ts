import type { TFunction } from 'i18next'
import { addDays, resolveWallTime, startOfDay, type Weekday } from '../../../../../shared/domain/time.ts'
import { formatClockRange, formatDay } from '../../../i18n/format-date.ts'
import { firstWeekday, locale } from '../../../i18n/locale.ts'
import { weekdaysFrom } from '../../schedule/session-dialog/words.ts'
import type { Hours } from './week.ts'

/** A Monday; which one does not matter. */
const MONDAY = '2026-01-05'

/** "Monday". */
export function weekdayInFull(weekday: Weekday): string {
  const format = new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' })
  return format.format(startOfDay(addDays(MONDAY, weekday - 1), 'UTC'))
}

/** "09:00 – 12:00" as the region writes it. */
export function hoursInWords({ from, until }: Pick<Hours, 'from' | 'until'>): string {
  const at = (time: string) =>
    resolveWallTime(time === '24:00' ? `${addDays(MONDAY, 1)}T00:00` : `${MONDAY}T${time}`, 'UTC').instant
  // Midnight at the end is of the next day, which a range of clock times would write out.
  if (until !== '24:00') return formatClockRange(at(from), at(until), 'UTC')
  return formatClockRange(at(from), at('23:59'), 'UTC').replace(/23:59|11:59\s?pm/i, '24:00')
}

/** "from 1 Dec 2026 until 3 Jan 2027"; empty without limits. */
export function daysInWords(t: TFunction, fromDay: string | null, untilDay: string | null): string {
  return [
    fromDay === null ? '' : t('hours.fromDay', { day: formatDay(fromDay, 'short') }),
    untilDay === null ? '' : t('hours.untilDay', { day: formatDay(untilDay, 'short') }),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** A whole week in one line, for when two people changed it. */
export function weekInWords(t: TFunction, hours: readonly Hours[]): string {
  const lines = weekdaysFrom(firstWeekday()).flatMap((weekday) =>
    hours
      .filter((one) => one.weekday === weekday)
      .map((one) =>
        [weekdayInFull(weekday), hoursInWords(one), daysInWords(t, one.fromDay ?? null, one.untilDay ?? null)]
          .filter((part) => part !== '')
          .join(' '),
      ),
  )
  return lines.join('; ')
}
