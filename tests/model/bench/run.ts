import type { Reply } from '../../../src/shared/contract/index.ts'
import { makeReference, type Prediction, type Reference } from '../reference/reference.ts'
import { findDifference, findUnexpected, rowsOf, summaryOf, touchedBy } from './comparison.ts'
import { findBroken } from './invariants.ts'
import { openCopy, type Real, type Template } from './stage.ts'
import { asksStale, Births, type Named, resolve, type Step, Unresolved, type Versions } from './steps.ts'

/** Drives the product and the model side by side, and stops at the first thing that they do not agree about. */

export type Failure = { readonly step: Step; readonly problem: string }

/** How often whole tables are compared, and the product checks itself. */
export type Care = { readonly wholeEvery: number; readonly checkEvery: number }

/** What happened, counted: how often each method was answered how. */
export type Tally = Map<string, number>

export type Run = {
  readonly reference: Reference
  readonly births: Births
  /** Answers what is wrong after the step, or null. */
  take(step: Step): Promise<string | null>
  /** Everything compared, and the product's own check. */
  finish(): Promise<string | null>
  close(): Promise<void>
}

type Sent = { readonly input: object; readonly reply: Reply; readonly method: string; readonly kept: boolean }

const NAMED: readonly Named[] = [
  'clients',
  'sessions',
  'bookings',
  'grants',
  'subscriptions',
  'purchases',
  'series',
]

export async function startRun(template: Template, care: Care, tally: Tally): Promise<Run> {
  const real = await openCopy(template)
  const reference = makeReference(template.stage)
  const births = new Births()
  const sent = new Map<number, Sent>()
  let taken = 0

  const send = async (step: Step): Promise<string | null> => {
    const earlier = step.again === undefined ? undefined : sent.get(step.again)
    if (step.again !== undefined && earlier === undefined) return null
    const input = resolved(step, births, versionsOf(real))
    if (input === null) return null
    taken += 1
    real.setNow(step.at)
    if (earlier?.kept === true) return repeat(real, step, earlier)
    return compare(real, reference, step, input, { births, sent, tally })
  }
  const look = async (): Promise<string | null> => {
    const difference = taken % care.wholeEvery === 0 ? findDifference(real.raw, reference.world, null) : null
    return difference ?? (taken % care.checkEvery === 0 ? checkItself(real) : null)
  }
  return {
    reference,
    births,
    take: async (step) => (await send(step)) ?? look(),
    finish: async () => findDifference(real.raw, reference.world, null) ?? checkItself(real),
    close: () => real.close(),
  }
}

function resolved(step: Step, births: Births, versions: Versions): object | null {
  try {
    return resolve(step.input, births, versions) as object
  } catch (error) {
    if (error instanceof Unresolved) return null
    throw error
  }
}

const versionsOf =
  ({ raw }: Real): Versions =>
  (of) => {
    const [row] =
      of === 'studio'
        ? rowsOf(raw, 'select version from studio')
        : rowsOf(
            raw,
            `select version from ${of.table} where id in (select value from json_each(?))`,
            new Set([of.id]),
          )
    return Number(row?.version ?? 1)
  }

const stateOf = ({ raw }: Real): number => Number(raw.pragma('data_version', { simple: true }))

/** What was kept once is answered again with the same words, and changes nothing. */
async function repeat(real: Real, step: Step, earlier: Sent): Promise<string | null> {
  const before = stateOf(real)
  const reply = await real.call(step.role, earlier.method, earlier.input)
  if (JSON.stringify(reply) !== JSON.stringify(earlier.reply)) {
    return `sent again, it is answered with ${JSON.stringify(reply)} and not with ${JSON.stringify(earlier.reply)}`
  }
  return stateOf(real) === before ? null : 'sent again, it changed something'
}

type Memory = { readonly births: Births; readonly sent: Map<number, Sent>; readonly tally: Tally }

