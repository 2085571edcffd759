import { isShutOut, triesLeft } from '../../../../shared/domain/sign-in.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context, Deps } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { appendAudit } from '../audit/queries.ts'
import { findSecretHolder, resealSecret, type SecretHolder, updateMisses } from './queries.ts'
import type { Sealed } from './vault.ts'

/**
 * Tests whether somebody is who they say they are. A try is counted before it is tested, so that who ends the app in
 * between has spent it; too many are refused untested; a wrong one is audited. What was sealed with less work than
 * today's, or without this computer's key, is sealed anew.
 */
export function attempt(
  deps: Deps,
  context: Context,
  staffId: number,
  text: string,
): Promise<Result<SecretHolder>> {
  return deps.desk.turns.run(async () => {
    const counted = await keep(deps, (q) => countTry(q, deps, staffId))
    if (!counted.ok) return counted
    const holder = counted.value
    if (holder === null) return turnAway(deps, context, staffId, text)
    const match = await deps.vault.test(holder.sealed, text)
    if (match === 'yes') return letIn(deps, holder, text)
    if (match === 'no') return miss(deps, context, holder)
    await keep(deps, (q) => setMisses(q, holder, holder.misses))
    return { ok: false, error: { code: 'NOT_SIGNED_IN', details: { why: match } } }
  })
}

function keep<T>(deps: Deps, work: (q: Writer) => Promise<Result<T>>): Promise<Result<T>> {
  return deps.engine.write(async (q) => {
    const value = await work(q)
    return { keep: value.ok, value }
  })
}

/** The person as they were before this try; null for somebody who cannot sign in. */
async function countTry(q: Writer, deps: Deps, staffId: number): Promise<Result<SecretHolder | null>> {
  const holder = await findSecretHolder(q, staffId)
  if (holder === null) return ok(null)
  const error = barred(deps, holder)
  if (error !== null) return { ok: false, error }
  await updateMisses(q, staffId, holder.misses + 1)
  return ok(holder)
}

async function setMisses(q: Writer, { staffId }: SecretHolder, misses: number): Promise<Result<null>> {
  await updateMisses(q, staffId, misses)
  return ok(null)
}

/** Why somebody may not even try now. */
function barred(deps: Deps, { staffId, role, misses }: SecretHolder): AppError | null {
  if (isShutOut(role, misses)) return { code: 'LOCKED', details: { why: 'shut_out' } }
  return pauseOf(deps.desk.secondsLeft(staffId, misses))
}

const pauseOf = (seconds: number): AppError | null =>
  seconds === 0 ? null : { code: 'LOCKED', details: { why: 'pause', seconds } }

const wrong = (left: number): AppError => ({
  code: 'NOT_SIGNED_IN',
  details: { why: 'wrong', triesLeft: left },
})

/** As long and in the same words as for a person who is there, with the same pauses. */
async function turnAway(
  deps: Deps,
  context: Context,
  staffId: number,
  text: string,
): Promise<Result<SecretHolder>> {
  const { desk } = deps
  const waits = pauseOf(desk.secondsForStrangers())
  if (waits !== null) return { ok: false, error: waits }
  await deps.vault.pretend(text)
  desk.missedStranger()
  await keep(deps, (q) => auditMiss(q, context, { staffId, misses: null }))
  return {
    ok: false,
    error: pauseOf(desk.secondsForStrangers()) ?? wrong(triesLeft('trainer', desk.strangers)),
  }
}

async function miss(deps: Deps, context: Context, before: SecretHolder): Promise<Result<SecretHolder>> {
  const holder = { ...before, misses: before.misses + 1 }
  deps.desk.missed(holder.staffId)
  await keep(deps, (q) => auditMiss(q, context, holder))
  const left = triesLeft(holder.role, holder.misses)
  return { ok: false, error: barred(deps, holder) ?? wrong(left) }
}

async function auditMiss(
  q: Writer,
  context: Context,
  { staffId, misses }: { readonly staffId: number; readonly misses: number | null },
): Promise<Result<null>> {
  await appendAudit(q, context, [{ entity: 'sign-in', entityId: staffId, after: { missed: true, misses } }])
  return ok(null)
}

async function letIn(deps: Deps, holder: SecretHolder, text: string): Promise<Result<SecretHolder>> {
  const { vault } = deps
  const sealed: Sealed | null = (await vault.isWeak(holder.sealed)) ? await vault.seal(text) : null
  return keep(deps, async (q) => {
    // While it was tested somebody may have been given another secret, or may have left.
    const now = await findSecretHolder(q, holder.staffId)
    if (now?.sealed.hash !== holder.sealed.hash) return { ok: false, error: wrong(triesLeft(holder.role, 1)) }
    await updateMisses(q, holder.staffId, 0)
    if (sealed !== null) await resealSecret(q, holder.staffId, sealed)
    return ok(holder)
  })
}
