/** What no field may choke on. Made anew for each use, so that no call can change what the next one gets. */
export const HOSTILE_VALUES: Readonly<Record<string, () => unknown>> = {
  null: () => null,
  'no text at all': () => '',
  'a word': () => 'x',
  'a number as text': () => '7',
  'minus one': () => -1,
  'minus nothing': () => -0,
  'one and a half': () => 1.5,
  'not a number': () => Number.NaN,
  'without end': () => Number.POSITIVE_INFINITY,
  'without beginning': () => Number.NEGATIVE_INFINITY,
  nothing: () => 0,
  'more than 32 bits': () => 2 ** 31,
  'the most that can be counted': () => Number.MAX_SAFE_INTEGER,
  'more than can be counted': () => 2 ** 53 + 2,
  'far more than can be counted': () => 1e308,
  'next to nothing': () => Number.MIN_VALUE,
  yes: () => true,
  no: () => false,
  'an empty list': () => [],
  'a list of nothing': () => [null],
  'a list in lists': () => [[[[1]]]],
  'a list with holes': () => new Array(600),
  'a very long list': () => new Array(50_000).fill(1),
  'a very long list of wrong things': () => new Array(50_000).fill('x'),
  'an empty object': () => ({}),
  'an object that looks like a list': () => ({ length: 1, 0: 1 }),
  'an object of many keys': () => Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`k${n}`, n])),
  'a key of great length': () => ({ ['k'.repeat(100_000)]: 1 }),
  'a prototype of its own': () =>
    JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  'an object without prototype': () => Object.assign(Object.create(null), { id: 1 }),
  'a thousand levels': () => nested(1_000),
  'a thousand lists': () => JSON.parse('['.repeat(1_000) + ']'.repeat(1_000)),
  'a round': () => {
    const round: Record<string, unknown> = {}
    round.again = [round]
    return round
  },
  'a date': () => new Date(0),
  'no date': () => new Date(Number.NaN),
  'a great number': () => 7n,
  'a map': () => new Map([['id', 1]]),
  'a set': () => new Set([1]),
  'an expression': () => /x/g,
  'an error': () => new Error('select * from clients'),
  bytes: () => new Uint8Array(16),
  'other bytes': () => new Float64Array(4),
  'a buffer': () => new ArrayBuffer(8),
  'a megabyte': () => 'x'.repeat(2 ** 20),
  'a megabyte of blanks': () => ' '.repeat(2 ** 20),
  'a megabyte of at-signs': () => '@.'.repeat(2 ** 19),
  'a day that was never': () => '0000-00-00',
  'a day of no month': () => '2026-02-30',
  'a day of a far year': () => '99999-01-01',
  'a day before all': () => '-000001-01-01',
  'a moment without offset': () => '2026-03-02T09:00:00',
  'a moment of no hour': () => '2026-03-02T25:00:00Z',
  'a moment with an odd offset': () => '2026-03-02T09:00:00+99:99',
  'a moment after the last': () => '+275760-09-13T00:00:01Z',
  'the first moment': () => '0001-01-01T00:00:00Z',
  'the last moment': () => '9999-12-31T23:59:00Z',
  'the last day': () => '9999-12-31',
  'the first day': () => '0001-01-01',
}

export function nested(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level += 1) value = { inner: value }
  return value
}

/** Text that is text like any other: kept as it was written, or refused by a rule of its field. */
export const ODD_TEXTS: Readonly<Record<string, string>> = {
  SQL: "Robert'); DROP TABLE clients;--",
  'SQL of another kind': '" OR 1=1; SELECT * FROM sqlite_master --',
  'a query parameter': '?1 $1 :name @name',
  HTML: '<img src=x onerror="alert(1)">',
  'a script': '</script><script>alert(document.domain)</script>',
  'a formula': '=HYPERLINK("https://example.org","x")',
  'a formula with a sign': '+1+cmd|calc!A0',
  'an at-sign': '@SUM(A1:A9)',
  'a pattern': '%_%[a-z]*\\',
  'a template': `$${'{7*7}'} {{7*7}} #{7*7} %s %n`,
  'a way up': '../../../../etc/passwd',
  'a way of Windows': 'C:\\Windows\\System32\\drivers\\etc',
  'a name of nature': '__proto__',
  'another name of nature': 'constructor',
  'a third name of nature': 'toString',
  'a number without end': 'Infinity',
  'quotes in quotes': `"'\`''"`,
  'from right to left': 'abc\u202edef\u202c \u05d0\u05d1\u05d2 \u0627\u0644',
  'what cannot be seen': 'Zo\u200bë\u2060 \ufeffBerg',
  'accents apart': 'Zoe\u0308 A\u030angstro\u0308m',
  'one sign of many': '👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈',
  'a letter that grows': 'İIıi ßẞ ﬁ ﷺ',
  'marks in a heap': `a${'\u0301'.repeat(30)}`,
  'a line separator': 'one\u2028two\u2029three',
}

/** Text that no database keeps as it is: refused wherever it is sent. */
export const UNKEEPABLE_TEXTS: Readonly<Record<string, string>> = {
  'half of a character': 'a\ud800b',
  'the other half': '\udfff',
  'halves the wrong way round': '\udc00\ud800',
  'a zero': 'a\0b',
}

/** Names of methods that are none. */
export const NO_METHODS: readonly string[] = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'Symbol(Symbol.iterator)',
  '@@iterator',
  '0',
  'clients',
  'clients.',
  '.create',
  'Clients.Create',
  'clients.create ',
  'clients.create\0',
  'clients.__proto__',
  'x'.repeat(2 ** 20),
]
