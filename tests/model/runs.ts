import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { explainFailure, makeTemplates, runSeed, templateOf } from './bench/prove.ts'
import type { Tally } from './bench/sides.ts'
import { FIRST_SEED, sized, wantedSeed } from './bench/sizes.ts'
import type { Template } from './bench/stage.ts'

/** A few of the steps name what was never made; the others are 100,000 at least. */
const RUNS = sized(52, 500)
const STEPS = 2_000

/** The seeds of one of several shares, which run side by side. */
function seedsOf(share: number, shares: number): number[] {
  const all = wantedSeed === null ? Array.from({ length: RUNS }, (_, n) => FIRST_SEED + n) : [wantedSeed]
  return all.filter((seed) => seed % shares === share)
}

/** Declares the runs of a share: product and model side by side, each from an own copy of a studio. */
export function declareRuns(share: number, shares: number): void {
  const seeds = seedsOf(share, shares)
  describe.skipIf(seeds.length === 0)('the product does what the model says', () => {
    const tally: Tally = new Map()
    let templates: Template[] = []
    beforeAll(async () => {
      templates = await makeTemplates()
    })
    afterAll(() => {
      for (const template of templates) template.discard()
      report(tally)
    })

    test.each(seeds)(`for the ${STEPS} commands of seed %i`, async (seed) => {
      const template = templateOf(templates, seed)
      const { taken, failure } = await runSeed(template, seed, STEPS, tally)
      if (failure !== null) expect.fail(await explainFailure(template, seed, taken, failure))
    })
  })
}

/** What was asked for and how it was answered; the whole list goes where a person asks for it. */
function report(tally: Tally): void {
  const sum = [...tally.values()].reduce((total, times) => total + times, 0)
  const refused = [...tally].filter(([key]) => !/ ok( |$)/.test(key))
  const refusals = refused.reduce((total, [, times]) => total + times, 0)
  process.stdout.write(`figures: ${sum} commands, ${refusals} of them refused, as the model says\n`)
  const file = process.env.TALLYBOOK_MODEL_TALLY
  const lines = [...tally].sort().map(([key, times]) => `${key}\t${times}\n`)
  if (file !== undefined) writeFileSync(file, lines.join(''), { flag: 'a' })
}
