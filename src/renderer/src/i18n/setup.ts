import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { languageOf } from '../../../shared/messages/language.ts'
import { en } from './en.ts'
import { type Sentences, sayIn } from './sentences.ts'

/** The language of every sentence on screen: English, unless `speakLanguage` has brought another. */
export const i18n: I18n = i18next.createInstance()

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  // React escapes already; escaping twice would show entities.
  interpolation: { escapeValue: false },
  initAsync: false,
})

type Resources = { readonly strings: object; readonly sentences: Sentences }

/** What is not English is fetched when it is spoken, so that a start in English does not pay for it. */
const OTHERS: Readonly<Record<'de', () => Promise<Resources>>> = {
  de: async () => {
    const [{ de }, { deSentences }] = await Promise.all([
      import('./de.ts'),
      import('./de-sentences.ts'),
      // The names of months and weekdays in calendars.
      import('dayjs/locale/de.js'),
    ])
    return { strings: de, sentences: deSentences }
  },
}

/** Speaks the language of the page, which main writes into its `lang`. To be awaited before anything is drawn. */
export async function speakLanguage(tag: string = document.documentElement.lang): Promise<void> {
  const language = languageOf(tag)
  if (language === 'en') return
  const { strings, sentences } = await OTHERS[language]()
  i18n.addResourceBundle(language, 'translation', strings)
  sayIn(sentences)
  await i18n.changeLanguage(language)
}
