import type { Reply } from '../../../src/shared/contract/index.ts'
import { makeReference, type Prediction, type Reference } from '../reference/reference.ts'
import { findDifference, findUnexpected, rowsOf, summaryOf, touchedBy } from './comparison.ts'
import { findBroken } from './invariants.ts'
import type { Copy, Real, Template } from './stage.ts'
import { asksStale, Births, NAMED, type Named, resolve, type Step, Unresolved } from './steps.ts'

/** What happened, counted: how often each method was answered how. */
export type Tally = Map<string, number>

/** A step with ids and versions in place of refs, as it is sent. */
export type Call = { readonly step: Step; readonly asked: object; readonly input: object }

/** The product and the model of one run, side by side. */
export class Sides {
  readonly real: Copy
  readonly reference: Reference
  readonly births = new Births()
  readonly #tally: Tally

  constructor(real: Copy, { stage }: Template, tally: Tally) {
    this.real = real
    this.reference = makeReference(stage)
    this.#tally = tally
  }

  /** Null where the step names a row that was never made. */
  prepare(step: Step): Call | null {
    const { commandId, dryRun } = step
    try {
      const versions = (of: Parameters<typeof versionOf>[1]) => versionOf(this.real, of)
      const asked = resolve(step.input, this.births, versions) as object
      const extras = { ...(commandId === undefined ? {} : { commandId }), ...(dryRun ? { dryRun } : {}) }
      return { step, asked, input: { ...asked, ...extras } }
    } catch (error) {
      if (error instanceof Unresolved) return null
      throw error
    }
  }

  predict({ step, asked }: Call): Prediction {
    const { at, role, method, dryRun = false } = step
    return this.reference.predict({ at, role, method, input: asked, dryRun, stale: asksStale(step.input) })
  }

  send({ step, input }: Call): Promise<Reply> {
    return this.real.call(step.role, step.method, input)
  }

  /** Changes whenever anything is committed. */
  get state(): number {
    return Number(this.real.raw.pragma('data_version', { simple: true }))
  }

  /** Holds an answer to what was predicted, and counts it. Answers what is wrong, or null. */
  judge({ step }: Call, prediction: Prediction, reply: Reply): string | null {
    const code = reply.ok ? 'ok' : reply.error.code
    const key = `${step.method} ${code}${step.dryRun ? ' (dry run)' : ''}`
    this.#tally.set(key, (this.#tally.get(key) ?? 0) + 1)
    const problem = findWrong(this.real, prediction, reply)
    if (problem === null && prediction.ok && !reply.ok) this.reference.drop(prediction)
    return problem
  }

  /** Notes what a step that was kept has made and done. */
  keep({ step }: Call, prediction: Prediction): void {
    for (const name of NAMED) this.births.note(name, step.n, madeBy(prediction, name))
    this.reference.keep(step.role, step.method, prediction)
  }

  /** Compares the rows that were touched, and what must hold of them. */
  async compare({ step }: Call, { changes }: Pick<Prediction, 'changes'>): Promise<string | null> {
    const { world } = this.reference
    const touched = touchedBy(world, changes)
    return (
      findDifference(this.real.raw, world, touched) ??
      findBroken(this.real.raw, touched) ??
      (await this.#summaryDiffers([...touched.client].at(step.n % 3)))
    )
  }

  compareAll(): string | null {
    return findDifference(this.real.raw, this.reference.world, null)
  }

  /** The product's own check: it names no error. */
  async checkItself(): Promise<string | null> {
    const reply = await this.real.call('owner', 'integrity.check', {})
    if (!reply.ok) return `integrity.check: ${JSON.stringify(reply.error)}`
    const { findings } = reply.value as { findings: { severity: string }[] }
    const errors = findings.filter(({ severity }) => severity === 'error')
    return errors.length === 0 ? null : `integrity.check: ${JSON.stringify(errors)}`
  }

  /** Every third step or so, what a screen would show of a client. */
  async #summaryDiffers(clientId: number | undefined): Promise<string | null> {
    if (clientId === undefined) return null
    const reply = await this.real.call('owner', 'credits.summary', { clientId })
    if (!reply.ok) return `credits.summary: ${JSON.stringify(reply.error)}`
    const { world } = this.reference
    return findUnexpected(reply.value, summaryOf(world, clientId), `summary of client ${clientId}`)
  }
}

function madeBy({ changes }: Prediction, name: Named): number[] {
  const made = changes.filter(({ table, before }) => table === name && before === undefined)
  return made.map(({ key }) => Number(key))
}

function versionOf({ raw }: Real, of: 'studio' | { readonly table: Named; readonly id: number }): number {
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

function findWrong(real: Real, prediction: Prediction, reply: Reply): string | null {
  if (!reply.ok && reply.error.code === 'INTERNAL') return `a bug: ${explain(real.lastBug())}`
  if (prediction.ok && !reply.ok && prediction.orRefused?.includes(reply.error.code)) return null
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
