import { expect, test } from 'vitest'
import { aClient, aRoom, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** A class of this afternoon with one who comes, one who waits, and everything about them that nobody else may know. */
async function aClassToday(studio: TestStudio) {
  const { id: trainerId } = await aTrainer(studio, { name: 'Tara Trainer' })
  const { id: roomId } = await aRoom(studio)
  const yoga = await aService(studio, { name: 'Yoga', kind: 'group', family: 'Classes', capacity: 1 })
  const { session } = await studio.call('sessions.create', {
    serviceId: yoga.id,
    trainerId,
    roomId,
    startsAt: '2026-03-02T15:00:00+01:00',
    meetingLink: 'https://zoom.us/j/1234567',
    notes: 'Bring the spare key',
  })
  const secret = { email: 'ada@secret.example', phone: '+49 30 901820', location: 'Elbchaussee 7' }
  const ada = await aClient(studio, {
    firstName: 'Adalind',
    lastName: 'Bergmann',
    ...secret,
    notes: 'Asthma',
  })
  const ben = await aClient(studio, { firstName: 'Benedikt', lastName: 'Clausen' })
  for (const { id: clientId } of [ada, ben]) {
    await studio.call('credits.allocate', { clientId, sessionCount: 3 })
    await studio.call('bookings.create', { sessionId: session.id, clientId, waitlist: clientId === ben.id })
  }
  return { trainerId, roomId, yoga, session, ada, ben }
}

describeStudio('the wall', (open, openEmpty) => {
  test('shows the sessions of today with their places, and the first one after it', async () => {
    const studio = await open()
    const { trainerId, yoga } = await aClassToday(studio)
    for (const startsAt of ['2026-03-03T18:00:00+01:00', '2026-03-03T09:00:00+01:00']) {
      await studio.call('sessions.create', { serviceId: yoga.id, trainerId, startsAt, capacity: 8 })
    }

    const wall = await studio.call('schedule.wall', {})

    expect(wall).toEqual({
      studio: { name: 'Studio Nord', zone: 'Europe/Berlin', today: '2026-03-02' },
      sessions: [
        {
          title: 'Yoga',
          startsAt: '2026-03-02T14:00:00.000Z',
          endsAt: '2026-03-02T15:00:00.000Z',
          trainer: 'Tara',
          room: 'Room 1',
          capacity: 1,
          free: 0,
          waiting: 1,
          status: 'open',
          names: [],
        },
      ],
      next: {
        title: 'Yoga',
        startsAt: '2026-03-03T08:00:00.000Z',
        endsAt: '2026-03-03T09:00:00.000Z',
        trainer: 'Tara',
        room: null,
        capacity: 8,
        free: 8,
        waiting: 0,
        status: 'open',
        names: [],
      },
    })
  })

  test('tells nothing of clients: no name, no contact data, no note and no id', async () => {
    const studio = await open()
    await aClassToday(studio)

    const said = JSON.stringify(await studio.as(null).call('schedule.wall', {}))

    for (const word of [
      'Adalind',
      'Bergmann',
      'Benedikt',
      'Clausen',
      'secret',
      '901820',
      'Elbchaussee',
      'Asthma',
    ]) {
      expect(said).not.toContain(word)
    }
    for (const word of ['Trainer', 'zoom', 'spare key', 'Id"', '"id"']) expect(said).not.toContain(word)
  })

  test('names clients by first name and initial, to those who may read the roster', async () => {
    const studio = await open()
    const { trainerId } = await aClassToday(studio)
    const other = await aTrainer(studio, { name: 'Otto Other' })
    const desk = await studio.call('staff.create', { name: 'Dana Desk', role: 'front_desk' })
    const namesFor = async (staffId: number | null) =>
      (await studio.as(staffId).call('schedule.wall', { names: 'initial' })).sessions.map(
        ({ names }) => names,
      )

    expect(await namesFor(desk.staff.id)).toEqual([['Adalind B.']])
    expect(await namesFor(trainerId)).toEqual([['Adalind B.']])
    expect(await namesFor(other.id)).toEqual([[]])
    expect(await namesFor(null)).toEqual([[]])
    expect(JSON.stringify(await studio.call('schedule.wall', { names: 'initial' }))).not.toContain('Bergmann')
  })

  test('goes on naming who has come, and stops naming who has not', async () => {
    const studio = await open()
    const { session, ada } = await aClassToday(studio)
    const [booking] = (await studio.call('bookings.list', { clientId: ada.id })).rows
    const names = async () =>
      (await studio.call('schedule.wall', { names: 'initial' })).sessions.map((shown) => shown.names)
    studio.setNow(session.startsAt)

    await studio.call('bookings.setOutcome', { bookingId: booking?.id ?? 0, outcome: 'completed' })
    const came = await names()
    await studio.call('bookings.changeOutcome', {
      bookingId: booking?.id ?? 0,
      outcome: 'no_show',
      reason: 'Somebody else was there',
    })

    expect([came, await names()]).toEqual([[['Adalind B.']], [[]]])
  })

  test('shows what is cancelled as such, and nobody in it', async () => {
    const studio = await open()
    const { session } = await aClassToday(studio)
    await studio.call('sessions.cancel', { sessionId: session.id })

    const { sessions } = await studio.call('schedule.wall', { names: 'initial' })

    expect(sessions).toMatchObject([{ title: 'Yoga', status: 'cancelled', free: 1, waiting: 0, names: [] }])
  })

  test('leaves out what is not for clients, today and next', async () => {
    const studio = await open()
    const meeting = await aService(studio, { name: 'Team meeting', kind: 'internal', family: 'Internal' })
    for (const startsAt of ['2026-03-02T12:00:00+01:00', '2026-03-04T12:00:00+01:00']) {
      await studio.call('sessions.create', { serviceId: meeting.id, startsAt })
    }

    expect(await studio.call('schedule.wall', {})).toMatchObject({ sessions: [], next: null })
  })

  test('shows what is still on from the day before, and nothing cancelled as the next', async () => {
    const studio = await open({ now: '2026-03-02T00:20:00+01:00' })
    const { id: serviceId } = await aService(studio, { name: 'Night run', minutes: 120 })
    await studio.call('sessions.create', { serviceId, startsAt: '2026-03-01T23:00:00+01:00' })
    const { session } = await studio.call('sessions.create', {
      serviceId,
      startsAt: '2026-03-05T10:00:00+01:00',
    })
    await studio.call('sessions.cancel', { sessionId: session.id })
    await studio.call('sessions.create', { serviceId, startsAt: '2026-03-06T10:00:00+01:00' })

    const { sessions, next } = await studio.call('schedule.wall', {})

    expect(sessions.map(({ startsAt }) => startsAt)).toEqual(['2026-03-01T22:00:00.000Z'])
    expect(next?.startsAt).toBe('2026-03-06T09:00:00.000Z')
  })

  test('answers before there is a studio', async () => {
    const test = await openEmpty()

    expect(await test.as(null).call('schedule.wall', {})).toEqual({ studio: null, sessions: [], next: null })
  })
})
