/** What plans and the sessions that they made keep of one another. */
import { sql } from 'drizzle-orm'
import type { Reader } from '../../engine/engine.ts'
import type { KeyRange } from './schedule-queries.ts'

export async function lastPlanId(q: Reader): Promise<number> {
  const [row] = await q.rows<{ last: number }>(sql`select coalesce(max(id), 0) as last from plans`)
  return row?.last ?? 0
}

/** A session of a plan whose booking is missing, somebody else's, or was not paid by the plan's own sale. */
export type OddPlanned = {
  readonly planId: number
  readonly purchaseId: number
  readonly number: number
  readonly bookingId: number
  readonly isThere: number
  /** The grant that was first held for it, where that is not one of the sale. */
  readonly heldFrom: number | null
}

export async function listOddPlanned(q: Reader, { first, last }: KeyRange): Promise<OddPlanned[]> {
  return q.rows<OddPlanned>(sql`
    select * from (
      select n.plan_id as "planId", p.id as "purchaseId", n."index" + 1 as number, n.booking_id as "bookingId",
        case when b.id is null then 0 else 1 end as "isThere", g.id as "heldFrom", s.purchase_id as "heldOf"
      from plan_sessions n join plans l on l.id = n.plan_id join purchases p on p.id = l.purchase_id
        left join bookings b on b.id = n.booking_id and b.client_id = p.client_id
        left join entries e on e.seq = (
          select min(h.seq) from entries h where h.booking_id = n.booking_id and h.kind = 'HOLD')
        left join grants g on g.id = e.grant_id
        left join subscriptions s on s.id = g.subscription_id
      where n.plan_id between ${first} and ${last} and n.state = 'placed') as planned
    where "isThere" = 0 or "heldOf" <> "purchaseId"
    order by "planId", number`)
}

/** Plans that say that they are done, without a place for each of their sessions. */
export async function listUndone(
  q: Reader,
  { first, last }: KeyRange,
): Promise<{ readonly id: number; readonly count: number; readonly placed: number }[]> {
  return q.rows(sql`
    select id, count, placed from (
      select l.id, l.count, (select count(*) from plan_sessions n
        where n.plan_id = l.id and n.state = 'placed') as placed
      from plans l where l.id between ${first} and ${last} and l.status = 'done') as counted
    where placed < count order by id`)
}
