import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { MINUTE, SECOND } from '../../../../shared/domain/calendar.ts'
import { may } from '../../../../shared/domain/permissions.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { findChainHead } from '../audit/chain-queries.ts'
import { findAccount } from '../stripe/account-queries.ts'
import { type CheckOptions, isMatter, lookForMatters, lookThrough, Stopped } from './check.ts'
import { type Finding, type IntegrityView, MORE } from './findings.ts'
import { PAGE } from './look.ts'
import { lastKeys, readChangeMark, readSchemaVersion } from './queries.ts'

/**
 * Looks through the whole database and names everything that does not hold (docs/domain, "Invariants"). Reads a
 * page at a time, whatever the size, and changes nothing. Tells how far it is when there is more than a page, and stops
 * at the next one when it is asked to: then nothing is known.
 */
export async function checkIntegrity(
  q: Reader,
  context: Context,
  _input: Parsed<'integrity.check'>,
): Promise<Result<IntegrityView>> {
  const pause = async (done: number, total: number) => {
    if (total > PAGE) context.progress(done, total)
    if (await context.pause()) throw new Stopped()
  }
  try {
    return ok(await lookAtAll(q, context, await readState(q), pause))
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    const why = 'The check was stopped before it was through.'
    return refuse('INVALID_TRANSITION', { from: 'running', to: 'stopped', why })
  }
}

/**
 * How healthy the database is, in a time that does not grow with it. What is found is listed for those who may
 * run the check; everybody sees how it stands. `checked` counts what was looked at.
 */
export async function readHealth(
  q: Reader,
  context: Context,
  _input: Parsed<'system.health'>,
): Promise<Result<Value<'system.health'>>> {
  const lastSyncAt = context.stripe.lookedAt ?? (await findAccount(q))?.lastSyncAt ?? null
  const { ok: sound, checked, findings } = await integrityForHealth(q, context)
  return ok({
    status: sound ? (findings.length === 0 ? 'healthy' : 'attention') : 'damaged',
    version: context.appVersion,
    schemaVersion: await readSchemaVersion(q),
    lastBackupAt: null,
    lastSyncAt: lastSyncAt === null ? null : formatInstant(lastSyncAt),
    integrity: { ok: sound, checked, findings: may(context.actor, 'integrity.check') ? findings : [] },
  })
}

/** Up to so many lines in ledger and audit log, the whole check takes a few hundredths of a second. */
const SMALL = 2_000
/** Up to so many, it takes a few tenths. */
const MEDIUM = 25_000
/**
 * How long a look stands when commands have been kept since, and when nothing was written at all. At worst a look
 * takes half a second with a million bookings, so that looking costs a thirtieth of the time at most.
 */
const STANDS = { busy: 15 * SECOND, quiet: 15 * MINUTE }

/**
 * Health is asked by every window after every change, so it must cost the reads around it nothing that is felt. It
 * is read apart and lets others in after every page, so that they wait for a page at most; and an answer stands for
 * every window that asks while nothing is written. What commands write, the database itself has tested: a small
 * database is looked through after each all the same, a larger one when its last look is old; until then only what waits for
 * a person is looked for again. A change that no
 * command made is looked at at once. Of a large database only the newest rows are looked at, and the damage that
 * the last whole check found is told until another finds it mended.
 */
async function integrityForHealth(q: Reader, context: Context): Promise<IntegrityView> {
  const state = await readState(q)
  const last = looks.get(context.database)
  const pause = async () => {
    await context.pause()
  }
  if (last !== undefined && stillStands(last, state, context.now)) {
    return last.matters === state.heads ? last.view : lookAgainForMatters(q, context, last, state, pause)
  }
  if (state.lines <= MEDIUM) return lookAtAll(q, context, state, pause)
  const damage = last?.damage ?? []
  const newest = await lookThrough(q, { now: context.now, newest: SMALL, pause })
  const view = withKnownDamage(newest, damage)
  looks.set(context.database, { view, damage, at: context.now, state, matters: state.heads })
  return view
}

/**
 * The last look with what waits for a person as it is now. A window asks after a command and then not before the next:
 * what the command has led to, or settled, would be told wrong for as long as nobody does anything else.
 */
