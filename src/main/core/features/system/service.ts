import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { may } from '../../../../shared/domain/permissions.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { type CheckOptions, lookThrough } from './check.ts'
import type { Finding, IntegrityView } from './findings.ts'
import { PAGE } from './look.ts'
import { findChainHead, lastKeys, readSchemaVersion } from './queries.ts'

/**
 * Looks through the whole database and names everything that does not hold (docs/domain, "Invariants"). Reads a
 * page at a time, whatever the size, and changes nothing. Tells how far it is when there is more than a page.
 */
export async function checkIntegrity(
  q: Reader,
  context: Context,
  _input: Parsed<'integrity.check'>,
): Promise<Result<IntegrityView>> {
  const pause = async (done: number, total: number) => {
    if (total > PAGE) context.progress(done, total)
    await context.pause()
  }
  return ok(await lookAtAll(q, context, await sizeOf(q), pause))
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
  const size = await sizeOf(q)
  const known = looks.get(context.database)
  if (size.lines > MEDIUM) {
    const newest = await lookThrough(q, { now: context.now, newest: SMALL, pause: atOnce })
    return withKnownDamage(newest, known?.view.findings ?? [])
  }
  if (size.lines > SMALL && known !== undefined) {
    const age = context.now - known.at
    // A clock that was set back makes the age negative.
    if (age >= 0 && age < (known.heads === size.heads ? STANDS.quiet : STANDS.busy)) return known.view
  }
  return lookAtAll(q, context, size, atOnce)
}

const atOnce = async () => undefined

type LastLook = { readonly view: IntegrityView; readonly at: number; readonly heads: string }

/** What the last whole check of each open database found; forgotten when it is closed. */
const looks = new WeakMap<object, LastLook>()

async function lookAtAll(
  q: Reader,
  context: Context,
  { heads }: Size,
  pause: CheckOptions['pause'],
): Promise<IntegrityView> {
  const view = await lookThrough(q, { now: context.now, newest: Number.POSITIVE_INFINITY, pause })
  looks.set(context.database, { view, at: context.now, heads })
  return view
}

type Size = { readonly lines: number; readonly heads: string }

/** How long ledger and audit log are, and where they end. */
async function sizeOf(q: Reader): Promise<Size> {
  try {
    const { entries, audit } = await lastKeys(q)
    const [ledgerEnd, auditEnd] = [await findChainHead(q, 'ledger'), await findChainHead(q, 'audit')]
    return { lines: entries + audit, heads: `${ledgerEnd?.hash}-${auditEnd?.hash}` }
  } catch {
    // What cannot be measured is looked through as a whole, which tells why or fails in its turn.
    return { lines: 0, heads: '' }
  }
}

function withKnownDamage(view: IntegrityView, known: readonly Finding[]): IntegrityView {
  const found = new Set(view.findings.map((finding) => JSON.stringify(finding)))
  const before = known.filter(
    (finding) => finding.severity === 'error' && !found.has(JSON.stringify(finding)),
  )
  return { ...view, ok: view.ok && before.length === 0, findings: [...before, ...view.findings] }
}
