import type { StripeSecretsKept, StripeVault } from './core/features/stripe/outside.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

type Answered = Extract<ToWorker, { kind: 'stripe-secrets' }>

/**
 * Where the core's thread keeps what Stripe is read with: the shell, which alone reaches the system's store of secrets.
 * Each message is answered once, in the order they were sent.
 */
export function stripeVaultOutside(send: (message: FromWorker) => void): {
  readonly vault: StripeVault
  answered(message: Answered): void
} {
  const waiting: ((kept: StripeSecretsKept) => void)[] = []
  const ask = (message: FromWorker) =>
    new Promise<StripeSecretsKept>((resolve) => {
      waiting.push(resolve)
      send(message)
    })
  return {
    vault: {
      read: () => ask({ kind: 'stripe-secrets', write: null }),
      write: (secrets) => ask({ kind: 'stripe-secrets', write: secrets }),
    },
    answered: ({ secrets }) => waiting.shift()?.(secrets),
  }
}