async function compare(
  real: Real,
  reference: Reference,
  step: Step,
  asked: object,
  { births, sent, tally }: Memory,
): Promise<string | null> {
  const { at, role, method, dryRun = false, commandId } = step
  const input = {
    ...asked,
    ...(commandId === undefined ? {} : { commandId }),
    ...(dryRun ? { dryRun } : {}),
  }
  const counts = NAMED.map((name) => reference.world[name].size)
  const stale = asksStale(step.input)
  const prediction = reference.predict({ at, role, method, input: asked, dryRun, stale })
  const before = stateOf(real)
  const reply = await real.call(role, method, input)
  const code = reply.ok ? 'ok' : reply.error.code
  const key = `${method} ${code}${dryRun ? ' (dry run)' : ''}`
  tally.set(key, (tally.get(key) ?? 0) + 1)
  const kept = reply.ok && !dryRun
  if (commandId !== undefined) sent.set(step.again ?? step.n, { input, reply, method, kept })

  const problem = judge(real, prediction, reply)
  if (problem !== null) return problem
  if (prediction.ok && !reply.ok) reference.drop(prediction)
  if (!kept) return stateOf(real) === before ? null : `${code} changed something`
  NAMED.forEach((name, index) => {
    const first = (counts[index] ?? 0) + 1
    const ids = Array.from({ length: reference.world[name].size - first + 1 }, (_, nth) => first + nth)
    if (ids.length > 0) births.note(name, step.n, ids)
  })
  reference.keep(role, method, prediction)
  const touched = touchedBy(reference.world, prediction.changes)
  return (
    findDifference(real.raw, reference.world, touched) ??
    findBroken(real.raw, touched) ??
    (await summaryDiffers(real, reference, [...touched.client].at(step.n % 3)))
  )
}

function judge(real: Real, prediction: Prediction, reply: Reply): string | null {
  if (!reply.ok && reply.error.code === 'INTERNAL') return `a bug: ${explain(real.lastBug())}`
  if (prediction.ok && !reply.ok && prediction.orRefused === reply.error.code) return null
  if (prediction.ok !== reply.ok) {
    const model = prediction.ok ? 'done' : `refused with ${prediction.code}`
    return `the model says ${model}, the product answers ${JSON.stringify(reply.ok ? reply.value : reply.error)}`
  }
  if (prediction.ok) return reply.ok ? findUnexpected(reply.value, prediction.expected) : null
  if (reply.ok || reply.error.code === prediction.code) return null
  return `the model says ${prediction.code}, the product refuses with ${JSON.stringify(reply.error)}`
}

function explain(bug: unknown): string {
  return bug instanceof Error
    ? `${bug.stack ?? bug.message}${bug.cause ? ` ${explain(bug.cause)}` : ''}`
    : String(bug)
}

/** Every third step or so, what a screen would show of a client. */
async function summaryDiffers(
  real: Real,
  { world }: Reference,
  clientId: number | undefined,
): Promise<string | null> {
  if (clientId === undefined) return null
  const reply = await real.call('owner', 'credits.summary', { clientId })
  if (!reply.ok) return `credits.summary: ${JSON.stringify(reply.error)}`
  return findUnexpected(reply.value, summaryOf(world, clientId), `summary of client ${clientId}`)
}

async function checkItself(real: Real): Promise<string | null> {
  const reply = await real.call('owner', 'integrity.check', {})
  if (!reply.ok) return `integrity.check: ${JSON.stringify(reply.error)}`
  const { findings } = reply.value as { findings: { severity: string }[] }
  const errors = findings.filter(({ severity }) => severity === 'error')
  return errors.length === 0 ? null : `integrity.check: ${JSON.stringify(errors)}`
}

/** Takes steps that were written down, and answers the first failure. */
export async function replay(
  template: Template,
  steps: readonly Step[],
  care: Care,
  tally: Tally = new Map(),
): Promise<Failure | null> {
  const run = await startRun(template, care, tally)
  try {
    for (const step of steps) {
      const problem = await run.take(step)
      if (problem !== null) return { step, problem }
    }
    const problem = await run.finish()
    const last = steps.at(-1)
    return problem === null || last === undefined ? null : { step: last, problem }
  } finally {
    await run.close()
  }
}
