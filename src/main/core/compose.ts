import { randomUUID } from 'node:crypto'
import type { Push, Reply } from '../../shared/contract/index.ts'
import { type Actor, type Caller, SYSTEM } from '../../shared/domain/permissions.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Language } from '../../shared/messages/language.ts'
import type { Deps, Log, Printer, Workspace } from './context.ts'
import { dispatch } from './dispatch.ts'
import { type Engine, OpenRefused } from './engine/engine.ts'
import { loadMigrations } from './engine/migrations.ts'
import { openSqlite } from './engine/sqlite.ts'
import { Denials } from './features/audit/denials.ts'
import { Desk } from './features/auth/desk.ts'
import { asksSignIn } from './features/auth/queries.ts'
import { createVault, type ReadPepper, usualHashings } from './features/auth/vault.ts'
import { findActor, findOwnerId } from './features/staff/queries.ts'
import { StripeDesk } from './features/stripe/desk.ts'
import type { RecordBatch } from './features/stripe/look.ts'
import type { StripeOutside } from './features/stripe/port.ts'

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
  readonly printer?: Printer
  readonly stripe?: StripeOutside
  /** What PINs are sealed with besides; without it nothing. */
  readonly pepper?: ReadPepper
  /** Milliseconds of a clock that nobody can set; the process's own without one. */
  readonly elapsed?: () => number
}

/** One open studio: the whole product without a window. */
export type Core = {
  readonly deps: Deps
  /** Answers in English unless told otherwise. */
  call(caller: Caller, method: string, raw: unknown, language?: Language): Promise<Reply>
  /** The studio's first active owner; null while there is no studio. */
  ownerActor(): Promise<Actor | null>
  /** An active staff member with their permissions; null when there is no such person. */
  staffActor(staffId: number): Promise<Actor | null>
  /** Who is at the desk before anybody has signed in: the owner, unless the studio asks who is there. */
  firstAtDesk(): Promise<Actor | null>
  /** Who has signed in to this file, with the permissions they have now; else whoever `otherwise` names. */
  atDesk(otherwise: () => Promise<Actor | null>): Promise<Caller>
  close(): Promise<void>
}

/** Opens a studio's file and wires everything. Throws OpenRefused when the file cannot be used. */
export async function openCore(options: CoreOptions): Promise<Core> {
  const engine = openSqlite(options)
  try {
    if (options.mode === 'write') await engine.migrate()
    else await refuseOtherSchema(engine, options)
    return composeCore(engine, options)
  } catch (error) {
    const refusal = engine.refusalOf(error)
    await engine.close()
    throw refusal === null ? error : new OpenRefused(refusal)
  }
}

/** Why a file could not be opened, for a person; a bug is logged and becomes an incident. */
export function refusalToOpen(error: unknown, log: Log): AppError {
  if (error instanceof OpenRefused) return error.refusal
  const incidentId = randomUUID()
  log.error(`Incident ${incidentId} while a file was opened`, error)
  return { code: 'INTERNAL', details: { incidentId } }
}

/** Who only looks on cannot bring a database up to date, and would ask it for what it does not have. */
async function refuseOtherSchema(engine: Engine, { file, migrations }: CoreOptions): Promise<void> {
  const known = loadMigrations(migrations, 'sqlite').migrations.length
  const found = await engine.schemaVersion()
  if (found === 0) throw new OpenRefused({ code: 'NOT_FOUND', details: { entity: 'studio', id: file } })
  if (found > known) throw new OpenRefused({ code: 'NEWER_DATABASE', details: { found, known } })
  if (found === known) return
  const why = 'This studio is from an older Tallybook. Open it in the app once to bring it up to date.'
  throw new OpenRefused({ code: 'READ_ONLY', details: { why } })
}

/** Wires the core over an engine that is already open and migrated; tests use it for both dialects. */
export function composeCore(
  engine: Engine,
  options: Omit<CoreOptions, 'file' | 'migrations' | 'mode'>,
): Core {
  const record: RecordBatch = async (batch) => {
    const gathering = { ...deps, push: stripeDesk.announcements.tell }
    const reply = await dispatch(gathering, SYSTEM, 'stripe.record', {
      batch,
      commandId: `stripe:${batch}`,
    })
    // Dispatch has given the answer the shape of this method.
    return reply.ok ? { ok: true, value: reply.value as never } : { ok: false, code: reply.error.code }
  }
  const deps: Deps = {
    engine,
    now: options.now,
    newId: randomUUID,
    log: options.log,
    appVersion: options.appVersion,
    workspace: options.workspace ?? null,
    printer: options.printer ?? null,
    stripe: options.stripe ?? null,
    get stripeDesk() {
      return stripeDesk
    },
    desk: new Desk(options.elapsed ?? (() => performance.now())),
    vault: createVault(options.pepper ?? (async () => null), usualHashings(options.log)),
    denials: new Denials(),
    push: (push) => {
      try {
        options.push?.(push)
      } catch (error) {
        // What was kept is kept, whether or not a window could be told to look again.
        options.log.error('An open window could not be told', error)
      }
    },
    running: new Set(),
    stopped: new Set(),
  }
  const stripeDesk = new StripeDesk(deps, record)
  const ownerActor = async () => {
    const ownerId = await engine.read(findOwnerId)
    return ownerId === null ? null : staffActor(ownerId)
  }
  const staffActor = (staffId: number) => engine.read((q) => findActor(q, staffId))
  return {
    deps,
    call: (caller, method, raw, language) => dispatch(deps, caller, method, raw, language),
    staffActor,
    ownerActor,
    firstAtDesk: async () => ((await engine.read(asksSignIn)) ? null : ownerActor()),
    atDesk: async (otherwise) => {
      const { seat } = deps.desk
      const actor = seat === null ? null : await staffActor(seat.staffId)
      if (seat !== null && actor !== null) return seat.locked ? 'locked' : actor
      // Who does not work here any more is not at the desk either.
      if (deps.desk.seat === seat) deps.desk.leave()
      return otherwise()
    },
    close: () => engine.close(),
  }
}
