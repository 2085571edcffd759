import type { Reader } from '../../engine/engine.ts'
import { hasLostRows } from '../ledger/sound-queries.ts'
import { checkBookingPage } from './bookings-check.ts'
import { zoneFor } from './check.ts'
import { collectFindings, type Finding } from './findings.ts'
import { checkHours } from './hours-check.ts'
import { checkGrantPage, checkTotals } from './ledger-check.ts'
import { type Look, onceAsked } from './look.ts'
import { checkOnce } from './once-check.ts'
import { checkPlanned, checkStuck } from './plans-check.ts'
import { listGrantRows } from './queries.ts'
import { checkSalePage, checkSales } from './sales-check.ts'
import { listSaleRows } from './sales-queries.ts'
import { checkSessionPage, checkUnmarked } from './schedule-check.ts'
import { listBookingRows, listSessionRows } from './schedule-queries.ts'
import { checkDrawer, checkReceipts, checkSoldPage } from './sold-check.ts'
import { checkStanding } from './standing-check.ts'
import { checkLines, checkReversed, checkStripeOf } from './stripe-check.ts'
import { checkWordsOf } from './words-check.ts'
import { listClientRows } from './words-queries.ts'

/** The parts of the check that can name each kind of thing, for one of them. Chains are not among them. */
const LOOKS: Readonly<Record<string, (look: Look, id: number) => Promise<void>>> = {
  grant: async (look, id) => {
    const [row] = await listGrantRows(look.q, id - 1, 1)
    if (row !== undefined) await checkGrantPage(look, [row])
    await checkOnce(look)
  },
  subscription: async (look) => {
    await checkTotals(look)
    await checkStanding(look)
  },
  client: async (look, id) => {
    await checkOnce(look)
    await checkStanding(look)
    const [row] = await listClientRows(look.q, id - 1, 1)
    if (row !== undefined) await checkWordsOf(look, [row])
  },
  booking: async (look, id) => {
    const [row] = await listBookingRows(look.q, id - 1, 1)
    if (row !== undefined) await checkBookingPage(look, [row])
  },
  session: async (look, id) => {
    const [row] = await listSessionRows(look.q, id - 1, 1)
    if (row !== undefined) await checkSessionPage(look, [row], new Set())
    await checkOnce(look)
    await checkUnmarked(look)
    await checkHours(look)
  },
  purchase: async (look, id) => {
    await checkOnce(look)
    await checkSales(look)
    const [row] = await listSaleRows(look.q, id - 1, 1)
    if (row !== undefined) await checkSalePage(look, [row])
    await checkSoldPage(look, { first: id, last: id })
    await checkStripeOf(look, id)
    await checkReceipts(look)
  },
  stripe_line: (look, id) => checkLines(look, { first: id, last: id }),
  stripe_sale: (look, id) => checkReversed(look, { first: id, last: id }),
  drawer_item: (look) => checkDrawer(look),
  plan: async (look, id) => {
    await checkStuck(look)
    await checkPlanned(look, { first: id, last: id })
  },
  studio: async () => undefined,
}

/** Whether the check can be asked about one such thing alone. */
export function hasFocus(entity: string): boolean {
  return Object.hasOwn(LOOKS, entity)
}

/** What the check says about one thing, in a time that does not grow with the ledger. */
export async function findingsAbout(
  q: Reader,
  now: number,
  entity: string,
  entityId: number,
): Promise<readonly Finding[]> {
  const findings = collectFindings((finding) => finding.entity === entity && finding.entityId === entityId)
  const look: Look = {
    q,
    now,
    ...(await zoneFor(q, findings)),
    findings,
    newest: Number.POSITIVE_INFINITY,
    lost: onceAsked(() => hasLostRows(q)),
    checked: { grants: 0, entries: 0, bookings: 0 },
    pause: async () => undefined,
  }
  if (hasFocus(entity)) await LOOKS[entity]?.(look, entityId)
  return findings.list()
}
