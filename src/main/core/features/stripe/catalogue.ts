import type { z } from 'zod'
import type { Ask } from './ask.ts'
import type { StripeClient } from './client.ts'
import type { Asked, Price } from './port.ts'
import { type ProductFacts, readProduct } from './read-wire.ts'
import { wirePrice, wireProduct } from './wire.ts'

/** Prices and products hardly change and stand on every line, so each is asked once a minute at most. */
const FRESH_MILLISECONDS = 60_000

type WirePrice = z.output<typeof wirePrice>
type Remembered<T> = { readonly until: number; readonly answer: Promise<Asked<T>> }

/** What is sold: the prices and products behind the lines of sales. */
export type Catalogue = {
  /** With its product, of which nothing but the id is left when it was deleted. */
  priceOf(price: WirePrice): Promise<Asked<Price>>
  /** A price that is known by its id alone; a line whose price is gone keeps the product's id. */
  priceById(id: string, productId: string): Promise<Asked<Price>>
}

/** `elapsed` is a clock that nobody can set, in milliseconds. */
export function createCatalogue(client: StripeClient, ask: Ask, elapsed: () => number): Catalogue {
  const prices = new Map<string, Remembered<WirePrice>>()
  const products = new Map<string, Remembered<ProductFacts>>()

  async function remember<T>(
    known: Map<string, Remembered<T>>,
    id: string,
    find: () => Promise<Asked<T>>,
  ): Promise<Asked<T>> {
    const before = known.get(id)
    if (before !== undefined && before.until > elapsed()) return before.answer
    const answer = find()
    known.set(id, { until: elapsed() + FRESH_MILLISECONDS, answer })
    const found = await answer
    if (!found.ok) known.delete(id)
    return found
  }

  async function findProduct(id: string): Promise<Asked<ProductFacts>> {
    const found = await ask('products', wireProduct, () => client.products.retrieve(id))
    if (found.ok) return { ...found, value: readProduct(found.value) }
    if (found.problem.kind !== 'not_found') return found
    return { ok: true, at: 0, value: { id, name: null, metadata: {} } }
  }

  async function priceOf(price: WirePrice): Promise<Asked<Price>> {
    const given = price.product
    const product = 'object' in given ? readProduct(given) : null
    const found =
      product === null
        ? await remember(products, given.id, () => findProduct(given.id))
        : ({ ok: true, at: 0, value: product } as const)
    if (!found.ok) return found
    const { id, name, metadata } = found.value
    const facts = { id: price.id, lookupKey: price.lookup_key ?? null, metadata: price.metadata ?? {} }
    return { ...found, value: { ...facts, productId: id, productName: name, productMetadata: metadata } }
  }

  return {
    priceOf,
    async priceById(id, productId) {
      const found = await remember(prices, id, () =>
        ask('prices', wirePrice, () => client.prices.retrieve(id)),
      )
      if (found.ok) return priceOf(found.value)
      if (found.problem.kind !== 'not_found') return found
      const gone = {
        id,
        object: 'price',
        lookup_key: null,
        metadata: {},
        product: { id: productId },
      } as const
      return priceOf(gone)
    },
  }
}
