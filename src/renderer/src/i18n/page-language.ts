import { type LanguageChoice, languageChoiceOf } from '../../../shared/messages/language.ts'
import { i18n } from './setup.ts'

// Main writes all of this into the page, which is read anew whenever it changes.

/** What is chosen on this computer. */
export const chosenLanguage = (): LanguageChoice =>
  languageChoiceOf(document.documentElement.dataset.language) ?? 'system'

/** What the computer itself is set to ("en-GB"), whatever is chosen here. */
export const languageOfComputer = (): string => document.documentElement.dataset.system ?? navigator.language

/** Whether Chromium, which writes dates in their fields, still speaks another language: it learns it at a start. */
export const isBrowserBehind = (): boolean => navigator.language.split('-')[0] !== i18n.language
