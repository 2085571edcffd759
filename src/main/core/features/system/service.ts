import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { may } from '../../../../shared/domain/permissions.ts'
import { isZone } from '../../../../shared/domain/time.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { findStudio } from '../studio/queries.ts'
import { checkBookings } from './bookings-check.ts'
import { collectFindings, type Finding, type IntegrityView } from './findings.ts'
import { checkAuditChain, checkGrants, checkLedgerChain, checkTotals } from './ledger-check.ts'
import { type Look, PAGE } from './look.ts'
import { type Counted, findChainHead, lastKeys, readSchemaVersion, storageProblems } from './queries.ts'
import { checkSales } from './sales-check.ts'
import { checkSessions, checkUnmarked } from './schedule-check.ts'

/**
 * Looks through the whole database and names everything that does not hold (docs/domain, "Invariants"). Reads a
 * page at a time, whatever the size, and changes nothing. Tells how far it is when there is more than a page.
 */
export async function checkIntegrity(
  q: Reader,
  context: Context,
  _input: Parsed<'integrity.check'>,
): Promise<Result<IntegrityView>> {
  const last = await lastKeys(q)
  return ok(await lookAtAll(q, context, last, countRows(context, last)))
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
  const { ok: sound, checked, findings } = await integrityForHealth(q, context)
  return ok({
    status: sound ? (findings.length === 0 ? 'healthy' : 'attention') : 'damaged',
    version: context.appVersion,
    schemaVersion: await readSchemaVersion(q),
    lastBackupAt: null,
    lastSyncAt: null,
    integrity: { ok: sound, checked, findings: may(context.actor, 'integrity.check') ? findings : [] },
  })
}

/** Up to so many lines in ledger and audit log, the whole check takes a few hundredths of a second. */
const SMALL = 2_000
/** Up to so many, it takes a few tenths. */
const MEDIUM = 25_000
/** How long such an answer stands when something happened since, and when nothing did. */
const STANDS = { busy: MINUTE, quiet: 15 * MINUTE }

/**
 * Health is asked after every change. A small database is looked through each time. A medium one is looked
 * through again when the last look is older than a minute and the chains have grown, or older than a quarter of
 * an hour. Of a large one only the newest rows are looked at, and the damage that the last whole check found is
 * told until another finds it mended.
 */
async function integrityForHealth(q: Reader, context: Context): Promise<IntegrityView> {
  const last = await lastKeys(q)
  const lines = last.entries + last.audit
  const known = looks.get(context.database)
  if (lines > MEDIUM) return lookAtNewest(q, context, last, known?.view.findings ?? [])
  if (lines > SMALL && known !== undefined) {
    const stands = known.heads === (await headsOf(q)) ? STANDS.quiet : STANDS.busy
    if (context.now - known.at < stands) return known.view
  }
  return lookAtAll(q, context, last, async () => undefined)
}

type LastLook = { readonly view: IntegrityView; readonly at: number; readonly heads: string }

/** What the last whole check of each open database found; forgotten when it is closed. */
const looks = new WeakMap<object, LastLook>()

async function headsOf(q: Reader): Promise<string> {
  const [ledger, audit] = [await findChainHead(q, 'ledger'), await findChainHead(q, 'audit')]
  return `${ledger?.hash}-${audit?.hash}`
}

type Pause = Look['pause']
type LastKeys = Readonly<Record<Counted, number>>

async function lookAtAll(q: Reader, context: Context, last: LastKeys, pause: Pause): Promise<IntegrityView> {
  const look = await openLook(q, context, Number.POSITIVE_INFINITY, pause)
  const { add } = look.findings
  const problems = await storageProblems(q)
  for (const problem of problems) add('STORAGE', 'database', 0, 'a file without faults', problem)
  await runChecks(look, last).catch((error: unknown) => {
    if (problems.length === 0) throw error
    // Rows on a damaged page cannot be read; what was found before them is worth more than no answer.
    add('STORAGE', 'database', 0, 'rows that can be read', 'the check broke off where they cannot')
  })
  const view = viewOf(look, [])
  looks.set(context.database, { view, at: context.now, heads: await headsOf(q) })
  return view
}

async function lookAtNewest(
  q: Reader,
  context: Context,
  last: LastKeys,
  known: readonly Finding[],
): Promise<IntegrityView> {
  const look = await openLook(q, context, SMALL, async () => undefined)
  await runChecks(look, last)
  return viewOf(look, known)
}

async function openLook(q: Reader, context: Context, newest: number, pause: Pause): Promise<Look> {
  const findings = collectFindings()
  const studio = await findStudio(q)
  const named = studio?.zone ?? 'UTC'
  const zone = isZone(named) ? named : 'UTC'
  if (zone !== named) findings.add('V8', 'studio', 1, 'a time zone that exists', named)
  return {
    q,
    now: context.now,
    zone,
    findings,
    newest,
    checked: { grants: 0, entries: 0, bookings: 0 },
    pause,
  }
}

async function runChecks(look: Look, last: LastKeys): Promise<void> {
  await checkLedgerChain(look, last.entries)
  await checkAuditChain(look, last.audit)
  await checkGrants(look, last.grants)
  await checkTotals(look)
  await checkBookings(look, last.bookings)
  await checkSessions(look, last.sessions)
  await checkSales(look)
  await checkUnmarked(look)
}

/** `known` is damage of an earlier look, told again unless this one found it too. */
function viewOf({ findings, checked }: Look, known: readonly Finding[]): IntegrityView {
  const found = findings.list()
  const again = new Set(found.map((finding) => JSON.stringify(finding)))
  const before = known.filter(
    (finding) => finding.severity === 'error' && !again.has(JSON.stringify(finding)),
  )
  return { ok: !findings.damaged && before.length === 0, checked, findings: [...before, ...found] }
}

/** Tells open windows how many rows are done, and lets other work in between the pages. */
function countRows(context: Context, last: LastKeys): Pause {
  const total = Object.values(last).reduce((sum, rows) => sum + rows, 0)
  let done = 0
  return async (rows) => {
    done += rows
    if (total > PAGE) context.progress(done, total)
    await context.pause()
  }
}
