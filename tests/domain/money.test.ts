import { describe, expect, test } from 'vitest'
import {
  currencyExponent,
  decimalAmount,
  formatMoney,
  isCurrency,
  listCurrencies,
  parseMoney,
  splitMoney,
} from '../../src/shared/domain/money.ts'
import { fc } from '../support/properties.ts'

/** Intl writes several kinds of blank; a test is read more easily with one. */
const plainBlanks = (text: string) => text.replace(/\s/g, ' ')

describe('currencies', () => {
  test('are the codes in circulation, in capitals', () => {
    for (const code of ['EUR', 'USD', 'JPY', 'KWD', 'XOF', 'XCG', 'ZWG', 'BGN'])
      expect(isCurrency(code)).toBe(true)
    for (const code of [
      'eur',
      'EU',
      'EURO',
      'DEM',
      'HRK',
      'XAU',
      'XXX',
      'XTS',
      'CLF',
      'BTC',
      '',
      'toString',
    ]) {
      expect(isCurrency(code)).toBe(false)
    }
  })

  test.each([
    [0, 'BIF CLP DJF GNF ISK JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF'],
    [2, 'EUR USD GBP HUF TWD COP IDR MRU'],
    [3, 'BHD IQD JOD KWD LYD OMR TND'],
  ])('%d decimals have %s', (exponent, codes) => {
    for (const code of codes.split(' '))
      expect(`${code} ${currencyExponent(code)}`).toBe(`${code} ${exponent}`)
  })

  test('an unknown one is a bug and throws', () => {
    expect(() => currencyExponent('XXX')).toThrow(new RangeError('XXX is not a currency'))
    expect(() => formatMoney({ amount: 1, currency: 'eur' }, 'en')).toThrow(RangeError)
  })

  test('are listed by code, every one once', () => {
    const listed = listCurrencies()

    expect(listed).toHaveLength(156)
    expect(listed.slice(0, 3)).toEqual(['AED', 'AFN', 'ALL'])
    expect(listed).toEqual([...new Set(listed)].toSorted())
    expect(listed.every(isCurrency)).toBe(true)
  })

  test('each can be written and read again', () => {
    for (const currency of listCurrencies()) {
      const text = formatMoney({ amount: 1_234_567, currency }, 'en')
      expect(`${currency} ${parseMoney(text, currency, 'en')}`).toBe(`${currency} 1234567`)
    }
  })
})

describe('an amount for a spreadsheet', () => {
  test.each([
    [123_450, 'EUR', 'de', '1234,50'],
    [123_450, 'EUR', 'en', '1234.50'],
    // Prices are written with a point there, plain numbers with a comma.
    [123_450, 'CHF', 'fr-CH', '1234,50'],
    [-5, 'EUR', 'de', '-0,05'],
    [1_235, 'JPY', 'de', '1235'],
    [1_234_567, 'KWD', 'de', '1234,567'],
  ])('%d %s in %s is %s', (amount, currency, locale, text) => {
    expect(decimalAmount({ amount, currency }, locale)).toBe(text)
  })
})

describe('writing money', () => {
  test.each([
    [123_450, 'EUR', 'de', '1.234,50 €'],
    [123_450, 'USD', 'en', '$1,234.50'],
    [-5, 'EUR', 'en', '-€0.05'],
    [0, 'EUR', 'en', '€0.00'],
    [1_235, 'JPY', 'en', '¥1,235'],
    [1_235, 'ISK', 'en', 'ISK 1,235'],
    [1_234_567, 'KWD', 'en', 'KWD 1,234.567'],
    [123_456_750, 'INR', 'en-IN', '₹12,34,567.50'],
    [199_900, 'HUF', 'en', 'HUF 1,999.00'],
    [Number.MAX_SAFE_INTEGER, 'USD', 'en', '$90,071,992,547,409.91'],
  ])('%d %s in %s is %s', (amount, currency, locale, text) => {
    expect(plainBlanks(formatMoney({ amount, currency }, locale))).toBe(text)
  })

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is no amount', (amount) => {
    expect(() => formatMoney({ amount, currency: 'EUR' }, 'en')).toThrow(
      new RangeError(`${amount} is not an amount in minor units`),
    )
  })
})

