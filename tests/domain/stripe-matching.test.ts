import { describe, expect, it } from 'vitest'
import {
  idIn,
  isRemembered,
  matchClient,
  matchPackage,
  missingOf,
} from '../../src/shared/domain/stripe-matching.ts'

const known = {
  isPackage: (id: number) => id < 10,
  remembered: (stripeId: string) => ({ price_7: 7, prod_8: 8, price_no: null })[stripeId],
}
const line = {
  pricePackage: null,
  productPackage: null,
  lookupKey: null,
  priceId: null,
  productId: null,
}

describe('what a line is', () => {
  it.each([
    [
      { pricePackage: '1', productPackage: '2', lookupKey: '3', priceId: 'price_7' },
      { packageId: 1, by: 'price' },
    ],
    [
      { pricePackage: '99', productPackage: '2' },
      { packageId: 2, by: 'product' },
    ],
    [
      { productPackage: 'two', lookupKey: 'package_3' },
      { packageId: 3, by: 'lookup_key' },
    ],
    [{ lookupKey: 'Package-3' }, { packageId: 3, by: 'lookup_key' }],
    [{ lookupKey: '4' }, { packageId: 4, by: 'lookup_key' }],
    [
      { lookupKey: 'gold', priceId: 'price_7', productId: 'prod_8' },
      { packageId: 7, by: 'remembered' },
    ],
    [
      { priceId: 'price_1', productId: 'prod_8' },
      { packageId: 8, by: 'remembered' },
    ],
    [{ priceId: 'price_no', productId: 'prod_8' }, 'ignored'],
    [{ priceId: 'price_1', productId: 'prod_1' }, null],
    [{}, null],
  ])('%j', (evidence, match) => {
    expect(matchPackage({ ...line, ...evidence }, known)).toEqual(match)
  })

  it.each([
    ['12', 12],
    [' 12 ', 12],
    ['012', null],
    ['0', null],
    ['-1', null],
    ['1.5', null],
    ['12a', null],
    ['9999999999999999', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%j is the number %j', (text, id) => {
    expect(idIn(text)).toBe(id)
  })
})

describe('whose a sale is', () => {
  const nobody = { customer: null, metadata: null, reference: null, email: [] }

  it.each([
    [
      { customer: 1, metadata: 2, reference: 3, email: [4] },
      { clientId: 1, by: 'customer' },
    ],
    [
      { metadata: 2, reference: 3, email: [4] },
      { clientId: 2, by: 'metadata' },
    ],
    [{ reference: 3 }, { clientId: 3, by: 'reference' }],
    [
      { reference: 3, email: [3] },
      { clientId: 3, by: 'reference' },
    ],
    [{ reference: 3, email: [4] }, 'contradiction'],
    [
      { reference: 3, email: [4, 3] },
      { clientId: 3, by: 'reference' },
    ],
    [{ email: [4] }, { clientId: 4, by: 'email' }],
    [{ email: [4, 5] }, null],
    [{}, null],
  ])('%j', (names, match) => {
    expect(matchClient({ ...nobody, ...names })).toEqual(match)
  })

  it('is remembered of the customer unless only a link said so, which can be passed on', () => {
    expect(['customer', 'metadata', 'email', 'staff'].every((by) => isRemembered(by as 'email'))).toBe(true)
    expect(isRemembered('reference')).toBe(false)
  })

  it('is asked for together with what it is', () => {
    expect(missingOf({ client: false, package: false })).toBe('both')
    expect(missingOf({ client: false, package: true })).toBe('client')
    expect(missingOf({ client: true, package: false })).toBe('package')
    expect(missingOf({ client: true, package: true })).toBeNull()
  })
})
