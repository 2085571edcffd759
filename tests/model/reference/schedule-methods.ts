import { Temporal } from 'temporal-polyfill'
import type { Input } from '../../../src/shared/contract/index.ts'
import { viewOf } from './booking-methods.ts'
import { isoOf, MINUTE, weekday } from './calendar.ts'
import { only, type Rules, requireFresh } from './method.ts'
import { moveSession } from './moves.ts'
import { book, bookingsIn, placesTaken, requireActive } from './place.ts'
import { createSeries, daysOf, type SeriesWish } from './series.ts'
import { cancelSession, openSession, requireFreeParts, requireParts } from './sessions.ts'
import { availableToday } from './spending.ts'
import { promoteInto } from './waitlist.ts'
import { change, found, known, refuse } from './world.ts'

type Methods =
  | 'sessions.create'
  | 'sessions.move'
  | 'sessions.update'
  | 'sessions.cancel'
  | 'series.create'
  | 'series.cancel'

function seriesWish(input: Input<'series.create'>): SeriesWish {
  return {
    ...{ serviceId: input.serviceId, minutes: input.minutes ?? null, capacity: input.capacity ?? null },
    ...{ trainerId: input.trainerId ?? null, roomId: input.roomId ?? null, amount: null },
    ...{ date: input.date, time: input.time, everyWeeks: input.everyWeeks ?? 1 },
    weekdays: input.weekdays ?? [weekday(input.date)],
    ...{ count: input.count ?? null, until: input.until ?? null },
    ...{ clientId: input.clientId ?? null, funding: input.funding ?? 'credit' },
    ...{ unfunded: input.unfunded ?? 'skip', clashes: input.clashes ?? 'skip' },
  }
}

const instantOf = (text: string): number => Temporal.Instant.from(text).epochMilliseconds

export const scheduleRules: Rules<Methods> = {
  'sessions.create': ({ world, actor, staffing }, input) => {
    only(actor, 'owner', 'front_desk')
    const { clientId, funding = 'credit' } = input
    if (clientId !== undefined && funding === 'comp') only(actor, 'owner')
    const wish = {
      serviceId: input.serviceId,
      trainerId: input.trainerId ?? null,
      roomId: input.roomId ?? null,
      startsAt: instantOf(input.startsAt),
      minutes: input.minutes ?? null,
      capacity: input.capacity ?? null,
      amount: typeof input.amount === 'number' ? input.amount : null,
    }
    requireParts(world, staffing, wish)
    if (clientId !== undefined) requireActive(found(world.clients, clientId))
    const session = openSession(world, wish)
    if (clientId === undefined) return { session: { id: session.id }, booking: null }
    const asked = { sessionId: session.id, clientId, funding, waitlist: false, confirmed: true }
    const booking = book(world, asked)
    return {
      session: { id: session.id, booked: 1 },
      booking: viewOf(world, booking),
      availableSessions: availableToday(world, clientId),
    }
  },

  'sessions.move': (scene, input) => {
    const { world, actor, staffing } = scene
    only(actor, 'owner', 'front_desk')
    const before = found(world.sessions, input.sessionId)
    const { trainerId = before.trainerId, roomId = before.roomId, by = 'studio' } = input
    requireParts(world, staffing, { serviceId: before.serviceId, trainerId, roomId })
    requireFresh(scene)
    const { minutes = (before.endsAt - before.startsAt) / MINUTE } = input
    const startsAt = instantOf(input.startsAt)
    const refunded = moveSession(world, before, { startsAt, minutes, trainerId, roomId, by })
    return { session: { id: before.id, startsAt: isoOf(startsAt) }, refunded }
  },

  'sessions.update': (scene, input) => {
    const { world, actor, staffing } = scene
    only(actor, 'owner', 'front_desk')
    const before = found(world.sessions, input.sessionId)
    const { trainerId = before.trainerId, roomId = before.roomId, capacity = before.capacity } = input
    requireParts(world, staffing, { serviceId: before.serviceId, trainerId, roomId })
    requireFresh(scene)
    if (before.status === 'cancelled') refuse('INVALID_TRANSITION')
    requireFreeParts(world, { ...before, trainerId, roomId }, before.id)
    if (capacity < placesTaken(world, before.id)) refuse('CAPACITY_FULL')
    change(world.sessions, before, { trainerId, roomId, capacity })
    const followed =
      capacity > before.capacity ? promoteInto(world, before.id) : { promoted: [], skipped: [] }
    return { session: { id: before.id, capacity }, ...followed }
  },

  'sessions.cancel': ({ world, actor }, input) => {
    only(actor, 'owner', 'front_desk')
    return cancelSession(world, found(world.sessions, input.sessionId))
  },

  'series.create': ({ world, actor, staffing }, input) => {
    only(actor, 'owner', 'front_desk')
    const { clientId, funding = 'credit' } = input
    if (clientId !== undefined && funding === 'comp') only(actor, 'owner')
    const wish = seriesWish(input)
    if (wish.count === null && wish.until === null) refuse('MISSING_REQUIRED_FIELDS')
    const days = daysOf(wish)
    requireParts(world, staffing, wish)
    if (clientId !== undefined) requireActive(found(world.clients, clientId))
    const { seriesId, created, skipped } = createSeries(world, wish, days)
    return {
      seriesId,
      skipped,
      created: created.map(({ index, session, booking, unfunded }) => ({
        index,
        unfunded,
        session: { id: session.id, startsAt: isoOf(session.startsAt) },
        booking: booking === null ? null : viewOf(world, known(world.bookings, booking.id)),
      })),
    }
  },

  'series.cancel': ({ world, actor }, input) => {
    only(actor, 'owner', 'front_desk')
    found(world.series, input.seriesId)
    const open = world.sessions.where(
      (row) =>
        row.seriesId === input.seriesId &&
        row.status === 'open' &&
        (row.seriesIndex ?? 0) >= (input.fromIndex ?? 0),
    )
    if (open.length === 0) refuse('INVALID_TRANSITION')
    const sums = { cancelled: 0, bookings: 0, returned: 0 }
    let kept = 0
    for (const session of open) {
      const marked = bookingsIn(world, session.id).some(
        ({ status }) => status === 'completed' || status === 'no_show',
      )
      if (marked || session.startsAt <= world.now) {
        kept += 1
        continue
      }
      const { cancelled, returned } = cancelSession(world, session)
      sums.cancelled += 1
      sums.bookings += cancelled
      sums.returned += returned
    }
    return { ...sums, kept: Array.from({ length: kept }, () => ({})) }
  },
}
