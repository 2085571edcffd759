import { expect, it } from 'vitest'
import type { Input, Value } from '../../src/shared/contract/index.ts'
import type { StudioOptions, TestStudio } from '../support/studio.ts'
import { aClient, aPackage, aRoom, aService, aTrainer, describeStudio } from '../support/studio.ts'

const START = '2026-03-05T10:00:00+01:00'
/** Fourteen days later. */
const LATER = '2026-03-19T10:00:00+01:00'

type Session = Value<'sessions.move'>['session']

async function aSession(studio: TestStudio, input: Partial<Input<'sessions.create'>> = {}): Promise<Session> {
  const { rows } = await studio.call('services.list', {})
  const serviceId = input.serviceId ?? rows[0]?.id ?? (await aService(studio)).id
  const { session } = await studio.call('sessions.create', { startsAt: START, ...input, serviceId })
  return session
}

async function aClass(studio: TestStudio, capacity = 3, more: Partial<Input<'sessions.create'>> = {}) {
  const service = await aService(studio, { name: 'Flow', kind: 'group', family: 'Classes', capacity })
  return aSession(studio, { ...more, serviceId: service.id })
}

const allocate = (studio: TestStudio, clientId: number, sessionCount: number, expiresOn?: string) =>
  studio.call('credits.allocate', {
    clientId,
    sessionCount,
    ...(expiresOn === undefined ? {} : { expiresOn }),
  })

async function aBooking(studio: TestStudio, sessionId: number, firstName = 'Ada', expiresOn?: string) {
  const client = await aClient(studio, { firstName })
  await allocate(studio, client.id, 1, expiresOn)
  const { booking } = await studio.call('bookings.create', { sessionId, clientId: client.id })
  return { client, booking }
}

const move = (studio: TestStudio, session: Session, startsAt: string, more: object = {}) =>
  studio.call('sessions.move', { sessionId: session.id, version: session.version, startsAt, ...more })

const refusedMove = (studio: TestStudio, session: Session, startsAt: string, more: object = {}) =>
  studio.refused('sessions.move', { sessionId: session.id, version: session.version, startsAt, ...more })

async function grantsOf(studio: TestStudio, clientId: number) {
  const { grants } = await studio.call('credits.explain', { clientId })
  return grants.map(({ available, held, revoked }) => ({ available, held, revoked }))
}

async function rosterOf(studio: TestStudio, sessionId: number) {
  const { session } = await studio.call('sessions.get', { sessionId })
  return session.bookings
}

async function bookingsOf(studio: TestStudio, clientId: number) {
  return (await studio.call('bookings.list', { clientId })).rows
}

const cancelled = (studio: TestStudio, bookingId: number) =>
  studio.call('bookings.cancel', { bookingId, dryRun: true })

