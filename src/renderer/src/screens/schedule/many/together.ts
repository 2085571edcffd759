import { MINUTE } from '../../../../../shared/domain/calendar.ts'
import { daysBetween, type Instant, type LocalDate, localDateOf } from '../../../../../shared/domain/time.ts'
import { type Column, type Group, resourceIdOf, type ScheduleView } from '../columns.ts'
import type { BufferOf } from '../crowd.ts'
import { daysLater, type Place, SNAP, snapDown } from '../place.ts'
import { type DaySession, during, occupyingOf, periodOf } from '../sessions.ts'
import { type Objection, objectionTo, type Wish } from '../verdict.ts'

/** A place for a session that there is. */
export type SessionWish = Wish & { readonly session: DaySession }

/** How far many sessions go together. */
export type Shift = {
  /** By the days of the studio: the time on the wall stays. */
  readonly days: number
  /** Beyond that, ms. */
  readonly time: number
  /** To columns further on; null where the first of them stood in none of those on screen. */
  readonly columns: number | null
  /** The column that those go to which stood in none. */
  readonly to: number | null
}

/** The column that the first of them is taken from: its day, and whose it is. */
export type Home = { readonly date: LocalDate; readonly resourceId: number | null }

export const homeOf = ({ scale, resource }: Column): Home => ({ date: scale.date, resourceId: resource.id })

/** Where a session stands by itself, when no hand has taken it out of a column. */
export function ownHome(session: DaySession, zone: string, group: Group): Home {
  const { startsAt } = periodOf(session)
  return { date: localDateOf(startsAt, zone), resourceId: resourceIdOf(session, group) }
}

/** Whose columns a day has, in their order. */
function resourceIds({ columns, days }: ScheduleView): readonly (number | null)[] {
  return columns.slice(0, days[0]?.count ?? 0).map(({ resource }) => resource.id)
}

/** How far it is from where a session stands to a place; null where there is no such column. */
export function shiftTo(session: DaySession, home: Home, place: Place, view: ScheduleView): Shift | null {
  const there = view.columns[place.column]
  if (there === undefined) return null
  const days = daysBetween(home.date, there.scale.date)
  const time = place.startsAt - daysLater(periodOf(session).startsAt, days, there.scale.zone)
  const ids = resourceIds(view)
  const from = ids.indexOf(home.resourceId)
  const to = ids.indexOf(there.resource.id)
  return { days, time, columns: from === -1 ? null : to - from, to: there.resource.id }
}

export type Shifted = {
  readonly wishes: readonly SessionWish[]
  /** Those for which there is no column so far on. */
  readonly outside: readonly DaySession[]
}

/** Where all of them come to stand: each as far from the others as before, in time on the wall and in columns. */
export function shifted(
  sessions: readonly DaySession[],
  shift: Shift,
  view: ScheduleView,
  group: Group,
): Shifted {
  const ids = resourceIds(view)
  const zone = view.columns[0]?.scale.zone ?? ''
  const wishes: SessionWish[] = []
  const outside: DaySession[] = []
  for (const session of sessions) {
    const id = resourceAfter(resourceIdOf(session, group), shift, ids)
    if (id === undefined) outside.push(session)
    else wishes.push({ ...laterBy(session, shift, zone), [group === 'trainer' ? 'trainerId' : 'roomId']: id })
  }
  return { wishes, outside }
}

function resourceAfter(id: number | null, shift: Shift, ids: readonly (number | null)[]) {
  if (shift.columns === 0) return id
  const index = ids.indexOf(id)
  return shift.columns === null || index === -1 ? shift.to : ids[index + shift.columns]
}

/** A session so many days and so much time later, with the same trainer in the same room. */
export function laterBy(
  session: DaySession,
  { days, time }: Pick<Shift, 'days' | 'time'>,
  zone: string,
): SessionWish {
  const startsAt = daysLater(periodOf(session).startsAt, days, zone) + time
  const { minutes, trainerId, roomId } = session
  return { session, startsAt, minutes, trainerId, roomId }
}

/** How far it is from a session's start to another moment: whole days first, then the rest. */
export function shiftBetween(
  session: DaySession,
  startsAt: Instant,
  zone: string,
): Pick<Shift, 'days' | 'time'> {
  const from = periodOf(session).startsAt
  const days = daysBetween(localDateOf(from, zone), localDateOf(startsAt, zone))
  return { days, time: startsAt - daysLater(from, days, zone) }
}

/** Which of many could not be where they would come to stand, and why. */
export type Clash = { readonly session: DaySession; readonly objection: Objection }

/** What stands in the way of a copy: it has nobody in it yet, and leaves its session where that is. */
const asCopy = (wish: SessionWish): SessionWish => ({
  ...wish,
  session: { ...wish.session, id: -wish.session.id, status: 'open', bookings: [] },
})

/** Every clash of sessions that move or are copied together; those that move make way for one another. */
export function clashesOf(
  { wishes, outside }: Shifted,
  sessions: readonly DaySession[],
  bufferOf: BufferOf,
  copying: boolean,
): readonly Clash[] {
  const asked = copying ? wishes.map(asCopy) : wishes
  const ids = new Set(asked.map(({ session }) => session.id))
  const together = asked.map(placed)
  const clashes = asked.flatMap((wish, index) => {
    const objection = objectionTo(wish, sessions, bufferOf, ids) ?? objectionTo(wish, together, bufferOf)
    const session = wishes[index]?.session
    return objection === null || session === undefined ? [] : [{ session, objection }]
  })
  return [...outside.map((session) => ({ session, objection: { kind: 'outside' } as const })), ...clashes]
}

/** A session as it would be. */
function placed({ session, startsAt, minutes, trainerId, roomId }: SessionWish): DaySession {
  return during({ ...session, trainerId, roomId }, { startsAt, endsAt: startsAt + minutes * MINUTE })
}

/** The first quarter of an hour from a session's end on that is free for its like, on the day it is on; null when none is. */
export function nextFree(
  session: DaySession,
  column: Column,
  sessions: readonly DaySession[],
  bufferOf: BufferOf,
): SessionWish | null {
  const { endsAt } = periodOf(session)
  const { minutes, trainerId, roomId } = session
  const step = SNAP * MINUTE
  for (let at = snapDown(endsAt + step - 1, SNAP); at < column.scale.endsAt; at += step) {
    const wish = { session, startsAt: at, minutes, trainerId, roomId }
    if (objectionTo(asCopy(wish), sessions, bufferOf) === null) return wish
  }
  return null
}

/** How many clients have a place in these sessions. */
export function clientsIn(sessions: readonly DaySession[]): number {
  return new Set(sessions.flatMap((session) => occupyingOf(session).map(({ clientId }) => clientId))).size
}
