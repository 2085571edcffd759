/** What sales, their receipts and drawers keep of one another. */
import { sql } from 'drizzle-orm'
import type { Reader } from '../../engine/engine.ts'
import type { KeyRange } from './schedule-queries.ts'

/** Sales of which money was given back, or whose state says so, with the two in disagreement. */
export async function listMisstated(
  q: Reader,
  { first, last }: KeyRange,
): Promise<
  { readonly id: number; readonly status: string; readonly amount: number; readonly refunded: number }[]
> {
  return q.rows(sql`
    select id, status, amount, refunded_amount as refunded from purchases
    where id between ${first} and ${last} and refunded_amount between 0 and amount and (
      (status = 'paid' and refunded_amount > 0) or (status = 'pending' and refunded_amount > 0)
      or (status = 'partially_refunded' and (refunded_amount = 0 or refunded_amount = amount))
      or (status = 'refunded' and refunded_amount < amount))
    order by id`)
}

/** A lot of a sale that was refunded, with what refunds ask for in all. */
export type RefundedLot = {
  readonly saleId: number
  readonly amount: number
  readonly refunded: number
  readonly carriedOver: boolean
  readonly granted: number
  readonly revoked: number
  /** Units taken by mistake and given again, which count twice in both. */
  readonly givenBack: number
  readonly refundTarget: number
}

export async function listRefundedLots(q: Reader, { first, last }: KeyRange): Promise<RefundedLot[]> {
  const rows = await q.rows<Omit<RefundedLot, 'carriedOver'> & { readonly source: string }>(sql`
    select p.id as "saleId", p.amount, p.refunded_amount as refunded, g.source, g.granted, g.revoked,
      g.refund_target as "refundTarget",
      coalesce((select sum(e.units) from entries e
        where e.grant_id = g.id and e.kind = 'GRANT' and e.corrects_seq is not null), 0) as "givenBack"
    from purchases p join subscriptions s on s.client_id = p.client_id and s.purchase_id = p.id
      join grants g on g.subscription_id = s.id and g.source in ('purchase', 'rollover')
    where p.id between ${first} and ${last} and (p.refunded_amount > 0 or g.refund_target > 0)
    order by p.id, g.id`)
  return rows.map(({ source, givenBack, ...lot }) => ({
    ...lot,
    // A sum is text where the server counts further than a number does.
    givenBack: Number(givenBack),
    carriedOver: source === 'rollover',
  }))
}

/** The receipt after each gap in their numbers, and where the gap begins. */
export async function listReceiptGaps(
  q: Reader,
): Promise<{ readonly id: number; readonly receiptNo: number; readonly before: number }[]> {
  return q.rows(sql`
    select id, "receiptNo", before from (
      select id, receipt_no as "receiptNo", coalesce(lag(receipt_no) over (order by receipt_no, id), 0) as before
      from purchases where receipt_no is not null) as numbered
    where "receiptNo" > before + 1 order by "receiptNo"`)
}

/** Money that came at the desk without a receipt. */
export async function listUnreceipted(q: Reader, { first, last }: KeyRange): Promise<number[]> {
  const rows = await q.rows<{ id: number }>(sql`
    select id from purchases where id between ${first} and ${last}
      and provider = 'front_desk' and paid_at is not null and receipt_no is null order by id`)
  return rows.map(({ id }) => id)
}

/** Something in a drawer that a sale is said to cover. */
export type CoveredItem = {
  readonly id: number
  readonly purchaseId: number
  readonly isOpen: boolean
  /** Whether that sale is there and of the same client. */
  readonly isCovered: boolean
}

export async function listOddItems(q: Reader): Promise<CoveredItem[]> {
  const rows = await q.rows<{ id: number; purchaseId: number; open: number; covered: number }>(sql`
    select d.id, d.purchase_id as "purchaseId", case when d.closed_at is null then 1 else 0 end as open,
      case when p.id is null then 0 else 1 end as covered
    from sale_drawer d left join purchases p on p.id = d.purchase_id and p.client_id = d.client_id
    where d.purchase_id is not null and (d.closed_at is null or p.id is null) order by d.id`)
  return rows.map(({ open, covered, ...item }) => ({ ...item, isOpen: open === 1, isCovered: covered === 1 }))
}
