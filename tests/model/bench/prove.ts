import { makeGenerator } from './generator.ts'
import { type Failure, type Fault, startRun } from './run.ts'
import { shrink } from './shrink.ts'
import type { Tally } from './sides.ts'
import { makeTemplate, type Template } from './stage.ts'
import type { Step } from './steps.ts'

/** Zones whose clocks change soon after the moment at which a run begins. */
const BEGINNINGS = [
  { zone: 'Europe/Berlin', now: '2026-03-24T08:00:00Z' },
  { zone: 'America/New_York', now: '2026-10-27T13:00:00Z' },
  { zone: 'Australia/Lord_Howe', now: '2026-03-31T22:30:00Z' },
  { zone: 'America/Santiago', now: '2026-09-01T12:00:00Z' },
] as const

export async function makeTemplates(): Promise<Template[]> {
  const templates: Template[] = []
  for (const { zone, now } of BEGINNINGS) templates.push(await makeTemplate(zone, Date.parse(now)))
  return templates
}

export const templateOf = (templates: readonly Template[], seed: number): Template => {
  const template = templates[seed % templates.length]
  if (template === undefined) throw new Error('There is no template to run on.')
  return template
}

/** Takes the steps of one seed; answers them with the failure that ended them, if any. */
export async function runSeed(
  template: Template,
  seed: number,
  steps: number,
  tally: Tally,
  fault?: Fault,
): Promise<{ taken: readonly Step[]; failure: Failure | null }> {
  const run = await startRun(template, { wholeEvery: 50, checkEvery: 500 }, tally, fault)
  const taken: Step[] = []
  try {
    const next = makeGenerator(seed, template.stage, run.sides)
    for (let n = 0; n < steps; n += 1) {
      const step = next(n)
      taken.push(step)
      const problem = await run.take(step)
      if (problem !== null) return { taken, failure: { step, problem } }
    }
    const problem = await run.finish()
    const last = taken.at(-1)
    return { taken, failure: problem === null || last === undefined ? null : { step: last, problem } }
  } finally {
    await run.close()
  }
}

/** The shortest run of steps that still fails, and how to see it again. */
export async function explainFailure(
  template: Template,
  seed: number,
  taken: readonly Step[],
  failure: Failure,
): Promise<string> {
  const shrunk = await shrink(template, taken)
  const shown = shrunk.failure ?? failure
  return [
    `Seed ${seed} fails at step ${failure.step.n}: ${failure.problem}`,
    `Run it again with TALLYBOOK_MODEL_SEED=${seed}. ${shrunk.steps.length} of its ${taken.length} steps are enough:`,
    ...shrunk.steps.map((step) => JSON.stringify(step)),
    `${template.stage.zone}, step ${shown.step.n}: ${shown.problem}`,
  ].join('\n')
}
