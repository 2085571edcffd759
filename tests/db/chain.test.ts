import { expect, test } from 'vitest'
import { canonicalJson } from '../../src/main/core/canonical-json.ts'
import { GENESIS, linkHash } from '../../src/main/core/features/audit/chain.ts'

const row = [
  1,
  1_772_438_400_000,
  7,
  'owner',
  'bookings.create',
  'booking',
  42,
  null,
  {
    b: [1, { y: null, x: undefined, a: 'é "q" \u2028 \n' }],
    a: undefined,
    9: 1.5,
    10: true,
    ä: [],
    Z: {},
    deep: { 2: 'two', 11: 'eleven' },
  },
  'id-1',
]

// Studios that exist have chains of such links: what is expected here must never be changed to what the program does.
test('a link of a chain is the same in every version', () => {
  expect(linkHash(GENESIS, row)).toBe('19f8d46fb2d349790fd5fc833656d76d53ee983f57a388d901b47e817d35831b')
})

test('the text that is hashed has its keys in the order of their characters and nothing that is absent', () => {
  expect(canonicalJson(row)).toBe(
    '[1,1772438400000,7,"owner","bookings.create","booking",42,null,{"10":true,"9":1.5,"Z":{},"b":[1,{"a":"é \\"q\\" \u2028 \\n","y":null}],"deep":{"11":"eleven","2":"two"},"ä":[]},"id-1"]',
  )
})

test('what is absent or no number in a list is null, and of a class nothing but its own fields counts', () => {
  expect(canonicalJson([undefined, Number.NaN, Number.POSITIVE_INFINITY, -0])).toBe('[null,null,null,0]')
  expect(canonicalJson(undefined)).toBe('null')
  expect(canonicalJson(new Date(0))).toBe('{}')
})
