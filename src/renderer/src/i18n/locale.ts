import type { Weekday } from '../../../shared/domain/time.ts'
import { languageOf, spokenBy } from '../../../shared/messages/language.ts'
import { i18n } from './setup.ts'

/** The language with its region, as main found it ("de-AT"); null until the page has been read. */
let written: string | null = null

/** Writes dates, clocks and money from now on as this region does. */
export function followRegion(tag: string): void {
  written = tag
}

// A schedule formats thousands of times.
let known: { readonly language: string; readonly locale: string } | null = null

/**
 * The regional form of the language on screen ("en-GB", "en-US"), taken from the computer's settings, so
 * that dates, clocks and money read as they do in the studio's other programs.
 */
export function locale(): string {
  const { language } = i18n
  if (known?.language !== language) known = { language, locale: localeOf(language) }
  return known.locale
}

const localeOf = (language: string): string =>
  spokenBy(languageOf(language), written === null ? navigator.languages : [written]).locale

type WeekInfo = { readonly firstDay: number }
/** Newer than the type library. */
type RegionalLocale = Intl.Locale & { readonly getWeekInfo?: () => WeekInfo }

/** The day on which a week begins where the computer is. */
export function firstWeekday(): Weekday {
  const region: RegionalLocale = new Intl.Locale(locale())
  return (region.getWeekInfo?.().firstDay ?? 1) as Weekday
}

/** Whether the language on screen is read from the right. */
export const isRightToLeft = (): boolean => document.documentElement.dir === 'rtl'
