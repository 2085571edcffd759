import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRandom } from '../../src/main/core/features/demo/random.ts'
import { nextMoment } from './bench/clock.ts'
import type { Group, Scene } from './bench/draw.ts'
import { figuresOf } from './bench/figures.ts'
import { drawStep, makeGenerator } from './bench/generator.ts'
import { makeTemplates, templateOf } from './bench/prove.ts'
import { INTERRUPTIONS } from './bench/reopen.ts'
import { startRun } from './bench/run.ts'
import { Sides } from './bench/sides.ts'
import { FIRST_SEED, sized, wantedSeed } from './bench/sizes.ts'
import { openCopy, type Template } from './bench/stage.ts'
import type { Step } from './bench/steps.ts'
import type { Stage } from './reference/reference.ts'

const RUNS = sized(12, 60)
const STEPS = 400
const ROUNDS = 200

const seeds = wantedSeed === null ? Array.from({ length: RUNS }, (_, n) => FIRST_SEED + n) : [wantedSeed]

const CAREFUL = { wholeEvery: 20, checkEvery: 100 }

describe('balances are the same', () => {
  let templates: Template[] = []
  let interruptions = 0
  let swaps = 0
  beforeAll(async () => {
    templates = await makeTemplates()
  })
  afterAll(() => {
    for (const template of templates) template.discard()
    process.stdout.write(`figures: ${interruptions} times closed, moved or worked out anew; ${swaps} swaps\n`)
  })

  test.each(seeds)(
    'when the app is closed, the file is moved or every figure is worked out anew between any two commands: seed %i',
    async (seed) => {
      const template = templateOf(templates, seed)
      const run = await startRun(template, CAREFUL, new Map())
      const next = makeGenerator(seed, template.stage, run.sides)
      const random = makeRandom(seed)
      try {
        for (let n = 0; n < STEPS; n += 1) {
          const step = next(n)
          expect(await run.take(step), JSON.stringify(step)).toBeNull()
          if (!random.chance(0.25)) continue
          await run.sides.real.reopen(random.pick(Object.values(INTERRUPTIONS)))
          interruptions += 1
          expect(run.sides.compareAll(), `after an interruption behind step ${n}`).toBeNull()
        }
        expect(await run.finish()).toBeNull()
      } finally {
        await run.close()
      }
    },
  )

  test.each(seeds)('whoever comes first, of people who share nothing: seed %i', async (seed) => {
    const template = templateOf(templates, seed)
    const sides = [await openSides(template), await openSides(template)] as const
    const random = makeRandom(seed)
    const scenes = groupsOf(template.stage).map((group) => sceneOf(sides[0], template.stage, group, random))
    try {
      for (let n = 0; n < ROUNDS; n += 1) {
        await askInBothOrders(sides, scenes, n)
        swaps += 1
        if (n % 20 === 19) await expectSameFigures(sides, scenes)
      }
    } finally {
      for (const side of sides) await side.real.close()
    }
  })
})

type BothSides = readonly [Sides, Sides]

/** One thing of each group at the same moment: in one studio in turn, in the other in any order. */
async function askInBothOrders([one, other]: BothSides, scenes: readonly Scene[], n: number): Promise<void> {
  const { world } = one.reference
  const [random] = scenes.map((scene) => scene.random)
  if (random === undefined) return
  world.now = nextMoment(world, random)
  const at = world.now
  const steps = scenes.map((scene, index) => asked(drawStep(scene), { n: scenes.length * n + index, at }))
  for (const step of steps) await take(one, step)
  for (const step of random.shuffled(steps)) await take(other, step)
}

async function expectSameFigures([one, other]: BothSides, scenes: readonly Scene[]): Promise<void> {
  for (const { group } of scenes) {
    const clients = group?.clients ?? []
    expect(await figuresOf(other, clients)).toBe(await figuresOf(one, clients))
  }
}

const openSides = async (template: Template) => new Sides(await openCopy(template), template, new Map())

/** Two groups of clients, each with a trainer and a room of its own. */
function groupsOf({ clients, trainers }: Stage): Group[] {
  const all = Array.from({ length: clients }, (_, n) => n + 1)
  return trainers.map((trainerId, index) => ({
    clients: new Set(all.filter((id) => id % trainers.length === index)),
    trainerId,
  }))
}

function sceneOf(sides: Sides, stage: Stage, group: Group, random: Scene['random']): Scene {
  const { births, reference } = sides
  const index = stage.trainers.indexOf(group.trainerId)
  const rooms = stage.rooms.slice(index, index + 1)
  return {
    world: reference.world,
    births,
    random,
    group,
    stage: { ...stage, trainers: [group.trainerId], rooms },
  }
}

/** A sale's number is the seller's, and so is of all. */
function asked(drawn: Pick<Step, 'role' | 'method' | 'input'>, when: Pick<Step, 'n' | 'at'>): Step {
  const { externalId: _externalId, ...input } = drawn.input
  return { ...drawn, ...when, input }
}

async function take(sides: Sides, step: Step): Promise<void> {
  const call = sides.prepare(step)
  if (call === null) return
  sides.real.setNow(step.at)
  const prediction = sides.predict(call)
  const reply = await sides.send(call)
  expect(sides.judge(call, prediction, reply), JSON.stringify(step)).toBeNull()
  if (!reply.ok) return
  sides.keep(call, prediction)
  expect(await sides.compare(call, prediction), JSON.stringify(step)).toBeNull()
}
