import type { Weekday } from '../../../shared/domain/time.ts'
import { type Language, languageOf } from '../../../shared/messages/language.ts'
import { i18n } from './setup.ts'

/** Where the computer says nothing of a region in which the language is spoken. */
const USUAL_REGION: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' }

// Asking the browser for its languages makes a list each time, and a schedule formats thousands of times.
let known: { readonly language: string; readonly locale: string } | null = null
globalThis.addEventListener?.('languagechange', () => {
  known = null
})

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
  navigator.languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ??
  USUAL_REGION[languageOf(language)]

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
