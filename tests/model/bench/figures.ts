import type { Sides } from './sides.ts'

/**
 * What clients have and had, without the numbers that rows got: the same for two studios in which the same was done.
 */
export async function figuresOf(sides: Sides, clientIds: Iterable<number>): Promise<string> {
  const { real } = sides
  const figures: unknown[] = []
  for (const clientId of clientIds) {
    const reply = await real.call('owner', 'credits.summary', { clientId })
    const bookings = real.raw
      .prepare(
        `select starts_at, status, funding, cost, payment_status, pardon from bookings where client_id = ?
        order by starts_at, status, booked_at, funding, payment_status`,
      )
      .all(clientId)
    const grants = real.raw
      .prepare(
        `select source, category, granted, available, held, used, expired, revoked, effective_from, expires_on,
        created_at from grants where client_id = ? order by created_at, effective_from, expires_on, granted, available, held`,
      )
      .all(clientId)
    figures.push(clientId, withoutIds(reply), bookings, grants)
  }
  return JSON.stringify(figures)
}

function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => key !== 'id')
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutIds(inner)]))
}
