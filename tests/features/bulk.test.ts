import { expect, it } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import type { TestStudio } from '../support/studio.ts'
import { aClient, aService, aTrainer, describeStudio } from '../support/studio.ts'

const DAY_BEFORE = '2026-03-04T09:00:00+01:00'
const THAT_DAY = '2026-03-05T12:00:00+01:00'

/** A class with a client each of these names in it. */
async function aFullClass(
  studio: TestStudio,
  names: readonly string[],
  input: Partial<Input<'sessions.create'>> = {},
) {
  const service = await aService(studio, { name: 'Flow', kind: 'group', capacity: 500 })
  const { session } = await studio.call('sessions.create', {
    serviceId: service.id,
    startsAt: '2026-03-05T10:00:00+01:00',
    ...input,
  })
  const bookingIds: number[] = []
  const clientIds: number[] = []
  for (const firstName of names) {
    const client = await aClient(studio, { firstName })
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2 })
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    bookingIds.push(booking.id)
    clientIds.push(client.id)
  }
  return { session, bookingIds, clientIds }
}

const statuses = async (studio: TestStudio, sessionId: number) =>
  (await studio.call('sessions.get', { sessionId })).session.bookings.map((booking) => booking.status)

const figures = async (studio: TestStudio, clientId: number) => {
  const { available, scheduled, completed, remaining, total } = await studio.call('credits.summary', {
    clientId,
  })
  return { available, scheduled, completed, remaining, total }
}