describe('reading money', () => {
  test.each([
    ['1.234,50', 'EUR', 'de', 123_450],
    ['1234,5', 'EUR', 'de', 123_450],
    ['1.234', 'EUR', 'de', 123_400],
    ['1.234,50 €', 'EUR', 'de', 123_450],
    ['EUR 12', 'EUR', 'de', 1_200],
    ['12 eur', 'EUR', 'de', 1_200],
    ['-12,50', 'EUR', 'de', -1_250],
    ['−12,50 €', 'EUR', 'de', -1_250],
    ['-€0.05', 'EUR', 'en', -5],
    ['- €5', 'EUR', 'en', -500],
    ['1,234.50', 'USD', 'en', 123_450],
    ['$1,234.50', 'USD', 'en', 123_450],
    ['  99.9 ', 'USD', 'en', 9_990],
    ['.5', 'USD', 'en', 50],
    ['-0', 'USD', 'en', 0],
    ['007', 'USD', 'en', 700],
    ['1 234,50', 'EUR', 'fr', 123_450],
    ['1\u202f234,50\u00a0€', 'EUR', 'fr', 123_450],
    ["1'234.50", 'CHF', 'de-CH', 123_450],
    ['USD 1’234.50', 'USD', 'de-CH', 123_450],
    ['1 234,50 kr', 'SEK', 'sv', 123_450],
    ['1.234,50 kr.', 'DKK', 'da', 123_450],
    ['12,34,567.5', 'INR', 'en-IN', 123_456_750],
    ['١٬٢٣٤٫٥', 'EGP', 'ar-EG', 123_450],
    ['1,235', 'JPY', 'en', 1_235],
    ['1.2345', 'KWD', 'en', null],
    ['1.234', 'KWD', 'en', 1_234],
    ['12.345', 'USD', 'en', null],
    ['12.50', 'JPY', 'en', null],
    ['12.0', 'JPY', 'en', null],
    ['1,23', 'USD', 'en', null],
    ['12,50', 'EUR', 'en', null],
    ['12.50', 'EUR', 'de', null],
    ['1,2345.00', 'USD', 'en', null],
    ['1234,567.00', 'USD', 'en', null],
    [',234.00', 'USD', 'en', null],
    ['1,,234', 'USD', 'en', null],
    ['1,234,', 'USD', 'en', null],
    ['1.2.3', 'USD', 'en', null],
    ['12.', 'USD', 'en', null],
    ['.', 'USD', 'en', null],
    ['', 'USD', 'en', null],
    ['-', 'USD', 'en', null],
    ['$', 'USD', 'en', null],
    ['$$5', 'USD', 'en', null],
    ['5€', 'USD', 'en', null],
    ['5-', 'USD', 'en', null],
    ['--5', 'USD', 'en', null],
    ['1e3', 'USD', 'en', null],
    ['1.e3', 'USD', 'en', null],
    ['0e,000', 'USD', 'en', null],
    ['a,234', 'USD', 'en', null],
    ['1e234.50', 'CHF', 'de-CH', null],
    ['0x10', 'USD', 'en', null],
    ['5 6', 'USD', 'en', null],
    ['Infinity', 'USD', 'en', null],
    ['90071992547409.92', 'USD', 'en', null],
  ])('%j %s in %s is %s', (text, currency, locale, amount) => {
    expect(parseMoney(text, currency, locale)).toBe(amount)
  })

  test('whatever is written is read again, in every kind of locale', () => {
    const locales = [
      'en',
      'de',
      'de-AT',
      'de-CH',
      'fr',
      'en-IN',
      'es',
      'pt-BR',
      'pl',
      'sv',
      'ar-EG',
      'fa',
      'ja',
      'hi',
      'da',
      'he',
    ]
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('EUR', 'USD', 'CHF', 'JPY', 'KWD', 'ISK', 'XOF', 'INR', 'EGP', 'PLN'),
        fc.constantFrom(...locales),
        (amount, currency, locale) => {
          expect(parseMoney(formatMoney({ amount, currency }, locale), currency, locale)).toBe(amount)
        },
      ),
      { numRuns: 3_000 },
    )
  })
})

describe('splitting money', () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [7, [3, 1], [5, 2]],
    [1, [0, 5, 5], [0, 1, 0]],
    [10, [0, 1], [0, 10]],
    [0, [1, 2], [0, 0]],
    [0, [0, 0], [0, 0]],
    [0, [], []],
    [1_000, [6_000, 3_999, 1], [600, 400, 0]],
    [
      Number.MAX_SAFE_INTEGER,
      [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
      [4_503_599_627_370_496, 4_503_599_627_370_495],
    ],
  ])('%d by %j is %j', (total, weights, parts) => {
    expect(splitMoney(total, weights)).toEqual(parts)
  })

  test('nothing to split by, a fraction or a negative weight is a bug and throws', () => {
    const noWeight = new RangeError('An amount cannot be split over weights that are all zero')
    const badWeight = new RangeError('Weights are non-negative integers')
    expect(() => splitMoney(5, [0, 0])).toThrow(noWeight)
    expect(() => splitMoney(5, [])).toThrow(noWeight)
    expect(() => splitMoney(5, [1, -1])).toThrow(badWeight)
    expect(() => splitMoney(5, [0.5, 1])).toThrow(badWeight)
    expect(() => splitMoney(5, [1, 2 ** 53])).toThrow(badWeight)
    expect(() => splitMoney(0.5, [1])).toThrow(new RangeError('0.5 is not an amount in minor units'))
    expect(() => splitMoney(2 ** 53, [1])).toThrow(RangeError)
  })

  test('the parts always sum to the whole and each is within one unit of its share', () => {
    const weights = fc
      .array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 })
      .filter((all) => all.some(Boolean))
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), weights, (total, all) => {
        const parts = splitMoney(total, all)
        const sum = all.reduce((a, b) => a + b, 0)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
        parts.forEach((part, index) => {
          expect(Math.abs(part - (total * (all[index] ?? 0)) / sum)).toBeLessThan(1)
          if (all[index] === 0) expect(part).toBe(0)
        })
      }),
      { numRuns: 3_000 },
    )
  })
})
