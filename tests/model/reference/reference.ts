import type { Method } from '../../../src/shared/contract/index.ts'
import { bookingRules } from './booking-methods.ts'
import { bulkRules } from './bulk-methods.ts'
import type { Day, Instant } from './calendar.ts'
import { creditRules } from './credit-methods.ts'
import { debtRules } from './debt-methods.ts'
import { mergeRules } from './merge-methods.ts'
import type { Role, Scene } from './method.ts'
import type { Package, Policies, Service } from './rows.ts'
import { scheduleRules } from './schedule-methods.ts'
import type { Staffing } from './sessions.ts'
import { studioRules } from './studio-methods.ts'
import { validityRules } from './validity-methods.ts'
import { attempt, type Change, makeWorld, takeBack, type World } from './world.ts'

/** The studio that a run begins with. */
export type Stage = Staffing & {
  readonly zone: string
  readonly now: Instant
  readonly policies: Policies
  readonly services: readonly Service[]
  readonly packages: readonly Package[]
  readonly clients: number
  readonly staff: Readonly<Record<Role, number>>
}

export type Prediction =
  | { readonly ok: true; readonly expected: unknown; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly code: string; readonly changes: readonly Change[] }

/** The reference model of a studio: it predicts each answer and what it changes. */
export type Reference = {
  readonly world: World
  readonly staffing: Staffing
  predict(call: {
    readonly at: Instant
    readonly role: Role
    readonly method: string
    readonly input: object
    readonly dryRun: boolean
    /** Whether it names a version that is not the row's any more. */
    readonly stale: boolean
  }): Prediction
}

type Rule = (scene: Scene, input: unknown) => unknown

const rules = {
  ...studioRules,
  ...mergeRules,
  ...creditRules,
  ...scheduleRules,
  ...bookingRules,
  ...debtRules,
  ...validityRules,
  ...bulkRules,
} as Partial<Record<Method, unknown>>

/** The methods that the model knows. */
export const KNOWN_METHODS = Object.keys(rules) as Method[]

export function makeReference(stage: Stage): Reference {
  const world = makeWorld(stage.zone, stage.now, stage.policies)
  for (const service of stage.services) world.services.put(service.id, service)
  for (const terms of stage.packages) world.packages.put(terms.id, terms)
  for (let id = 1; id <= stage.clients; id += 1) world.clients.put(id, { id, status: 'active' })
  world.journal.length = 0
  const { trainers, rooms, families } = stage
  const staffing = { trainers, rooms, families }
  return {
    world,
    staffing,
    predict: ({ at, role, method, input, dryRun, stale }) => {
      world.now = at
      const actor = { role, staffId: stage.staff[role] }
      const rule = rules[method as Method] as Rule | undefined
      if (rule === undefined) throw new Error(`The model does not know ${method}.`)
      const result = attempt(world, () => rule({ world, actor, staffing, stale }, input))
      if (result.ok && dryRun) takeBack(world, 0)
      const changes = world.journal.splice(0)
      return result.ok
        ? { ok: true, expected: result.value, changes }
        : { ok: false, code: result.code, changes }
    },
  }
}

export type { Day, Instant }
