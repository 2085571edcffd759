import { AsyncLocalStorage } from 'node:async_hooks'
import { english } from '../../shared/messages/english.ts'
import type { Language } from '../../shared/messages/language.ts'
import { type Words, wordsOf } from '../../shared/messages/words.ts'

const spoken = new AsyncLocalStorage<Words>()

/** Runs a call in the language of whoever asked; calls side by side may speak different ones. */
export const speakingIn = <T>(language: Language, work: () => T): T => spoken.run(wordsOf(language), work)

/**
 * What answers are worded with: the language of the call at hand, and English outside of one. What is kept (notes of the
 * audit log, reasons in the ledger) is not an answer: it is data, or English, and is worded when somebody reads it.
 */
export const words = (): Words => spoken.getStore() ?? english
