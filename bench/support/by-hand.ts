import type { RawDatabase } from '../../src/main/core/engine/sqlite-open.ts'
import type { Value } from '../../src/shared/contract/index.ts'

type Row = Record<string, string | number | null>

/** Answers as somebody would assemble them by hand: statements compiled once, each row looked at once. */
export class ByHand {
  readonly #week
  readonly #rosters
  readonly #available
  readonly #client
  readonly #account
  readonly #bookings
  readonly #subscriptions
  readonly #freezes

  constructor(db: RawDatabase) {
    // Values are hidden from the planner as in the product, so that no statement is compiled anew for each of them.
    const prepare = (statement: string) => db.prepare<unknown[], Row>(statement.replaceAll(/@\w+/g, '+$&'))
    const inWeek = 's.starts_at < @to and s.starts_at > @from - 86400001 and s.ends_at > @from'
    const spendable = `g.available > 0 and g.effective_from <= @today and (g.expires_on is null or g.expires_on >= @today)
      and p.status <> 'queued' and not exists (select 1 from freezes f where f.subscription_id = p.id
        and f.cancelled_at is null and f.from_day <= @today and (f.until_day is null or f.until_day >= @today))`
    this.#week = prepare(`
      select s.id, s.service_id as serviceId, v.name as serviceName, s.kind, v.colour, s.title, s.trainer_id as trainerId,
        t.name as trainerName, s.room_id as roomId, r.name as roomName, s.location_id as locationId,
        s.starts_at as startsAt, s.ends_at as endsAt, s.wall_start as wallStart, s.wall_kind as wallKind,
        (s.ends_at - s.starts_at) / 60000 as minutes, s.capacity, s.credit_cost as creditCost, s.status, s.platform,
        s.meeting_link as meetingLink, s.notes,
        case when s.amount is not null then json_object('amount', s.amount, 'currency', s.currency) end as amount,
        s.series_id as seriesId, s.series_index as seriesIndex, s.version, 0 as booked, 0 as bookings
      from sessions s join services v on v.id = s.service_id left join staff t on t.id = s.trainer_id
        left join rooms r on r.id = s.room_id
      where ${inWeek} order by s.starts_at, s.id`)
    this.#rosters = prepare(`
      select b.session_id as sessionId, b.id, b.client_id as clientId, trim(c.first_name || ' ' || c.last_name) as clientName,
        b.status, b.funding, b.payment_status as paymentStatus, b.version
      from sessions s join bookings b on b.session_id = s.id join clients c on c.id = b.client_id
      where ${inWeek} order by b.session_id, b.id`)
    this.#available = prepare(`
      select g.client_id as clientId, sum(g.available) as units from grants g join subscriptions p on p.id = g.subscription_id
      where g.client_id in (select b.client_id from sessions s join bookings b on b.session_id = s.id where ${inWeek})
        and ${spendable} group by g.client_id`)
    this.#client = prepare(`
      select c.id, o.low_credits as lowCredits, date(@today, '+' || o.expiring_days || ' days') as warnUntil
      from clients c, studio o where c.id = @clientId`)
    this.#account = prepare(`
      select sum(g.held) as scheduled, sum(g.used) as completed, sum(g.available) as remaining, sum(g.granted) as granted,
        sum(g.expired) as expired, sum(g.revoked) as revoked,
        min(case when g.available > 0 and g.expires_on >= @today then g.expires_on end) as nextExpiry,
        sum(case when ${spendable} then g.available else 0 end) as available
      from grants g join subscriptions p on p.id = g.subscription_id where g.client_id = @clientId`)
    this.#bookings = prepare(`
      select sum(b.status = 'cancelled') as cancelled, sum(b.status = 'late_cancelled') as lateCancelled,
        sum(b.status = 'no_show') as noShow, max(case when b.status = 'completed' then s.studio_date end) as lastSessionOn
      from bookings b join sessions s on s.id = b.session_id where b.client_id = @clientId`)
    this.#subscriptions = prepare(`
      select p.id, p.name as packageName, p.family_id as familyId, y.name as family, p.kind, p.status,
        coalesce(sum(g.granted - g.expired - g.revoked), 0) as total, coalesce(sum(g.used), 0) as completed,
        coalesce(sum(g.held), 0) as scheduled, coalesce(sum(g.available), 0) as remaining,
        coalesce(sum(g.expired), 0) as expired, coalesce(sum(g.revoked), 0) as revoked,
        case when count(g.id) = count(g.expires_on) then max(g.expires_on) end as expiresOn,
        p.activated_on as activatedOn, p.period, p.rollover, p.ends_on as endsOn, p.version
      from subscriptions p left join families y on y.id = p.family_id left join grants g on g.subscription_id = p.id
      where p.client_id = @clientId group by p.id order by p.id`)
    this.#freezes = prepare(`
      select f.subscription_id as subscriptionId, f.id, f.from_day as "from", f.until_day as until,
        case when f.until_day is null then 0 else julianday(f.until_day) - julianday(f.from_day) + 1 end as days
      from freezes f join subscriptions p on p.id = f.subscription_id
      where p.client_id = @clientId and f.cancelled_at is null and (f.until_day is null or f.until_day >= @today)
      order by f.subscription_id, f.from_day`)
  }

  /** `schedule.range` of an owner. */
  range(of: { readonly from: number; readonly to: number; readonly today: string }): Value<'schedule.range'> {
    const available = new Map<unknown, unknown>()
    for (const { clientId, units } of this.#available.all(of)) available.set(clientId, units)
    const rosters = new Map<unknown, unknown[]>()
    const booked = new Map<unknown, number>()
    for (const row of this.#rosters.all(of)) {
      const { sessionId, id, clientId, clientName, status, funding, paymentStatus, version } = row
      const units = available.get(clientId) ?? 0
      const entry = { id, clientId, clientName, status, funding, paymentStatus, available: units, version }
      const roster = rosters.get(sessionId)
      if (roster === undefined) rosters.set(sessionId, [entry])
      else roster.push(entry)
      if (OCCUPYING.has(String(status))) booked.set(sessionId, (booked.get(sessionId) ?? 0) + 1)
    }
    const sessions: Record<string, unknown>[] = this.#week.all(of)
    for (const session of sessions) {
      session.startsAt = iso(session.startsAt)
      session.endsAt = iso(session.endsAt)
      session.booked = booked.get(session.id) ?? 0
      session.bookings = rosters.get(session.id) ?? []
      if (session.amount !== null) session.amount = JSON.parse(String(session.amount))
    }
    // Compared with the product's own answer, field by field.
    return { sessions } as unknown as Value<'schedule.range'>
  }

  /** `credits.summary`. */
  summary(of: { readonly clientId: number; readonly today: string }): Value<'credits.summary'> {
    const client = this.#client.get(of)
    const account = this.#account.get(of)
    const bookings = this.#bookings.get(of)
    if (client === undefined || account === undefined || bookings === undefined)
      throw new Error('No such client.')
    const freezes = new Map<unknown, Row>()
    for (const { subscriptionId, ...freeze } of this.#freezes.all(of)) {
      if (!freezes.has(subscriptionId)) freezes.set(subscriptionId, freeze)
    }
    const { granted, ...figures } = account
    const subscriptions = this.#subscriptions.all(of).map((row) => {
      const freeze = freezes.get(row.id) ?? null
      const frozen = freeze !== null && String(freeze.from) <= of.today
      const live = row.status === 'active' || row.status === 'frozen'
      return { ...row, status: live ? (frozen ? 'frozen' : 'active') : row.status, freeze }
    })
    const summary = {
      clientId: client.id,
      ...figures,
      ...bookings,
      total: Number(granted) - Number(figures.expired) - Number(figures.revoked),
      warning: warningOf(figures, client),
      subscriptions,
    }
    return summary as unknown as Value<'credits.summary'>
  }
}

const OCCUPYING: ReadonlySet<string> = new Set(['pending', 'confirmed', 'completed', 'no_show'])

function iso(at: unknown): string {
  return new Date(Number(at)).toISOString()
}

function warningOf({ available, nextExpiry }: Row, { lowCredits, warnUntil }: Row): string | null {
  if (available === 0) return 'none_left'
  if (Number(available) <= Number(lowCredits)) return 'low'
  return nextExpiry !== null && nextExpiry !== undefined && String(nextExpiry) <= String(warnUntil)
    ? 'expiring'
    : null
}
