import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Core, openCore } from '../main/core/compose.ts'
import { OpenRefused } from '../main/core/engine/engine.ts'
import { isUpkeepDue } from '../main/core/features/upkeep/due.ts'
import { logText } from '../main/core/log-text.ts'
import { startUpkeep } from '../main/core/upkeep.ts'
import { contract } from '../shared/contract/index.ts'
import type { Caller } from '../shared/domain/permissions.ts'
import { parseInstant } from '../shared/domain/time.ts'
import { sentenceOf } from '../shared/messages/errors.ts'
import { CannotRun } from './cannot-run.ts'

const ROOT = join(import.meta.dirname, '..', '..')

export type Mode = 'write' | 'read'

/** Who examines a file must find it as it is. */
const LOOKS_AS_IT_IS: ReadonlySet<string> = new Set(['integrity.check', 'system.health'])

/** A query looks on beside whoever has the file; everything else needs the one right to write. */
export function modeOf(method: string): 'current' | Mode {
  if (!Object.hasOwn(contract, method)) return 'read'
  if (LOOKS_AS_IT_IS.has(method)) return 'read'
  return contract[method as keyof typeof contract].kind === 'query' ? 'current' : 'write'
}

/**
 * Opens a studio's file, does the work and closes it again. Only `create` makes a file that is not there. One that is
 * written to is brought up to date with the clock first, and kept so. `current` reads a file that is up to date: where
 * something has become due meanwhile, it is done first, unless another process has the file and does so itself.
 */
export async function withCore<T>(
  file: string,
  mode: Mode | 'current' | 'create',
  work: (core: Core) => Promise<T>,
): Promise<T> {
  const path = resolve(file)
  if (mode !== 'create' && !existsSync(path)) throw new CannotRun(`There is no file ${file}.`)
  if (!existsSync(dirname(path))) throw new CannotRun(`There is no folder ${dirname(path)}.`)
  if (mode === 'current') await bringUpToDate(path)
  const core = await open(path, mode === 'read' || mode === 'current' ? 'read' : 'write')
  const upkeep = mode === 'write' ? startUpkeep(core) : null
  try {
    await upkeep?.first
    return await work(upkeep?.core ?? core)
  } finally {
    await upkeep?.stop()
    await core.close()
  }
}

async function bringUpToDate(file: string): Promise<void> {
  const reading = await open(file, 'read')
  const due = await reading.deps.engine.read((q) => isUpkeepDue(q, reading.deps.now()))
  await reading.close()
  if (!due) return
  try {
    await withCore(file, 'write', async () => undefined)
  } catch (error) {
    // Who cannot write, because another process does or because nobody may, is told what is there.
    if (!(error instanceof CannotRun)) throw error
  }
}

async function open(file: string, mode: Mode): Promise<Core> {
  try {
    return await openCore({
      file,
      mode,
      migrations: join(ROOT, 'drizzle'),
      appVersion: appVersion(),
      now: clock(),
      log: { info: () => undefined, error: complain },
    })
  } catch (error) {
    if (error instanceof OpenRefused) throw new CannotRun(sentenceOf(error.refusal))
    throw error
  }
}

/**
 * Who acts: the given staff member with their permissions, else the owner, because whoever may open the file is
 * the owner there; after `auth.signIn` the person who did. Asked anew for every call, so that a change of role counts at once; null is nobody.
 */
export function actorOf(core: Core, staffId: number | undefined): Promise<Caller> {
  return core.atDesk(() => (staffId === undefined ? core.ownerActor() : core.staffActor(staffId)))
}

/** Stops a command that is to act as somebody who is not there. */
export async function checkStaff(core: Core, staffId: number | undefined): Promise<void> {
  if (staffId === undefined || (await core.staffActor(staffId)) !== null) return
  throw new CannotRun(`There is no active staff member with the id ${staffId}.`)
}

/** Writes to stderr; stdout carries replies only. */
export function complain(message: string, details?: unknown): void {
  process.stderr.write(`${`${message}\n${logText(details)}`.trimEnd()}\n`)
}

function appVersion(): string {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

function clock(): () => number {
  const frozen = process.env.TALLYBOOK_NOW
  if (frozen === undefined || frozen === '') return Date.now
  const instant = parseInstant(frozen)
  if (instant === null) {
    throw new CannotRun('TALLYBOOK_NOW is not a moment: write it like 2026-03-02T09:00:00+01:00.')
  }
  return () => instant
}
