import { sql } from 'drizzle-orm'
import type { Reader } from '../../engine/engine.ts'

export type Doubled = { readonly id: number; readonly times: number }

/** The last sale of each external id that more than one sale carries. */
export async function listDoubledSales(q: Reader): Promise<Doubled[]> {
  return q.rows<Doubled>(sql`
    select max(id) as id, count(*) as times from purchases where external_id is not null
    group by provider, external_id having count(*) > 1 order by 1`)
}

/** The last sale of each receipt number that more than one sale carries. */
export async function listDoubledReceipts(q: Reader): Promise<(Doubled & { readonly receiptNo: number })[]> {
  return q.rows(sql`
    select max(id) as id, receipt_no as "receiptNo", count(*) as times from purchases where receipt_no is not null
    group by receipt_no having count(*) > 1 order by 1`)
}

/** How often each command id that more than one answer carries was answered. */
export async function listDoubledCommands(q: Reader): Promise<Pick<Doubled, 'times'>[]> {
  return q.rows<Pick<Doubled, 'times'>>(sql`
    select count(*) as times from commands group by id having count(*) > 1`)
}

/** The last client of each e-mail address that more than one has; merged ones have given theirs up. */
export async function listDoubledAddresses(q: Reader): Promise<Doubled[]> {
  return q.rows<Doubled>(sql`
    select max(id) as id, count(*) as times from clients where email_key is not null and status <> 'merged'
    group by email_key having count(*) > 1 order by 1`)
}

/** The last session of each occurrence of a series that is there more than once. */
export async function listDoubledOccurrences(q: Reader): Promise<(Doubled & { readonly index: number })[]> {
  return q.rows<Doubled & { index: number }>(sql`
    select max(id) as id, series_index as "index", count(*) as times from sessions where series_id is not null
    group by series_id, series_index having count(*) > 1 order by 1`)
}

/** The last lot of each period of a membership that has more than one. */
export async function listDoubledPeriods(q: Reader): Promise<(Doubled & { readonly period: number })[]> {
  return q.rows<Doubled & { period: number }>(sql`
    select max(id) as id, period_no as period, count(*) as times from grants where period_no is not null
    group by subscription_id, period_no having count(*) > 1 order by 1`)
}

export type OverRolled = {
  /** The last lot that took units over. */
  readonly id: number
  /** The lot they came from, and how many have expired there; none when it is no lot of the same membership. */
  readonly from: number
  readonly expired: number
  /** Whether there is such a lot at all, of whatever membership. */
  readonly known: 0 | 1
  /** Units that were moved on and not taken back, and how many of the last lot can be. */
  readonly moved: number
  readonly available: number
}

/** Lots from which more was moved on than had expired (rule 11). */
export async function listOverRolled(q: Reader): Promise<OverRolled[]> {
  return q.rows<OverRolled>(sql`
    select rolled.id, rolled."from", coalesce(old.expired, 0) as expired, rolled.moved, newest.available,
      case when exists (select 1 from grants g where g.id = rolled."from") then 1 else 0 end as known
    from (
      select max(id) as id, rolled_from as "from", subscription_id, sum(granted - revoked) as moved
      from grants where rolled_from is not null group by rolled_from, subscription_id) rolled
    join grants newest on newest.id = rolled.id
    left join grants old on old.id = rolled."from" and old.subscription_id = rolled.subscription_id
    where rolled.moved > coalesce(old.expired, 0) order by 1`)
}
