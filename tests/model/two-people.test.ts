import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRandom, type Random } from '../../src/main/core/features/demo/random.ts'
import { makeGenerator } from './bench/generator.ts'
import { takePair } from './bench/pair.ts'
import { makeTemplates, templateOf } from './bench/prove.ts'
import { Sides, type Tally } from './bench/sides.ts'
import { FIRST_SEED, sized, wantedSeed } from './bench/sizes.ts'
import { openCopy, type Template } from './bench/stage.ts'
import type { Step } from './bench/steps.ts'
import type { Role } from './reference/method.ts'

const RUNS = sized(10, 50)
/** In each of them two commands, each sent twice. */
const ROUNDS = 1_000

const seeds = wantedSeed === null ? Array.from({ length: RUNS }, (_, n) => FIRST_SEED + n) : [wantedSeed]

describe('two people who ask at the same moment, each twice', () => {
  const tally: Tally = new Map()
  let templates: Template[] = []
  beforeAll(async () => {
    templates = await makeTemplates()
  })
  afterAll(() => {
    for (const template of templates) template.discard()
    const commands = [...tally.values()].reduce((sum, times) => sum + times, 0)
    process.stdout.write(
      `figures: ${commands} commands of two people at once, each sent twice, each done once\n`,
    )
  })

  test.each(seeds)(`get what the model says, in ${ROUNDS} rounds of seed %i`, async (seed) => {
    const template = templateOf(templates, seed)
    const sides = new Sides(await openCopy(template), template, tally)
    const next = makeGenerator(seed, template.stage, sides)
    const random = makeRandom(seed)
    try {
      for (let n = 0; n < ROUNDS; n += 1) {
        const first = asked(next(2 * n), 'owner')
        const second = asked({ ...next(2 * n + 1), at: first.at }, 'front_desk')
        const problem = (await askBoth(sides, [first, second], random)) ?? (await look(sides, n))
        if (problem !== null) expect.fail(`Round ${n}: ${problem}\n${JSON.stringify([first, second])}`)
      }
    } finally {
      await sides.real.close()
    }
  })
})

/** Does nothing where one of them names a row that was never made. */
async function askBoth(sides: Sides, steps: readonly [Step, Step], random: Random): Promise<string | null> {
  const [first, second] = [sides.prepare(steps[0]), sides.prepare(steps[1])]
  return first === null || second === null ? null : takePair(sides, [first, second], random)
}

async function look(sides: Sides, round: number): Promise<string | null> {
  const difference = round % 50 === 49 ? sides.compareAll() : null
  return difference ?? (round % 250 === 249 ? sides.checkItself() : null)
}

/** The step as one person sends it, with a commandId of its own and for good. */
function asked({ again: _again, dryRun: _dryRun, ...step }: Step, role: Role): Step {
  return { ...step, role, commandId: `step ${step.n}` }
}
