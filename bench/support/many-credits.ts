import { openConnection } from '../../src/main/core/engine/sqlite-open.ts'

/**
 * Gives every client of a studio for a measurement two packs, one of them in use, written as rows: their ledger is left
 * out, which no list reads. Every seventh client has nothing left.
 */
export function giveManyCredits(file: string, today: string): void {
  const db = openConnection(file, { readonly: false })
  const guards = db
    .prepare<[], { name: string; sql: string }>("select name, sql from sqlite_schema where type = 'trigger'")
    .all()
  for (const { name } of guards) db.exec(`drop trigger "${name}"`)
  db.exec('begin')
  db.prepare(SUBSCRIPTIONS).run({ today })
  db.prepare(GRANTS).run({ today })
  for (const { sql } of guards) db.exec(sql)
  db.exec('commit')
  db.pragma('wal_checkpoint(truncate)')
  db.close()
}

const SUBSCRIPTIONS = `
  insert into subscriptions (client_id, name, kind, status, validity_days, activated_on, ended_at, created_at)
  select c.id, 'Ten', 'pack', case place when 0 then 'ended' else 'active' end, 90, @today,
    case place when 0 then c.created_at end, c.created_at
  from clients c cross join (select 0 as place union all select 1)`

const GRANTS = `
  insert into grants (client_id, subscription_id, source, category, granted, available, held, used, currency, effective_from,
    expires_on, reason, created_at)
  select client_id, id, 'allocation', 'paid', 10,
    case when status = 'ended' or client_id % 7 = 0 then 0 else client_id % 6 end,
    case when status = 'ended' then 0 else client_id % 3 end,
    10 - case when status = 'ended' or client_id % 7 = 0 then 0 else client_id % 6 end
      - case when status = 'ended' then 0 else client_id % 3 end,
    'EUR', date(@today, '-' || (client_id % 30) || ' days'),
    date(@today, '+' || (1 + client_id % 60) || ' days'), 'Bench', created_at
  from subscriptions`
