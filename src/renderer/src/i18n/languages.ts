import type { i18n as I18n } from 'i18next'
import type { en } from './en.ts'
import { followRegion } from './locale.ts'
import { sayIn } from './sentences.ts'
import type { Translation } from './translation.ts'

/** Reads the sentences of a language when they are first needed. */
export type Loader = () => Promise<Translation<typeof en>>

/**
 * The languages besides English, which is always there. A further one is a file like `en.ts` and a line here; its sentences
 * are a file of their own that is read when it is chosen, and `tests/renderer/languages.test.ts` holds it against English.
 */
export const LANGUAGES: ReadonlyMap<string, Loader> = new Map([['de', loadGerman]])

async function loadGerman(): Promise<Translation<typeof en>> {
  const [{ de }, { deSentences }] = await Promise.all([
    import('./de.ts'),
    import('./de-sentences.ts'),
    // The names of months and weekdays in calendars.
    import('dayjs/locale/de.js'),
  ])
  sayIn(deSentences)
  return de
}

/** The first language that somebody reads and that there is; else English. */
export function languageFor(
  wished: readonly string[],
  known: ReadonlyMap<string, unknown> = LANGUAGES,
): string {
  const base = wished.map((tag) => tag.split('-')[0] ?? tag)
  return base.find((language) => language === 'en' || known.has(language)) ?? 'en'
}

/** Speaks a language from now on; English where its sentences cannot be read. */
export async function speak(
  i18n: I18n,
  language: string,
  known: ReadonlyMap<string, Loader> = LANGUAGES,
): Promise<void> {
  const load = known.get(language)
  if (load !== undefined && !i18n.hasResourceBundle(language, 'translation')) {
    i18n.addResourceBundle(language, 'translation', await load())
  }
  await i18n.changeLanguage(load === undefined ? 'en' : language)
}

/** Says on the page in which language it is and from which side it is read, now and whenever another one is spoken. */
export function showLanguage(i18n: I18n, page: Pick<HTMLElement, 'lang' | 'dir'>): void {
  const show = () => {
    page.lang = i18n.language
    page.dir = i18n.dir()
  }
  show()
  i18n.on('languageChanged', show)
}

/**
 * Speaks the language of the page, in which main answers as well and which it has written there. To be awaited before
 * anything is drawn.
 */
export async function startLanguage(i18n: I18n): Promise<void> {
  const page = document.documentElement
  followRegion(page.lang)
  await speak(i18n, languageFor([page.lang]))
  showLanguage(i18n, page)
}
