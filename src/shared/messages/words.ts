import { german } from './de/german.ts'
import { english } from './english.ts'
import type { Language } from './language.ts'
import type { Twin } from './twin.ts'

/** What the core says, in one language. Every other language has the same functions as English, for the same data. */
export type Words = Twin<typeof english>

const WORDS: Readonly<Record<Language, Words>> = { en: english, de: german }

/** What the core says in a language. */
export const wordsOf = (language: Language): Words => WORDS[language]
