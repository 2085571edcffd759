import { describe, expect, test } from 'vitest'
import { hintOfKey, isLiveKey, judgeKey, withoutKeys } from '../../src/shared/domain/stripe-key.ts'

const BODY = '51NorthStudioReadsSalesOnlya1b2'

describe("what Stripe's keys look like", () => {
  test.each([
    [`rk_live_${BODY}`, 'restricted'],
    [`rk_test_${BODY}`, 'restricted'],
    [`  rk_live_${BODY}\n`, 'restricted'],
    [`sk_live_${BODY}`, 'secret'],
    [`sk_test_${BODY}`, 'secret'],
    [`pk_live_${BODY}`, 'publishable'],
    ['whsec_0123456789abcdef', 'signing_secret'],
    ['', 'malformed'],
    ['rk_live_', 'incomplete'],
    ['rk_live_short', 'incomplete'],
    [`rk_prod_${BODY}`, 'incomplete'],
    [`xk_live_${BODY}`, 'malformed'],
    [`rk_live_${BODY} and more`, 'incomplete'],
    [`prefix rk_live_${BODY}`, 'malformed'],
    [`rk_live_${'a'.repeat(251)}`, 'incomplete'],
    [`sk_live_${BODY} and more`, 'secret'],
    ['sk_live_...', 'secret'],
    ['sk_live_', 'secret'],
    ['sk_51Old', 'secret'],
    ['pk_live_…', 'publishable'],
    [`a sk_test_${BODY}`, 'malformed'],
    [`pk_test_${BODY} and more`, 'publishable'],
    [`a pk_live_${BODY}`, 'malformed'],
    ['a whsec_0123456789abcdef', 'malformed'],
    ['whsec_0123456789abcdef!', 'malformed'],
    ['constructor', 'malformed'],
  ])('%j is %s', (text, verdict) => {
    expect(judgeKey(text)).toBe(verdict)
  })

  test('which money it is about stands in the second word', () => {
    expect(isLiveKey(`rk_live_${BODY}`)).toBe(true)
    expect(isLiveKey(` rk_live_${BODY}`)).toBe(true)
    expect(isLiveKey(`rk_test_${BODY}`)).toBe(false)
  })

  test('no more is shown of it than what it is and how it ends', () => {
    expect(hintOfKey(`rk_live_${BODY}`)).toBe('rk_live_…a1b2')
    expect(hintOfKey(' rk_test_0123456789 ')).toBe('rk_test_…6789')
    expect(hintOfKey('my password')).toBe('…')
    for (const none of ['rk_live_a1b2', `sk_live_${BODY}`, 'pk_live_a1b2']) expect(hintOfKey(none)).toBe('…')
  })

  test('a text loses whatever looks like one', () => {
    const told = `Invalid API Key provided: rk_live_${BODY}, not sk_test_****a1b2 nor whsec_abc+/=.`
    expect(withoutKeys(told)).toBe('Invalid API Key provided: rk_…, not sk_… nor whsec_….')
    expect(withoutKeys('The risk_level of task_4 is low')).toBe('The risk_level of task_4 is low')
  })
})
