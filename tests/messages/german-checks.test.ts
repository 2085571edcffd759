import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkWords } from '../../src/shared/messages/de/findings.ts'
import { CHECK_PHRASES } from '../../src/shared/messages/de/phrase-book-checks.ts'
import { checkWords as english } from '../../src/shared/messages/findings.ts'

/** Texts of several words in the source of checks and repairs, with what is filled in left open. */
function textsIn(pattern: string, begins: string): string[] {
  const text = new RegExp(`(['\`"])(${begins}(?:(?!\\1)[^\\n\\\\])* (?:(?!\\1)[^\\n\\\\])*)\\1`, 'g')
  return globSync(pattern).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(\*|\/\/|\/\*)|\bsql\b|pragma|\bthrow\b|Error\(|^import/.test(line))
      .flatMap((line) => [...line.matchAll(text)].map(([, , found = '']) => found))
      .map((found) =>
        found.replace(/\$\{plural\([^}]*'([a-z]+)'\)\}/g, '7 $1s').replace(/\$\{[^}]*\}/g, '7'),
      ),
  )
}

/** The middle or the end of another text, which the cases below hold together, and a name. */
const PARTS: readonly RegExp[] = [
  /^grant 7, 7$/,
  /^valid from 77$/,
  /^frozen on that day$/,
  /^7 7$/,
  /^Client 7$/,
  /revoked7\.$/,
]

describe('what a check found, in German', () => {
  it('is in the book, whatever the checks and the repairs say', () => {
    const said = [
      ...textsIn('src/main/core/features/system/*-check.ts', '[a-z7$]'),
      ...textsIn('src/main/core/features/system/sales-queries.ts', '[a-z]'),
      ...textsIn(
        'src/main/core/features/repair/{state,booking-repairs,credit-repairs,session-repairs}.ts',
        '[A-Z$]',
      ),
    ]
    const unknown = [...new Set(said)].filter(
      (text) => checkWords(text) === text && !PARTS.some((part) => part.test(text)),
    )

    expect(said.length).toBeGreaterThan(80)
    expect(unknown).toEqual([])
  })

  it.each([
    ['3 held and 1 used of grant 12', '3 reserviert und 1 verbraucht von Gutschrift 12'],
    ['nothing held by a late_cancelled booking', 'nichts reserviert (Buchung: spät storniert)'],
    ['comp funding at a cost of 2', 'Zahlung: gratis, Kosten: 2'],
    ['grant 4, valid from 2026-03-02 to 2026-04-02', 'Gutschrift 4, gültig vom 2026-03-02 bis 2026-04-02'],
    ['grant 4, valid from 2026-03-02', 'Gutschrift 4, gültig ab 2026-03-02'],
    ['available 3, held -1', 'verfügbar 3, reserviert -1'],
    ['held -1 after entry 9', 'reserviert -1 nach Journaleintrag 9'],
    ['grant 4, frozen on that day', 'Gutschrift 4, an dem Tag pausiert'],
    [
      'Grant 4 of Allocated sessions: 5 granted = 3 available + 1 held + 1 used + 0 expired + 0 revoked, valid until 2026-04-02.',
      'Gutschrift 4 von Hinzugefügte Einheiten: 5 gegeben = 3 verfügbar + 1 reserviert + 1 verbraucht + 0 abgelaufen + 0 zurückgenommen, gültig bis 2026-04-02.',
    ],
    ['at most 1 place taken', 'höchstens 1 belegter Platz'],
    [
      'Session 3 is cancelled, at 2026-03-02T10:00 in Europe/Berlin, on the day 2026-03-02.',
      'Termin 3: abgesagt, um 2026-03-02T10:00 in Europe/Berlin, am Tag 2026-03-02.',
    ],
    [
      "Booking 5 stands under the studio's present policy.",
      'Für Buchung 5 gilt die heutige Regel des Studios.',
    ],
  ])('is worded from what is kept: %s', (kept, german) => {
    expect(checkWords(kept)).toBe(german)
    expect(english(kept)).toBe(kept)
  })

  it('stays as it is where the database server itself says it', () => {
    expect(checkWords('Page 12: btreeInitPage() returns error code 11')).toBe(
      'Page 12: btreeInitPage() returns error code 11',
    )
    expect(checkWords('Europe/Berlin')).toBe('Europe/Berlin')
  })

  it.each(Object.entries(CHECK_PHRASES))('has a place for each of: %s', (kept, german) => {
    const places = kept.split(/\{(?:day)?\}/).length - 1
    const filled = new Set([...german.matchAll(/\{(\d)\}/g)].map(([, number]) => Number(number)))

    expect([...filled].sort()).toEqual(Array.from({ length: places }, (_, index) => index + 1))
  })
})
