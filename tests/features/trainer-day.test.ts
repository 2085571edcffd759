import { expect, test } from 'vitest'
import { aClient, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

const TODAY = '2026-03-02'

/** Two trainers with a session each this afternoon, and Ada in the one of Tara. */
async function twoTrainers(studio: TestStudio) {
  const tara = await aTrainer(studio)
  const otto = await aTrainer(studio, { name: 'Otto Other' })
  const service = await aService(studio)
  const at = async (trainerId: number, startsAt: string, capacity = 1) =>
    (await studio.call('sessions.create', { serviceId: service.id, trainerId, startsAt, capacity })).session
  const own = await at(tara.id, '2026-03-02T15:00:00+01:00')
  const others = await at(otto.id, '2026-03-02T15:00:00+01:00')
  const ada = await aClient(studio, { notes: 'Left knee' })
  const ben = await aClient(studio, { firstName: 'Ben', lastName: 'Clausen', notes: 'Peanuts' })
  for (const [clientId, sessionId, sessionCount] of [
    [ada.id, own.id, 2],
    [ben.id, others.id, 5],
  ] as const) {
    await studio.call('credits.allocate', { clientId, sessionCount })
    await studio.call('bookings.create', { sessionId, clientId })
  }
  return { tara, otto, own, others, ada, ben, at }
}

describeStudio('a trainer’s own day', (open) => {
  test('is their sessions with who comes, what they have left and what is written about them', async () => {
    const studio = await open()
    const { tara, own, ada } = await twoTrainers(studio)

    const day = await studio.as(tara.id).call('trainers.day', {})

    expect(day).toMatchObject({ trainer: { id: tara.id, name: 'Tara Trainer' }, date: TODAY, ahead: [] })
    expect(day.sessions).toHaveLength(1)
    expect(day.sessions[0]).toMatchObject({
      id: own.id,
      startsAt: own.startsAt,
      booked: 1,
      bookings: [
        {
          clientId: ada.id,
          clientName: 'Ada Berg',
          status: 'confirmed',
          available: 1,
          warning: 'low',
          clientNotes: 'Left knee',
        },
      ],
    })
    expect(JSON.stringify(day)).not.toContain('Clausen')
    expect(JSON.stringify(day)).not.toContain('Peanuts')
  })

  test('is nobody else’s to read but of those who may read clients', async () => {
    const studio = await open()
    const { tara, otto, others } = await twoTrainers(studio)
    const { staff: desk } = await studio.call('staff.create', { name: 'Dana Desk', role: 'front_desk' })
    const ofOtto = { trainerId: otto.id }

    expect(await studio.as(tara.id).refused('trainers.day', ofOtto)).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: 'clients.read' },
    })
    expect(await studio.as(tara.id).refused('trainers.day', { trainerId: 4711 })).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
    })
    for (const staffId of [desk.id, otto.id]) {
      const { sessions } = await studio.as(staffId).call('trainers.day', ofOtto)
      expect(sessions.map(({ id }) => id)).toEqual([others.id])
    }
    expect(await studio.refused('trainers.day', { trainerId: 4711 })).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'trainer', id: 4711 },
    })
    expect((await studio.as(null).refused('trainers.day', {})).code).toBe('NOT_SIGNED_IN')
  })

  test('tells what is written about who comes or waits, and not about who does not come any more', async () => {
    const studio = await open()
    const { tara, own, ada } = await twoTrainers(studio)
    const cem = await aClient(studio, { firstName: 'Cem', notes: 'Back' })
    await studio.call('credits.allocate', { clientId: cem.id, sessionCount: 1 })
    await studio.call('bookings.create', { sessionId: own.id, clientId: cem.id, waitlist: true })
    const told = async () =>
      (await studio.as(tara.id).call('trainers.day', {})).sessions[0]?.bookings.map(
        ({ clientId, status, clientNotes }) => [clientId, status, clientNotes],
      )

    const before = await told()
    const [booking] = (await studio.call('bookings.list', { clientId: ada.id })).rows
    await studio.call('bookings.cancel', { bookingId: booking?.id ?? 0 })

    expect(before).toEqual([
      [ada.id, 'confirmed', 'Left knee'],
      [cem.id, 'waitlisted', 'Back'],
    ])
    expect(await told()).toEqual([
      [ada.id, expect.stringContaining('cancelled'), null],
      [cem.id, expect.any(String), 'Back'],
    ])
  })

  test.each([
    [0, 'none_left'],
    [3, 'low'],
    [4, null],
  ] as const)('warns of %i sessions left by the studio’s rules', async (left, warning) => {
    const studio = await open()
    const { tara, at } = await twoTrainers(studio)
    const client = await aClient(studio, { firstName: 'Dora' })
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: left + 1 })
    const { id: sessionId } = await at(tara.id, '2026-03-02T18:00:00+01:00')
    await studio.call('bookings.create', { sessionId, clientId: client.id })

    const { sessions } = await studio.as(tara.id).call('trainers.day', {})

    expect(sessions[1]?.bookings).toMatchObject([{ available: left, warning }])
  })

  test('warns of what expires soon', async () => {
    const studio = await open()
    const { tara, at } = await twoTrainers(studio)
    const client = await aClient(studio, { firstName: 'Dora' })
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 9, expiresOn: '2026-03-16' })
    const { id: sessionId } = await at(tara.id, '2026-03-02T18:00:00+01:00')
    await studio.call('bookings.create', { sessionId, clientId: client.id })

    const { sessions } = await studio.as(tara.id).call('trainers.day', {})

    expect(sessions[1]?.bookings).toMatchObject([{ available: 8, warning: 'expiring' }])
  })

  test('looks ahead a week, day by day, past what is cancelled', async () => {
    const studio = await open()
    const { tara, ada, at } = await twoTrainers(studio)
    const cancelled = await at(tara.id, '2026-03-03T07:00:00+01:00')
    await studio.call('sessions.cancel', { sessionId: cancelled.id })
    const first = await at(tara.id, '2026-03-03T09:00:00+01:00')
    await at(tara.id, '2026-03-03T11:00:00+01:00')
    await at(tara.id, '2026-03-09T23:00:00+01:00')
    await at(tara.id, '2026-03-10T00:00:00+01:00')
    await studio.call('bookings.create', { sessionId: first.id, clientId: ada.id })

    const { ahead } = await studio.as(tara.id).call('trainers.day', { date: TODAY })

    expect(ahead).toEqual([
      {
        date: '2026-03-03',
        sessions: 2,
        clients: 1,
        first: { title: 'Personal training', startsAt: first.startsAt, roomName: null },
      },
      {
        date: '2026-03-09',
        sessions: 1,
        clients: 0,
        first: { title: 'Personal training', startsAt: '2026-03-09T22:00:00.000Z', roomName: null },
      },
    ])
  })

  test('may be marked by that trainer, and not by another one', async () => {
    const studio = await open()
    const { tara, otto, own } = await twoTrainers(studio)
    studio.setNow(own.startsAt)
    const { sessions } = await studio.as(tara.id).call('trainers.day', {})
    const bookingId = sessions[0]?.bookings[0]?.id ?? 0

    const refusal = await studio
      .as(otto.id)
      .refused('bookings.setOutcome', { bookingId, outcome: 'completed' })
    const marked = await studio.as(tara.id).call('bookings.setOutcome', { bookingId, outcome: 'no_show' })

    expect(refusal.code).toBe('UNAUTHORIZED_ACCESS')
    expect(marked.booking.status).toBe('no_show')
    expect((await studio.as(tara.id).refused('sessions.cancel', { sessionId: own.id })).code).toBe(
      'UNAUTHORIZED_ACCESS',
    )
  })
})

describeStudio('the figures of a client', (open) => {
  test('are read by whoever teaches them, and where they came from only by those who may read clients', async () => {
    const studio = await open()
    const { tara, ada, ben } = await twoTrainers(studio)
    const asTara = studio.as(tara.id)

    expect(await asTara.call('credits.summary', { clientId: ada.id })).toMatchObject({ available: 1 })
    for (const clientId of [ben.id, 4711]) {
      expect(await asTara.refused('credits.summary', { clientId })).toMatchObject({
        code: 'UNAUTHORIZED_ACCESS',
        details: { permission: 'clients.read' },
      })
    }
    for (const method of ['credits.explain', 'subscriptions.list'] as const) {
      expect(await asTara.refused(method, { clientId: ada.id })).toMatchObject({
        code: 'UNAUTHORIZED_ACCESS',
      })
    }
  })
})
