/** The languages that the product speaks. Whoever calls without one, as the command line does, is answered in English. */
const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** The language that a tag such as `de` names; English for any other text. */
export function languageOf(tag: string): Language {
  return LANGUAGES.find((language) => language === tag) ?? 'en'
}
