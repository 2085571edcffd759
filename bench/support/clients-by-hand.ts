import type { RawDatabase } from '../../src/main/core/engine/sqlite-open.ts'
import { hideValues } from '../../src/main/core/engine/statement-cache.ts'

type Row = Record<string, unknown>
type Statement = { all(values: object): Row[] }

const FOUND = 'c.id in (select client_id from client_words where word >= @word and word < @last)'

/** The rarer of two words first, which is known here. */
const FOUND_BY_TWO = `c.id in (select client_id from client_words where word >= @rare and word < @rareLast)
  and exists (select 1 from client_words w where w.client_id = c.id and w.word >= @word and w.word < @last)`

/** Units that could be held today. */
const SPENDABLE = `g.available > 0 and g.effective_from <= @today and (g.expires_on is null or g.expires_on >= @today)
  and exists (select 1 from subscriptions p where p.id = g.subscription_id and p.status <> 'queued')
  and not exists (select 1 from freezes z where z.subscription_id = g.subscription_id and z.cancelled_at is null
    and z.from_day <= @today and (z.until_day is null or z.until_day >= @today))`

/** How a page of clients is asked by hand: its keys in their order, and how many there are in all. */
export type ClientListByHand = { readonly keys: string; readonly count: string | null }

const ALL = `select count(*) as n from clients where status = 'active'`

/** The quickest way that we know to each page. */
export const CLIENT_LISTS = {
  searchTwo: {
    keys: `select c.id from clients c where ${FOUND_BY_TWO} order by c.status, c.search_name, c.id limit @limit`,
    count: null,
  },
  search: {
    keys: `select c.id from clients c where ${FOUND} order by c.status, c.search_name, c.id limit @limit`,
    count: null,
  },
  name: {
    keys: `select c.id from clients c where c.status = 'active' order by c.search_name, c.id limit @limit`,
    count: ALL,
  },
  found: {
    keys: `select c.id from clients c where c.status = 'active' and ${FOUND} order by c.search_name, c.id limit @limit`,
    count: `select count(*) as n from clients c where c.status = 'active' and ${FOUND}`,
  },
  created: {
    keys: `select c.id from clients c where c.status = 'active' order by c.created_at desc, c.id desc limit @limit`,
    count: ALL,
  },
  available: {
    keys: `with units as materialized (select g.client_id as id, sum(g.available) as n from grants g where ${SPENDABLE} group by g.client_id)
      select c.id from clients c left join units u on u.id = c.id where c.status = 'active'
      order by coalesce(u.n, 0), c.id limit @limit`,
    count: ALL,
  },
  purchased: {
    keys: `with units as materialized (select client_id as id, sum(granted - revoked) as n from grants group by client_id)
      select c.id from clients c left join units u on u.id = c.id where c.status = 'active'
      order by coalesce(u.n, 0) desc, c.id desc limit @limit`,
    count: ALL,
  },
  lastSession: {
    keys: `with last as materialized (select b.client_id as id, max(s.studio_date) as day from bookings b
        join sessions s on s.id = b.session_id where b.status = 'completed' group by b.client_id)
      select c.id from clients c left join last l on l.id = c.id where c.status = 'active'
      order by coalesce(l.day, '') desc, c.id desc limit @limit`,
    count: ALL,
  },
  noneLeft: {
    keys: `select c.id from clients c where c.status = 'active'
      and not exists (select 1 from grants g where g.client_id = c.id and ${SPENDABLE})
      order by c.search_name, c.id limit @limit`,
    count: `select count(*) as n from clients c where c.status = 'active'
      and not exists (select 1 from grants g where g.client_id = c.id and ${SPENDABLE})`,
  },
} as const satisfies Record<string, ClientListByHand>

const CLIENT = `c.id, c.first_name as firstName, c.last_name as lastName, c.email, c.phone, c.location, c.notes,
  c.status, c.created_at as createdAt, c.version,
  coalesce((select sum(g.available) from grants g where g.client_id = c.id and ${SPENDABLE}), 0) as availableSessions`

const FIGURES = `coalesce(f.scheduled, 0) as scheduled, coalesce(f.completed, 0) as completed,
  coalesce(f.remaining, 0) as remaining, coalesce(f.expired, 0) as expired, coalesce(f.purchased, 0) as purchased, f.nextExpiry,
  (select s.studio_date from bookings b join sessions s on s.id = b.session_id
    where b.client_id = c.id and b.status = 'completed' order by b.starts_at desc limit 1) as lastSessionOn`

const SUMS = `select client_id, sum(held) as scheduled, sum(used) as completed, sum(available) as remaining,
  sum(expired) as expired, sum(granted - revoked) as purchased,
  min(case when available > 0 and expires_on >= @today then expires_on end) as nextExpiry
  from grants where client_id in (select id from page) group by client_id`

/** One page by hand, compiled once. */
export class ClientsByHand {
  readonly #rows: Statement
  readonly #count: Statement | null

  constructor(db: RawDatabase, { keys, count }: ClientListByHand) {
    const prepare = (sql: string): Statement => db.prepare<[object], Row>(hide(sql))
    const page = `page as materialized (select id, row_number() over () as place from (${keys}))`
    this.#rows = prepare(
      count === null
        ? `with ${page} select ${CLIENT} from page join clients c on c.id = page.id order by page.place`
        : `with ${page}, figures as materialized (${SUMS})
            select ${CLIENT}, ${FIGURES} from page join clients c on c.id = page.id
            left join figures f on f.client_id = c.id order by page.place`,
    )
    this.#count = count === null ? null : prepare(count)
  }

  /** The answer as `clients.search` or the first page of `clients.list` gives it. */
  read(asked: object): object {
    const rows = this.#rows.all(asked)
    for (const row of rows) row.createdAt = new Date(Number(row.createdAt)).toISOString()
    const [counted] = this.#count?.all(asked) ?? []
    return counted === undefined ? { rows } : { rows, total: Number(counted.n) }
  }
}

/** Named values are hidden from the planner as the product hides its own. */
const hide = (sql: string) => hideValues(sql).replace(/@(\w+)/g, '+@$1')
