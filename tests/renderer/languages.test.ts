import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { en } from '../../src/renderer/src/i18n/en.ts'
import {
  LANGUAGES,
  type Loader,
  languageFor,
  showLanguage,
  speak,
} from '../../src/renderer/src/i18n/languages.ts'

const PLURAL = /_(zero|one|two|few|many|other)$/

type Sentences = { readonly [name: string]: string | Sentences }

/** Every name of a sentence, with what its plural forms have in common. */
function namesOf(sentences: Sentences, path = ''): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>()
  for (const [name, value] of Object.entries(sentences)) {
    if (typeof value === 'string') {
      const form = PLURAL.exec(name)?.[1]
      const base = `${path}${name.replace(PLURAL, '')}`
      names.set(base, new Set([...(names.get(base) ?? []), ...(form === undefined ? [] : [form])]))
    } else for (const [inner, forms] of namesOf(value, `${path}${name}.`)) names.set(inner, forms)
  }
  return names
}

/** What a language lacks, what it has too much, and plural forms that it needs and has not. */
function faults(language: string, sentences: Sentences): string[] {
  const [ours, theirs] = [namesOf(en), namesOf(sentences)]
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return [
    ...[...ours.keys()].filter((name) => !theirs.has(name)).map((name) => `${name} is missing`),
    ...[...theirs.keys()].filter((name) => !ours.has(name)).map((name) => `${name} is in no other language`),
    ...[...theirs].flatMap(([name, forms]) =>
      (ours.get(name)?.size ?? 0) === 0
        ? []
        : needed.filter((form) => !forms.has(form)).map((form) => `${name} has no plural of "${form}"`),
    ),
  ]
}

describe('the sentences of every language', () => {
  it('are those of English, with the plurals that the language has', async () => {
    expect(faults('en', en)).toEqual([])
    for (const [language, load] of LANGUAGES) expect(faults(language, await load())).toEqual([])
  })

  it('would be found wanting', () => {
    const { app: _app, ...rest } = en
    const found = faults('pl', { ...rest, more: 'Więcej' })
    expect(found).toContain('app.name is missing')
    expect(found).toContain('more is in no other language')
    expect(found).toContain('settings.count.staff has no plural of "few"')
  })
})

describe('the language of the window', () => {
  const arabic: Loader = async () => ({ ...en, action: { ...en.action, close: 'إغلاق' } })
  const known = new Map([['ar', arabic]])

  it('is the first that somebody reads and that there is, else English', () => {
    expect(languageFor(['de-CH', 'ar-EG', 'en'], known)).toBe('ar')
    expect(languageFor(['de', 'en-GB', 'ar'], known)).toBe('en')
    expect(languageFor(['de-CH', 'fr'], known)).toBe('en')
    expect(languageFor([], known)).toBe('en')
  })

  it('is read when it is first spoken, and the page says which it is and from which side it is read', async () => {
    const own = i18next.createInstance()
    await own.init({ lng: 'en', fallbackLng: 'en', resources: { en: { translation: en } }, initAsync: false })
    const page = { lang: '', dir: '' }
    showLanguage(own, page)
    expect(page).toEqual({ lang: 'en', dir: 'ltr' })

    let read = 0
    const counted = new Map([
      [
        'ar',
        () => {
          read += 1
          return arabic()
        },
      ],
    ])
    await speak(own, 'ar', counted)
    expect(page).toEqual({ lang: 'ar', dir: 'rtl' })
    expect(own.t('action.close')).toBe('إغلاق')
    expect(own.t('action.undo')).toBe('Undo')
    await speak(own, 'en', counted)
    await speak(own, 'ar', counted)
    expect(read).toBe(1)
    await speak(own, 'xx', counted)
    expect(page).toEqual({ lang: 'en', dir: 'ltr' })
  })
})
