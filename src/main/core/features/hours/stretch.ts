import { type Stretch, stretchPeriod } from '../../../../shared/domain/hours.ts'
import { formatInstant, type Period, type ZoneId } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import { type StoredStretch, stretchOf } from './stretch-queries.ts'

export type AskedStretch = {
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly startsAt?: number | undefined
  readonly endsAt?: number | undefined
}

/**
 * The stretch that was asked for, null when none was. Refuses half of one, days and instants at once, and one that
 * ends before it begins.
 */
export function askedStretch(asked: AskedStretch): Result<Stretch | null> {
  const { from, until, startsAt, endsAt } = asked
  const days = from !== undefined || until !== undefined
  const instants = startsAt !== undefined || endsAt !== undefined
  if (days && instants) return invalid('startsAt', 'Say whole days or times, not both.')
  if (days) return askedDays(from, until)
  return instants ? askedInstants(startsAt, endsAt) : ok(null)
}

function askedDays(from: string | undefined, until: string | undefined): Result<Stretch> {
  if (from === undefined) return refuse('MISSING_REQUIRED_FIELDS', { fields: ['from'] })
  if (until === undefined) return refuse('MISSING_REQUIRED_FIELDS', { fields: ['until'] })
  if (until < from) return invalid('until', 'The last day is not before the first.')
  return ok({ fromDay: from, untilDay: until })
}

function askedInstants(startsAt: number | undefined, endsAt: number | undefined): Result<Stretch> {
  if (startsAt === undefined) return refuse('MISSING_REQUIRED_FIELDS', { fields: ['startsAt'] })
  if (endsAt === undefined) return refuse('MISSING_REQUIRED_FIELDS', { fields: ['endsAt'] })
  if (endsAt <= startsAt) return invalid('endsAt', 'The end comes after the start.')
  return ok({ startsAt, endsAt })
}

/** As `askedStretch`, where there must be one. */
export function requiredStretch(asked: AskedStretch): Result<Stretch> {
  const stretch = askedStretch(asked)
  if (!stretch.ok) return stretch
  const { value } = stretch
  return value === null ? refuse('MISSING_REQUIRED_FIELDS', { fields: ['from', 'until'] }) : ok(value)
}

function invalid(path: string, message: string) {
  return refuse('VALIDATION', { issues: [{ path, message }] })
}

/** A stored stretch as instants. */
export function periodOf(stored: StoredStretch, zone: ZoneId): Period {
  return stretchPeriod(stretchOf(stored), zone)
}

/** A stored stretch as callers see it. */
export function stretchView(stored: StoredStretch, zone: ZoneId) {
  const { startsAt, endsAt } = periodOf(stored, zone)
  return {
    from: stored.fromDay,
    until: stored.untilDay,
    startsAt: formatInstant(startsAt),
    endsAt: formatInstant(endsAt),
  }
}

/** Those of some stretches that touch studio days, both included, the earliest first. */
export function touching<S extends StoredStretch & { readonly id: number }>(
  stretches: readonly S[],
  { from, until }: Pick<AskedStretch, 'from' | 'until'>,
  zone: ZoneId,
): S[] {
  const first =
    from === undefined ? -Infinity : stretchPeriod({ fromDay: from, untilDay: from }, zone).startsAt
  const end = until === undefined ? Infinity : stretchPeriod({ fromDay: until, untilDay: until }, zone).endsAt
  return stretches
    .map((stretch) => ({ stretch, ...periodOf(stretch, zone) }))
    .filter(({ startsAt, endsAt }) => startsAt < end && endsAt > first)
    .sort((a, b) => a.startsAt - b.startsAt || a.stretch.id - b.stretch.id)
    .map(({ stretch }) => stretch)
}
