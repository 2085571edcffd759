import { Refused } from './refused.ts'
import { listOf, render, wantedFrom } from './render.ts'
import type { FakeEvent, World } from './world.ts'

/** What Stripe would answer to a request, given its state. No network, and no misfortune: that is `server.ts`. */

export type Access = {
  /** Keys that Stripe knows. Empty for any that is restricted. */
  readonly keys: Set<string>
  /** First words of paths that the key may not read, like `charges` or `checkout/sessions`. */
  readonly forbidden: Set<string>
  /** Rows on a page at most, whatever was asked for. */
  pageSize: number | null
}

export type Request = { readonly path: string; readonly query: URLSearchParams; readonly key: string | null }

const THIRTY_DAYS = 30 * 24 * 60 * 60
type Row = { readonly id: string; readonly created: number }

/** Throws `Refused` for an error. */
export function answer(world: World, access: Access, request: Request): unknown {
  const [version, ...parts] = request.path.split('/').filter(Boolean)
  if (version !== 'v1') throw new Refused(404, `Unrecognized request URL (GET: ${request.path}).`)
  const resource = parts[0] === 'checkout' ? parts.splice(0, 2).join('/') : (parts.shift() ?? '')
  refuseStrangers(access, { resource, key: request.key, livemode: world.livemode, query: request.query })
  const [id, of] = parts
  const page: Page = { world, query: request.query, pageSize: access.pageSize, path: request.path }
  if (resource === 'account') return { id: world.accountId, object: 'account' }
  if (id === undefined) return lists[resource]?.(page) ?? unknownPath(request.path)
  if (of !== undefined) return childrenOf(page, resource, { id, of }) ?? unknownPath(request.path)
  return one(page, resource, id)
}

function unknownPath(path: string): never {
  throw new Refused(404, `Unrecognized request URL (GET: ${path}).`)
}

function refuseStrangers({ keys, forbidden }: Access, { resource, key, livemode, query }: Asked): void {
  const ours =
    keys.size === 0 ? (key ?? '').startsWith(livemode ? 'rk_live_' : 'rk_test_') : keys.has(key ?? '')
  if (!ours) throw new Refused(401, `Invalid API Key provided: ${key}`)
  const along = valuesOf(query, 'expand').map((path) => BROUGHT_ALONG[path.split('.').at(-1) ?? ''] ?? '')
  const missing = [resource, ...along].find((one) => forbidden.has(one))
  if (missing === undefined) return
  const permission = `rak_${missing.replace('/', '_').replace(/s$/, '')}_read`
  throw new Refused(
    403,
    `The provided key '${key}' does not have the required permissions for this endpoint. Having the '${permission}' permission would allow this request to continue.`,
  )
}

type Asked = {
  readonly resource: string
  readonly key: string | null
  readonly livemode: boolean
  readonly query: URLSearchParams
}

/** Where the objects lie that can come along inside others. */
const BROUGHT_ALONG: Readonly<Record<string, string>> = {
  customer: 'customers',
  latest_charge: 'charges',
  charge: 'charges',
  payment_intent: 'payment_intents',
  invoice: 'invoices',
  payments: 'invoices',
  product: 'products',
}

type Page = {
  readonly world: World
  readonly query: URLSearchParams
  readonly pageSize: number | null
  readonly path: string
}

const rows = <T extends Row>(table: ReadonlyMap<string, unknown>) =>
  [...table.values()].filter((row): row is T => !(row as { deleted?: boolean }).deleted)

const lists: Readonly<Record<string, (page: Page) => unknown>> = {
  events: (page) => eventPage(page),
  'checkout/sessions': (page) => paged(page, withField(page, rows(page.world.sessions), 'payment_intent')),
  payment_intents: (page) => paged(page, rows(page.world.intents)),
  charges: (page) => paged(page, rows(page.world.charges)),
  invoices: (page) => paged(page, withField(page, rows(page.world.invoices), 'status')),
  refunds: (page) => paged(page, withField(page, rows(page.world.refunds), 'payment_intent')),
  disputes: (page) => paged(page, withField(page, rows(page.world.disputes), 'payment_intent')),
  customers: (page) => paged(page, rows(page.world.customers)),
  products: (page) => paged(page, rows(page.world.products)),
  prices: (page) => paged(page, rows(page.world.prices)),
  invoice_payments: (page) => {
    const intent = page.query.get('payment[payment_intent]')
    const invoice = page.query.get('invoice')
    const all = rows<Row & { invoice: string; payment: { payment_intent: string } }>(
      page.world.invoicePayments,
    )
    const chosen = all.filter(
      (row) =>
        (intent === null || row.payment.payment_intent === intent) &&
        (invoice === null || row.invoice === invoice),
    )
    return paged(page, chosen)
  },
}

