import { sql } from 'drizzle-orm'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'

export type Crowded = { readonly clientId: number; readonly times: number }

/** Clients with more than one active or frozen subscription of one family (none is one) and kind. */
export async function listCrowdedPlaces(q: Reader): Promise<Crowded[]> {
  return q.rows<Crowded>(sql`
    select client_id as "clientId", count(*) as times from subscriptions where status in ('active', 'frozen')
    group by client_id, family_id, kind having count(*) > 1 order by client_id`)
}

type One = { readonly id: number }

/** Subscriptions that wait for a place that nobody has. */
export async function listStrandedQueues(q: Reader): Promise<One[]> {
  return q.rows<One>(sql`
    select w.id from subscriptions w where w.status = 'queued' and not exists (
      select 1 from subscriptions h where h.client_id = w.client_id and h.kind = w.kind
        and coalesce(h.family_id, 0) = coalesce(w.family_id, 0) and h.status in ('active', 'frozen'))
    order by w.id`)
}

/** Frozen subscriptions without any freeze that has begun. One that is over was only not looked at yet. */
export async function listThawed(q: Reader, today: LocalDate): Promise<One[]> {
  return q.rows<One>(sql`
    select s.id from subscriptions s where s.status = 'frozen' and not exists (
      select 1 from freezes f
      where f.subscription_id = s.id and f.cancelled_at is null and f.from_day <= ${today})
    order by s.id`)
}

/** Subscriptions with two freezes that share a day. */
export async function listOverlappingFreezes(q: Reader): Promise<One[]> {
  return q.rows<One>(sql`
    select distinct f.subscription_id as id from freezes f
    join freezes o on o.subscription_id = f.subscription_id and o.id < f.id and o.cancelled_at is null
      and o.from_day <= coalesce(f.until_day, o.from_day) and f.from_day <= coalesce(o.until_day, f.from_day)
    where f.cancelled_at is null order by 1`)
}

export type OfMerged = { readonly id: number; readonly into: number; readonly rows: number }

/** Merged clients who have something all the same. */
export async function listBelongingsOfMerged(q: Reader): Promise<OfMerged[]> {
  return q.rows<OfMerged>(sql`
    select id, "into", own as rows from (
      select c.id, c.merged_into as "into",
        (select count(*) from subscriptions where client_id = c.id)
        + (select count(*) from grants where client_id = c.id)
        + (select count(*) from bookings where client_id = c.id)
        + (select count(*) from purchases where client_id = c.id)
        + (select count(*) from series where client_id = c.id) as own
      from clients c where c.status = 'merged') merged
    where own > 0 order by id`)
}

export type Merged = {
  readonly id: number
  readonly into: number
  /** Whether that client was merged as well; null when there is no such client. */
  readonly further: 0 | 1 | null
}

/** All merged clients, with whom they were merged into. */
export async function listMerged(q: Reader): Promise<Merged[]> {
  return q.rows<Merged>(sql`
    select c.id, coalesce(c.merged_into, 0) as "into",
      case k.status when 'merged' then 1 when 'active' then 0 when 'inactive' then 0 end as further
    from clients c left join clients k on k.id = c.merged_into where c.status = 'merged' order by c.id`)
}
