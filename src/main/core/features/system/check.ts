import { isZone } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { hasLostRows } from '../ledger/sound-queries.ts'
import { findStudio } from '../studio/queries.ts'
import { checkBookings } from './bookings-check.ts'
import {
  collectFindings,
  type Finding,
  type FindingId,
  type Findings,
  type IntegrityView,
} from './findings.ts'
import { checkHours } from './hours-check.ts'
import { checkAuditChain, checkGrants, checkLedgerChain, checkTotals } from './ledger-check.ts'
import { type Look, onceAsked } from './look.ts'
import { checkOnce } from './once-check.ts'
import { checkPlans } from './plans-check.ts'
import { type Counted, lastKeys, listLostRows, listPageFaults } from './queries.ts'
import { checkKeptSales, checkSales } from './sales-check.ts'
import { checkSessions, checkUnmarked } from './schedule-check.ts'
import { checkSold } from './sold-check.ts'
import { checkStanding } from './standing-check.ts'
import { checkWords } from './words-check.ts'

export type CheckOptions = Pick<Look, 'now' | 'newest'> & {
  /** Called after each page with the rows done and those to do; what it awaits holds the check up. */
  pause(done: number, total: number): Promise<void>
}

/** Thrown by a pause to end the look where it is. */
export class Stopped extends Error {}

/**
 * Looks through a database and names everything that does not hold, a page at a time. The file's own faults are
 * looked for when all of it is, or when rows cannot be read; then the answer is what was found until there.
 */
export async function lookThrough(q: Reader, options: CheckOptions): Promise<IntegrityView> {
  const findings = collectFindings()
  const checked = { grants: 0, entries: 0, bookings: 0 }
  const whole = options.newest === Number.POSITIVE_INFINITY
  const bare = await reportSchema(q, findings)
  let faulty = (whole && (await reportFaults(q, findings))) || bare
  try {
    if (whole) await reportLostRows(q, findings)
    const last = await lastKeys(q)
    const pause = counting(options, last)
    const zone = await zoneFor(q, findings)
    const { now, newest } = options
    const lost = onceAsked(() => hasLostRows(q))
    await runChecks({ q, now, ...zone, findings, newest, lost, checked, pause }, last)
  } catch (error) {
    if (error instanceof Stopped) throw error
    if (!whole) faulty = (await reportFaults(q, findings)) || bare
    if (!faulty) throw error
    findings.add('STORAGE', 'database', 0, 'rows that can be read', 'the check broke off where they cannot')
  }
  return { ok: !findings.damaged, checked, findings: findings.list() }
}

/** What waits for a person, without all the rest: sessions that nobody marked (V4) or that lie outside hours (V6). */
export async function lookForMatters(
  q: Reader,
  { now, pause }: { readonly now: number; readonly pause: () => Promise<void> },
): Promise<Finding[]> {
  const findings = collectFindings(({ id }) => isMatter(id))
  const zone = await zoneFor(q, findings)
  const look = { q, now, zone: zone.zone, findings, pause }
  await checkUnmarked(look)
  await checkHours(look)
  return findings.list()
}

const MATTERS: ReadonlySet<string> = new Set<FindingId>(['V4', 'V6'])

/** Whether `lookForMatters` finds it. */
export const isMatter = (id: string): boolean => MATTERS.has(id)

async function reportFaults(q: Reader, findings: Findings): Promise<boolean> {
  const faults = await listPageFaults(q)
  for (const fault of faults) findings.add('STORAGE', 'database', 0, 'a file without faults', fault)
  return faults.length > 0
}

/** What protects the rows is looked at every time: it takes a thousandth of a second. */
async function reportSchema(q: Reader, findings: Findings): Promise<boolean> {
  const faults = await q.schemaFaults()
  for (const { expected, found } of faults) findings.add('SCHEMA', 'database', 0, expected, found)
  return faults.length > 0
}

async function reportLostRows(q: Reader, findings: Findings): Promise<void> {
  for (const { table, rowid, parent } of await listLostRows(q)) {
    const row = rowid === null ? 'a row' : `row ${rowid}`
    const found = `${row} of ${table} names a row that is missing`
    findings.add('STORAGE', 'database', 0, `every row of ${parent} that is named`, found)
  }
}

/** The studio's zone; UTC before there is a studio, or when its zone is no zone. */
export async function zoneFor(q: Reader, findings: Findings): Promise<Pick<Look, 'zone' | 'zoned'>> {
  const studio = await findStudio(q)
  if (studio !== null && isZone(studio.zone)) return { zone: studio.zone, zoned: true }
  if (studio !== null) findings.add('V8', 'studio', 1, 'a time zone that exists', studio.zone)
  return { zone: 'UTC', zoned: false }
}

type LastKeys = Readonly<Record<Counted, number>>

async function runChecks(look: Look, last: LastKeys): Promise<void> {
  await checkLedgerChain(look, last.entries)
  await checkAuditChain(look, last.audit)
  await checkGrants(look, last.grants)
  await checkTotals(look)
  await checkBookings(look, last.bookings)
  await checkSessions(look, last.sessions)
  await checkOnce(look)
  await checkStanding(look)
  await checkSales(look)
  await checkKeptSales(look)
  await checkSold(look)
  await checkPlans(look)
  await checkWords(look)
  await checkUnmarked(look)
  await checkHours(look)
}

function counting({ newest, pause }: CheckOptions, last: LastKeys): Look['pause'] {
  const total = Object.values(last).reduce((sum, rows) => sum + Math.min(rows, newest), 0)
  let done = 0
  return async (rows) => {
    done += rows
    await pause(done, total)
  }
}
