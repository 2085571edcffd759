import { type Charge, chargeFor, FORGIVENESS_DAYS, isLate, NOT_CHARGED } from './bookings.ts'
import { DAY } from './calendar.ts'
import type { BookingPolicy } from './policies.ts'

/** What a place that was not taken up costs: credits, or minor units of money that is owed or that the credits were bought for. */
export type Price = { readonly credits: number; readonly amount: number }

/** A client's cancellation or no-show as it really happened. */
export type Missed = Price & {
  readonly bookingId: number
  readonly clientId: number
  readonly what: 'cancelled' | 'no_show'
  /** When it was cancelled; of a no-show the start. */
  readonly at: number
  /** The start that the late window counts to. */
  readonly policyAnchor: number
  /** Staff waived it in the open; they would have done so under any rule. */
  readonly waived: boolean
  /** Staff said that it was late, or that it was not, against the rule; so they would have under any. Null by the rule. */
  readonly corrected: boolean | null
  readonly charged: boolean
}

/** A late cancellation that was forgiven and is not among those that are judged anew. */
export type Forgiven = { readonly clientId: number; readonly at: number }

/** What a rule says to it. */
export type Verdict = Charge & { readonly late: boolean }

export type Judged<M extends Missed = Missed> = { readonly missed: M; readonly verdict: Verdict }

/**
 * Judges every cancellation and no-show by another rule, each client's in the order in which they happened: what the rule
 * forgives it forgives a few times per rolling `FORGIVENESS_DAYS`. Those in `forgiven` were forgiven under any rule and
 * count too. The answer is in the order of what is judged.
 */
export function simulatePolicy<M extends Missed>(
  all: readonly M[],
  policy: BookingPolicy,
  forgiven: readonly Forgiven[],
): readonly Judged<M>[] {
  const pardoned = new Map<number, number[]>()
  for (const { clientId, at } of forgiven) pardoned.set(clientId, [...(pardoned.get(clientId) ?? []), at])
  const inOrder = all
    .map((missed, index) => ({ missed, index }))
    .sort((a, b) => a.missed.at - b.missed.at || a.missed.bookingId - b.missed.bookingId)
  const judged = inOrder.map(({ missed, index }) => {
    const { clientId, at } = missed
    const own = pardoned.get(clientId) ?? []
    const verdict = verdictOn(missed, policy, own.filter((one) => isWithin(one, at)).length)
    if (verdict.pardon === 'forgiven') pardoned.set(clientId, [...own, at])
    return { missed, verdict, index }
  })
  return judged.sort((a, b) => a.index - b.index).map(({ missed, verdict }) => ({ missed, verdict }))
}

/** Whether something forgiven at one moment still counts at another. */
function isWithin(forgivenAt: number, at: number): boolean {
  return forgivenAt <= at && forgivenAt >= at - FORGIVENESS_DAYS * DAY
}

function verdictOn(missed: Missed, policy: BookingPolicy, forgivenBefore: number): Verdict {
  const facts = { funding: 'credit', policy, waive: missed.waived, forgivenBefore } as const
  if (missed.what === 'no_show') return { late: false, ...chargeFor('no_show', facts) }
  const late = missed.corrected ?? isLate({ policy, policyAnchor: missed.policyAnchor, now: missed.at })
  if (!late) return { late: false, ...NOT_CHARGED }
  return { late: true, ...chargeFor('late_cancelled', facts) }
}

/** How many are charged and what they come to; of a difference each may be below zero. */
export type Tally = Price & { readonly charged: number }

export type Comparison = {
  readonly actual: Tally
  readonly simulated: Tally
  /** What the other rule would add: `actual + difference = simulated`, figure by figure. */
  readonly difference: Tally
}

const NOTHING: Tally = { charged: 0, credits: 0, amount: 0 }

/** What really happened, what the rule would have made of it, and the difference. */
export function compare(judged: readonly Judged[]): Comparison {
  const actual = judged.reduce((sum, { missed }) => addIf(missed.charged, sum, missed), NOTHING)
  const simulated = judged.reduce((sum, { missed, verdict }) => addIf(verdict.charged, sum, missed), NOTHING)
  const difference = {
    charged: simulated.charged - actual.charged,
    credits: simulated.credits - actual.credits,
    amount: simulated.amount - actual.amount,
  }
  return { actual, simulated, difference }
}

function addIf(charged: boolean, sum: Tally, { credits, amount }: Price): Tally {
  if (!charged) return sum
  return { charged: sum.charged + 1, credits: sum.credits + credits, amount: sum.amount + amount }
}

/** Whether the rule charges what was not charged, or the other way round. */
export function differs({ missed, verdict }: Judged): boolean {
  return missed.charged !== verdict.charged
}

/** Those that differ by client: whom it changes most, in money and then in credits, first. */
export function byClient<M extends Missed>(
  judged: readonly Judged<M>[],
): readonly {
  readonly clientId: number
  readonly difference: Tally
  readonly cases: readonly Judged<M>[]
}[] {
  const cases = new Map<number, Judged<M>[]>()
  for (const one of judged.filter(differs)) {
    const { clientId } = one.missed
    cases.set(clientId, [...(cases.get(clientId) ?? []), one])
  }
  return [...cases]
    .map(([clientId, own]) => ({ clientId, difference: compare(own).difference, cases: own }))
    .sort(
      (a, b) =>
        Math.abs(b.difference.amount) - Math.abs(a.difference.amount) ||
        Math.abs(b.difference.credits) - Math.abs(a.difference.credits) ||
        a.clientId - b.clientId,
    )
}

/** A line of the ledger that resolved what a booking held. */
export type Resolved = Price & { readonly kind: 'CAPTURE' | 'RELEASE' }

/**
 * What a booking's place costs, by how it was resolved last: the last lines of its ledger that come to its cost. They name
 * the lots that paid, also where those were given back. Null for a booking that never held anything.
 */
export function lastResolved(
  lines: readonly Resolved[],
  cost: number,
): (Price & { charged: boolean }) | null {
  const last = lines.at(-1)
  if (last === undefined) return null
  let credits = 0
  let amount = 0
  for (const line of [...lines].reverse()) {
    if (credits >= cost) break
    credits += line.credits
    amount += line.amount
  }
  return { credits, amount, charged: last.kind === 'CAPTURE' }
}
