import { foldForSearch } from '../../../../shared/domain/text.ts'
import { type Instant, type Weekday, wallTimeOf, type ZoneId } from '../../../../shared/domain/time.ts'
import { i18n } from '../../i18n/setup.ts'
import { weekdayInFull } from '../../screens/settings/hours/week-words.ts'
import type { LineWords } from './parse.ts'

const ENGLISH = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** The words of days in the language on screen, and in English, which hands know. */
export function lineWords(now: Instant, zone: ZoneId): LineWords {
  const wall = wallTimeOf(now, zone)
  return {
    today: wall.slice(0, 10),
    now: wall.slice(11),
    weekdays: ENGLISH.map((name, at) => [name, foldForSearch(weekdayInFull((at + 1) as Weekday))]),
    todayIs: ['today', foldForSearch(i18n.t('palette.book.today'))],
    tomorrowIs: ['tomorrow', foldForSearch(i18n.t('palette.book.tomorrow'))],
  }
}
