import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Studio } from '../studio/queries.ts'

type Asked = number | { readonly amount: number; readonly currency: string } | null | undefined

/**
 * A price in minor units, null for none. A bare number is in the studio's own currency; another currency is refused
 * at `path`.
 */
export function priceOf(
  asked: Asked,
  studio: Pick<Studio, 'currency'>,
  path = 'amount',
): Result<number | null> {
  if (asked === undefined || asked === null || typeof asked === 'number') return ok(asked ?? null)
  if (asked.currency === studio.currency) return ok(asked.amount)
  return refuse('VALIDATION', {
    issues: [{ path: `${path}.currency`, message: `This studio counts in ${studio.currency}.` }],
  })
}
