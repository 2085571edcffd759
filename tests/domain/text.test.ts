import { describe, expect, test } from 'vitest'
import {
  byName,
  emailKey,
  foldForSearch,
  hasLoneSurrogate,
  normaliseName,
  searchTerms,
  searchWords,
  truncateReason,
} from '../../src/shared/domain/text.ts'
import { fc } from '../support/properties.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })

describe('names', () => {
  test.each([
    ['  Anna   Maria  ', 'Anna Maria'],
    ['Anna\tMaria\u00a0Ruiz\n', 'Anna Maria Ruiz'],
    ['Zoe\u0301', 'Zoé'],
    ['\ufeffAn\u200bna\u0000', 'Anna'],
    ['evil\u202etxt', 'eviltxt'],
    ['a \u0000 b', 'a b'],
    ["O'Brien-Müller", "O'Brien-Müller"],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['   ', ''],
  ])('%j is kept as %j', (text, name) => {
    expect(normaliseName(text)).toBe(name)
  })

  test('keeping a name twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normaliseName(normaliseName(text))).toBe(normaliseName(text))
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('e-mail addresses', () => {
  test.each([
    [' John.Doe@Example.COM ', 'john.doe@example.com'],
    ['john doe@example.com', 'johndoe@example.com'],
    ['jo\u200bhn@example.com', 'john@example.com'],
    ['Zoe\u0301@example.com', 'zoé@example.com'],
    ['  ', ''],
  ])('%j has the key %j', (text, key) => {
    expect(emailKey(text)).toBe(key)
  })

  test('the key of a key is itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(emailKey(emailKey(text))).toBe(emailKey(text))
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('folding', () => {
  test.each([
    ['Müller', 'muller'],
    ['Straße GROẞ', 'strasse gross'],
    ['Ærøskøbing', 'aeroskobing'],
    ['Łukasz Wałęsa', 'lukasz walesa'],
    ['Œuvre', 'oeuvre'],
    ['Đorđe Þór Guðrún', 'dorde thor gudrun'],
    ['İstanbul Işık', 'istanbul isik'],
    ['Nguyễn', 'nguyen'],
    ['Ἀθηνᾶς ΑΘΗΝΑΣ', 'αθηνασ αθηνασ'],
    ['Артём', 'артем'],
    ['ＡＢＣ１２', 'abc12'],
    ['ﬁtness', 'fitness'],
    ['がくせい', 'がくせい'],
    ['한국', '한국'],
    ['हिन्दी', 'हिन्दी'],
    ['مُحَمَّد', 'محمد'],
  ])('%s becomes %s', (text, folded) => {
    expect(foldForSearch(text)).toBe(folded.normalize('NFC'))
  })

  test('folding twice changes nothing, and neither capitals nor composition matter', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldForSearch(text)
        expect(foldForSearch(folded)).toBe(folded)
        expect(foldForSearch(text.normalize('NFD'))).toBe(folded)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('search', () => {
  /** Whether the query finds the record: every term begins one of its words. */
  const finds = (query: string, ...fields: string[]) => {
    const words = searchWords(...fields)
    return searchTerms(query).every((term) => words.some((word) => word.startsWith(term)))
  }
  const client = ['Łukasz', "O'Brien-Müller", 'l.obrien+gym@mail.example.com', '+49 (0)170 123 45-67']

  test.each([
    'lukasz',
    'LUK',
    'müll luk',
    'muller',
    "o'brien",
    'obrien',
    'brien',
    'obrienmuller',
    "O'Brien-Mü",
    'l.obrien+gym@mail.example.com',
    'L.OBRIEN+gym@ma',
    'gym',
    'example',
    'luk example',
    '+49 170 1234567',
    '0049 170 1234567',
    '+491701234567',
    '0170 1234567',
    '0170/123 45 67',
    '0170 12345',
    '1701234567',
    '1234567',
    '4567',
    '170',
    'luk 4567',
    'luk 0170 1234567',
    '',
    ' , ',
  ])('%j finds the client', (query) => {
    expect(finds(query, ...client)).toBe(true)
  })

  test.each([
    'ukasz',
    'lukas muster',
    'anna',
    'x@mail.example.com',
    '0171 1234567',
    '9999',
    '+48 170 1234567',
    '0170 1234568',
  ])('%j does not', (query) => {
    expect(finds(query, ...client)).toBe(false)
  })

  test('a phone number stored as it is dialled at home is found with the zero and without', () => {
    expect(finds('0170 1234567', '0170-1234567')).toBe(true)
    expect(finds('1701234567', '0170-1234567')).toBe(true)
    expect(finds('0170', '0170-1234567')).toBe(true)
  })

  test('fields do not run into each other, and empty ones give nothing', () => {
    expect(searchWords('Studio 12', '345678')).not.toContain('12345678')
    expect(searchWords(null, undefined, '', ' -- ')).toEqual([])
    expect(searchTerms(' -- ')).toEqual([])
  })

  test('an address is given whole, without what quotes it or ends the sentence', () => {
    for (const text of ['l.o@x.org', "''l.o@x.org''.", '`.l.o@x.org`']) {
      expect(searchWords(text)).toContain('l.o@x.org')
    }
    expect(searchTerms("'l.o@x.org'..")).toEqual(['l.o@x.org'])
  })

  test('a phone number is given whole, without its first digits and by its last, from four digits on', () => {
    expect(searchWords('0170/123 45 67')).toEqual([
      ...['0170', '123', '45', '67'],
      ...['01701234567', '1701234567', '1234567', '4567', '701234567', '01234567'],
    ])
    expect(searchWords('12 34 56')).toEqual(['12', '34', '56', '123456', '3456', '23456'])
    expect(searchTerms('000 000')).toEqual([])
  })

  test('each word is given once', () => {
    expect(searchWords('Anna Anna', 'ANNA')).toEqual(['anna'])
    expect(searchTerms('anna Anna')).toEqual(['anna'])
  })

  test('whatever a name holds, the name itself and the beginning of each of its words find it', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(name, (text) => {
        expect(finds(text, text)).toBe(true)
        expect(finds(text.toUpperCase().toLowerCase(), text.toUpperCase())).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('the order of names', () => {
  test.each([
    ['anna', 'Berta', -1],
    ['Berta', 'anna', 1],
    ['Öz', 'pia', -1],
  ])('%s and %s: %d', (first, second, sign) => {
    expect(Math.sign(byName({ id: 2, name: first }, { id: 1, name: second }))).toBe(sign)
  })

  test('of one name goes by the id', () => {
    expect(byName({ id: 2, name: 'Éva' }, { id: 5, name: 'eva' })).toBe(-3)
  })
})

describe('reasons', () => {
  test.each([null, undefined, '', '  \n '])('%j becomes the default', (text) => {
    expect(truncateReason(text)).toBe('Admin added')
  })

  test('are trimmed and cut at 255 characters, each counted once and none split', () => {
    expect(truncateReason('  goodwill ')).toBe('goodwill')
    expect(truncateReason('a'.repeat(255))).toBe('a'.repeat(255))
    expect(truncateReason('a'.repeat(256))).toBe('a'.repeat(255))
    expect(truncateReason(`${'a'.repeat(254)} b`)).toBe('a'.repeat(254))
    expect(truncateReason('💪'.repeat(255))).toBe('💪'.repeat(255))
    expect(truncateReason(`a${'💪'.repeat(300)}`)).toBe(`a${'💪'.repeat(254)}`)
  })
})

describe('surrogates', () => {
  test.each([
    ['plain', false],
    ['💪', false],
    ['\ud800', true],
    ['a\udc00b', true],
    ['\udc00\ud800', true],
  ])('%j has a lone one: %s', (text, lone) => {
    expect(hasLoneSurrogate(text)).toBe(lone)
  })
})