describeStudio('sessions.move', (open) => {
  it('moves a session with its bookings, to another trainer and room, and tells the audit log', async () => {
    const studio = await open()
    const [tara, omar] = [await aTrainer(studio), await aTrainer(studio, { name: 'Omar' })]
    const room = await aRoom(studio)
    const session = await aSession(studio, { trainerId: tara.id })
    const { client, booking } = await aBooking(studio, session.id)

    const moved = await move(studio, session, LATER, { trainerId: omar.id, roomId: room.id, minutes: 90 })

    expect(moved).toMatchObject({
      session: {
        startsAt: '2026-03-19T09:00:00.000Z',
        endsAt: '2026-03-19T10:30:00.000Z',
        wallStart: '2026-03-19T10:00',
        wallKind: 'exact',
        minutes: 90,
        trainerId: omar.id,
        trainerName: 'Omar',
        roomId: room.id,
        locationId: room.locationId,
        booked: 1,
        version: 2,
      },
      refunded: [],
    })
    expect(await bookingsOf(studio, client.id)).toMatchObject([
      { id: booking.id, status: 'confirmed', startsAt: '2026-03-19T09:00:00.000Z', grantId: booking.grantId },
    ])
    expect(await grantsOf(studio, client.id)).toEqual([{ available: 0, held: 1, revoked: 0 }])
    const { rows } = await studio.call('audit.list', { entity: 'session', limit: 1 })
    expect(rows).toMatchObject([
      {
        method: 'sessions.move',
        before: { startsAt: '2026-03-05T09:00:00.000Z', minutes: 60, trainerId: tara.id, roomId: null },
        after: {
          startsAt: '2026-03-19T09:00:00.000Z',
          minutes: 90,
          trainerId: omar.id,
          roomId: room.id,
          by: 'studio',
        },
      },
    ])
  })

  it('leaves as it is what it is not told, and clears trainer and room when told so', async () => {
    const studio = await open()
    const [trainer, room] = [await aTrainer(studio), await aRoom(studio)]
    const session = await aSession(studio, { trainerId: trainer.id, roomId: room.id, minutes: 45 })

    const kept = (await move(studio, session, LATER)).session
    const cleared = (await move(studio, kept, LATER, { trainerId: null, roomId: null })).session

    expect(kept).toMatchObject({ trainerId: trainer.id, roomId: room.id, minutes: 45 })
    expect(cleared).toMatchObject({ trainerId: null, roomId: null, locationId: room.locationId, version: 3 })
  })

  it('changes nothing when everything is so already', async () => {
    const studio = await open()
    const session = await aSession(studio)

    expect(await move(studio, session, START)).toEqual({
      session,
      refunded: [],
      warnings: [],
    })
  })

  it('keeps nothing of a dry run', async () => {
    const studio = await open()
    const session = await aSession(studio)

    const preview = await move(studio, session, LATER, { dryRun: true })

    expect(preview.session.startsAt).toBe('2026-03-19T09:00:00.000Z')
    expect((await studio.call('sessions.get', { sessionId: session.id })).session).toMatchObject(session)
  })

  it('refuses in the order existence, version, state, conflicts, funding', async () => {
    const studio = await open()
    const [trainer, room] = [await aTrainer(studio), await aRoom(studio)]
    const session = await aClass(studio, 3, { trainerId: trainer.id })
    await aBooking(studio, session.id, 'Ada', '2026-03-10')
    const busy = await aSession(studio, { startsAt: LATER, trainerId: trainer.id, roomId: room.id })
    const code = async (changes: object) => (await refusedMove(studio, session, LATER, changes)).code

    expect(await code({ sessionId: 999 })).toBe('NOT_FOUND')
    expect(await code({ trainerId: 999, version: 9 })).toBe('NOT_FOUND')
    expect(await code({ roomId: 999, version: 9 })).toBe('NOT_FOUND')
    expect(await code({ version: 9 })).toBe('STALE_VERSION')
    expect(await code({})).toBe('TRAINER_CONFLICT')
    expect(await code({ trainerId: null, roomId: room.id })).toBe('ROOM_CONFLICT')
    expect(await code({ trainerId: null })).toBe('GRANT_EXPIRED')
    await studio.call('sessions.cancel', { sessionId: session.id })
    expect(await code({ version: 2, trainerId: null })).toBe('INVALID_TRANSITION')
    expect((await studio.call('sessions.get', { sessionId: busy.id })).session.version).toBe(1)
  })

  it('says what somebody else changed meanwhile', async () => {
    const studio = await open()
    const session = await aSession(studio)
    await move(studio, session, LATER)

    const refusal = await refusedMove(studio, session, '2026-03-06T10:00:00+01:00')

    expect(refusal).toMatchObject({
      code: 'STALE_VERSION',
      details: {
        expected: 1,
        found: 2,
        changes: {
          startsAt: { asked: '2026-03-06T09:00:00.000Z', stored: '2026-03-19T09:00:00.000Z' },
        },
      },
    })
  })

  it('says that somebody else cancelled it meanwhile, whatever was asked for', async () => {
    const studio = await open()
    const session = await aSession(studio)
    await studio.call('sessions.cancel', { sessionId: session.id })
    const { id: sessionId, version } = session

    const status = { before: 'open', stored: 'cancelled' }
    expect(await refusedMove(studio, session, START)).toMatchObject({
      code: 'STALE_VERSION',
      details: { changes: { status } },
    })
    expect(await studio.refused('sessions.update', { sessionId, version })).toMatchObject({
      code: 'STALE_VERSION',
      details: { changes: { status } },
    })
  })

  it('names no status where somebody else changed something else', async () => {
    const studio = await open()
    const session = await aSession(studio)
    const { booking } = await aBooking(studio, session.id)
    await studio.call('bookings.cancel', { bookingId: booking.id })
    await studio.call('bookings.confirm', { bookingId: booking.id })
    await move(studio, session, LATER)
    const { id: sessionId, version } = session

    const refusal = await studio.refused('sessions.update', { sessionId, version })
    const ofBooking = await studio.refused('bookings.setPayment', {
      bookingId: booking.id,
      version: 3,
      status: 'paid',
    })

    expect(refusal.details).toMatchObject({ expected: 1, found: 2, changes: {} })
    expect(refusal.details).not.toHaveProperty('changes.status')
    expect(ofBooking).toMatchObject({ code: 'STALE_VERSION', details: { found: 4 } })
    expect(ofBooking.details).not.toHaveProperty('changes.status')
  })

  it('refuses a session of which somebody was marked', async () => {
    const studio = await open()
    const session = await aSession(studio)
    const { booking } = await aBooking(studio, session.id)
    studio.setNow(START)
    await studio.call('bookings.setOutcome', { bookingId: booking.id, outcome: 'completed' })

    expect(await refusedMove(studio, session, LATER)).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'Attendance was already marked, so the session stays where it was.',
    })
  })

  it('keeps a trainer who has left since, and refuses to take one on', async () => {
    const studio = await open()
    const [tara, omar] = [await aTrainer(studio), await aTrainer(studio, { name: 'Omar' })]
    const session = await aSession(studio, { trainerId: tara.id })
    await studio.raw.exec("update staff set active = ? where role = 'trainer'", [false])

    expect(await refusedMove(studio, session, LATER, { trainerId: omar.id })).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'trainer', id: omar.id },
    })
    expect((await move(studio, session, LATER)).session.trainerId).toBe(tara.id)
  })

  it('takes the time of its own session, and keeps the buffer after it', async () => {
    const studio = await open()
    const service = await aService(studio, { bufferMinutes: 15 })
    const trainer = await aTrainer(studio)
    const session = await aSession(studio, { serviceId: service.id, trainerId: trainer.id })
    await aSession(studio, { trainerId: trainer.id, startsAt: '2026-03-05T12:00:00+01:00' })
    const nextTo = (startsAt: string) => refusedMove(studio, session, startsAt)

    expect((await nextTo('2026-03-05T10:46:00+01:00')).code).toBe('TRAINER_CONFLICT')
    expect((await nextTo('2026-03-05T13:14:00+01:00')).code).toBe('TRAINER_CONFLICT')
    const { session: moved } = await move(studio, session, '2026-03-05T10:45:00+01:00')
    expect((await move(studio, moved, '2026-03-05T13:15:00+01:00')).session.version).toBe(3)
  })

  it('names every client who is elsewhere at the new time', async () => {
    const studio = await open()
    const session = await aClass(studio)
    const other = await aClass(studio, 3, { startsAt: LATER })
    const [ada, bea] = [await aBooking(studio, session.id, 'Ada'), await aBooking(studio, session.id, 'Bea')]
    await aBooking(studio, session.id, 'Cem')
    for (const { client } of [ada, bea]) {
      await allocate(studio, client.id, 1)
      await studio.call('bookings.create', { sessionId: other.id, clientId: client.id })
    }

    const refusal = await refusedMove(studio, session, '2026-03-19T10:59:00+01:00')
    const neighbour = await move(studio, session, '2026-03-19T11:00:00+01:00')

    const conflict = { sessionId: other.id, title: 'Flow', startsAt: '2026-03-19T09:00:00.000Z' }
    expect(refusal).toMatchObject({
      code: 'CLIENT_CONFLICT',
      message: 'Ada Berg is already booked for Flow at that time. 1 other client is busy too.',
      details: { ...conflict, name: 'Ada Berg', others: [{ ...conflict, name: 'Bea Berg' }] },
    })
    expect(neighbour.session.booked).toBe(3)
  })

  it('takes the waitlist along, whoever of it is elsewhere', async () => {
    const studio = await open()
    const session = await aClass(studio, 1)
    const waiting = await aClient(studio, { firstName: 'Wes' })
    const input = { sessionId: session.id, clientId: waiting.id, funding: 'unpaid' as const }
    const { booking } = await studio.call('bookings.create', input)
    await studio.raw.exec("update bookings set status = 'waitlisted' where id = ?", [booking.id])
    await aBooking(studio, session.id, 'Ada')
    await aSession(studio, { startsAt: LATER, clientId: waiting.id, funding: 'unpaid' })

    const moved = await move(studio, session, LATER)

    expect(moved.session.booked).toBe(1)
    expect((await rosterOf(studio, session.id)).map(({ status }) => status)).toEqual([
      'waitlisted',
      'confirmed',
    ])
  })
})

