import { describe, expect, it } from 'vitest'
import { LIVE_STATUSES, OCCUPYING_STATUSES } from '../../src/shared/domain/bookings.ts'
import { describeOnBothDialects, type TestDatabase } from '../support/databases.ts'
import { expectRefused } from '../support/refusals.ts'
import {
  aRow,
  HOUR,
  insertBooking,
  insertRow,
  insertSession,
  insertStudio,
  MORNING,
  type RawStudio,
  type Row,
} from '../support/rows.ts'

type Schedule = TestDatabase & RawStudio & { readonly sessionId: number }

const MINUTE = 60_000

/** Times of a session: its first minute, its end, and a buffer after it. */
function at(start: number, end: number, buffer = 0): Row {
  return { starts_at: start, ends_at: end, busy_until: end + buffer }
}

/** One open session from 8 to 9 with a buffer of a quarter of an hour, for two people. */
async function openSchedule(open: () => Promise<TestDatabase>): Promise<Schedule> {
  const database = await open()
  const studio = await insertStudio(database.raw)
  const sessionId = await insertSession(studio, at(MORNING, MORNING + HOUR, 15 * MINUTE))
  return { ...database, ...studio, sessionId }
}

function anotherClient({ raw }: Schedule): Promise<number> {
  return insertRow(raw, 'clients', aRow.client())
}

/** The times of a session, as the SET of an UPDATE. */
function setTimes(times: Row): string {
  return Object.entries(times)
    .map(([column, value]) => `${column} = ${value}`)
    .join(', ')
}

const NOWHERE = { trainer_id: null, room_id: null }

const OVERLAPS: readonly [how: string, times: Row][] = [
  ['at the same time', at(MORNING, MORNING + HOUR)],
  ['that begins inside', at(MORNING + HOUR / 2, MORNING + 2 * HOUR)],
  ['that ends inside', at(MORNING - HOUR, MORNING + MINUTE)],
  ['that lies within', at(MORNING + 15 * MINUTE, MORNING + 30 * MINUTE)],
  ['that spans a day around', at(MORNING - 23 * HOUR, MORNING + HOUR)],
  ['that begins in the buffer', at(MORNING + HOUR, MORNING + 2 * HOUR)],
  ['whose own buffer reaches into it', at(MORNING - HOUR, MORNING, 1)],
]

