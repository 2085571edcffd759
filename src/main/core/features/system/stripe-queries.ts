/** What sales in Stripe and what was made of them keep of one another. */
import { sql } from 'drizzle-orm'
import type { StripeLineState } from '../../../../shared/domain/stripe.ts'
import type { Reader } from '../../engine/engine.ts'
import type { KeyRange } from './schedule-queries.ts'

/** The greatest id of a table; 0 for none. */
export async function lastStripeId(q: Reader, table: 'stripe_lines' | 'stripe_sales'): Promise<number> {
  const [row] = await q.rows<{ last: number }>(
    sql`select coalesce(max(id), 0) as last from ${sql.identifier(table)}`,
  )
  return row?.last ?? 0
}

/** A line of Stripe beside what it became. */
export type LineBeside = {
  readonly id: number
  readonly state: StripeLineState
  readonly purchaseId: number | null
  /** The sale whose name is made of this line. */
  readonly keyedId: number | null
  /** What was written down as given for it. */
  readonly grantId: number | null
  /** The sale whose pack has that grant. */
  readonly grantOf: number | null
  /** The first lot of the sale that it became. */
  readonly firstLot: number | null
}

/** Lines that gave, or say that they did, without all that belongs to it. */
export async function listOddLines(q: Reader, { first, last }: KeyRange): Promise<LineBeside[]> {
  return q.rows<LineBeside>(sql`
    select * from (
      select l.id, l.state, l.purchase_id as "purchaseId", k.id as "keyedId",
        sg.grant_id as "grantId", gs.purchase_id as "grantOf",
        (select min(g.id) from subscriptions s join grants g on g.subscription_id = s.id and g.source = 'purchase'
          where s.client_id = k.client_id and s.purchase_id = k.id) as "firstLot"
      from stripe_lines l join stripe_sales a on a.id = l.sale_id
        left join purchases k on k.provider = 'stripe' and k.external_id = 'stripe:' || a.source_id || ':' || l.line_id
        left join stripe_grants sg on sg.source_key = 'stripe:' || a.source_id || ':' || l.line_id || ':grant'
        left join grants gg on gg.id = sg.grant_id
        left join subscriptions gs on gs.id = gg.subscription_id
      where l.id between ${first} and ${last} and (l.state = 'granted' or l.purchase_id is not null)
    ) as beside
    where state <> 'granted' or "purchaseId" is null or "keyedId" is null or "keyedId" <> "purchaseId"
      or ("grantId" is null and "firstLot" is not null) or "grantOf" <> "keyedId"
    order by id`)
}

/** Sales of Stripe that no line of Stripe stands behind. */
export async function listSalesWithoutLine(q: Reader, { first, last }: KeyRange): Promise<number[]> {
  const rows = await q.rows<{ id: number }>(sql`
    select p.id from purchases p where p.id between ${first} and ${last} and p.provider = 'stripe'
      and not exists (select 1 from stripe_lines l where l.purchase_id = p.id)
      and not exists (select 1 from stripe_lines l join stripe_sales a on a.id = l.sale_id
        where l.state = 'granted' and p.external_id = 'stripe:' || a.source_id || ':' || l.line_id)
    order by p.id`)
  return rows.map(({ id }) => id)
}

/** The money of a sale beside that of the line of Stripe that it was made of. */
export type Priced = {
  readonly id: number
  readonly amount: number
  readonly currency: string
  readonly quantity: number
  readonly lineAmount: number
  readonly lineCurrency: string
  readonly lineQuantity: number
}

export async function listOtherwisePriced(q: Reader, { first, last }: KeyRange): Promise<Priced[]> {
  return q.rows<Priced>(sql`
    select p.id, p.amount, p.currency, p.quantity,
      l.amount as "lineAmount", a.currency as "lineCurrency", l.quantity as "lineQuantity"
    from stripe_lines l join stripe_sales a on a.id = l.sale_id join purchases p on p.id = l.purchase_id
    where l.id between ${first} and ${last}
      and (p.amount <> l.amount or p.currency <> a.currency or p.quantity <> l.quantity)
    order by p.id`)
}

/** A sale in Stripe of which money went back. */
export type ReversedSale = {
  readonly id: number
  readonly amount: number
  readonly currency: string
  readonly refunded: number
}

export async function listReversedSales(q: Reader, { first, last }: KeyRange): Promise<ReversedSale[]> {
  return q.rows<ReversedSale>(sql`
    select a.id, a.amount, a.currency, a.refunded_amount as refunded from stripe_sales a
    where a.id between ${first} and ${last} and (a.refunded_amount > 0
      or exists (select 1 from stripe_reversals r where r.sale_id = a.id))
    order by a.id`)
}

/** What was given back of each purchase that sales in Stripe became. */
export async function refundedOf(q: Reader, { first, last }: KeyRange): Promise<ReadonlyMap<number, number>> {
  const rows = await q.rows<{ id: number; refunded: number }>(sql`
    select p.id, p.refunded_amount as refunded
    from stripe_lines l join purchases p on p.id = l.purchase_id
    where l.sale_id between ${first} and ${last}`)
  return new Map(rows.map(({ id, refunded }) => [id, refunded]))
}

/** The line of Stripe that a purchase was made of; null when there is none. */
export async function findLineOf(
  q: Reader,
  purchaseId: number,
): Promise<{ readonly id: number; readonly saleId: number } | null> {
  const [row] = await q.rows<{ id: number; saleId: number }>(
    sql`select id, sale_id as "saleId" from stripe_lines where purchase_id = ${purchaseId}`,
  )
  return row ?? null
}
