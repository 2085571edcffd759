import type { Method } from '../../../src/shared/contract/index.ts'
import { bookingRules } from './booking-methods.ts'
import { bulkRules } from './bulk-methods.ts'
import type { Instant } from './calendar.ts'
import { creditRules } from './credit-methods.ts'
import { debtRules } from './debt-methods.ts'
import { mergeRules } from './merge-methods.ts'
import type { Role, Scene } from './method.ts'
import type { Package, Policies, Service } from './rows.ts'
import { scheduleRules } from './schedule-methods.ts'
import type { Staffing } from './sessions.ts'
import { studioRules } from './studio-methods.ts'
import { doubtsOf, givesAnew, History, stepOf, undo } from './undo.ts'
import { validityRules } from './validity-methods.ts'
import { attempt, type Change, makeWorld, takeBack, todayOf, type World } from './world.ts'

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
  | {
      readonly ok: true
      readonly expected: unknown
      readonly changes: readonly Change[]
      /** Refusals that are as good: whether something depends on what is taken back is for the product to judge. */
      readonly orRefused?: readonly string[]
    }
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
  /** Notes that what was predicted was done and kept. */
  keep(role: Role, method: string, prediction: Prediction): void
  /** Takes back what was predicted and then refused. */
  drop(prediction: Prediction): void
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
export const KNOWN_METHODS = [...Object.keys(rules), 'undo.last'] as Method[]

export function makeReference(stage: Stage): Reference {
  const world = makeWorld(stage.zone, stage.now, stage.policies)
  for (const service of stage.services) world.services.put(service.id, service)
  for (const terms of stage.packages) world.packages.put(terms.id, terms)
  for (let id = 1; id <= stage.clients; id += 1) world.clients.put(id, { id, status: 'active' })
  world.journal.length = 0
  const { trainers, rooms, families } = stage
  const staffing = { trainers, rooms, families }
  const history = new History()
  return {
    world,
    staffing,
    predict: ({ at, role, method, input, dryRun, stale }) => {
      world.now = at
      const actor = { role, staffId: stage.staff[role] }
      if (method === 'undo.last') return predictUndo(world, history, role, dryRun)
      const rule = rules[method as Method] as Rule | undefined
      if (rule === undefined) throw new Error(`The model does not know ${method}.`)
      const result = attempt(world, () => rule({ world, actor, staffing, stale }, input))
      if (result.ok && dryRun) takeBack(world, 0)
      const changes = world.journal.splice(0)
      return result.ok
        ? { ok: true, expected: result.value, changes }
        : { ok: false, code: result.code, changes }
    },
    keep: (role, method, { changes }) => {
      if (method === 'undo.last') history.drop(role)
      const when = { at: history.kept + 1, day: todayOf(world) }
      history.note(role, stepOf(method, changes, when))
    },
    drop: ({ changes }) => {
      for (const change of changes.toReversed()) change.undo()
    },
  }
}

/** Surely done as long as nothing else was kept since; never done where units have gone elsewhere. */
function predictUndo(world: World, history: History, role: Role, dryRun: boolean): Prediction {
  const step = history.last(role)
  if (step === undefined) return { ok: false, code: 'NOT_FOUND', changes: [] }
  const orRefused = doubtsOf(world, step, history.kept, role)
  // Who may do something is asked before whether it can be done.
  const code = role !== 'owner' && givesAnew(world, step) ? 'UNAUTHORIZED_ACCESS' : 'INVALID_TRANSITION'
  try {
    undo(world, step)
  } catch {
    takeBack(world, 0)
    return { ok: false, code, changes: [] }
  }
  if (dryRun) takeBack(world, 0)
  const changes = world.journal.splice(0)
  return { ok: true, expected: { undone: { method: step.method } }, changes, orRefused }
}

export type { Instant }
