import { describe, expect, it } from 'vitest'
import {
  cleanLine,
  cleanParagraphs,
  isEmail,
  readCredits,
  readEmail,
  readPhone,
  readText,
  splitFullName,
} from '../../src/shared/domain/client-import-cells.ts'
import { guessDateOrder, looksLikeDate, readDate } from '../../src/shared/domain/client-import-dates.ts'
import { normaliseName } from '../../src/shared/domain/text.ts'
import { fc } from '../support/properties.ts'

describe('text', () => {
  it.each([
    ['', ''],
    [' \u00a0Anna\t Maria  ', 'Anna Maria'],
    ['Anna\u0000\u0007', 'Anna'],
    ['Mu\u0308ller', 'Müller'],
    ['two\r\nlines', 'two lines'],
    ['=1+1', '=1+1'],
    ['=HYPERLINK("http://example.com")', '=HYPERLINK("http://example.com")'],
    ["'+49 170 1", '+49 170 1'],
    ["'t Hooft", "'t Hooft"],
  ])('%j is cleaned to %j', (cell, text) => {
    expect(cleanLine(cell)).toBe(text)
  })

  it('cleans as the rest of the product does, also where it takes the short cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: latinLetter() }), (any, latin) => {
        for (const text of [any, latin]) {
          fc.pre(!text.startsWith("'") && !normaliseName(text).startsWith("'"))
          expect(cleanLine(text)).toBe(normaliseName(text))
        }
      }),
    )
  })

  it('keeps the paragraphs of notes and takes at most one blank line between them', () => {
    expect(cleanParagraphs(' Knee  pain \r\n\r\n\r\n\r\nCall\u0007 first\r')).toBe('Knee pain\n\nCall first')
  })

  it('takes a text at its limit and names the limit one character later', () => {
    expect(readText('phone', '1'.repeat(50))).toEqual({ ok: true, value: '1'.repeat(50) })
    expect(readText('phone', '1'.repeat(51))).toEqual({
      ok: false,
      problem: { code: 'TEXT_TOO_LONG', field: 'phone', params: { length: 51, limit: 50 } },
    })
  })

  it.each([
    ['firstName', 100],
    ['lastName', 100],
    ['email', 254],
    ['phone', 50],
    ['location', 120],
    ['notes', 2000],
    ['family', 80],
  ] as const)('takes at most so many characters of %s: %i', (field, limit) => {
    expect(readText(field, 'x'.repeat(limit)).ok).toBe(true)
    expect(readText(field, 'x'.repeat(limit + 1)).ok).toBe(false)
  })
})

describe('e-mail addresses', () => {
  it.each([
    'anna@example.com',
    'Anna.Smith+gym@sub.example.co.uk',
    "o'brien@example.ie",
    'jürgen@müller.de',
    'a@b.museum',
  ])('%s is one', (text) => {
    expect(isEmail(text)).toBe(true)
  })

  it.each([
    'anna',
    'anna@',
    '@example.com',
    'anna@example',
    'anna@@example.com',
    'anna@exam ple.com',
    'anna@example..com',
    'anna@-example.com',
    '.anna@example.com',
    'an..na@example.com',
    'anna@example.com, bob@example.com',
    'Anna <anna@example.com>',
    'n/a',
    `${'a'.repeat(250)}@b.de`,
  ])('%s is none', (text) => {
    expect(isEmail(text)).toBe(false)
  })

  it('quotes an invalid one in the problem, cut to what a sentence can hold', () => {
    const found = readEmail(`${'x'.repeat(100)}@`)

    expect(found).toEqual({
      ok: false,
      problem: { code: 'EMAIL_INVALID', field: 'email', params: { value: `${'x'.repeat(59)}…` } },
    })
  })
})

describe('phone numbers', () => {
  it('are kept as they are written', () => {
    expect(readPhone(' +49 (0)170 / 12 34 ')).toEqual({ ok: true, value: '+49 (0)170 / 12 34' })
  })

  it.each(['4.91761E+12', '4,91761e+12'])('%s was shortened by a spreadsheet and is refused', (cell) => {
    expect(readPhone(cell)).toMatchObject({ ok: false, problem: { code: 'PHONE_SHORTENED' } })
  })
})

