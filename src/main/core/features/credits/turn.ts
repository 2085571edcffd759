import type { PackageKind } from '../../../../shared/domain/catalogue.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { listGrants, listSubscriptions } from './queries.ts'

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
 * latest, and sooner when what has its place is used up or ended. There is no such day where that never expires, is
 * frozen until somebody decides, or is followed by another first.
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
  const ahead = place.filter((one) => one.status === 'queued' && one.id < waiting.id && isLeft(one)).length
  const isOpen = holder.freezes.some(({ until }) => until === null)
  const lot = lots.find(({ subscriptionId }) => subscriptionId === waiting.id)
  return {
    behind: words().packName(holder.name),
    kind: waiting.kind,
    ahead,
    lastDay: ahead > 0 || isOpen ? null : (lot?.queuedUntil ?? null),
  }
}
