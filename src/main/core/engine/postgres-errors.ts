import type { AppError } from '../../../shared/errors.ts'

/** How often a unit of work may be run before a lost race counts as a failure. */
const TRIES = 10

/** Serialization failure and deadlock: the server undid the unit because another was faster. */
const LOST_RACES: readonly string[] = ['40001', '40P01']

/**
 * Unique and exclusion violation. A rule has looked before it wrote, so either another unit took the place
 * between the two, and a second run will see it, or it is a bug, and a second run will fail the same way.
 */
const TAKEN_PLACES: readonly string[] = ['23505', '23P01']

/** The driver's SQLSTATE of an error, also when drizzle has wrapped it; null for an error of another kind. */
function sqlState(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? error.code : undefined
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code
  return sqlState(error.cause)
}

/** Whether a unit of work that failed at its `attempt`th run, counted from 1, should be run again. */
export function mayBeTriedAgain(error: unknown, attempt: number): boolean {
  const state = sqlState(error) ?? ''
  if (LOST_RACES.includes(state)) return attempt < TRIES
  return TAKEN_PLACES.includes(state) && attempt === 1
}

/** The refusal that a failure of the server means to a person, or null for a bug. */
export function meaningOf(error: unknown): AppError | null {
  const state = sqlState(error) ?? ''
  if (state === 'XX001' || state === 'XX002') {
    return { code: 'DATABASE_DAMAGED', details: { why: 'The database server found damaged data.' } }
  }
  if (state === '25006') {
    return { code: 'READ_ONLY', details: { why: 'The database server takes no changes at present.' } }
  }
  // Lost connection, out of resources, shut down by its operator, failure of its disk; or every try lost.
  if (/^(08|53|57P|58)/.test(state) || LOST_RACES.includes(state)) {
    return { code: 'DATABASE_ERROR', details: {} }
  }
  return null
}
