/**
 * Who has a place and who waits for it (rule 10): at most one active or frozen subscription per client, family (none
 * is one) and kind. A pack of which nothing remains gives up its place, and the oldest that waits for it takes it.
 */
import type { PackageKind } from './catalogue.ts'
import type { HoldPart, SubscriptionStatus } from './credits.ts'
import { addDays, type LocalDate, laterDate } from './time.ts'

/** A subscription that has a place or waits for one, with the units that are available on all its grants. */
export type Holding = {
  readonly id: number
  readonly clientId: number
  readonly familyId: number | null
  readonly kind: PackageKind
  readonly status: 'active' | 'frozen' | 'queued'
  readonly remaining: number
}

/** `before` is the one that had the place until then; null when it was free. */
export type Activation = { readonly id: number; readonly before: number | null }

/** `ended` may name one that is activated as well: all it has was held already when its turn came. */
export type HandOverPlan = { readonly ended: readonly number[]; readonly activated: readonly Activation[] }

/**
 * Which subscriptions end and which take their places, over any number of clients. A pack without remaining units
 * gives up its place, and those named in `ending` (by staff, or by date) end in any case; a membership ends in no
 * other way. First bought is first activated, which is the order of ids; a pack of which nothing remains when its turn
 * comes ends as well.
 */
export function planHandOver(
  holdings: readonly Holding[],
  ending: ReadonlySet<number> = new Set(),
): HandOverPlan {
  const ended: number[] = []
  const activated: Activation[] = []
  const isEnding = ({ id }: Holding) => ending.has(id)
  const isUsedUp = ({ kind, remaining }: Holding) => kind === 'pack' && remaining === 0
  for (const place of byPlace(holdings)) {
    const holder = place.find(({ status }) => status !== 'queued')
    const queue = place.filter(({ status }) => status === 'queued')
    ended.push(...queue.filter(isEnding).map(({ id }) => id))
    if (holder !== undefined && !isUsedUp(holder) && !isEnding(holder)) continue
    if (holder !== undefined) ended.push(holder.id)
    let before = holder?.id ?? null
    for (const next of queue.filter((queued) => !isEnding(queued)).sort((a, b) => a.id - b.id)) {
      activated.push({ id: next.id, before })
      if (!isUsedUp(next)) break
      ended.push(next.id)
      before = next.id
    }
  }
  return { ended, activated }
}

function byPlace(holdings: readonly Holding[]): Iterable<readonly Holding[]> {
  const places = new Map<string, Holding[]>()
  for (const holding of holdings) {
    const { clientId, familyId, kind } = holding
    const key = `${clientId} ${familyId ?? 'any'} ${kind}`
    places.set(key, [...(places.get(key) ?? []), holding])
  }
  return places.values()
}

/** What decides whether a grant's pack is used up. */
export type PackUnits = {
  readonly id: number
  readonly subscriptionId: number
  readonly kind: PackageKind
  readonly subscription: SubscriptionStatus
  readonly available: number
}

/** Whether these holds take the last remaining unit of a pack that has a place. */
export function takesLast(grants: readonly PackUnits[], parts: readonly HoldPart[]): boolean {
  return parts.some(({ grantId }) => {
    const grant = grants.find(({ id }) => id === grantId)
    if (grant === undefined || grant.kind !== 'pack') return false
    if (grant.subscription !== 'active' && grant.subscription !== 'frozen') return false
    const own = grants.filter(({ subscriptionId }) => subscriptionId === grant.subscriptionId)
    const remaining = own.reduce((units, { available }) => units + available, 0)
    const ids = new Set(own.map(({ id }) => id))
    const taken = parts.filter((part) => ids.has(part.grantId)).reduce((units, part) => units + part.units, 0)
    return remaining === taken
  })
}

export type Validity = {
  readonly validityDays: number | null
  readonly activatedOn: LocalDate
  /** The last session held or used on the one that had the place before. */
  readonly lastBefore: LocalDate | null
  /** The last session that it holds itself already. */
  readonly lastHeld: LocalDate | null
}

/**
 * The last valid day of a pack that is activated: its days count from the later of the activation and the last
 * session of the one before, and never end before a session it holds already. Null when it never expires.
 */
export function validUntil({ validityDays, activatedOn, lastBefore, lastHeld }: Validity): LocalDate | null {
  if (validityDays === null) return null
  const from = lastBefore === null ? activatedOn : laterDate(activatedOn, lastBefore)
  const until = addDays(from, validityDays)
  return lastHeld === null ? until : laterDate(until, lastHeld)
}