describeStudio('what pays for a session that moves', (open) => {
  it('is the same pack on its last valid day, and on every day before', async () => {
    const studio = await open()
    const session = await aSession(studio)
    const { client, booking } = await aBooking(studio, session.id, 'Ada', '2026-03-19')

    const { refunded } = await move(studio, session, LATER)

    expect(refunded).toEqual([])
    expect(await bookingsOf(studio, client.id)).toMatchObject([{ grantId: booking.grantId }])
    expect((await grantsOf(studio, client.id)).map(({ held }) => held)).toEqual([1])
  })

  it('is another pack when the first is not valid any more, by the spend order', async () => {
    const studio = await open()
    const session = await aSession(studio)
    const { client, booking } = await aBooking(studio, session.id, 'Ada', '2026-03-18')
    const long = await allocate(studio, client.id, 1, '2026-06-30')
    const soon = await allocate(studio, client.id, 1, '2026-03-31')

    const { refunded } = await move(studio, session, LATER)

    expect(long.grant.id).toBeLessThan(soon.grant.id)
    expect(refunded).toEqual([
      {
        bookingId: booking.id,
        clientId: client.id,
        clientName: 'Ada Berg',
        from: [booking.grantId],
        to: [soon.grant.id],
      },
    ])
    expect(await grantsOf(studio, client.id)).toEqual([
      { available: 1, held: 0, revoked: 0 },
      { available: 1, held: 0, revoked: 0 },
      { available: 0, held: 1, revoked: 0 },
    ])
    const { entries } = await studio.call('credits.explain', { clientId: client.id })
    expect(entries.slice(-2).map(({ kind, grantId, reason }) => [kind, grantId, reason])).toEqual([
      ['RELEASE', booking.grantId, 'Moved to 2026-03-19'],
      ['HOLD', soon.grant.id, 'Moved to 2026-03-19'],
    ])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('is a pack that has begun by then, when the session moves to an earlier day', async () => {
    const studio = await open()
    const session = await aSession(studio, { startsAt: LATER })
    const client = await aClient(studio)
    const { grant } = await allocate(studio, client.id, 1)
    await studio.raw.exec('update grants set effective_from = ? where id = ?', ['2026-03-10', grant.id])
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    const early = await allocate(studio, client.id, 1)

    const { refunded } = await move(studio, session, START)

    expect(refunded).toMatchObject([{ bookingId: booking.id, from: [grant.id], to: [early.grant.id] }])
  })

  it('is refused for all when nothing of one client is valid, and names everybody', async () => {
    const studio = await open()
    const session = await aClass(studio)
    const ada = await aBooking(studio, session.id, 'Ada', '2026-03-18')
    await aBooking(studio, session.id, 'Bea', '2026-03-19')
    const cem = await aBooking(studio, session.id, 'Cem', '2026-03-06')

    const refusal = await refusedMove(studio, session, LATER)

    expect(refusal).toMatchObject({
      code: 'GRANT_EXPIRED',
      message:
        'The credits of Ada Berg and 1 other client are not valid on 19 Mar 2026. Choose another day, or extend them first.',
      details: {
        grantId: ada.booking.grantId,
        expiresOn: '2026-03-18',
        on: '2026-03-19',
        bookings: [
          { bookingId: ada.booking.id, clientId: ada.client.id, name: 'Ada Berg', problem: 'expired' },
          { bookingId: cem.booking.id, name: 'Cem Berg', expiresOn: '2026-03-06', problem: 'expired' },
        ],
      },
    })
    const { session: now } = await studio.call('sessions.get', { sessionId: session.id })
    expect(now).toMatchObject({ startsAt: session.startsAt, version: 1 })
    expect(await grantsOf(studio, ada.client.id)).toEqual([{ available: 0, held: 1, revoked: 0 }])
  })

  it('says so of one client by name', async () => {
    const studio = await open()
    const session = await aSession(studio)
    await aBooking(studio, session.id, 'Ada', '2026-03-18')

    expect((await refusedMove(studio, session, LATER)).message).toBe(
      'The credits of Ada Berg are not valid on 19 Mar 2026. Choose another day, or extend them first.',
    )
  })

  it('is not asked for when only the time of day changes', async () => {
    const studio = await open()
    const session = await aSession(studio)
    const { client } = await aBooking(studio, session.id, 'Ada', '2026-03-05')
    await studio.raw.exec('update grants set expires_on = ?', ['2026-03-04'])

    expect((await move(studio, session, '2026-03-05T23:59:00+01:00')).refunded).toEqual([])
    expect((await grantsOf(studio, client.id)).map(({ held }) => held)).toEqual([1])
  })

  it('is another pack when the first is frozen on the new day, and nothing when there is none', async () => {
    const studio = await open()
    const session = await aSession(studio)
    const { client, booking } = await aBooking(studio, session.id)
    await studio.raw.exec(
      'insert into freezes (subscription_id, from_day, until_day, created_at) values (?, ?, ?, 0)',
      [booking.subscriptionId, '2026-03-19', '2026-03-20'],
    )

    const frozen = await refusedMove(studio, session, LATER)
    await studio.call('purchases.create', {
      clientId: client.id,
      packageId: (await aPackage(studio, { kind: 'membership', period: 'month', validityDays: 60 })).id,
    })
    const { refunded } = await move(studio, session, LATER)

    expect(frozen).toMatchObject({ code: 'GRANT_EXPIRED', details: { bookings: [{ problem: 'frozen' }] } })
    expect(refunded).toMatchObject([{ bookingId: booking.id, from: [booking.grantId], to: [2] }])
  })

  it('is still what settled a debt, though it was not valid on the old day either', async () => {
    const studio = await open()
    const session = await aSession(studio, { startsAt: LATER })
    const client = await aClient(studio)
    const { grant } = await allocate(studio, client.id, 1, '2026-03-10')
    const input = { sessionId: session.id, clientId: client.id, funding: 'unpaid' as const }
    const { booking } = await studio.call('bookings.create', input)
    await studio.call('bookings.settle', { bookingId: booking.id, grantId: grant.id })

    const { refunded } = await move(studio, session, '2026-03-26T10:00:00+01:00')

    expect(refunded).toEqual([])
    expect(await grantsOf(studio, client.id)).toEqual([{ available: 0, held: 1, revoked: 0 }])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('goes back with the session when the move is undone', async () => {
    const studio = await open()
    const session = await aSession(studio)
    const { client, booking } = await aBooking(studio, session.id, 'Ada', '2026-03-18')
    await allocate(studio, client.id, 1, '2026-03-31')
    const before = await grantsOf(studio, client.id)
    await move(studio, session, LATER)

    const { undone } = await studio.call('undo.last', {})

    expect(undone.method).toBe('sessions.move')
    const { session: now } = await studio.call('sessions.get', { sessionId: session.id })
    expect(now).toMatchObject({ startsAt: session.startsAt, wallStart: session.wallStart, booked: 1 })
    expect(await grantsOf(studio, client.id)).toEqual(before)
    expect(await bookingsOf(studio, client.id)).toMatchObject([
      { id: booking.id, status: 'confirmed', startsAt: session.startsAt },
    ])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('is a new gift for the new day, and the old one is taken back', async () => {
    const studio = await open()
    const session = await aSession(studio)
    const client = await aClient(studio)
    const input = { sessionId: session.id, clientId: client.id, funding: 'comp' as const }
    const { booking } = await studio.call('bookings.create', input)

    const { refunded } = await move(studio, session, LATER)

    expect(refunded).toMatchObject([{ bookingId: booking.id, from: [1], to: [2] }])
    expect(await grantsOf(studio, client.id)).toEqual([
      { available: 0, held: 0, revoked: 1 },
      { available: 0, held: 1, revoked: 0 },
    ])
    const { entries } = await studio.call('credits.explain', { clientId: client.id })
    expect(entries.map(({ kind, reason }) => [kind, reason]).slice(2)).toEqual([
      ['RELEASE', 'Moved to 2026-03-19'],
      ['REVOKE', 'Moved to 2026-03-19'],
      ['GRANT', 'Complimentary: Personal training'],
      ['HOLD', 'Moved to 2026-03-19'],
    ])
  })

  it('is still a debt when it was one, and nothing for a trial', async () => {
    const studio = await open()
    await aService(studio)
    const trial = await aService(studio, { name: 'Trial', kind: 'trial' })
    const [debtor, guest] = [await aClient(studio), await aClient(studio, { firstName: 'Gus' })]
    const debt = await aSession(studio, { clientId: debtor.id, funding: 'unpaid' })
    const free = await aSession(studio, { serviceId: trial.id, clientId: guest.id })

    expect((await move(studio, debt, LATER)).refunded).toEqual([])
    expect((await move(studio, free, LATER)).refunded).toEqual([])
    expect(await bookingsOf(studio, debtor.id)).toMatchObject([
      { funding: 'unpaid', paymentStatus: 'pending' },
    ])
  })

  it('hands a pack over that the move uses up', async () => {
    const studio = await open()
    const service = await aService(studio)
    const small = await aPackage(studio, { name: '1 session', credits: 1, validityDays: 60 })
    const client = await aClient(studio)
    const { session } = await studio.call('sessions.create', { serviceId: service.id, startsAt: START })
    await allocate(studio, client.id, 1, '2026-03-10')
    await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    await studio.call('purchases.create', { clientId: client.id, packageId: small.id })
    await studio.call('purchases.create', { clientId: client.id, packageId: small.id })

    await move(studio, session, LATER)

    const { rows } = await studio.call('subscriptions.list', { clientId: client.id })
    expect(rows.filter(({ packageName }) => packageName === '1 session').map(({ status }) => status)).toEqual(
      ['ended', 'active'],
    )
  })
})

describeStudio('the late window after a move', (open) => {
  /** An hour before the start, which is late; the session then moves four weeks on. */
  async function movedLate(studio: TestStudio, by?: 'client' | 'studio', now = '2026-03-05T09:00:00+01:00') {
    const session = await aSession(studio)
    const { booking } = await aBooking(studio, session.id)
    studio.setNow(now)
    await move(studio, session, '2026-04-02T10:00:00+02:00', by === undefined ? {} : { by })
    return booking
  }

  it('keeps the earliest start when the client moved it too late to cancel', async () => {
    const studio = await open()
    const booking = await movedLate(studio, 'client')

    expect(await cancelled(studio, booking.id)).toMatchObject({ late: true, returned: 0 })
  })

  it('begins anew when the studio moved it, which is what it is unless said otherwise', async () => {
    const studio = await open()
    const booking = await movedLate(studio)

    expect(await cancelled(studio, booking.id)).toMatchObject({ late: false, returned: 1 })
  })

  it('begins anew when the client moved it in time, to the millisecond', async () => {
    const studio = await open()
    const booking = await movedLate(studio, 'client', '2026-03-04T10:00:00+01:00')
    studio.setNow('2026-03-05T09:00:00+01:00')

    expect(await cancelled(studio, booking.id)).toMatchObject({ late: false })
  })

  it('stays as it is when only the trainer changes', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const booking = await movedLate(studio, 'client')
    const { session } = await studio.call('sessions.get', { sessionId: booking.sessionId })

    await move(studio, session, session.startsAt, { trainerId: trainer.id })

    expect(await cancelled(studio, booking.id)).toMatchObject({ late: true })
  })

  it('refuses a booking that was looked at before the move', async () => {
    const studio = await open()
    const session = await aSession(studio)
    const { booking } = await aBooking(studio, session.id)
    await move(studio, session, LATER)

    const [moved] = await rosterOf(studio, session.id)

    expect(moved?.version).toBe(booking.version + 1)
  })
})

describeStudio('a move across a change of the clock', (open) => {
  const ZONES: [string, string, string, Partial<Session>][] = [
    // Zone, from, to, what is stored: the instant, the wall time and how it came about.
    [
      'Europe/Berlin',
      '2026-03-28T02:30:00+01:00',
      '2026-03-29T03:30:00+02:00',
      { startsAt: '2026-03-29T01:30:00.000Z', wallStart: '2026-03-29T03:30', wallKind: 'exact' },
    ],
    [
      'Europe/Berlin',
      '2026-10-24T02:30:00+02:00',
      '2026-10-25T02:30:00+02:00',
      { startsAt: '2026-10-25T00:30:00.000Z', wallStart: '2026-10-25T02:30', wallKind: 'fold' },
    ],
    [
      'America/New_York',
      '2026-10-31T01:30:00-04:00',
      '2026-11-01T01:30:00-05:00',
      { startsAt: '2026-11-01T06:30:00.000Z', wallStart: '2026-11-01T01:30', wallKind: 'fold' },
    ],
    [
      'Australia/Lord_Howe',
      '2026-04-04T01:45:00+11:00',
      '2026-04-05T01:45:00+11:00',
      { startsAt: '2026-04-04T14:45:00.000Z', wallStart: '2026-04-05T01:45', wallKind: 'fold' },
    ],
    [
      'America/St_Johns',
      '2026-03-07T18:00:00-03:30',
      '2026-03-08T18:00:00-02:30',
      { startsAt: '2026-03-08T20:30:00.000Z', wallStart: '2026-03-08T18:00', wallKind: 'exact' },
    ],
    [
      'America/Santiago',
      '2026-04-03T23:30:00-03:00',
      '2026-04-04T23:30:00-03:00',
      { startsAt: '2026-04-05T02:30:00.000Z', wallStart: '2026-04-04T23:30', wallKind: 'fold' },
    ],
    [
      'Asia/Kolkata',
      '2026-03-28T06:00:00+05:30',
      '2026-03-29T06:00:00+05:30',
      { startsAt: '2026-03-29T00:30:00.000Z', wallStart: '2026-03-29T06:00', wallKind: 'exact' },
    ],
  ]

  it.each(ZONES)('in %s from %s to %s', async (zone, from, to, expected) => {
    const studio = await open({ zone } satisfies StudioOptions)
    const session = await aSession(studio, { startsAt: from })

    const { session: moved } = await move(studio, session, to)

    expect(moved).toMatchObject({ ...expected, minutes: 60 })
    const { ok, findings } = await studio.call('integrity.check', {})
    expect([ok, findings]).toEqual([true, []])
  })

  it('takes the hour that the clock shows twice for two', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const [summer, winter] = ['2026-10-25T02:00:00+02:00', '2026-10-25T02:00:00+01:00']
    await aSession(studio, { startsAt: summer, trainerId: trainer.id })
    const session = await aSession(studio, { startsAt: winter, trainerId: trainer.id })

    const { session: moved } = await move(studio, session, '2026-10-25T02:30:00+01:00')
    const refusal = await refusedMove(studio, moved, '2026-10-25T02:59:00+02:00')

    expect([session, moved].map(({ wallStart, wallKind }) => [wallStart, wallKind])).toEqual([
      ['2026-10-25T02:00', 'fold'],
      ['2026-10-25T02:30', 'fold'],
    ])
    expect(refusal.code).toBe('TRAINER_CONFLICT')
  })

  it('counts the window in elapsed hours, whatever the clock shows', async () => {
    const studio = await open()
    // The day of the change has 23 hours: 24 hours before 10:00 in summer time is 09:00 in winter time.
    const session = await aSession(studio)
    const { booking } = await aBooking(studio, session.id)
    await move(studio, session, '2026-03-29T10:00:00+02:00')

    studio.setNow('2026-03-28T09:00:00+01:00')
    const inTime = await cancelled(studio, booking.id)
    studio.setNow('2026-03-28T09:00:00.001+01:00')
    const late = await cancelled(studio, booking.id)

    expect([inTime.late, late.late]).toEqual([false, true])
  })

  it('judges the day in the studio, over midnight and over a day of 25 hours', async () => {
    const studio = await open()
    const session = await aSession(studio, { startsAt: '2026-10-24T12:00:00+02:00' })
    const client = await aClient(studio)
    await allocate(studio, client.id, 1, '2026-10-25')
    await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })

    // The last hour of the 25th in Berlin is the 24th hour after its midnight, and still that day.
    const { session: moved } = await move(studio, session, '2026-10-25T23:30:00+01:00', { minutes: 1440 })
    const refusal = await refusedMove(studio, moved, '2026-10-26T00:00:00+01:00')

    expect(moved).toMatchObject({ wallStart: '2026-10-25T23:30', endsAt: '2026-10-26T22:30:00.000Z' })
    expect(refusal).toMatchObject({ code: 'GRANT_EXPIRED', details: { on: '2026-10-26' } })
  })
})
