import type { RawDatabase } from '../../src/main/core/engine/sqlite-open.ts'
import { hideValues } from '../../src/main/core/engine/statement-cache.ts'
import type { Value } from '../../src/shared/contract/index.ts'
import { LISTED_STATUSES } from '../../src/shared/domain/schedule.ts'

type Row = Record<string, unknown>
type Statement = { all(values: object): Row[] }

const ROW = `s.id as sessionId, b.id as bookingId, b.client_id as clientId,
  c.first_name || ' ' || c.last_name as clientName, s.title, s.service_id as serviceId, s.kind, v.colour,
  s.trainer_id as trainerId, t.name as trainerName, s.room_id as roomId, r.name as roomName,
  s.starts_at as startsAt, s.ends_at as endsAt, (s.ends_at - s.starts_at) / 60000 as minutes, s.capacity,
  s.status as sessionStatus, coalesce(b.status, s.status) as status, b.funding, b.payment_status as paymentStatus,
  b.payment_method as paymentMethod, s.series_id as seriesId, s.series_index as seriesIndex,
  s.version as sessionVersion, b.version as bookingVersion`

const NAMES = `left join clients c on c.id = b.client_id join services v on v.id = s.service_id
  left join staff t on t.id = s.trainer_id left join rooms r on r.id = s.room_id`

const UNBOOKED = 'not exists (select 1 from bookings x where x.session_id = s.id)'

/** How a list is asked by hand: whose turn it is first, what must hold, the order, and how many there are of each status. */
export type ListByHand = {
  readonly from: string
  readonly where: string
  readonly order: string
  readonly counts: readonly string[]
}

const BOOKED = `select b.status, count(*) as n from`

/** The rarer of two words first, which is known here. */
const TWO_WORDS = `b.client_id in (select client_id from client_words where word >= @rare and word < @rareLast)
  and exists (select 1 from client_words w where w.client_id = b.client_id and w.word >= @word and w.word < @last)`

/** The quickest way that we know to each list: each has joins and order of its own. */
export const LISTS = {
  all: {
    from: 'sessions s left join bookings b on b.session_id = s.id',
    where: 'true',
    order: 's.starts_at desc, s.id desc, b.id desc',
    counts: [
      `${BOOKED} bookings b group by b.status`,
      `select s.status, count(*) as n from sessions s
        where s.id in (select id from sessions except select session_id from bookings) group by s.status`,
    ],
  },
  byClient: {
    from: 'clients o cross join bookings b join sessions s on s.id = b.session_id',
    where: 'b.client_id = o.id',
    order: 'o.search_name desc, o.id desc, b.starts_at desc, b.session_id desc, b.id desc',
    counts: [],
  },
  status: {
    from: 'bookings b join sessions s on s.id = b.session_id',
    where: 'b.status = @status',
    order: 'b.starts_at desc, b.session_id desc, b.id desc',
    counts: [],
  },
  payment: {
    from: 'bookings b join sessions s on s.id = b.session_id',
    where: 'b.payment_status = @paymentStatus',
    order: 'b.starts_at desc, b.session_id desc, b.id desc',
    counts: [`${BOOKED} bookings b where b.payment_status = @paymentStatus group by b.status`],
  },
  period: {
    from: 'sessions s left join bookings b on b.session_id = s.id',
    where: 's.starts_at >= @from and s.starts_at < @to',
    order: 's.starts_at desc, s.id desc, b.id desc',
    counts: [
      `${BOOKED} sessions s cross join bookings b
        where s.starts_at >= @from and s.starts_at < @to and b.session_id = s.id group by b.status`,
      `select s.status, count(*) as n from sessions s
        where s.starts_at >= @from and s.starts_at < @to and ${UNBOOKED} group by s.status`,
    ],
  },
  trainer: {
    from: 'sessions s left join bookings b on b.session_id = s.id',
    where: 's.trainer_id = @trainerId',
    order: 's.starts_at desc, s.id desc, b.id desc',
    counts: [
      `${BOOKED} sessions s cross join bookings b where s.trainer_id = @trainerId and b.session_id = s.id group by b.status`,
      `select s.status, count(*) as n from sessions s where s.trainer_id = @trainerId and ${UNBOOKED} group by s.status`,
    ],
  },
  word: {
    from: 'bookings b join sessions s on s.id = b.session_id',
    where: `b.client_id in (select client_id from client_words where word >= @word and word < @last)`,
    order: 'b.starts_at desc, b.session_id desc, b.id desc',
    counts: [
      `${BOOKED} bookings b
        where b.client_id in (select client_id from client_words where word >= @word and word < @last) group by b.status`,
    ],
  },
  words: {
    from: 'bookings b join sessions s on s.id = b.session_id',
    where: TWO_WORDS,
    order: 'b.starts_at desc, b.session_id desc, b.id desc',
    counts: [`${BOOKED} bookings b where ${TWO_WORDS} group by b.status`],
  },
  title: {
    from: 'sessions s left join bookings b on b.session_id = s.id',
    where: 's.title = @title',
    order: 's.starts_at desc, s.id desc, b.id desc',
    counts: [
      `${BOOKED} sessions s cross join bookings b where s.title = @title and b.session_id = s.id group by b.status`,
      `select s.status, count(*) as n from sessions s where s.title = @title and ${UNBOOKED} group by s.status`,
    ],
  },
} as const satisfies Record<string, ListByHand>

/** One list by hand, compiled once. `as` counts as another list does where its own filter is that of the status. */
export class SessionListByHand {
  readonly #rows: Statement
  readonly #counts: readonly Statement[]

  constructor(db: RawDatabase, list: ListByHand, as: ListByHand = list) {
    const prepare = (sql: string): Statement => db.prepare<[object], Row>(hide(sql))
    const { from, where, order } = list
    // The keys of the page first: what it shows is only looked up for the rows that stand on it.
    this.#rows = prepare(`
      with page as materialized (
        select s.id as session, b.id as booking from ${from} where ${where} order by ${order} limit 200)
      select ${ROW} from page join sessions s on s.id = page.session
        left join bookings b on b.id = page.booking ${NAMES}`)
    this.#counts = as.counts.map(prepare)
  }

  /** The first page, as `sessions.list` answers it to an owner. */
  read(asked: object, status?: string): Value<'sessions.list'> {
    const counts: Record<string, number> = Object.fromEntries(LISTED_STATUSES.map((one) => [one, 0]))
    for (const statement of this.#counts) {
      for (const row of statement.all(asked)) {
        const name = String(row.status)
        counts[name] = (counts[name] ?? 0) + Number(row.n)
      }
    }
    const rows = this.#rows.all(asked)
    for (const row of rows) {
      row.startsAt = new Date(Number(row.startsAt)).toISOString()
      row.endsAt = new Date(Number(row.endsAt)).toISOString()
      row.amount = null
    }
    const total =
      status === undefined ? Object.values(counts).reduce((sum, one) => sum + one, 0) : (counts[status] ?? 0)
    // Compared with the product's own answer, field by field.
    return { rows, total, counts } as unknown as Value<'sessions.list'>
  }
}

/** Named values are hidden from the planner as the product hides its own. */
const hide = (sql: string) => hideValues(sql).replace(/@(\w+)/g, '+@$1')
