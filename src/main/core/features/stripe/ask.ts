import type { z } from 'zod'
import { withoutKeys } from '../../../../shared/domain/stripe-key.ts'
import { STRIPE_SCOPES } from '../../../../shared/domain/stripe-states.ts'
import { failureOf, type StripeFailure } from './client.ts'
import type { Pace, Waiting } from './pace.ts'
import type { Asked, StripeProblem, StripeScope } from './port.ts'

/** How often a request is made when the network or Stripe stumbles, and when Stripe says that it is too much. */
const TRIES = 4
const TRIES_WHEN_TOO_MUCH = 7
const FIRST_PAUSE_MILLISECONDS = 500
const LONGEST_PAUSE_MILLISECONDS = 60_000

/** One request through Stripe's package, which hangs the answer's headers on what it returns. */
export type Request = () => Promise<object>

/** Asks Stripe: at the pace of all, again where that may help, and never with an error thrown. */
export type Ask = <T extends z.ZodType>(
  scope: StripeScope | null,
  shape: T,
  request: Request,
) => Promise<Asked<z.output<T>>>

export type Asking = {
  readonly pace: Pace
  readonly time: Waiting
  /** Aborts when nobody waits for answers any more: then each is `unreachable`. */
  readonly signal: AbortSignal
  /** The computer's own clock, for an answer that does not say when it was given. */
  now(): number
}

/**
 * Temporary problems are tried again after a pause of random length whose upper end doubles (full jitter): many studios
 * that lost Stripe at the same moment must not come back at the same moment. Stripe's package could do a part of that, but
 * not for 429, and past the pace.
 */
export function createAsk({ pace, time, signal, now }: Asking): Ask {
  return async (scope, shape, request) => {
    for (let tried = 1; ; tried += 1) {
      const outcome = await once(scope, shape, request)
      if (outcome.ok) return outcome
      const { problem, temporary } = outcome
      const tries = problem.kind === 'rate_limited' ? TRIES_WHEN_TOO_MUCH : TRIES
      if (!temporary || tried >= tries || signal.aborted) return { ok: false, problem }
      const stopped = await pause(tried, problem.retryAfterMs)
      if (stopped) return { ok: false, problem }
    }
  }

  async function once<T extends z.ZodType>(
    scope: StripeScope | null,
    shape: T,
    request: Request,
  ): Promise<Extract<Asked<z.output<T>>, { ok: true }> | Refused> {
    try {
      const answer = await pace.run(signal, () => unlessOver(signal, request()))
      const read = shape.safeParse(answer)
      if (read.success) return { ok: true, value: read.data, at: whenAnswered(answer) ?? now() }
      return { ok: false, temporary: false, problem: unreadable(read.error) }
    } catch (error) {
      if (signal.aborted) {
        return { ok: false, temporary: false, problem: { kind: 'unreachable', message: 'Nobody waits.' } }
      }
      return problemOf(error, scope)
    }
  }

  /** True when nobody waits any more. */
  async function pause(tried: number, asked: number | undefined): Promise<boolean> {
    const upper = Math.min(LONGEST_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS * 2 ** (tried - 1))
    const wanted = Math.max(asked ?? 0, time.random() * upper)
    try {
      await time.wait(Math.min(wanted, LONGEST_PAUSE_MILLISECONDS), signal)
      return false
    } catch {
      return true
    }
  }
}

/** Rejects as soon as nobody waits any more, whatever becomes of the request. */
function unlessOver<T>(signal: AbortSignal, request: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason)
    signal.addEventListener('abort', end, { once: true })
    request.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })
}

/** By Stripe's clock; null where the answer does not say. */
function whenAnswered(answer: object): number | null {
  const headers = (answer as { lastResponse?: { headers?: Record<string, unknown> } }).lastResponse?.headers
  const at = typeof headers?.date === 'string' ? Date.parse(headers.date) : Number.NaN
  return Number.isNaN(at) ? null : at
}

/** Names the fields and what they should be; what stands in them may be about a person. */
function unreadable(error: z.ZodError): StripeProblem {
  const fields = error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')} (${issue.code})`)
  return { kind: 'unexpected', message: `The answer has a shape we do not know: ${fields.join(', ')}.` }
}

type Refused = { readonly ok: false; readonly problem: StripeProblem; readonly temporary: boolean }

function problemOf(error: unknown, scope: StripeScope | null): Refused {
  const failure = failureOf(error)
  if (failure === null) {
    return refused('unexpected', `Stripe's package failed: ${String(error)}`, { temporary: true })
  }
  const { message, statusCode: status } = failure
  if (failure.type === 'StripeConnectionError') return refused('unreachable', message, { temporary: true })
  if (status === 401) return refused('unauthorized', message)
  if (status === 403) {
    const missing = scopeIn(message) ?? scope
    return refused('forbidden', message, missing === null ? {} : { scope: missing })
  }
  if (status === 404) return refused('not_found', message)
  if (status === 429) return refused('rate_limited', message, { temporary: true, ...retryAfter(failure) })
  if (status === 400 && /aged out|retention/i.test(message)) return refused('aged_out', message)
  if (status === undefined) return refused('unexpected', message, { temporary: true })
  if (status === 409 || status >= 500) return refused('unreachable', message, { temporary: true })
  return refused('unexpected', message)
}

/** What Stripe's permissions are called in its answers, where that is not our own word with an `s` at its end. */
const PERMISSIONS: Readonly<Record<string, StripeScope>> = { plan: 'prices', refund: 'refunds' }

/**
 * What the key may not read, as Stripe names it: of an answer that brings other objects along, it may be one of those.
 * "Having the 'rak_customer_read' permission would allow this request to continue."
 */
function scopeIn(message: string): StripeScope | null {
  const [, word] = /'rak_(\w+?)_read'/.exec(message) ?? []
  if (word === undefined) return null
  return PERMISSIONS[word] ?? STRIPE_SCOPES.find((scope) => scope === `${word}s`) ?? null
}

function refused(
  kind: StripeProblem['kind'],
  message: string,
  more: { temporary?: boolean; scope?: StripeScope; retryAfterMs?: number } = {},
): Refused {
  const { temporary = false, ...rest } = more
  return { ok: false, temporary, problem: { kind, message: withoutKeys(message), ...rest } }
}

function retryAfter({ headers }: StripeFailure): { retryAfterMs?: number } {
  const seconds = Number(headers?.['retry-after'])
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}
}
