import { ok, type Result, refuse } from '../result.ts'
import { foldForSearch, normaliseName } from './text.ts'

/** How a service is run. Trial, guest and internal bookings never touch credits. */
export const SERVICE_KINDS = ['personal', 'group', 'webinar', 'trial', 'guest', 'internal'] as const
export type ServiceKind = (typeof SERVICE_KINDS)[number]

/** Where a service takes place. */
export const DELIVERIES = ['studio', 'client_place', 'online'] as const
export type Delivery = (typeof DELIVERIES)[number]

/** A pack is a lot of credits; a membership issues a lot per period. */
export const PACKAGE_KINDS = ['pack', 'membership'] as const
export type PackageKind = (typeof PACKAGE_KINDS)[number]

/** How long one lot of a membership lasts. */
export const MEMBERSHIP_PERIODS = ['week', 'month', 'quarter', 'year'] as const
export type MembershipPeriod = (typeof MEMBERSHIP_PERIODS)[number]

/** What only memberships have; a pack has no period and rolls nothing over. */
export type PeriodTerms = { readonly period: MembershipPeriod | null; readonly rollover: number }

/** The periods of a package: a membership's lots last a month and roll nothing over unless told; a pack has none. */
export function periodTerms(
  kind: PackageKind,
  {
    period,
    rollover,
  }: { readonly period?: MembershipPeriod | undefined; readonly rollover?: number | undefined },
): Result<PeriodTerms> {
  if (kind === 'membership') return ok({ period: period ?? 'month', rollover: rollover ?? 0 })
  const issues = [
    ...(period === undefined ? [] : [{ path: 'period', message: 'Only a membership has periods.' }]),
    ...(rollover === undefined || rollover === 0
      ? []
      : [{ path: 'rollover', message: 'Only a membership rolls credits over.' }]),
  ]
  return issues.length === 0 ? ok({ period: null, rollover: 0 }) : refuse('VALIDATION', { issues })
}

const FREE_KINDS: ReadonlySet<ServiceKind> = new Set(['trial', 'guest', 'internal'])

/** Whether a booking of this kind and cost is paid by credits at all; a cost of 0 behaves like a trial. */
export function takesCredits(kind: ServiceKind, creditCost: number): boolean {
  return creditCost > 0 && !FREE_KINDS.has(kind)
}

/** The capacity a service gets when nobody says one: a personal session is a session with one place. */
export function defaultCapacity(kind: ServiceKind): number {
  return kind === 'group' || kind === 'webinar' ? 12 : 1
}

/** What two spellings of one family's name share: case, accents and blanks do not tell families apart. */
export function familyKey(name: string): string {
  return foldForSearch(normaliseName(name))
}

/** How many colours the schedule tells services apart by: 0 to 9. */
const COLOURS = 10

/** The colour a service gets when nobody chooses one: the one after the newest service's, and 0 for the first. */
export function nextColour(newest: number | null): number {
  return newest === null ? 0 : (newest + 1) % COLOURS
}
