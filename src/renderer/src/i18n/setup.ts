import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en.ts'

/** The language of every sentence on screen: English, unless `languages.ts` has brought another. */
export const i18n: I18n = i18next.createInstance()

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  // React escapes already; escaping twice would show entities.
  interpolation: { escapeValue: false },
  initAsync: false,
})