describeOnBothDialects('the schedule', (open) => {
  describe.each([
    ['trainer', 'TRAINER_CONFLICT', { room_id: null }],
    ['room', 'ROOM_CONFLICT', { trainer_id: null }],
  ])('of a %s', (_who, code, without) => {
    it.each(OVERLAPS)('refuses a session %s', async (_how, times) => {
      const schedule = await openSchedule(open)

      await expectRefused(schedule, code, () => insertSession(schedule, { ...times, ...without }))
    })

    it.each([
      ['right before', at(MORNING - HOUR, MORNING)],
      ['right after the buffer', at(MORNING + HOUR + 15 * MINUTE, MORNING + 2 * HOUR)],
      ['a day before, up to it', at(MORNING - 24 * HOUR, MORNING - 4 * HOUR, 4 * HOUR)],
    ])('takes a session %s', async (_how, times) => {
      const schedule = await openSchedule(open)

      await insertSession(schedule, { ...times, ...without })

      expect(await schedule.raw.rows('select count(*) as n from sessions')).toEqual([{ n: 2 }])
    })

    it('refuses a session that is moved, lengthened, handed over or opened again into another', async () => {
      const schedule = await openSchedule(open)
      const { raw, trainerId, roomId } = schedule
      const late = await insertSession(schedule, {
        ...at(MORNING + 3 * HOUR, MORNING + 4 * HOUR),
        ...without,
      })
      const free = await insertSession(schedule, NOWHERE)
      const closed = await insertSession(schedule, { status: 'cancelled', cancelled_at: 0, ...without })
      const change = (id: number, set: string) => () =>
        raw.exec(`update sessions set ${set} where id = ${id}`)
      const hour = `starts_at = ${MORNING}, ends_at = ${MORNING + HOUR}, busy_until = ${MORNING + HOUR}`

      await expectRefused(schedule, code, change(late, hour))
      await expectRefused(
        schedule,
        code,
        change(schedule.sessionId, `ends_at = ${MORNING + 4 * HOUR}, busy_until = ${MORNING + 4 * HOUR}`),
      )
      await expectRefused(schedule, code, change(schedule.sessionId, `busy_until = ${MORNING + 5 * HOUR}`))
      await expectRefused(schedule, code, change(late, `starts_at = ${MORNING + HOUR}`))
      await expectRefused(
        schedule,
        code,
        change(free, code === 'TRAINER_CONFLICT' ? `trainer_id = ${trainerId}` : `room_id = ${roomId}`),
      )
      await expectRefused(schedule, code, change(closed, `status = 'open', cancelled_at = null`))
    })

    it('refuses a session in the last minute of the longest there can be', async () => {
      const schedule = await openSchedule(open)
      const { raw } = schedule
      const start = MORNING - 72 * HOUR
      await insertSession(schedule, { ...at(start, start + 24 * HOUR, 4 * HOUR), ...without })
      const times = at(start + 28 * HOUR - MINUTE, start + 29 * HOUR)
      const moved = await insertSession(schedule, { ...at(start - 9 * HOUR, start - 8 * HOUR), ...without })

      await expectRefused(schedule, code, () => insertSession(schedule, { ...times, ...without }))
      await expectRefused(schedule, code, () =>
        raw.exec(`update sessions set ${setTimes(times)} where id = ${moved}`),
      )
    })

    it('takes a session that is moved right up to another, far from it, and within its own time', async () => {
      const schedule = await openSchedule(open)
      const { raw } = schedule
      const id = await insertSession(schedule, { ...at(MORNING + 3 * HOUR, MORNING + 4 * HOUR), ...without })

      for (const times of [
        at(MORNING - HOUR, MORNING),
        at(MORNING + HOUR + 15 * MINUTE, MORNING + 2 * HOUR),
        at(MORNING + HOUR + 30 * MINUTE, MORNING + 3 * HOUR),
        at(MORNING + 30 * HOUR, MORNING + 31 * HOUR),
        at(MORNING - 24 * HOUR, MORNING - 4 * HOUR, 4 * HOUR),
      ]) {
        await raw.exec(`update sessions set ${setTimes(times)} where id = ${id}`)
        expect(
          await raw.rows('select starts_at, ends_at, busy_until from sessions where id = ?', [id]),
        ).toEqual([times])
      }
    })

    it('takes a session where another was cancelled', async () => {
      const schedule = await openSchedule(open)
      const { raw, sessionId } = schedule
      await raw.exec(`update sessions set status = 'cancelled', cancelled_at = 0 where id = ${sessionId}`)
      const moved = await insertSession(schedule, {
        ...at(MORNING + 3 * HOUR, MORNING + 4 * HOUR),
        ...without,
      })

      await raw.exec(`update sessions set ${setTimes(at(MORNING - HOUR, MORNING))} where id = ${moved}`)
      await insertSession(schedule, { ...at(MORNING, MORNING + HOUR / 2), ...without })
      await raw.exec(
        `update sessions set ${setTimes(at(MORNING + HOUR / 2, MORNING + HOUR))} where id = ${moved}`,
      )

      expect(await raw.rows("select count(*) as n from sessions where status = 'open'")).toEqual([{ n: 2 }])
    })
  })

  it('takes sessions without trainer and room at one time', async () => {
    const schedule = await openSchedule(open)

    await insertSession(schedule, NOWHERE)
    await insertSession(schedule, NOWHERE)

    expect(await schedule.raw.rows('select count(*) as n from sessions')).toEqual([{ n: 3 }])
  })

  describe('of a client', () => {
    /** The client is booked from 8 to 9; a second session runs from 10 to 11. */
    async function openBooked(): Promise<Schedule & { bookingId: number; laterId: number }> {
      const schedule = await openSchedule(open)
      const { raw, clientId, sessionId } = schedule
      const bookingId = await insertBooking(raw, { session_id: sessionId, client_id: clientId })
      const laterId = await insertSession(schedule, {
        ...NOWHERE,
        ...at(MORNING + 2 * HOUR, MORNING + 3 * HOUR),
      })
      return { ...schedule, bookingId, laterId }
    }

    it.each(OVERLAPS.slice(0, 5))('refuses a booking in a session %s', async (_how, times) => {
      const booked = await openBooked()
      const other = await insertSession(booked, { ...times, ...NOWHERE })

      await expectRefused(booked, 'CLIENT_CONFLICT', () =>
        insertBooking(booked.raw, { session_id: other, client_id: booked.clientId }),
      )
    })

    it('takes neighbours: no buffer lies between the bookings of a client', async () => {
      const booked = await openBooked()
      const before = await insertSession(booked, { ...at(MORNING - HOUR, MORNING), ...NOWHERE })
      const after = await insertSession(booked, { ...at(MORNING + HOUR, MORNING + 2 * HOUR), ...NOWHERE })

      for (const session_id of [before, after, booked.laterId]) {
        await insertBooking(booked.raw, { session_id, client_id: booked.clientId })
      }

      expect(await booked.raw.rows('select count(*) as n from bookings')).toEqual([{ n: 4 }])
    })

    it.each(OCCUPYING_STATUSES)('refuses two bookings at one time, of which one is %s', async (status) => {
      const booked = await openBooked()
      const { raw, clientId, bookingId } = booked
      const session_id = await insertSession(booked, NOWHERE)
      const client = { session_id, client_id: clientId }
      const second = await insertBooking(raw, { ...client, status: 'cancelled' })
      const change = (id: number, to: string) =>
        raw.exec('update bookings set status = ? where id = ?', [to, id])

      await expectRefused(booked, 'CLIENT_CONFLICT', () => insertBooking(raw, { ...client, status }))
      await expectRefused(booked, 'CLIENT_CONFLICT', () => change(second, status))
      await change(bookingId, status)
      await expectRefused(booked, 'CLIENT_CONFLICT', () => insertBooking(raw, client))
      await expectRefused(booked, 'CLIENT_CONFLICT', () => change(second, 'confirmed'))
    })

    it.each(['cancelled', 'late_cancelled', 'lapsed', 'waitlisted'])(
      'takes a second booking while the first is %s',
      async (status) => {
        const booked = await openBooked()
        const { raw, clientId, bookingId } = booked
        const other = await insertSession(booked, NOWHERE)
        await raw.exec('update bookings set status = ? where id = ?', [status, bookingId])

        const second = await insertBooking(raw, { session_id: other, client_id: clientId })
        await raw.exec("update bookings set status = 'completed' where id = ?", [second])

        expect(await raw.rows("select count(*) as n from bookings where status = 'completed'")).toEqual([
          { n: 1 },
        ])
      },
    )

    it('refuses a booking in the last minute of the longest session there can be', async () => {
      const booked = await openBooked()
      const { raw, clientId } = booked
      const start = MORNING - 72 * HOUR
      const long = await insertSession(booked, { ...at(start, start + 24 * HOUR), ...NOWHERE })
      await insertBooking(raw, { session_id: long, client_id: clientId })
      const session_id = await insertSession(booked, {
        ...at(start + 24 * HOUR - MINUTE, start + 25 * HOUR),
        ...NOWHERE,
      })
      const row = { session_id, client_id: clientId }
      const second = await insertBooking(raw, { ...row, status: 'cancelled' })

      await expectRefused(booked, 'CLIENT_CONFLICT', () => insertBooking(raw, row))
      await expectRefused(booked, 'CLIENT_CONFLICT', () =>
        raw.exec("update bookings set status = 'confirmed' where id = ?", [second]),
      )
    })

    it('refuses to move a session onto another booking of its client', async () => {
      const booked = await openBooked()
      const { raw, laterId } = booked
      await insertBooking(raw, { session_id: laterId, client_id: booked.clientId })

      await expectRefused(booked, 'CLIENT_CONFLICT', () =>
        raw.exec('update sessions set starts_at = ?, ends_at = ?, busy_until = ? where id = ?', [
          MORNING + HOUR / 2,
          MORNING + 2 * HOUR,
          MORNING + 2 * HOUR,
          laterId,
        ]),
      )
    })

    it("moves a session's bookings with it, also right up to another of the client", async () => {
      const booked = await openBooked()
      const { raw, sessionId, laterId } = booked
      await insertBooking(raw, { session_id: laterId, client_id: booked.clientId })

      for (const [start, end] of [
        [MORNING + HOUR / 2, MORNING + 2 * HOUR],
        [MORNING + 3 * HOUR, MORNING + 4 * HOUR],
        [MORNING + 30 * HOUR, MORNING + 31 * HOUR],
        [MORNING - 21 * HOUR, MORNING + 2 * HOUR],
      ] as const) {
        await raw.exec(`update sessions set ${setTimes(at(start, end))} where id = ${sessionId}`)
        expect(
          await raw.rows('select starts_at, ends_at from bookings where session_id = ?', [sessionId]),
        ).toEqual([{ starts_at: start, ends_at: end }])
      }
    })

    it("refuses a booking at another time than its session's", async () => {
      const booked = await openBooked()
      const stranger = await anotherClient(booked)

      await expectRefused(
        booked,
        { sqlite: 'FOREIGN KEY constraint failed', postgres: 'bookings_follow_session' },
        () =>
          insertBooking(booked.raw, {
            session_id: booked.laterId,
            client_id: stranger,
            starts_at: MORNING + 4 * HOUR,
            ends_at: MORNING + 5 * HOUR,
          }),
      )
    })

    it('refuses to hand a booking to a client who is elsewhere', async () => {
      const booked = await openBooked()
      const stranger = await anotherClient(booked)
      const other = await insertSession(booked, NOWHERE)
      await insertBooking(booked.raw, { session_id: other, client_id: stranger })

      await expectRefused(booked, 'CLIENT_CONFLICT', () =>
        booked.raw.exec('update bookings set client_id = ? where id = ?', [stranger, booked.bookingId]),
      )
    })

    it('refuses a second booking in the same session', async () => {
      const booked = await openBooked()

      await expectRefused(
        booked,
        { sqlite: 'bookings.session_id, bookings.client_id', postgres: 'bookings_once_per_session' },
        () =>
          insertBooking(booked.raw, {
            session_id: booked.sessionId,
            client_id: booked.clientId,
            status: 'waitlisted',
          }),
      )
    })
  })

  describe('and its places', () => {
    /** Two of two places are taken; a third client is on the waitlist. */
    async function openFull(): Promise<Schedule & { waitingId: number }> {
      const schedule = await openSchedule(open)
      const { raw, sessionId } = schedule
      const place = { session_id: sessionId }
      await insertBooking(raw, { ...place, client_id: schedule.clientId, status: 'completed' })
      await insertBooking(raw, { ...place, client_id: await anotherClient(schedule) })
      const waitingId = await insertBooking(raw, {
        ...place,
        client_id: await anotherClient(schedule),
        status: 'waitlisted',
      })
      return { ...schedule, waitingId }
    }

    it.each(OCCUPYING_STATUSES)('refuses one booking too many: %s', async (status) => {
      const full = await openFull()
      const { raw, sessionId, waitingId } = full
      const client_id = await anotherClient(full)

      await expectRefused(full, 'CAPACITY_FULL', () =>
        insertBooking(raw, { session_id: sessionId, client_id, status }),
      )
      await expectRefused(full, 'CAPACITY_FULL', () =>
        raw.exec('update bookings set status = ? where id = ?', [status, waitingId]),
      )
    })

    it.each(OCCUPYING_STATUSES)('counts a place that a %s booking takes', async (status) => {
      const full = await openFull()
      const { raw, sessionId, waitingId } = full
      await raw.exec("update bookings set status = ? where status <> 'waitlisted'", [status])
      const client_id = await anotherClient(full)

      await expectRefused(full, 'CAPACITY_FULL', () =>
        insertBooking(raw, { session_id: sessionId, client_id }),
      )
      await expectRefused(full, 'CAPACITY_FULL', () =>
        raw.exec("update bookings set status = 'confirmed' where id = ?", [waitingId]),
      )
      await expectRefused(full, 'CAPACITY_FULL', () =>
        raw.exec('update sessions set capacity = 1 where id = ?', [sessionId]),
      )
    })

    it('refuse a booking that is shifted to a full session of the same time', async () => {
      const full = await openFull()
      const { raw, sessionId } = full
      const session_id = await insertSession(full, { ...at(MORNING, MORNING + HOUR), ...NOWHERE })
      const id = await insertBooking(raw, { session_id, client_id: await anotherClient(full) })

      await expectRefused(full, 'CAPACITY_FULL', () =>
        raw.exec('update bookings set session_id = ? where id = ?', [sessionId, id]),
      )
    })

    it('all move with their session, taken or waited for', async () => {
      const full = await openFull()
      const { raw, sessionId } = full
      const [start, end] = [MORNING + 48 * HOUR, MORNING + 49 * HOUR]

      await raw.exec(`update sessions set ${setTimes(at(start, end))} where id = ${sessionId}`)

      expect(await raw.rows('select status, starts_at, ends_at from bookings order by id')).toEqual(
        ['completed', 'confirmed', 'waitlisted'].map((status) => ({
          status,
          starts_at: start,
          ends_at: end,
        })),
      )
    })

    it('all stay where they are when one of their clients is elsewhere at the new time', async () => {
      const full = await openFull()
      const { raw, sessionId } = full
      const session_id = await insertSession(full, {
        ...at(MORNING + 48 * HOUR, MORNING + 49 * HOUR),
        ...NOWHERE,
      })
      const [row] = await raw.rows<{ client_id: number }>(
        "select client_id from bookings where status = 'confirmed'",
      )
      await insertBooking(raw, { session_id, client_id: row?.client_id ?? 0 })

      await expectRefused(full, 'CLIENT_CONFLICT', () =>
        raw.exec(
          `update sessions set ${setTimes(at(MORNING + 48.5 * HOUR, MORNING + 50 * HOUR))} where id = ${sessionId}`,
        ),
      )
    })

    it('may be fewer than there were, but not fewer than are taken', async () => {
      const full = await openFull()
      const { raw, sessionId } = full
      await raw.exec('update sessions set capacity = 8 where id = ?', [sessionId])

      await raw.exec('update sessions set capacity = 2 where id = ?', [sessionId])

      expect(await raw.rows('select capacity from sessions')).toEqual([{ capacity: 2 }])
    })

    it('are free again for others once a booking was cancelled', async () => {
      const full = await openFull()
      const { raw, sessionId, waitingId } = full
      await raw.exec("update bookings set status = 'late_cancelled' where status = 'confirmed'")
      await raw.exec("update bookings set status = 'confirmed' where id = ?", [waitingId])
      await raw.exec("update bookings set status = 'lapsed' where status = 'completed'")

      const late = await insertBooking(raw, {
        session_id: sessionId,
        client_id: await anotherClient(full),
      })

      expect(await raw.rows("select id from bookings where status = 'confirmed' order by id")).toEqual([
        { id: waitingId },
        { id: late },
      ])
    })

    it.each(LIVE_STATUSES)('refuses a %s booking in a cancelled session', async (status) => {
      const schedule = await openSchedule(open)
      const { raw, sessionId, clientId } = schedule
      const cancelled = await insertBooking(raw, {
        session_id: sessionId,
        client_id: clientId,
        status: 'cancelled',
      })
      await raw.exec(`update sessions set status = 'cancelled', cancelled_at = 0 where id = ${sessionId}`)
      const client_id = await anotherClient(schedule)

      await expectRefused(schedule, 'SESSION_NOT_AVAILABLE', () =>
        insertBooking(raw, { session_id: sessionId, client_id, status }),
      )
      await expectRefused(schedule, 'SESSION_NOT_AVAILABLE', () =>
        raw.exec('update bookings set status = ? where id = ?', [status, cancelled]),
      )
    })

    it.each(LIVE_STATUSES)('refuses to cancel a session with a %s booking', async (status) => {
      const schedule = await openSchedule(open)
      const { raw, sessionId, clientId } = schedule
      await insertBooking(raw, { session_id: sessionId, client_id: clientId, status })

      await expectRefused(schedule, 'LIVE_BOOKINGS', () =>
        raw.exec("update sessions set status = 'cancelled', cancelled_at = 0 where id = ?", [sessionId]),
      )
    })
  })
})
