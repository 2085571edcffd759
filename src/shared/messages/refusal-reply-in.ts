import { refusalReply as germanReply } from './de/refusal-reply.ts'
import type { Language } from './language.ts'
import { refusalReply } from './refusal-reply.ts'

/** Refusals in each language, for who says nothing else: `wordsOf` would bring every sentence along. */
export const refusalReplyIn: Readonly<Record<Language, typeof refusalReply>> = {
  en: refusalReply,
  de: germanReply,
}
