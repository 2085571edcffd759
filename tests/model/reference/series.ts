import { type Day, plusDays, wallInstant, weekday } from './calendar.ts'
import { book, type Funding } from './place.ts'
import type { Booking, Session } from './rows.ts'
import { openSession, type SessionWish } from './sessions.ts'
import { add, attempt, refuse, type World } from './world.ts'

/** Repetition in the studio's wall time. */

export type SeriesWish = Omit<SessionWish, 'startsAt'> & {
  readonly date: Day
  readonly time: string
  readonly everyWeeks: number
  readonly weekdays: readonly number[]
  readonly count: number | null
  readonly until: Day | null
  readonly clientId: number | null
  readonly funding: Funding
  readonly unfunded: 'skip' | 'unpaid'
  readonly clashes: 'skip' | 'refuse'
}

const MOST = 200
const CLASHES = ['TRAINER_CONFLICT', 'ROOM_CONFLICT', 'CLIENT_CONFLICT']

/** The days of a series: its weeks begin on Monday, and the first is that of its date. */
export function daysOf(wish: SeriesWish): Day[] {
  const days: Day[] = []
  const monday = plusDays(wish.date, 1 - weekday(wish.date))
  for (let day = wish.date; ; day = plusDays(day, 1)) {
    if (wish.until === null ? days.length === wish.count : day > wish.until) break
    const week = Math.floor(between(monday, day) / 7)
    if (week % wish.everyWeeks !== 0 || !wish.weekdays.includes(weekday(day))) continue
    if (days.length === MOST) refuse('VALIDATION')
    days.push(day)
  }
  return days.length === 0 ? refuse('VALIDATION') : days
}

const between = (from: Day, to: Day) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

export type Made = {
  readonly index: number
  readonly session: Session
  readonly booking: Booking | null
  readonly unfunded: boolean
}
export type Skipped = { readonly index: number; readonly code: string }

/** Each occurrence is made or left out by itself. */
export function createSeries(world: World, wish: SeriesWish, days: readonly Day[]) {
  let seriesId: number | null = null
  const created: Made[] = []
  const skipped: Skipped[] = []
  days.forEach((day, index) => {
    const startsAt = wallInstant(day, wish.time, world.zone)
    const made = attempt(world, () => {
      const series = seriesId ?? add(world.series, { serviceId: wish.serviceId }).id
      const session = openSession(world, { ...wish, startsAt }, { id: series, index })
      return { series, made: { index, session, ...bookOne(world, wish, session) } }
    })
    if (made.ok) {
      seriesId = made.value.series
      created.push(made.value.made)
    } else if (wish.clashes === 'refuse' && CLASHES.includes(made.code)) refuse(made.code)
    else skipped.push({ index, code: made.code })
  })
  return { seriesId, created, skipped }
}

function bookOne(world: World, wish: SeriesWish, session: Session) {
  const { clientId, funding } = wish
  if (clientId === null) return { booking: null, unfunded: false }
  const asked = { sessionId: session.id, clientId, waitlist: false, confirmed: true }
  const paid = attempt(world, () => book(world, { ...asked, funding }))
  if (paid.ok) return { booking: paid.value, unfunded: false }
  if (paid.code !== 'INSUFFICIENT_SESSIONS' || wish.unfunded === 'skip') return refuse(paid.code)
  return { booking: book(world, { ...asked, funding: 'unpaid' }), unfunded: true }
}
