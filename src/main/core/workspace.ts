import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Push, Reply, Value } from '../../shared/contract/index.ts'
import { DAY } from '../../shared/domain/calendar.ts'
import type { Actor } from '../../shared/domain/permissions.ts'
import type { AppError } from '../../shared/errors.ts'
import { sentenceOf } from '../../shared/messages/errors.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type Core, composeCore, openCore } from './compose.ts'
import type { Log, Workspace } from './context.ts'
import { closedEngine } from './engine/closed.ts'
import { OpenRefused } from './engine/engine.ts'
import { createDemo } from './features/demo/service.ts'
import { findStudio } from './features/studio/queries.ts'

export type WorkspaceOptions = {
  /** Holds `studio.db` and `demo.db`. */
  readonly folder: string
  readonly migrations: string
  readonly appVersion: string
  /** Whether to open on the demo studio. */
  readonly demo: boolean
  readonly now: () => number
  readonly log: Log
  push(push: Push): void
}

/** The files of one person's app: which studio is open, and who is signed in to it. */
export type WorkspaceHost = {
  call(method: string, raw: unknown): Promise<Reply>
  close(): Promise<void>
}

type Open = { readonly core: Core; readonly demo: boolean; readonly problem: string | null }

/** A demo older than this no longer has a schedule around today, so it is made anew. */
const DEMO_AGE_DAYS = 7

/**
 * Opens the studio's own file, or the demo's. A file that cannot be opened does not stop the app: the
 * workspace says why, and every other method is refused with the reason.
 */
export async function openWorkspace(options: WorkspaceOptions): Promise<WorkspaceHost> {
  mkdirSync(options.folder, { recursive: true })
  let open: Open
  let actor: Actor | null = null

  const workspace: Workspace = {
    status: async () => statusOf(open),
    openDemo: async () => switchTo(true),
    leaveDemo: async () => switchTo(false),
  }

  async function openFile(demo: boolean): Promise<Open> {
    const file = join(options.folder, demo ? 'demo.db' : 'studio.db')
    try {
      const core = await openCore({ ...options, file, mode: 'write', workspace })
      return demo ? { core: await withDemo(core, file), demo, problem: null } : { core, demo, problem: null }
    } catch (error) {
      if (!(error instanceof OpenRefused)) throw error
      return { core: closedCore(error.refusal), demo, problem: sentenceOf(error.refusal) }
    }
  }

  function closedCore(refusal: AppError): Core {
    return composeCore(closedEngine(refusal), { ...options, workspace })
  }

  /** Makes sure that the demo's file holds a demo around today. */
  async function withDemo(core: Core, file: string): Promise<Core> {
    const studio = await core.deps.engine.read(findStudio)
    if (studio !== null && options.now() - studio.createdAt < DEMO_AGE_DAYS * DAY) return core
    await core.close()
    if (studio !== null) removeDatabase(file)
    const fresh = await openCore({ ...options, file, mode: 'write', workspace })
    await createDemo(fresh.deps, {})
    return fresh
  }

  async function switchTo(demo: boolean): Promise<Result<{ demo: boolean }>> {
    if (open.demo !== demo) {
      const next = await openFile(demo)
      const before = open
      open = next
      actor = null
      await before.core.close()
    }
    return ok({ demo })
  }

  async function currentActor(): Promise<Actor | null> {
    if (open.problem === null) actor ??= await open.core.ownerActor()
    return actor
  }

  open = await openFile(options.demo)
  return {
    call: async (method, raw) => {
      const { core } = open
      return core.call(await currentActor(), method, raw)
    },
    close: () => open.core.close(),
  }
}

async function statusOf(open: Open): Promise<Value<'workspace.status'>> {
  if (open.problem !== null) return { state: 'failed', demo: open.demo, problem: open.problem }
  const studio = await open.core.deps.engine.read(findStudio)
  return { state: studio === null ? 'first_run' : 'open', demo: open.demo, problem: null }
}

/** Moves a file and what belongs to it out of the way. Only ever the demo's: nothing of a studio is removed. */
function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${file}${suffix}.old`)
    rmSync(`${file}${suffix}.old`, { force: true })
  }
}