describeStudio('bulk', (open) => {
  it('does what it can, and names the rest with its refusal', async () => {
    const studio = await open({ now: THAT_DAY })
    const { session, bookingIds } = await aFullClass(studio, ['Ada', 'Bea', 'Cleo'])
    const [ada = 0, bea = 0, cleo = 0] = bookingIds
    await studio.call('bookings.cancel', { bookingId: bea, by: 'studio' })

    const answer = await studio.call('bulk.setOutcome', {
      bookingIds: [cleo, 999, bea, ada],
      outcome: 'completed',
    })

    expect(answer).toEqual({
      done: 2,
      used: 2,
      returned: 0,
      refused: [
        { bookingId: 999, code: 'NOT_FOUND', message: 'This booking does not exist.' },
        { bookingId: bea, code: 'INVALID_TRANSITION', message: expect.any(String) },
      ],
    })
    expect(await statuses(studio, session.id)).toEqual(['completed', 'cancelled', 'completed'])
  })

  it('writes an audit row for each that was done, and none for a refused one', async () => {
    const studio = await open({ now: THAT_DAY })
    const { bookingIds } = await aFullClass(studio, ['Ada', 'Bea'])

    await studio.call('bulk.setOutcome', { bookingIds: [...bookingIds, 999], outcome: 'no_show' })

    const { rows } = await studio.call('audit.list', { limit: 3 })
    expect(rows.map(({ method, entityId }) => [method, entityId])).toEqual([
      ['bulk.setOutcome', bookingIds[1]],
      ['bulk.setOutcome', bookingIds[0]],
      ['bookings.create', bookingIds[1]],
    ])
  })

  it('takes a booking that is named twice once', async () => {
    const studio = await open({ now: THAT_DAY })
    const { bookingIds } = await aFullClass(studio, ['Ada'])
    const twice = [...bookingIds, ...bookingIds]

    expect(await studio.call('bulk.setOutcome', { bookingIds: twice, outcome: 'completed' })).toEqual({
      done: 1,
      refused: [],
      used: 1,
      returned: 0,
    })
  })

  it('wants at least one booking and at most 500', async () => {
    const studio = await open()
    const many = Array.from({ length: 501 }, (_, index) => index + 1)

    for (const bookingIds of [[], many]) {
      expect(await studio.refused('bulk.cancel', { bookingIds })).toMatchObject({
        code: 'VALIDATION',
        details: { issues: [{ path: 'bookingIds' }] },
      })
    }
  })

  it('lets trainers mark their own sessions only', async () => {
    const studio = await open({ now: THAT_DAY })
    const trainer = await aTrainer(studio)
    const own = await aFullClass(studio, ['Ada'], { trainerId: trainer.id })
    const other = await aFullClass(studio, ['Bea'])
    const bookingIds = [...own.bookingIds, ...other.bookingIds]

    const answer = await studio.as(trainer.id).call('bulk.setOutcome', { bookingIds, outcome: 'completed' })

    expect(answer).toMatchObject({ done: 1, refused: [{ code: 'UNAUTHORIZED_ACCESS' }] })
  })

  it('cancels each by its own policy, with one reason for all', async () => {
    const studio = await open({ now: DAY_BEFORE })
    const { session, bookingIds, clientIds } = await aFullClass(studio, ['Ada', 'Bea'])

    const answer = await studio.call('bulk.cancel', { bookingIds, reason: 'Water pipe', by: 'studio' })

    expect(answer).toMatchObject({ done: 2, refused: [], returned: 2, late: 0 })

    expect(await statuses(studio, session.id)).toEqual(['cancelled', 'cancelled'])
    for (const clientId of clientIds) {
      expect(await figures(studio, clientId)).toMatchObject({ available: 2, scheduled: 0 })
    }
    const reasons = await studio.raw.rows('select reason from bookings')
    expect(reasons).toEqual([{ reason: 'Water pipe' }, { reason: 'Water pipe' }])
  })

  it('counts those whom a cancellation by the client comes too late for, whose units stay used', async () => {
    // 24 hours before: in time for the first class, and too late for one that begins an hour earlier.
    const studio = await open({ now: '2026-03-04T10:00:00+01:00' })
    const inTime = await aFullClass(studio, ['Ada'])
    const tooLate = await aFullClass(studio, ['Bea', 'Cleo'], { startsAt: '2026-03-05T09:00:00+01:00' })

    const answer = await studio.call('bulk.cancel', {
      bookingIds: [...inTime.bookingIds, ...tooLate.bookingIds],
      by: 'client',
    })

    expect(answer).toMatchObject({ done: 3, refused: [], returned: 1, late: 2 })
    expect(await statuses(studio, inTime.session.id)).toEqual(['cancelled'])
    expect(await statuses(studio, tooLate.session.id)).toEqual(['late_cancelled', 'late_cancelled'])
  })

  it('says what became of the money for many unpaid bookings', async () => {
    const studio = await open()
    const { bookingIds, session } = await aFullClass(studio, ['Ada'])
    const debtor = await aClient(studio, { firstName: 'Dana' })
    const { booking } = await studio.call('bookings.create', {
      sessionId: session.id,
      clientId: debtor.id,
      funding: 'unpaid',
    })

    const answer = await studio.call('bulk.setPayment', {
      bookingIds: [...bookingIds, booking.id],
      status: 'paid',
      method: 'Cash',
    })

    expect(answer).toMatchObject({ done: 1, refused: [{ bookingId: bookingIds[0] }] })
    const { rows } = await studio.call('bookings.list', { clientId: debtor.id })
    expect(rows).toMatchObject([{ paymentStatus: 'paid', paymentMethod: 'Cash' }])
  })

  it('asks for the permission to refund when money goes back', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })

    expect(
      await studio.as(desk.id).refused('bulk.setPayment', { bookingIds: [1], status: 'refunded' }),
    ).toMatchObject({ code: 'UNAUTHORIZED_ACCESS', details: { permission: 'sales.refund' } })
  })

  it('is undone and done again as one', async () => {
    const studio = await open({ now: THAT_DAY })
    const { session, bookingIds, clientIds } = await aFullClass(studio, ['Ada', 'Bea', 'Cleo'])
    const before = await figures(studio, clientIds[0] ?? 0)
    await studio.call('bulk.setOutcome', { bookingIds: [...bookingIds, 999], outcome: 'completed' })
    const after = await figures(studio, clientIds[0] ?? 0)

    const { undone } = await studio.call('undo.last', {})

    expect(undone.label).toBe('Marked 3 bookings as attended')
    expect(await statuses(studio, session.id)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    for (const clientId of clientIds) expect(await figures(studio, clientId)).toEqual(before)
    await studio.call('undo.redo', {})
    expect(await statuses(studio, session.id)).toEqual(['completed', 'completed', 'completed'])
    for (const clientId of clientIds) expect(await figures(studio, clientId)).toEqual(after)
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })
})