function withField(page: Page, all: readonly Row[], field: string): readonly Row[] {
  const wanted = page.query.get(field)
  if (wanted === null) return all
  return all.filter((row) => (row as unknown as Record<string, unknown>)[field] === wanted)
}

/** Newest first; within a second the one that was made last. */
function newestFirst(all: readonly Row[]): readonly Row[] {
  return [...all].reverse().sort((a, b) => b.created - a.created)
}

function paged(page: Page, all: readonly Row[]): unknown {
  return slice(
    page,
    newestFirst(all).filter((row) => isWithin(page.query, row.created)),
  )
}

function isWithin(query: URLSearchParams, created: number): boolean {
  const bound = (name: string, otherwise: number) => Number(query.get(`created[${name}]`) ?? otherwise)
  return (
    created >= bound('gte', Number.NEGATIVE_INFINITY) &&
    created > bound('gt', Number.NEGATIVE_INFINITY) &&
    created <= bound('lte', Number.POSITIVE_INFINITY) &&
    created < bound('lt', Number.POSITIVE_INFINITY)
  )
}

/** Rows come newest first also with `ending_before`, which reads towards newer ones. */
function slice({ world, query, pageSize, path }: Page, all: readonly { id: string }[]): unknown {
  const limit = Math.min(Number(query.get('limit') ?? 10), pageSize ?? Number.POSITIVE_INFINITY)
  if (limit < 1 || Number(query.get('limit') ?? 10) > 100) throw new Refused(400, 'Invalid limit.')
  const after = query.get('starting_after')
  const before = query.get('ending_before')
  const from = after === null ? 0 : indexOf(all, after) + 1
  const to = before === null ? all.length : indexOf(all, before)
  const chosen = before === null ? all.slice(from, from + limit) : all.slice(Math.max(0, to - limit), to)
  const more = before === null ? from + limit < all.length : to - limit > 0
  const wanted = wantedFrom(valuesOf(query, 'expand')).data ?? {}
  return listOf(
    chosen.map((row) => render(world, row, wanted)),
    path,
    more,
  )
}

function indexOf(all: readonly { id: string }[], id: string): number {
  const index = all.findIndex((row) => row.id === id)
  if (index < 0) throw new Refused(404, `No such object: '${id}'`, 'resource_missing')
  return index
}

/** All of `name[]`, `name[0]`, `name[1]` … */
function valuesOf(query: URLSearchParams, name: string): string[] {
  return [...query].filter(([key]) => key.startsWith(`${name}[`)).map(([, value]) => value)
}

function eventPage(page: Page): unknown {
  const { world, query } = page
  const now = world.now()
  const oldest = Math.floor(now / 1000) - THIRTY_DAYS
  const types = valuesOf(query, 'types')
  if (types.length > 20) throw new Refused(400, 'Array types exceeded maximum 20 allowed elements.')
  for (const cursor of [query.get('starting_after'), query.get('ending_before')]) {
    const known = world.events.find(({ event }) => event.id === cursor)
    if (known !== undefined && known.event.created < oldest) {
      throw new Refused(400, `The event ${cursor} has aged out of our retention policy.`)
    }
  }
  const seen = world.events.filter(
    ({ event, seenFrom }: FakeEvent) =>
      event.created >= oldest &&
      seenFrom <= now &&
      (types.length === 0 || types.includes(event.type)) &&
      isWithin(query, event.created),
  )
  const ordered = seen.sort((a, b) => b.event.created - a.event.created || b.rank - a.rank)
  return slice(
    page,
    ordered.flatMap(({ event }) => (world.weather.twice ? [event, event] : [event])),
  )
}

function childrenOf(page: Page, resource: string, { id, of }: { id: string; of: string }): unknown {
  const { world } = page
  if (resource === 'checkout/sessions' && of === 'line_items') return slice(page, child(world.items, id))
  if (resource === 'invoices' && of === 'lines') return slice(page, child(world.invoiceLines, id))
  return null
}

function child<T>(table: ReadonlyMap<string, T>, id: string): T {
  const rows = table.get(id)
  if (rows === undefined) throw new Refused(404, `No such object: '${id}'`, 'resource_missing')
  return rows
}

function one({ world, query }: Page, resource: string, id: string): unknown {
  const tables: Readonly<Record<string, ReadonlyMap<string, unknown>>> = {
    'checkout/sessions': world.sessions,
    payment_intents: world.intents,
    charges: world.charges,
    invoices: world.invoices,
    refunds: world.refunds,
    disputes: world.disputes,
    customers: world.customers,
    products: world.products,
    prices: world.prices,
  }
  const row = tables[resource]?.get(id)
  if (row === undefined) throw new Refused(404, `No such ${resource}: '${id}'`, 'resource_missing')
  return render(world, row, wantedFrom(valuesOf(query, 'expand')))
}
