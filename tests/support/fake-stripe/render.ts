import { Refused } from './refused.ts'
import { found, type World } from './world.ts'

/** Objects as an answer holds them: ids, and in their place whole objects where the request asks for it. */

type Thing = Record<string, unknown> & { readonly object: string; readonly id: string }
/** What shall come along, as `{ customer: {}, line_items: { data: { price: {} } } }`. */
export type Wanted = { readonly [field: string]: Wanted }

const DEEPEST = 4

/** Reads `expand[]`, of which each is a path with dots. */
export function wantedFrom(paths: readonly string[]): Wanted {
  const wanted: Record<string, Wanted> = {}
  for (const path of paths) {
    const fields = path.split('.')
    if (fields.length > DEEPEST)
      throw new Refused(400, `You cannot expand more than ${DEEPEST} levels of a property.`)
    let level = wanted
    for (const field of fields) {
      level[field] ??= {}
      level = level[field] as Record<string, Wanted>
    }
  }
  return wanted
}

/** How many lines come along inside an object before one has to ask for the rest. */
const FIRST_LINES = 10

export function listOf(rows: readonly unknown[], url: string, hasMore = false) {
  return { object: 'list', url, has_more: hasMore, data: rows }
}

type Find = (world: World, id: string) => unknown

const tables: Readonly<Record<string, Find>> = {
  customer: (world, id) => found(world.customers, id),
  payment_intent: (world, id) => found(world.intents, id),
  latest_charge: (world, id) => found(world.charges, id),
  charge: (world, id) => found(world.charges, id),
  invoice: (world, id) => found(world.invoices, id),
  product: (world, id) => found(world.products, id),
}

const expandable: Readonly<Record<string, readonly string[]>> = {
  'checkout.session': ['customer', 'payment_intent', 'invoice', 'line_items'],
  payment_intent: ['customer', 'latest_charge'],
  charge: ['customer', 'payment_intent'],
  invoice: ['customer', 'payments'],
  refund: ['charge', 'payment_intent'],
  dispute: ['charge', 'payment_intent'],
  item: ['price'],
  price: ['product'],
}

/** One object as an answer holds it. */
export function render(world: World, given: unknown, wanted: Wanted = {}): unknown {
  const thing = given as Thing
  const shown: Record<string, unknown> = { ...thing }
  if (thing.object === 'item' && thing.price !== null) {
    shown.price = render(world, found(world.prices, thing.price as string), wanted.price)
  }
  if (thing.object === 'invoice') shown.lines = linesOf(world, thing.id, `/v1/invoices/${thing.id}/lines`)
  for (const [field, deeper] of Object.entries(wanted)) {
    if (!(expandable[thing.object] ?? []).includes(field)) {
      throw new Refused(400, `This property cannot be expanded (${field}).`)
    }
    if (field === 'line_items') shown.line_items = itemsOf(world, thing.id, deeper)
    else if (field === 'payments') shown.payments = paymentsOf(world, thing.id)
    else if (field !== 'price') shown[field] = along(world, field, { id: thing[field], deeper })
  }
  return shown
}

function along(world: World, field: string, { id, deeper }: { id: unknown; deeper: Wanted }): unknown {
  if (id === null || id === undefined) return null
  return render(world, tables[field]?.(world, id as string), deeper)
}

function itemsOf(world: World, session: string, wanted: Wanted): unknown {
  const items = found(world.items, session)
  const rows = items.slice(0, FIRST_LINES).map((item) => render(world, item, wanted.data))
  return listOf(rows, `/v1/checkout/sessions/${session}/line_items`, items.length > FIRST_LINES)
}

function linesOf(world: World, invoice: string, url: string): unknown {
  const lines = found(world.invoiceLines, invoice)
  return listOf(lines.slice(0, FIRST_LINES), url, lines.length > FIRST_LINES)
}

function paymentsOf(world: World, invoice: string): unknown {
  const rows = [...world.invoicePayments.values()].filter((payment) => payment.invoice === invoice)
  return listOf(rows, '/v1/invoice_payments')
}
