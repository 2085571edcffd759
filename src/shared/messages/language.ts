/** The languages that the product speaks. Whoever calls without one, as the command line does, is answered in English. */
const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** What a person can choose on a computer: one of the languages, or whatever the computer itself speaks. */
export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number]

/** The language that a tag such as `de` names; English for any other text. */
export function languageOf(tag: string): Language {
  return LANGUAGES.find((language) => language === tag) ?? 'en'
}

/** The choice that a text names; null for any other, and for what is no text. */
export function languageChoiceOf(text: unknown): LanguageChoice | null {
  return LANGUAGE_CHOICES.find((choice) => choice === text) ?? null
}

/** Where nothing says in which region a language is spoken. */
const USUAL_REGION: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' }

/** What is spoken on a computer. */
export type Spoken = {
  readonly choice: LanguageChoice
  readonly language: Language
  /** The language with its region ("de-AT"), by which dates, clocks and money are written. */
  readonly locale: string
  /** What the computer itself is set to first ("en-GB"), which says where it most likely stands. */
  readonly system: string
}

/**
 * What a choice means on a computer set to these languages, the most wanted first. The region is the computer's own where
 * it is set to the language at all, else the usual one; English where it knows none of ours.
 */
export function spokenBy(choice: LanguageChoice, wanted: readonly string[]): Spoken {
  const tags = wanted.flatMap(asTag)
  const language = choice === 'system' ? (tags.map(baseOf).find(isLanguage) ?? 'en') : choice
  const locale = tags.find((tag) => baseOf(tag) === language) ?? USUAL_REGION[language]
  return { choice, language, locale, system: tags[0] ?? USUAL_REGION.en }
}

/** A tag as browsers write it; none for what a bare system says, such as `C` or `POSIX`. */
function asTag(text: string): string[] {
  try {
    // As Unix writes it: "de_AT.UTF-8".
    const tags = Intl.getCanonicalLocales(text.replace(/[.@].*$/, '').replaceAll('_', '-'))
    return tags.filter((tag) => tag !== 'posix')
  } catch {
    return []
  }
}

const baseOf = (tag: string): string => tag.split('-')[0] ?? tag
const isLanguage = (base: string): base is Language => LANGUAGES.some((language) => language === base)
