import { assert } from '../../../../shared/errors.ts'
import type { Deps } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { appendAudit } from '../audit/queries.ts'
import { NO_SECRETS } from '../auth/secrets.ts'
import { findStudio } from '../studio/queries.ts'
import { assignTaught } from './assign.ts'
import { foundStudio, type Moments } from './found.ts'
import { fillClass } from './full-class.ts'
import { enterHours } from './hours.ts'
import { happen } from './life.ts'
import { beginLife } from './memory.ts'
import { type DemoPlan, type PlanOptions, planDemo } from './plan.ts'
import { makeRandom } from './random.ts'

export type DemoOptions = {
  readonly clients?: number
  readonly weeks?: number
  readonly seed?: number
  onProgress?(done: number, total: number): void
}

const DEFAULTS = { clients: 160, weeks: 12, seed: 1 } as const
/** So many things happen between two breaths: often enough that a thread stays responsive. */
const BREATH = 60

/**
 * Fills an empty database with a demo studio around today: three weeks in four behind, the rest ahead. The same
 * seed and moment make the same studio. Everything goes through the steps of the use cases at moments in the past,
 * so that every number on every screen can be explained; all of it is kept, or nothing. Throws when there is a
 * studio already.
 */
export async function createDemo(deps: Deps, options: DemoOptions = {}): Promise<void> {
  const { onProgress, ...chosen } = options
  const planned: PlanOptions = { ...DEFAULTS, ...chosen, now: deps.now() }
  const afterCommit: (() => void)[] = []
  const report = (done: number, total: number) => {
    onProgress?.(done, total)
    deps.push({ kind: 'progress', task: 'demo', done, total })
  }
  await deps.engine.write(async (q) => {
    assert((await findStudio(q)) === null, 'a demo is made in an empty database')
    // A unit of work that is run again begins anew.
    afterCommit.length = 0
    await fill(q, makeMoments(deps, afterCommit), planned, report)
    return { keep: true, value: undefined }
  })
  for (const work of afterCommit) work()
}

async function fill(
  q: Writer,
  moments: Moments,
  options: PlanOptions,
  report: (done: number, total: number) => void,
): Promise<void> {
  const plan = planDemo(options)
  const random = makeRandom(options.seed + 1)
  const founded = await foundStudio(q, moments, random, plan.window, plan.teams)
  const life = beginLife(q, moments, founded, random)
  const total = plan.events.length
  for (const [done, event] of plan.events.entries()) {
    if (done % BREATH === 0) {
      report(done, total)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await happen(life, event)
  }
  await fillClass(life, options.now)
  await enterHours(q, moments(founded.owner, options.now), founded, plan.window.today)
  await assignTaught(q, moments(founded.desk, options.now), plan.window.today)
  await appendAudit(q, moments(founded.owner, options.now), [madeNote(plan, options)])
  report(total, total)
}

/** One audit row for the demo's making: what happened in its made-up past was nobody's doing. */
function madeNote(plan: DemoPlan, options: PlanOptions) {
  const { seed, weeks, clients } = options
  return { entity: 'studio', entityId: null, after: { demo: true, seed, weeks, clients, teams: plan.teams } }
}

function makeMoments(deps: Deps, afterCommit: (() => void)[]): Moments {
  return (actor, at) => ({
    actor,
    method: 'workspace.openDemo',
    commandId: null,
    now: at,
    appVersion: deps.appVersion,
    desk: deps.desk,
    stripe: deps.stripeDesk,
    secrets: NO_SECRETS,
    database: deps.engine,
    note: () => undefined,
    undoable: () => undefined,
    appended: () => undefined,
    attempt: (q, work) =>
      q.part(async () => {
        const value = await work()
        return { keep: value.ok, value }
      }),
    again: async () => {
      throw new Error('Nobody takes back what happened in a made-up past.')
    },
    afterCommit: (work) => afterCommit.push(work),
    progress: () => undefined,
    pause: async () => false,
  })
}
