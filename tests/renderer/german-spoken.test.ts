import { expect, it } from 'vitest'
import { formatDay } from '../../src/renderer/src/i18n/format-date.ts'
import { speak } from '../../src/renderer/src/i18n/languages.ts'
import { locale } from '../../src/renderer/src/i18n/locale.ts'
import { sentences } from '../../src/renderer/src/i18n/sentences.ts'
import { i18n } from '../../src/renderer/src/i18n/setup.ts'

const spoken = () => ({
  language: i18n.language,
  screen: i18n.t('screen.schedule'),
  clients: i18n.t('clients.count', { count: 1200 }),
  day: formatDay('2026-11-16', 'long'),
  refusal: sentences().sentenceOf({ code: 'USER_NOT_FOUND', details: { clientId: 1 } }),
})

it('begins in English, and stays there for a language that is not known', async () => {
  await speak(i18n, 'en')
  await speak(i18n, 'fr')

  expect(spoken()).toMatchObject({
    language: 'en',
    screen: 'Schedule',
    clients: '1,200 clients',
    refusal: 'User not found.',
  })
})

it('speaks German with its strings, its figures and days, and the sentences of refusals', async () => {
  await speak(i18n, 'de')

  expect(spoken()).toEqual({
    language: 'de',
    screen: 'Kalender',
    clients: '1.200 Kunden',
    day: 'Montag, 16. November 2026',
    refusal: 'Kunde nicht gefunden.',
  })
  expect(locale()).toMatch(/^de-/)
})
