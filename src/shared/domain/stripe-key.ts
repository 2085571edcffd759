/**
 * What Stripe's keys look like. Only a restricted one is ever kept: whoever steals it can read sales, and cannot move a
 * cent. The word before the first `_` says what it is, the second one which money it is about.
 */

/** What somebody has put into the field for the key. */
export type KeyVerdict =
  | 'restricted'
  | 'secret'
  | 'publishable'
  | 'signing_secret'
  | 'incomplete'
  | 'malformed'

/** What is taken, and so must be whole. */
const WHOLE: readonly (readonly [KeyVerdict, RegExp])[] = [
  ['restricted', /^rk_(live|test)_[A-Za-z0-9]{8,250}$/],
  ['signing_secret', /^whsec_[A-Za-z0-9+/=]{8,250}$/],
]

/** What is not taken in any case is known by how it begins, whole or not. */
const BEGINNINGS: readonly (readonly [KeyVerdict, RegExp])[] = [
  ['incomplete', /^rk_/],
  ['secret', /^sk_/],
  ['publishable', /^pk_/],
]

/**
 * What a text is, without the spaces that a copied one brings along. `incomplete`: it begins like a restricted key, and
 * something is missing or too much.
 */
export function judgeKey(text: string): KeyVerdict {
  const key = text.trim()
  return [...WHOLE, ...BEGINNINGS].find(([, pattern]) => pattern.test(key))?.[0] ?? 'malformed'
}

/** Whether a key is about real money; the caller has judged it. */
export function isLiveKey(key: string): boolean {
  return key.split('_')[1] === 'live'
}

/** All of a key that anybody may see: `rk_live_…a1b2`. Of a text that is no key nothing is shown. */
export function hintOfKey(key: string): string {
  const trimmed = key.trim()
  if (!WHOLE.some(([, pattern]) => pattern.test(trimmed))) return '…'
  return `${trimmed.slice(0, trimmed.lastIndexOf('_') + 1)}…${trimmed.slice(-4)}`
}

/** The same text without anything that looks like a key of Stripe: for logs and for what a person reads. */
export function withoutKeys(text: string): string {
  return text.replace(/\b(rk|sk|pk|whsec)_[A-Za-z0-9_*+/=…]+/g, '$1_…')
}
