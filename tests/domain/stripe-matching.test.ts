import { describe, expect, it } from 'vitest'
import {
  CLIENT_EVIDENCE,
  type ClientMatch,
  type ClientNames,
  idIn,
  isRemembered,
  type LineEvidence,
  matchClient,
  matchPackage,
  missingOf,
  PACKAGE_EVIDENCE,
  type PackageMatch,
} from '../../src/shared/domain/stripe-matching.ts'

/** A studio with the packages 12 and 13; somebody said what the price and the product are. */
const knowing = (said: Readonly<Record<string, number | null>> = {}) => ({
  isPackage: (id: number) => id === 12 || id === 13,
  remembered: (stripeId: string) => said[stripeId],
})

const line = (more: Partial<LineEvidence> = {}): LineEvidence => ({
  ...{ pricePackage: null, productPackage: null, lookupKey: null, priceId: null, productId: null },
  ...more,
})

describe('the package of a line', () => {
  it.each<[string, Partial<LineEvidence>, PackageMatch]>([
    ['none, of nothing', {}, null],
    ['what the price names', { pricePackage: '12', productPackage: '13' }, { packageId: 12, by: 'price' }],
    ['else its product', { productPackage: '13', lookupKey: '12' }, { packageId: 13, by: 'product' }],
    ['else its lookup key', { lookupKey: '12' }, { packageId: 12, by: 'lookup_key' }],
    ['a key with a word', { lookupKey: 'package_12' }, { packageId: 12, by: 'lookup_key' }],
    ['a key with a dash', { lookupKey: 'Package-12' }, { packageId: 12, by: 'lookup_key' }],
    ['a key with neither', { lookupKey: 'package13' }, { packageId: 13, by: 'lookup_key' }],
    ['no key with the word elsewhere', { lookupKey: '1package_2' }, null],
    ['no key of something else', { lookupKey: 'voucher_12' }, null],
    ['not one that is not there', { pricePackage: '14' }, null],
    ['not a name', { pricePackage: 'ten sessions' }, null],
    [
      'the next, where the first names none that is there',
      { pricePackage: '14', productPackage: 'x', lookupKey: '13' },
      { packageId: 13, by: 'lookup_key' },
    ],
    ['none of a price that nobody spoke of', { priceId: 'price_2', productId: 'prod_2' }, null],
    ['what was said of the price', { priceId: 'price_1' }, { packageId: 12, by: 'remembered' }],
    ['what was said of the product', { productId: 'prod_1' }, { packageId: 13, by: 'remembered' }],
    [
      'the price before the product',
      { priceId: 'price_1', productId: 'prod_1' },
      { packageId: 12, by: 'remembered' },
    ],
    [
      'the product, when nobody spoke of the price',
      { priceId: 'price_2', productId: 'prod_1' },
      { packageId: 13, by: 'remembered' },
    ],
    ['none by decision', { priceId: 'price_no', productId: 'prod_1' }, 'ignored'],
    ['none by decision of the product', { productId: 'prod_no' }, 'ignored'],
    [
      'what it names, before what was said',
      { pricePackage: '13', priceId: 'price_no' },
      { packageId: 13, by: 'price' },
    ],
  ])('is %s', (_what, evidence, match) => {
    const known = knowing({ price_1: 12, prod_1: 13, price_no: null, prod_no: null })
    expect(matchPackage(line(evidence), known)).toEqual(match)
  })

  it('is asked for by no id that the line does not have', () => {
    const asked: (string | number)[] = []
    const known = {
      isPackage: (id: number) => {
        asked.push(id)
        return true
      },
      remembered: (stripeId: string) => {
        asked.push(stripeId)
        return undefined
      },
    }
    matchPackage(line({ productId: 'prod_1' }), known)
    expect(asked).toEqual(['prod_1'])
  })
})

describe('a whole number in a field of Stripe', () => {
  it.each([
    ['12', 12],
    [' 12\n', 12],
    ['1', 1],
    ['999999999999999', 999_999_999_999_999],
    ['1000000000000000', null],
    ['0', null],
    ['012', null],
    ['-12', null],
    ['1.5', null],
    ['1e3', null],
    ['12 sessions', null],
    ['no. 12', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%j is %j', (text, number) => {
    expect(idIn(text)).toBe(number)
  })
})

describe('the client of a sale', () => {
  it.each<[string, Partial<ClientNames>, ClientMatch]>([
    ['nobody, of nothing', {}, null],
    [
      'who the customer is',
      { customer: 1, metadata: 2, reference: 3, email: [4] },
      { clientId: 1, by: 'customer' },
    ],
    [
      'else whom the metadata names',
      { metadata: 2, reference: 3, email: [4] },
      { clientId: 2, by: 'metadata' },
    ],
    ['else whom the link names', { reference: 3 }, { clientId: 3, by: 'reference' }],
    ['whom the link and the address name', { reference: 3, email: [3] }, { clientId: 3, by: 'reference' }],
    [
      'whom the link names, of several with the address',
      { reference: 3, email: [4, 3] },
      { clientId: 3, by: 'reference' },
    ],
    [
      'not whom the link names, when the address is of somebody else',
      { reference: 3, email: [4] },
      'contradiction',
    ],
    ['else who has the address', { email: [4] }, { clientId: 4, by: 'email' }],
    ['nobody, where two have it', { email: [4, 5] }, null],
  ])('is %s', (_who, names, match) => {
    expect(matchClient({ customer: null, metadata: null, reference: null, email: [], ...names })).toEqual(
      match,
    )
  })

  it('is remembered of a customer, unless only a link named them', () => {
    expect(CLIENT_EVIDENCE.filter(isRemembered)).toEqual(['customer', 'metadata', 'email', 'staff'])
  })
})

it.each([
  [true, true, null],
  [true, false, 'package'],
  [false, true, 'client'],
  [false, false, 'both'],
])('with a client: %j and a package: %j, what is missing is %j', (client, pack, missing) => {
  expect(missingOf({ client, package: pack })).toBe(missing)
})

it('has a name for every way in which a package is known', () => {
  expect(PACKAGE_EVIDENCE).toEqual(['price', 'product', 'lookup_key', 'remembered', 'staff'])
})
