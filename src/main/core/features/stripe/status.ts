import type { Value } from '../../../../shared/contract/index.ts'
import { type StripeState, stopsStripe } from '../../../../shared/domain/stripe-states.ts'
import { SWEEP_EVERY } from '../../../../shared/domain/stripe-times.ts'
import { formatInstant, type Instant } from '../../../../shared/domain/time.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import type { Stopped } from './account.ts'
import { type Account, countTotals, findAccount } from './account-queries.ts'
import type { StripeDesk } from './desk.ts'

type Status = Value<'stripe.status'>

/** How things stand with Stripe. */
export async function stripeStatus(q: Reader, context: Context): Promise<Result<Status>> {
  const desk = context.stripe
  const account = await findAccount(q)
  const { key } = desk
  const connected = key !== null && account !== null && account.disconnectedAt === null
  const { problem, progress, found, listener } = desk
  return ok({
    possible: desk.isPossible,
    state: stateOf(desk, connected),
    key: connected ? key : null,
    account: account === null ? null : accountView(account),
    scopes: connected ? [...desk.scopes] : [],
    problem: connected && problem !== null ? problemView(problem) : null,
    lastSyncAt: instant(connected ? (desk.lookedAt ?? account.lastSyncAt) : (account?.lastSyncAt ?? null)),
    lastSweepAt: instant(account?.lastSweepAt ?? null),
    nextSyncAt: instant(connected ? desk.nextLookAt : null),
    nextSweepAt: instant(connected && desk.sweptAt !== null ? desk.sweptAt + SWEEP_EVERY : null),
    progress,
    found,
    totals: await countTotals(q),
    listener,
  })
}

const accountView = ({ accountId, livemode, disconnectedAt }: Account) => ({
  ...{ id: accountId, livemode },
  removed: disconnectedAt !== null,
})

function stateOf({ busy, problem }: StripeDesk, connected: boolean): StripeState {
  if (!connected) return 'off'
  if (busy) return 'busy'
  if (problem === null) return 'idle'
  return stopsStripe(problem.kind) ? 'stopped' : 'waiting'
}

/** What stands in the way, as a sentence for a person. */
export function problemView({ kind, scope }: Stopped): NonNullable<Status['problem']> {
  return { kind, scope: scope ?? null, message: words().stripeProblemSentence(kind, scope ?? null) }
}

const instant = (at: Instant | null) => (at === null ? null : formatInstant(at))
