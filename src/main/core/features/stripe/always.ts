/** That whatever is bought of a product is left out, now and later. */
import { matchPackage } from '../../../../shared/domain/stripe-matching.ts'
import type { Reader } from '../../engine/engine.ts'
import { Known } from './match-queries.ts'
import type { LineRow } from './sale-queries.ts'

export type Always = {
  /** The price or product that is left out. */
  readonly stripeId: string
  /** The package it was known as until now, by its name. */
  readonly replaces: string | null
}

/** What leaving out all that is like this line would be said of, and instead of what; null where it could not be said. */
export async function alwaysOf(q: Reader, line: LineRow): Promise<Always | null> {
  const stripeId = line.priceId ?? line.productId
  if (stripeId === null) return null
  const knowledge = new Known(q)
  const ids = await knowledge.packageIds()
  const isPackage = (id: number) => ids.has(id)
  // What Stripe itself names a package stays one, whatever is said of its price.
  if (matchPackage(line, { isPackage, remembered: () => undefined }) !== null) return null
  const products = await knowledge.products()
  const match = matchPackage(line, { isPackage, remembered: (id) => products.get(id) })
  const before = match === null || match === 'ignored' ? null : await knowledge.package(match.packageId)
  return { stripeId, replaces: before?.name ?? null }
}

/** Whether all that is bought of the product of each of these lines is left out, by the line's id. */
export async function leftOutAlways(q: Reader, lines: readonly LineRow[]): Promise<ReadonlySet<number>> {
  const products = await new Known(q).products()
  const isRule = (id: string | null) => id !== null && products.get(id) === null
  return new Set(
    lines.filter(({ priceId, productId }) => isRule(priceId) || isRule(productId)).map(({ id }) => id),
  )
}
