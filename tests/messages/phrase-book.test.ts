import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PHRASES, REASONS } from '../../src/shared/messages/de/phrase-book.ts'
import { phrase, reasonPhrase } from '../../src/shared/messages/de/phrases.ts'

const NOT_FOR_PEOPLE = /features\/((demo|repair|system)\/|stripe\/(ask|gateway|listener|outside)\.ts$)/

/**
 * Where rules and use cases give their reasons. What integrity checks and repairs find is told in English alone; so is what
 * the outer edge of Stripe says to a log and to programs.
 */
const SOURCES = globSync([
  'src/shared/domain/*.ts',
  'src/shared/contract/*.ts',
  'src/main/closing.ts',
  'src/main/core/*.ts',
  'src/main/core/engine/*.ts',
  'src/main/core/features/*/*.ts',
]).filter((file) => !NOT_FOR_PEOPLE.test(file.replaceAll('\\', '/')))

/** Told to whoever looks after the computer, or on the command line alone; or the end of another sentence. */
const NOT_SAID: readonly RegExp[] = [
  /command line/,
  /^Only (a pending payment|a payment that)/,
  /^\{\} \{\}\.$/,
  /^What people sign in with is sealed by/,
]

const SENTENCE = /(['`])((?:[A-Z“]|\$\{)(?:(?!\1)[^\n\\])* (?:(?!\1)[^\n\\])*[.?])\1/g
const NO_ANSWER = /\bthrow\b|Error\(|assert\(|\blog\b|^\s*(\*|\/\/|\/\*)/

const sentences = SOURCES.flatMap((file) => {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, at) => {
    // What is thrown or asserted may begin on the line before.
    if (NO_ANSWER.test(line) || /(Error|assert)\($/.test(lines[at - 1] ?? '')) return []
    return [...line.matchAll(SENTENCE)].map(([, , text = '']) =>
      text.replace(/\$\{plural\([^}]*'client'\)\}/g, '7 clients').replace(/\$\{[^}]*\}/g, '{}'),
    )
  })
}).filter((text) => !NOT_SAID.some((known) => known.test(text)))

describe('the book of phrases', () => {
  it('knows every reason that a rule or a use case gives', () => {
    const unknown = [...new Set(sentences)].filter((text) => {
      const said = text.replaceAll('{}', '7')
      return phrase(said) === said
    })

    expect(sentences.length).toBeGreaterThan(100)
    expect(unknown).toEqual([])
  })

  it('fills in what stood in the places, in the order of the German sentence', () => {
    expect(
      phrase('Ada Berg was booked into Yoga on 2 Mar 2026 since, with a pack of the other record.'),
    ).toBe('Ada Berg wurde seither in Yoga am 2 Mar 2026 gebucht, mit einem Paket des anderen Datensatzes.')
    expect(phrase('The booking was cancelled late. Change its outcome instead.')).toBe(
      'Die Buchung wurde spät storniert. Ändern Sie stattdessen ihr Ergebnis.',
    )
  })

  it('keeps the words of a name together', () => {
    expect(phrase('Amara Okafor looks after Björn Böhm ab 01.10.2026 already.')).toBe(
      'Amara Okafor betreut Björn Böhm ab 01.10.2026 schon.',
    )
    expect(phrase('Amara Okafor looks after Björn Böhm ab 01.10.2026 by now.')).toBe(
      'Inzwischen betreut Amara Okafor Björn Böhm ab 01.10.2026.',
    )
  })

  it('leaves what somebody typed as it is', () => {
    expect(reasonPhrase('Moved away. She is 7 by now.')).toBe('Moved away. She is 7 by now.')
    expect(reasonPhrase('Moved to Berlin')).toBe('Moved to Berlin')
    expect(reasonPhrase('Moved to 2026-03-09')).toBe('Verlegt auf den 2026-03-09')
    expect(reasonPhrase('Undone')).toBe('Rückgängig gemacht')
    expect(reasonPhrase('Refund of £20.00: fell ill')).toBe('Erstattung von £20.00: fell ill')
    expect(reasonPhrase('Refund of £20.00')).toBe('Erstattung von £20.00')
  })

  it.each(Object.entries({ ...PHRASES, ...REASONS }))('has a place for each of: %s', (english, german) => {
    const places = english.split(/\{(?:day)?\}/).length - 1
    const filled = new Set([...german.matchAll(/\{(\d)\}/g)].map(([, number]) => Number(number)))

    expect([...filled].sort()).toEqual(Array.from({ length: places }, (_, index) => index + 1))
    expect(german.split('„').length).toBe(german.split('“').length)
    expect(german).not.toMatch(/["']|\.\.\./)
  })
})
