import { makeRandom, type Random } from '../../../src/main/core/features/demo/random.ts'
import { contract, type Method } from '../../../src/shared/contract/index.ts'
import type { Role } from '../reference/method.ts'
import { KNOWN_METHODS, type Stage } from '../reference/reference.ts'
import { nextMoment } from './clock.ts'
import type { Scene } from './draw.ts'
import { DRAWS } from './draws.ts'
import { LATER_DRAWS } from './later-draws.ts'
import type { Sides } from './sides.ts'
import type { Step } from './steps.ts'

/** Makes up the steps of a run, each from what the model knows at that moment; the same for the same seed. */
export function makeGenerator(seed: number, stage: Stage, { reference, births }: Sides): (n: number) => Step {
  const random = makeRandom(seed)
  const scene: Scene = { world: reference.world, stage, random, births }
  const withId: Step[] = []
  return (n) => {
    const at = nextMoment(reference.world, random)
    if (withId.length > 0 && random.chance(0.02)) return again(random, withId, n, at)
    // The scene is of the moment at which the step is taken.
    reference.world.now = at
    const extras = {
      ...(random.chance(0.1) ? { commandId: `step ${n}` } : {}),
      ...(random.chance(0.03) ? { dryRun: true } : {}),
    }
    const step: Step = { n, at, ...drawStep(scene), ...extras }
    if (step.commandId !== undefined) withId.push(step)
    return step
  }
}

function again(random: Random, withId: readonly Step[], n: number, at: number): Step {
  const earlier = random.pick(withId.slice(-6))
  return { ...earlier, n, at, again: earlier.n }
}

/** What the model knows of what the product can do. */
const ALL = [...DRAWS, ...LATER_DRAWS].filter(
  ({ method }) => method in contract && KNOWN_METHODS.includes(method as Method),
)

/** What is about the whole studio, about somebody else, or about what a person did last. */
const OF_ALL = [
  ...['studio.update', 'upkeep.run', 'undo.last', 'clients.create', 'clients.merge', 'series.cancel'],
]
const OF_A_GROUP = ALL.filter(({ method }) => !OF_ALL.includes(method))

type Drawn = Pick<Step, 'role' | 'method' | 'input'>

/** One thing to ask for; of a group of clients only what concerns nobody else. */
export function drawStep(scene: Scene): Drawn {
  const { random, group } = scene
  const draws = group === undefined ? ALL : OF_A_GROUP
  for (;;) {
    const drawn = random.weighted(draws, ({ weight }) => weight)
    const input = drawn?.draw(scene) ?? null
    if (drawn === undefined || input === null) continue
    const role: Role = drawn.role ?? (random.chance(0.75) ? 'owner' : 'front_desk')
    return { role, method: drawn.method, input }
  }
}
