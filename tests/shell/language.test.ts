import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { speakHere } from '../../src/main/language.ts'
import { languageChoiceOf, languageOf, spokenBy } from '../../src/shared/messages/language.ts'

describe('what a computer speaks', () => {
  test.each([
    ['a computer in Austria', ['de-AT', 'en-GB'], 'de', 'de-AT', 'de-AT'],
    ['a computer in America', ['en-US', 'de-DE'], 'en', 'en-US', 'en-US'],
    [
      'one set to a language that we lack, and then to one of ours',
      ['fr-FR', 'de-CH'],
      'de',
      'de-CH',
      'fr-FR',
    ],
    ['one that knows none of ours', ['fr-FR', 'pl'], 'en', 'en-GB', 'fr-FR'],
    ['the tags of Unix', ['de_AT.UTF-8', 'C'], 'de', 'de-AT', 'de-AT'],
    ['a bare system', ['C', 'C.UTF-8', 'POSIX', ''], 'en', 'en-GB', 'en-GB'],
    ['one that says nothing', [], 'en', 'en-GB', 'en-GB'],
    ['one that says what is no tag', ['"><script>', '../de'], 'en', 'en-GB', 'en-GB'],
  ])('left to %s', (_name, wanted, language, locale, system) => {
    expect(spokenBy('system', wanted)).toEqual({ choice: 'system', language, locale, system })
  })

  test('chosen, it has the region of the computer where that is set to it at all', () => {
    expect(spokenBy('de', ['en-GB', 'de-CH'])).toMatchObject({ language: 'de', locale: 'de-CH' })
    expect(spokenBy('de', ['en-US'])).toMatchObject({ language: 'de', locale: 'de-DE', system: 'en-US' })
    expect(spokenBy('en', ['de-DE'])).toMatchObject({ language: 'en', locale: 'en-GB', system: 'de-DE' })
  })

  test('is nothing but one of ours', () => {
    expect(['system', 'en', 'de'].map(languageChoiceOf)).toEqual(['system', 'en', 'de'])
    expect(['fr', 'DE', '', null, undefined, 1, {}].map(languageChoiceOf)).toEqual(Array(7).fill(null))
    expect(['en', 'de', 'fr', 'constructor'].map(languageOf)).toEqual(['en', 'de', 'en', 'en'])
  })
})

describe('the choice of a language', () => {
  let folder: string
  let logged: unknown[]
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tallybook-'))
    logged = []
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const start = (wanted: readonly string[] = ['en-GB'], file = join(folder, 'language.json')) =>
    speakHere({ file, wanted, log: { error: (message) => logged.push(message) } })

  test('holds at once and at the next start, in one file', () => {
    const here = start()
    expect(here.now()).toMatchObject({ choice: 'system', language: 'en' })

    here.choose('de')

    expect(here.now()).toMatchObject({ choice: 'de', language: 'de' })
    expect(start().now()).toEqual(here.now())
    expect(readdirSync(folder)).toEqual(['language.json'])
  })

  test('can be given back to the computer', () => {
    start().choose('de')
    start().choose('system')

    expect(start(['en-US']).now()).toMatchObject({ choice: 'system', language: 'en', locale: 'en-US' })
  })

  test.each(['', '{', 'null', '[]', '"de"', '{"language":"fr"}', '{"language":["de"]}'])(
    'is the computer’s own when the file says %j',
    (text) => {
      writeFileSync(join(folder, 'language.json'), text)

      expect(start(['de-DE']).now()).toMatchObject({ choice: 'system', language: 'de' })
    },
  )

  test('holds until the app is closed where it cannot be kept, and the log says so', () => {
    const nowhere = join(folder, 'gone', 'language.json')
    const here = start(['en-GB'], nowhere)

    here.choose('de')

    expect(here.now().language).toBe('de')
    expect(logged).toEqual(['The chosen language could not be kept.'])
    expect(start(['en-GB'], nowhere).now().language).toBe('en')
  })
})
