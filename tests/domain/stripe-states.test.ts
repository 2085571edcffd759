import { expect, it } from 'vitest'
import { STRIPE_PROBLEMS, stopsStripe } from '../../src/shared/domain/stripe-states.ts'

it('asks no more once only a person can mend it', () => {
  expect(STRIPE_PROBLEMS.filter(stopsStripe)).toEqual([
    'no_key',
    'unauthorized',
    'forbidden',
    'other_account',
  ])
  expect(STRIPE_PROBLEMS.filter((kind) => !stopsStripe(kind))).toEqual([
    'rate_limited',
    'unreachable',
    'not_found',
    'aged_out',
    'unexpected',
  ])
})