describe('opening balances', () => {
  it.each([
    ['', 0],
    ['  ', 0],
    ['0', 0],
    ['12', 12],
    [' 12 ', 12],
    ['12.0', 12],
    ['12,00', 12],
    ['007', 7],
    ['1000', 1000],
  ])('%j is %i', (cell, value) => {
    expect(readCredits(cell)).toEqual({ ok: true, value })
  })

  it.each([
    ['2.5', 'CREDITS_NOT_WHOLE'],
    ['2,5', 'CREDITS_NOT_WHOLE'],
    ['.5', 'CREDITS_NOT_WHOLE'],
    ['-1', 'CREDITS_NEGATIVE'],
    ['− 3', 'CREDITS_NEGATIVE'],
    ["'-1", 'CREDITS_NEGATIVE'],
    ['-2.5', 'CREDITS_NEGATIVE'],
    ['(3)', 'CREDITS_NEGATIVE'],
    ['abc', 'CREDITS_NOT_A_NUMBER'],
    ['12 credits', 'CREDITS_NOT_A_NUMBER'],
    ['+5', 'CREDITS_NOT_A_NUMBER'],
    ['1e2', 'CREDITS_NOT_A_NUMBER'],
    ['=5', 'CREDITS_NOT_A_NUMBER'],
    ['∞', 'CREDITS_NOT_A_NUMBER'],
    ['1,000', 'CREDITS_WITH_SEPARATOR'],
    ['1.000', 'CREDITS_WITH_SEPARATOR'],
    ['1 000', 'CREDITS_WITH_SEPARATOR'],
    ["1'000", 'CREDITS_WITH_SEPARATOR'],
    ['1001', 'CREDITS_TOO_MANY'],
    ['9'.repeat(400), 'CREDITS_TOO_MANY'],
  ])('%j is refused with %s', (cell, code) => {
    expect(readCredits(cell)).toMatchObject({ ok: false, problem: { code, field: 'credits' } })
  })
})

describe('full names', () => {
  it.each([
    ['Anna Schmidt', 'Anna', 'Schmidt'],
    ['Schmidt, Anna', 'Anna', 'Schmidt'],
    ['Anna Maria Schmidt', 'Anna Maria', 'Schmidt'],
    ['Anna von der Heide', 'Anna', 'von der Heide'],
    ['Maria da Silva', 'Maria', 'da Silva'],
    ['Von Neumann', 'Von', 'Neumann'],
    ['Ali al', 'Ali', 'al'],
    ['Cher', 'Cher', ''],
    [', Anna', 'Anna', ''],
    ['', '', ''],
  ])('%j is split into %j and %j', (name, firstName, lastName) => {
    expect(splitFullName(name)).toEqual({ firstName, lastName })
  })
})

describe('expiry dates', () => {
  it.each([
    ['2026-12-31', 'dmy', '2026-12-31'],
    ['2026/1/5', 'mdy', '2026-01-05'],
    ['2026-12-31 00:00:00', 'dmy', '2026-12-31'],
    ['2026-12-31T23:59:59.999', 'dmy', '2026-12-31'],
    ['31.12.2026', 'mdy', '2026-12-31'],
    ['1.2.2026', 'mdy', '2026-02-01'],
    ['03/04/2026', 'dmy', '2026-04-03'],
    ['03/04/2026', 'mdy', '2026-03-04'],
    ['3-4-2026', 'mdy', '2026-03-04'],
    ['12/31/2026 12:00:00 AM', 'mdy', '2026-12-31'],
    ['29.02.2028', 'dmy', '2028-02-29'],
    ['31.12.9999', 'dmy', '9999-12-31'],
  ] as const)('%s read as %s is %s', (cell, order, date) => {
    expect(readDate(cell, order)).toEqual({ ok: true, date })
    expect(looksLikeDate(cell)).toBe(true)
  })

  it.each([
    ['31.12.26', 'DATE_TWO_DIGIT_YEAR'],
    ['1/2/26', 'DATE_TWO_DIGIT_YEAR'],
    ['29.02.2026', 'DATE_NOT_IN_CALENDAR'],
    ['12/31/2026', 'DATE_NOT_IN_CALENDAR'],
    ['2026-13-01', 'DATE_NOT_IN_CALENDAR'],
    ['00.01.2026', 'DATE_NOT_IN_CALENDAR'],
    ['31.12.1899', 'DATE_NOT_A_DATE'],
    ['2026-12-31T22:00:00Z', 'DATE_NOT_A_DATE'],
    ['31/12-2026', 'DATE_NOT_A_DATE'],
    ['soon', 'DATE_NOT_A_DATE'],
    ['46022', 'DATE_NOT_A_DATE'],
  ])('%s read as day/month/year is refused with %s', (cell, code) => {
    expect(readDate(cell, 'dmy')).toEqual({ ok: false, code })
  })

  it.each([
    [['25/12/2026', '01/02/2026'], 'mdy', 'dmy', 'certain'],
    [['12/25/2026', '01/02/2026'], 'dmy', 'mdy', 'certain'],
    [['01/02/2026', '03/03/2026'], 'mdy', 'mdy', 'ambiguous'],
    [['25/12/2026', '12/25/2026'], 'mdy', 'mdy', 'mixed'],
    [['2026-01-02', '1.2.2026', '', '05/05/2026', '31/31/2026'], 'mdy', 'mdy', 'none'],
  ] as const)('the column %j, by default %s, is read as %s: %s', (cells, fallback, order, evidence) => {
    expect(guessDateOrder(cells, fallback)).toEqual({ order, evidence })
  })
})

function latinLetter() {
  return fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCharCode(code))
}
