import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { judgeKey } from '../../../../shared/domain/stripe-key.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context, Deps } from '../../context.ts'
import { words } from '../../speaking.ts'
import { settleAttention } from '../attention/queries.ts'
import { appendAudit } from '../audit/queries.ts'
import { findStudio } from '../studio/queries.ts'
import { isSameAccount } from './account.ts'
import { findAccount, putAccount, updateAccount } from './account-queries.ts'
import type { StripeIdentity, StripeOutside } from './port.ts'
import { STOPPED } from './record.ts'
import { problemView } from './status.ts'

/** Tries a key, keeps it where it is the right one, and begins to look. */
export async function setKey(
  deps: Deps,
  context: Context,
  input: Parsed<'stripe.setKey'>,
): Promise<Result<Value<'stripe.setKey'>>> {
  const stripe = stripeOf(deps)
  if (!stripe.ok) return stripe
  const verdict = judgeKey(input.key)
  if (verdict !== 'restricted') return { ok: false, error: unfit('key', words().WRONG_KEY[verdict]) }
  const key = input.key.trim()
  const tried = await tryKey(deps, stripe.value, key)
  if (!tried.ok) return tried
  const { identity, scopes, at } = tried.value
  const kept = await stripe.value.keys.set(key)
  await deps.engine.write(async (q) => {
    await putAccount(q, { accountId: identity.accountId, livemode: identity.livemode, at })
    const after = {
      connected: true,
      hint: identity.hint,
      account: identity.accountId,
      live: identity.livemode,
    }
    await appendAudit(q, context, [{ entity: 'stripe', entityId: null, after }])
    return { keep: true, value: null }
  })
  deps.stripeDesk.reset()
  deps.stripeDesk.key = { hint: identity.hint, kept }
  deps.stripeDesk.scopes = scopes
  // It is not waited for: a year of sales takes a while.
  void deps.stripeDesk.tick()
  return ok({ key: { hint: identity.hint, kept }, scopes: [...scopes] })
}

type Tried = {
  readonly identity: StripeIdentity
  /** When it said so, by Stripe's clock, as everything that is counted from the connection. */
  readonly at: number
  readonly scopes: readonly { readonly scope: string; readonly ok: boolean }[]
}

/** Whether a key is let in, and is of the account whose purchases this studio has. */
async function tryKey(deps: Deps, stripe: StripeOutside, key: string): Promise<Result<Tried>> {
  const port = stripe.portWith(key)
  const identity = await port.identity()
  if (!identity.ok) return { ok: false, error: unfit('key', problemView(identity.problem).message) }
  const studio = await deps.engine.read(findStudio)
  if (studio === null) return refuse('NOT_FOUND', { entity: 'studio', id: 1 })
  const account = await deps.engine.read(findAccount)
  if (account !== null && !isSameAccount(account, identity.value)) {
    const why = words().otherAccountSentence(account, identity.value)
    return refuse('INVALID_TRANSITION', { from: 'connected', to: 'connected', why })
  }
  const scopes = await port.probe()
  if (!scopes.ok) return { ok: false, error: unfit('key', problemView(scopes.problem).message) }
  return ok({ identity: identity.value, at: scopes.at, scopes: scopes.value })
}

/** Forgets the key. What was read stays, and is gone on with when the same account is connected again. */
export async function removeKey(deps: Deps, context: Context): Promise<Result<Value<'stripe.removeKey'>>> {
  const stripe = stripeOf(deps)
  if (!stripe.ok) return stripe
  const removed = (await stripe.value.keys.hint()) !== null
  await stripe.value.keys.setListenSecret(null)
  await stripe.value.deafen()
  await stripe.value.keys.forget()
  deps.stripeDesk.listener = null
  deps.stripeDesk.key = null
  deps.stripeDesk.reset()
  if (removed) {
    await deps.engine.write(async (q) => {
      await updateAccount(q, { disconnectedAt: deps.now() })
      await settleAttention(q, context, STOPPED)
      await appendAudit(q, context, [{ entity: 'stripe', entityId: null, after: { connected: false } }])
      return { keep: true, value: null }
    })
  }
  return ok({ removed })
}

/** Looks at everything now, and waits for it. */
export async function checkNow(deps: Deps): Promise<Result<Value<'stripe.sync'>>> {
  const stripe = stripeOf(deps)
  if (!stripe.ok) return stripe
  const { found, problem } = await deps.stripeDesk.sync()
  return ok({ found, problem: problem === null ? null : problemView(problem) })
}

/** Begins to take forwarded webhooks, or stops it. */
export async function listen(
  deps: Deps,
  _context: Context,
  input: Parsed<'stripe.listen'>,
): Promise<Result<Value<'stripe.listen'>>> {
  const stripe = stripeOf(deps)
  if (!stripe.ok) return stripe
  const { secret, port } = input
  if (secret !== null && judgeKey(secret) !== 'signing_secret') {
    return { ok: false, error: unfit('secret', words().NOT_A_SIGNING_SECRET) }
  }
  await stripe.value.keys.setListenSecret(secret === null ? null : secret.trim())
  await stripe.value.deafen()
  const listener =
    secret === null ? null : await stripe.value.listen(port, (poke) => void deps.stripeDesk.poke(poke))
  deps.stripeDesk.listener = listener
  if (secret !== null && listener === null) return { ok: false, error: unfit('port', words().PORT_TAKEN) }
  return ok({ listener })
}

/** Stripe, where this program can reach it and may write what it finds. */
function stripeOf({ stripe, engine }: Deps): Result<StripeOutside> {
  if (stripe !== null && engine.writes) return ok(stripe)
  return refuse('INVALID_TRANSITION', { from: 'off', to: 'connected', why: words().NO_STRIPE_HERE })
}

function unfit(path: string, message: string): AppError {
  return { code: 'VALIDATION', details: { issues: [{ path, message }] } }
}
