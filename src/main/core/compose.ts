import { randomUUID } from 'node:crypto'
import type { Push, Reply } from '../../shared/contract/index.ts'
import type { Actor } from '../../shared/domain/permissions.ts'
import type { Deps, Log, Workspace } from './context.ts'
import { dispatch } from './dispatch.ts'
import type { Engine } from './engine/engine.ts'
import { openSqlite } from './engine/sqlite.ts'
import { findActor, findOwnerId } from './features/staff/queries.ts'

export type CoreOptions = {
  readonly file: string
  /** The folder that holds `sqlite/` and `postgres/` migrations. */
  readonly migrations: string
  readonly appVersion: string
  /** `write` takes the one writer's right and brings the schema up to date; `read` looks on beside it. */
  readonly mode: 'write' | 'read'
  readonly now: () => number
  readonly log: Log
  push?(push: Push): void
  readonly workspace?: Workspace
}

/** One open studio: the whole product without a window. */
export type Core = {
  readonly deps: Deps
  call(actor: Actor | null, method: string, raw: unknown): Promise<Reply>
  /** The studio's first active owner; null while there is no studio. */
  ownerActor(): Promise<Actor | null>
  /** An active staff member with their permissions; null when there is no such person. */
  staffActor(staffId: number): Promise<Actor | null>
  close(): Promise<void>
}

/** Opens a studio's file and wires everything. Throws OpenRefused when the file cannot be used. */
export async function openCore(options: CoreOptions): Promise<Core> {
  const engine = openSqlite(options)
  try {
    if (options.mode === 'write') await engine.migrate()
    return composeCore(engine, options)
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** Wires the core over an engine that is already open and migrated; tests use it for both dialects. */
export function composeCore(
  engine: Engine,
  options: Omit<CoreOptions, 'file' | 'migrations' | 'mode'>,
): Core {
  const deps: Deps = {
    engine,
    now: options.now,
    newId: randomUUID,
    log: options.log,
    appVersion: options.appVersion,
    workspace: options.workspace ?? null,
    push: (push) => options.push?.(push),
    running: new Set(),
    stopped: new Set(),
  }
  const staffActor = (staffId: number) => engine.read((q) => findActor(q, staffId))
  return {
    deps,
    call: (actor, method, raw) => dispatch(deps, actor, method, raw),
    staffActor,
    ownerActor: async () => {
      const ownerId = await engine.read(findOwnerId)
      return ownerId === null ? null : staffActor(ownerId)
    },
    close: () => engine.close(),
  }
}
