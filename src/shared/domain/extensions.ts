import { addDays, daysBetween, LAST_DATE, type LocalDate } from './time.ts'

/** A day, none at all, or days more than there are. */
export type Extension = {
  readonly expiresOn?: LocalDate | null | undefined
  readonly days?: number | undefined
}

export type ExtendedExpiry =
  | { readonly ok: true; readonly expiresOn: LocalDate | null }
  | { readonly ok: false; readonly why: string }

/** The last valid day that is asked for; refused unless it is later. What never expires cannot be extended. */
export function extendedExpiry(
  expiresOn: LocalDate | null,
  { expiresOn: day, days }: Extension,
): ExtendedExpiry {
  if (expiresOn === null) return { ok: false, why: 'It never expires.' }
  if (days !== undefined) {
    if (days > daysBetween(expiresOn, LAST_DATE)) {
      return { ok: false, why: 'The calendar has no such day. Let it never expire instead.' }
    }
    return { ok: true, expiresOn: addDays(expiresOn, days) }
  }
  const asked = day ?? null
  return asked !== null && asked <= expiresOn
    ? { ok: false, why: 'An extension ends later than the last valid day there is.' }
    : { ok: true, expiresOn: asked }
}

/**
 * Units that are valid again with a new last valid day: what had expired, but for what was carried over to the next
 * period and is spent there. None while the new day has passed as well.
 */
export function restoredUnits(
  grant: { readonly expired: number; readonly carriedOver: number },
  expiresOn: LocalDate | null,
  today: LocalDate,
): number {
  if (expiresOn !== null && expiresOn < today) return 0
  return Math.max(0, grant.expired - grant.carriedOver)
}
