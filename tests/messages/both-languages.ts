import { expect } from 'vitest'
import { type Words, wordsOf } from '../../src/shared/messages/words.ts'

export const [english, german] = [wordsOf('en'), wordsOf('de')]

const MONTHS: readonly RegExp[] = [
  /\bJan(uary|uar)?\b/g,
  /\bFeb(ruary|ruar)?\b/g,
  /\b(Mar|March|März)\b/g,
  /\bApr(il)?\b/g,
  /\bMa[yi]\b/g,
  /\bJun[ei]?\b/g,
  /\bJul[yi]?\b/g,
  /\bAug(ust)?\b/g,
  /\bSept?(ember)?\b/g,
  /\bO[ck]t(ober)?\b/g,
  /\bNov(ember)?\b/g,
  /\bDe[cz](ember)?\b/g,
]

/** Every figure of a sentence, a month by its number, in no order: languages write days differently. */
function figuresIn(text: string): readonly number[] {
  const numbered = MONTHS.reduce((all, month, index) => all.replace(month, ` ${index + 1} `), text)
  return [...numbered.matchAll(/\d+/g)].map(([digits]) => Number(digits)).sort((one, other) => one - other)
}

const NAMES = [
  'Ada Berg',
  'Bo Holm',
  'Yoga',
  'Spin',
  'Zehnerkarte',
  'Ana',
  'Saal 2',
  'Aushang',
  'Kurse',
  'liste.csv',
  'a@b.de',
]

const namesIn = (text: string): readonly string[] => NAMES.filter((name) => text.includes(name))

/** The same data in both languages: other words, and the same names and figures. */
export function expectBoth(say: (words: Words) => string): void {
  const [one, other] = [say(english), say(german)]
  expect(other).not.toBe(one)
  expect(namesIn(other)).toEqual(namesIn(one))
  expect(figuresIn(other), `${one} / ${other}`).toEqual(figuresIn(one))
  expect(other).not.toMatch(/undefined|null|NaN|\[object/)
}

export const AT = Date.UTC(2026, 2, 10, 17)
export const ZONE = 'Europe/Berlin'
