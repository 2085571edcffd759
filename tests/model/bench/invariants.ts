import type { RawDatabase } from '../../../src/main/core/engine/sqlite-open.ts'
import { rowsOf, type Touched } from './comparison.ts'

/** What must hold whatever the model says: each statement lists the rows that break a rule. */
type Invariant = { readonly name: string; readonly of: keyof Touched; readonly sql: string }

const CHOSEN = '(select value from json_each(?))'
const OCCUPYING = "('pending', 'confirmed', 'completed', 'no_show')"

const INVARIANTS: readonly Invariant[] = [
  {
    name: 'I1: the buckets of a grant add up and none is negative',
    of: 'client',
    sql: `select id from grants where client_id in ${CHOSEN} and (granted <> available + held + used + expired + revoked
      or min(available, held, used, expired, revoked) < 0)`,
  },
  {
    name: 'I2: completed + scheduled + remaining = total',
    of: 'client',
    sql: `select subscription_id from grants where client_id in ${CHOSEN} group by subscription_id
      having sum(used) + sum(held) + sum(available) <> sum(granted) - sum(expired) - sum(revoked)`,
  },
  {
    name: 'V1: the buckets are the sum of the lines',
    of: 'client',
    sql: `select g.id from grants g join entries e on e.grant_id = g.id where g.client_id in ${CHOSEN} group by g.id
      having g.available <> sum(case when e.kind in ('GRANT', 'RELEASE', 'UNEXPIRE') then e.units
        when e.kind in ('HOLD', 'EXPIRE', 'REVOKE') then -e.units else 0 end)
      or g.used <> sum(case e.kind when 'CAPTURE' then e.units when 'UNCAPTURE' then -e.units else 0 end)`,
  },
  {
    name: 'I3: a hold names a grant of its own client',
    of: 'booking',
    sql: `select h.booking_id from booking_holds h join grants g on g.id = h.grant_id
      join bookings b on b.id = h.booking_id
      where h.booking_id in ${CHOSEN} and (g.client_id <> b.client_id or h.subscription_id <> g.subscription_id)`,
  },
  {
    name: 'I4: a live booking paid by credits holds its cost, and no other holds anything',
    of: 'client',
    sql: `select b.id from bookings b left join booking_holds h on h.booking_id = b.id
      where b.client_id in ${CHOSEN} group by b.id
      having coalesce(sum(h.held), 0) <>
        case when b.status in ('pending', 'confirmed') and b.funding in ('credit', 'comp') then b.cost else 0 end`,
  },
  {
    name: 'only an outcome or a late cancellation is charged, and by its cost',
    of: 'client',
    sql: `select b.id from bookings b join booking_holds h on h.booking_id = b.id
      where b.client_id in ${CHOSEN} group by b.id
      having sum(h.captured) not in (0, b.cost)
      or (sum(h.captured) > 0 and b.status not in ('completed', 'no_show', 'late_cancelled'))`,
  },
  {
    name: 'I5: a client is in one place at a time',
    of: 'booking',
    sql: `select a.id from bookings a join bookings b on b.client_id = a.client_id and b.id <> a.id
      and b.starts_at < a.ends_at and b.ends_at > a.starts_at and b.status in ${OCCUPYING}
      where a.id in ${CHOSEN} and a.status in ${OCCUPYING}`,
  },
  {
    name: 'I5: no trainer and no room has two sessions at once',
    of: 'session',
    sql: `select a.id from sessions a join sessions b on b.id <> a.id and b.status = 'open'
      and (b.trainer_id = a.trainer_id or b.room_id = a.room_id)
      and b.starts_at < a.busy_until and b.busy_until > a.starts_at
      where a.id in ${CHOSEN} and a.status = 'open'`,
  },
  {
    name: 'I5: no session has more than its places',
    of: 'session',
    sql: `select s.id from sessions s where s.id in ${CHOSEN} and s.capacity <
      (select count(*) from bookings where session_id = s.id and status in ${OCCUPYING})`,
  },
  {
    name: 'I8: one active or frozen per client, family and kind',
    of: 'client',
    sql: `select client_id from subscriptions where client_id in ${CHOSEN} and status in ('active', 'frozen')
      group by client_id, coalesce(family_id, 0), kind having count(*) > 1`,
  },
]

/** The first rule that the rows a step touched do not keep, with the rows; null when all hold. */
export function findBroken(raw: RawDatabase, touched: Touched): string | null {
  for (const { name, of, sql } of INVARIANTS) {
    if (touched[of].size === 0) continue
    const rows = rowsOf(raw, sql, touched[of])
    if (rows.length > 0) return `${name}: ${JSON.stringify(rows)}`
  }
  return null
}
