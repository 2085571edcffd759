import { type AssignedDays, daysWithout, meet } from './assignments.ts'
import type { PackageKind } from './catalogue.ts'
import type { GrantSource, SubscriptionStatus } from './credits.ts'
import { compareDates, type LocalDate } from './time.ts'

/** Where a subscription stands: one active or frozen one per client, family (none is one) and kind (I8). */
export type Placed = {
  readonly id: number
  readonly familyId: number | null
  readonly kind: PackageKind
  readonly status: SubscriptionStatus
}

/**
 * Which subscriptions of the merged client must wait, because the kept client already has an active or frozen one
 * in their place (rule 15). What is queued or ended takes no place and stays as it is.
 */
export function queuedByMerge<S extends Placed>(kept: readonly Placed[], merged: readonly S[]): S[] {
  const taken = new Set(kept.filter(holdsPlace).map(placeOf))
  return merged.filter((subscription) => holdsPlace(subscription) && taken.has(placeOf(subscription)))
}

/** Whether two of these, all of one client, would be active or frozen in the same place. */
export function haveOnePlace(subscriptions: readonly Placed[]): boolean {
  const places = subscriptions.filter(holdsPlace).map(placeOf)
  return new Set(places).size < places.length
}

function holdsPlace({ status }: Placed): boolean {
  return status === 'active' || status === 'frozen'
}

function placeOf({ familyId, kind }: Placed): string {
  return `${familyId ?? 'any'}-${kind}`
}

/**
 * Whether the last valid day of a lot is open while its pack waits, as that of every queued pack whose days count from
 * its activation (rule 10). A day that somebody has set by hand stays, and so does one that has passed: waiting brings
 * nothing back. The lots of a membership keep their periods.
 */
export function opensWhileQueued(
  pack: { readonly kind: PackageKind; readonly validityDays: number | null },
  lot: { readonly source: GrantSource; readonly expiresOn: LocalDate | null },
  today: LocalDate,
): boolean {
  if (pack.kind === 'membership' || pack.validityDays === null || lot.source !== 'purchase') return false
  return lot.expiresOn !== null && compareDates(lot.expiresOn, today) >= 0
}

/**
 * What comes over of the merged client's assignments: `whole` those of days on which the kept client has no trainer, and
 * of the others, as `pieces`, the days before, between and after the kept client's, which stay as they are.
 */
export function assignmentsBroughtOver<S extends AssignedDays>(
  kept: readonly AssignedDays[],
  merged: readonly S[],
): { readonly whole: S[]; readonly pieces: (S & AssignedDays)[] } {
  const isFree = (own: S) => !kept.some((other) => meet(own, other))
  const parted = merged.filter((own) => !isFree(own))
  return {
    whole: merged.filter(isFree),
    pieces: parted.flatMap((own) => daysWithout(own, kept).map((days) => ({ ...own, ...days }))),
  }
}

/** What can be said of a client besides the name, and is worth keeping from the one who goes. */
export type Contact = {
  readonly email: string | null
  readonly phone: string | null
  readonly location: string | null
  readonly notes: string | null
}

const CONTACT_FIELDS = ['email', 'phone', 'location', 'notes'] as const

/** What the kept client lacks and the merged one has. */
export function takenOver(kept: Contact, merged: Contact): Partial<Contact> {
  const taken = CONTACT_FIELDS.filter((field) => kept[field] === null && merged[field] !== null)
  return Object.fromEntries(taken.map((field) => [field, merged[field]]))
}

/** What of that the kept client gives back when the merge is taken back: not what somebody has changed since. */
export function givenBack(kept: Contact, taken: Partial<Contact>): Partial<Contact> {
  const same = CONTACT_FIELDS.filter((field) => taken[field] !== undefined && kept[field] === taken[field])
  return Object.fromEntries(same.map((field) => [field, null]))
}
