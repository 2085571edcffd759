/**
 * What Stripe's keys look like. Only a restricted one is ever kept: whoever steals it can read sales, and cannot move a
 * cent. The word before the first `_` says what it is, the second one which money it is about.
 */

/** What somebody has put into the field for the key. */
export type KeyVerdict = 'restricted' | 'secret' | 'publishable' | 'signing_secret' | 'malformed'

const KINDS: readonly (readonly [KeyVerdict, RegExp])[] = [
  ['restricted', /^rk_(live|test)_[A-Za-z0-9]{8,250}$/],
  ['secret', /^sk_(live|test)_[A-Za-z0-9]{8,250}$/],
  ['publishable', /^pk_(live|test)_[A-Za-z0-9]{8,250}$/],
  ['signing_secret', /^whsec_[A-Za-z0-9+/=]{8,250}$/],
]

/** What a text is, without the spaces that a copied one brings along. */
export function judgeKey(text: string): KeyVerdict {
  const key = text.trim()
  return KINDS.find(([, pattern]) => pattern.test(key))?.[0] ?? 'malformed'
}

/** Whether a key is about real money; the caller has judged it. */
export function isLiveKey(key: string): boolean {
  return key.split('_')[1] === 'live'
}

/** All of a key that anybody may see: `rk_live_…a1b2`. Of a text that is no key nothing is shown. */
export function hintOfKey(key: string): string {
  const verdict = judgeKey(key)
  if (verdict === 'malformed') return '…'
  const trimmed = key.trim()
  return `${trimmed.slice(0, trimmed.lastIndexOf('_') + 1)}…${trimmed.slice(-4)}`
}

/** The same text without anything that looks like a key of Stripe: for logs and for what a person reads. */
export function withoutKeys(text: string): string {
  return text.replace(/\b(rk|sk|pk|whsec)_[A-Za-z0-9_*+/=…]+/g, '$1_…')
}
