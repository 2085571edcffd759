import type { PackageKind } from '../../../../shared/domain/catalogue.ts'
import { validUntil } from '../../../../shared/domain/subscriptions.ts'
import { addDays, type LocalDate, laterDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { findLastSession, findQueued } from './hand-over-queries.ts'
import { type GrantRecord, listGrants, listSubscriptions, type SubscriptionRecord } from './queries.ts'

/** What a subscription that is queued waits for (rule 10). */
export type Turn = {
  /** What has its place, in words. */
  readonly behind: string
  readonly kind: PackageKind
  /** How many more wait before it. */
  readonly ahead: number
  /** The last day on which its place can be taken, as things stand; null while nobody can tell. */
  readonly lastDay: LocalDate | null
}

/**
 * What a client's subscription waits for; null for one that does not wait, or of which nothing is left. Its turn comes after the last day at the
 * latest, and sooner when what has its place is used up or ended. Packs that come first count their days from the day
 * after that, one after the other. There is no such day where one of them never expires, or is frozen until somebody
 * decides.
 */
export async function turnOf(
  q: Reader,
  own: { readonly clientId: number; readonly subscriptionId: number | null },
): Promise<Turn | null> {
  const held = await listSubscriptions(q, own.clientId)
  const waiting = held.find(({ id }) => id === own.subscriptionId)
  if (waiting?.status !== 'queued') return null
  const place = held.filter(({ familyId, kind }) => familyId === waiting.familyId && kind === waiting.kind)
  const holder = place.find(({ status }) => status === 'active' || status === 'frozen')
  assert(holder !== undefined, 'what waits does so because its place is taken')
  const lots = await listGrants(q, own.clientId)
  const isLeft = ({ id }: { readonly id: number }) =>
    lots.some(({ subscriptionId, available }) => subscriptionId === id && available > 0)
  // Of what was voided or given back nothing comes when its turn does.
  if (!isLeft(waiting)) return null
  const ahead = place.filter((one) => one.status === 'queued' && one.id < waiting.id && isLeft(one))
  const isOpen = holder.freezes.some(({ until }) => until === null)
  const lot = lots.find(({ subscriptionId }) => subscriptionId === waiting.id)
  return {
    behind: words().packName(holder.name),
    kind: waiting.kind,
    ahead: ahead.length,
    lastDay: isOpen ? null : await lastDayOf(q, lot?.queuedUntil ?? null, ahead, lots),
  }
}

/**
 * The last day on which a place is taken by what has it until `first` and by those that take it then: each is active from
 * the day after at the latest, and valid as long as it would be then. Null where that cannot be told.
 */
async function lastDayOf(
  q: Reader,
  first: LocalDate | null,
  ahead: readonly SubscriptionRecord[],
  lots: readonly GrantRecord[],
): Promise<LocalDate | null> {
  let last = first
  for (const { id, kind, freezes } of ahead) {
    const queued = await findQueued(q, id)
    if (last === null || queued === null || kind === 'membership' || freezes.length > 0) return null
    const begun = validUntil({
      validityDays: queued.validityDays,
      activatedOn: addDays(last, 1),
      lastBefore: null,
      lastHeld: await findLastSession(q, id, { used: false }),
    })
    const own = lots.filter(({ subscriptionId }) => subscriptionId === id)
    // What staff added without a last day keeps none.
    const days = own.map(({ source, expiresOn }) => expiresOn ?? (source === 'purchase' ? begun : null))
    last = days.reduce((a, b) => (a === null || b === null ? null : laterDate(a, b)), days[0] ?? null)
  }
  return last
}