async function lookAgainForMatters(
  q: Reader,
  context: Context,
  last: LastLook,
  state: State,
  pause: () => Promise<void>,
): Promise<IntegrityView> {
  const matters = await lookForMatters(q, { now: context.now, pause })
  const others = last.view.findings.filter(({ id, severity }) => !isMatter(id) && !isRest(id, severity))
  const view = { ...last.view, findings: [...others, ...matters] }
  looks.set(context.database, { ...last, view, matters: state.heads })
  return view
}

/** How many matters were not listed: the new list says so itself. */
const isRest = (id: string, severity: Finding['severity']): boolean => id === MORE && severity === 'attention'

function stillStands(last: LastLook, state: State, now: number): boolean {
  if (last.outdated === true) return false
  const age = now - last.at
  // A clock that was set back makes the age negative.
  if (age < 0 || age >= STANDS.quiet) return false
  if (state.mark === last.state.mark) return state.mark !== UNREADABLE
  const byCommands = state.heads !== last.state.heads
  return byCommands && state.lines > SMALL && age < STANDS.busy
}

type LastLook = {
  readonly view: IntegrityView
  /** The errors that the last whole check found. */
  readonly damage: readonly Finding[]
  readonly at: number
  readonly state: State
  /** Where the chains ended when what waits for a person was last looked for. */
  readonly matters: string
  /** Something has been repaired since. */
  readonly outdated?: boolean
}

/** The last look at each open database; forgotten when it is closed. */
const looks = new WeakMap<object, LastLook>()

/** What the last look at an open database has found, and when; the first is taken for whoever asks first. */
export async function lastFindings(
  q: Reader,
  context: Context,
): Promise<{ readonly at: number; readonly findings: readonly Finding[] }> {
  const last = looks.get(context.database)
  if (last !== undefined) return { at: last.at, findings: last.view.findings }
  return { at: context.now, findings: (await integrityForHealth(q, context)).findings }
}

/** What has been repaired is told no more, and the next look is a new one. */
export function forgetFinding(
  database: object,
  { id, entity, entityId }: Pick<Finding, 'id' | 'entity' | 'entityId'>,
): void {
  const last = looks.get(database)
  if (last === undefined) return
  const isOther = (each: Finding) => each.id !== id || each.entity !== entity || each.entityId !== entityId
  const view = { ...last.view, findings: last.view.findings.filter(isOther) }
  looks.set(database, { ...last, view, damage: last.damage.filter(isOther), outdated: true })
}

async function lookAtAll(
  q: Reader,
  context: Context,
  state: State,
  pause: CheckOptions['pause'],
): Promise<IntegrityView> {
  const view = await lookThrough(q, { now: context.now, newest: Number.POSITIVE_INFINITY, pause })
  const damage = view.findings.filter((finding) => finding.severity === 'error')
  looks.set(context.database, { view, damage, at: context.now, state, matters: state.heads })
  return view
}

type State = {
  /** How long ledger and audit log are. */
  readonly lines: number
  /** Where they end: different after every command that was kept. */
  readonly heads: string
  /** Different after everything that was written, whoever wrote it. */
  readonly mark: string
}

async function readState(q: Reader): Promise<State> {
  try {
    const { entries, audit } = await lastKeys(q)
    const [ledgerEnd, auditEnd] = [await findChainHead(q, 'ledger'), await findChainHead(q, 'audit')]
    const heads = `${ledgerEnd?.hash}-${auditEnd?.hash}`
    return { lines: entries + audit, heads, mark: await readChangeMark(q) }
  } catch {
    // What cannot be measured is looked through as a whole, which tells why or fails in its turn.
    return { lines: 0, heads: '', mark: UNREADABLE }
  }
}

const UNREADABLE = 'unreadable'

function withKnownDamage(view: IntegrityView, known: readonly Finding[]): IntegrityView {
  const found = new Set(view.findings.map((finding) => JSON.stringify(finding)))
  const before = known.filter((finding) => !found.has(JSON.stringify(finding)))
  return { ...view, ok: view.ok && before.length === 0, findings: [...before, ...view.findings] }
}
