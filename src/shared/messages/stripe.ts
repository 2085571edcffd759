import { formatMoney, type Money } from '../domain/money.ts'
import type { KeyVerdict } from '../domain/stripe-key.ts'
import type { AssignProblem } from '../domain/stripe-money.ts'
import type { StripeProblemKind } from '../domain/stripe-states.ts'
import { LOCALE } from './days.ts'

/** Why a text is not taken as the key. */
export const WRONG_KEY: Record<Exclude<KeyVerdict, 'restricted'>, string> = {
  secret:
    'This is a secret key: whoever had it could move money. Tallybook only reads. Make a restricted key in Stripe that may only read, and enter that one.',
  publishable:
    'This is a publishable key, which reads no sales. Make a restricted key in Stripe and enter that one.',
  signing_secret: 'This is what webhooks are signed with. Enter the restricted key here.',
  incomplete:
    'This begins like a restricted key, but is not one as a whole. Copy all of it, and nothing else.',
  malformed: 'This is no key of Stripe. A restricted key begins with rk_live_ or rk_test_.',
}

export const NOT_A_SIGNING_SECRET = 'What webhooks are signed with begins with whsec_.'
export const PORT_TAKEN = 'Another program uses this port. Choose another one, or 0 for any.'
export const NO_STRIPE_HERE = 'Stripe can be reached from the app, in the studio’s own file.'

/** Why a purchase in Stripe is not given back by hand. */
export const REFUND_IN_STRIPE =
  'This was paid in Stripe. Give the money back there; it arrives here by itself.'

/** Why a refund cannot be spread over lines in this way. `borne` is what they bear together. */
export function assignProblemSentence(problem: AssignProblem, borne: Money): string {
  return problem === 'more_than_paid'
    ? 'Nothing can bear more than it cost.'
    : `The amounts must come to ${formatMoney(borne, LOCALE)}, which is what was given back.`
}

type Mode = { readonly livemode: boolean }

/** Why a key is not taken though it works. */
export function otherAccountSentence(known: Mode, now: Mode): string {
  if (known.livemode === now.livemode) {
    return 'This key is of another account of Stripe than the one that this studio’s purchases are from.'
  }
  return now.livemode
    ? 'This studio’s purchases are from Stripe’s test mode; this key is of the live mode.'
    : 'This studio’s purchases are from Stripe’s live mode; this key is of the test mode.'
}

/** What stops a look at Stripe, and what helps. */
export function stripeProblemSentence(kind: StripeProblemKind, scope: string | null): string {
  switch (kind) {
    case 'no_key':
      return 'The key cannot be read on this computer today. Enter it again.'
    case 'unauthorized':
      return 'Stripe refuses the key. Enter a new one; nothing is lost until then.'
    case 'forbidden':
      return scope === null
        ? 'The key may not read all that is needed. Allow it in Stripe, or enter another key.'
        : `The key may not read ${scope}. Allow it in Stripe, or enter another key.`
    case 'other_account':
      return 'The key is of another account or mode than this studio’s purchases. Enter the key of that one.'
    case 'rate_limited':
      return 'Stripe asks for patience. It is tried again by itself.'
    case 'unreachable':
      return 'Stripe cannot be reached. It is tried again by itself.'
    default:
      return 'Stripe answered something unexpected. It is tried again by itself.'
  }
}
