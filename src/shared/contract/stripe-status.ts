/** How things stand with Stripe, as a client sees it. */
import { z } from 'zod'
import { STRIPE_KEY_PLACES, STRIPE_PROBLEMS, STRIPE_STATES } from '../domain/stripe-states.ts'
import { count } from './fields.ts'

/** What one look at Stripe brought; nothing of it is counted that was known before. */
export const foundView = z.object({
  /** Lines of paid sales that became purchases with credits. */
  granted: count,
  /** Lines that somebody must say more about. */
  unmatched: count,
  /** Lines that were left out by themselves, because somebody said so of all that is bought of their product. */
  leftOut: count,
  /** Sales whose money or disputes changed, so that credits were taken, given back, held or freed. */
  changed: count,
  /** Sales that were looked at in all. */
  seen: count,
})

export const problemView = z.object({
  kind: z.enum(STRIPE_PROBLEMS),
  /** What the key may not read. */
  scope: z.string().nullable(),
  /** What it means and what helps, for a person. */
  message: z.string(),
})

export const scopeView = z.object({ scope: z.string(), ok: z.boolean() })

export const keyView = z.object({
  /** All of the key that anybody sees: `rk_live_…a1b2`. */
  hint: z.string(),
  /** Kept by the operating system, or in memory until the app is closed. */
  kept: z.enum(STRIPE_KEY_PLACES),
})

export const statusView = z.object({
  /** Whether this program can reach Stripe at all: not on the command line, nor in the demo. */
  possible: z.boolean(),
  state: z.enum(STRIPE_STATES),
  key: keyView.nullable(),
  /** The one account and mode that this studio takes purchases from, once a key was set. */
  account: z
    .object({
      id: z.string().nullable(),
      livemode: z.boolean(),
      /** Whether its key was taken away; false also where a key was kept for one run alone, which is over. */
      removed: z.boolean(),
    })
    .nullable(),
  /** What the key may read, as it was last asked; empty until then. */
  scopes: z.array(scopeView),
  problem: problemView.nullable(),
  lastSyncAt: z.string().nullable(),
  /** When every list was last read to its end. */
  lastSweepAt: z.string().nullable(),
  nextSyncAt: z.string().nullable(),
  nextSweepAt: z.string().nullable(),
  /** While it looks: how many sales it has looked at, and of how many it knows so far. */
  progress: z.object({ done: count, total: count }).nullable(),
  /** What the last look brought. */
  found: foundView.nullable(),
  /** What there is in all. */
  totals: z.object({ sales: count, unmatched: count, awaitingPayment: count, disputed: count }),
  /** Where webhooks may be forwarded to, on this computer alone. */
  listener: z.object({ port: z.int() }).nullable(),
})
