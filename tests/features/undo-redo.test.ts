import { expect, it } from 'vitest'
import { withCurrentVersion } from '../../src/main/core/features/undo/version-queries.ts'
import { aService, aTrainer, type Caller, describeStudio } from '../support/studio.ts'
import { aClientWith, aSession, figures, isWhole, START, statusOf, whyNot } from '../support/undo-scene.ts'

describeStudio('undo.redo', (open) => {
  it('does it again, and it can be undone again', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const session = await aSession(studio)
    await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    const booked = await figures(studio, client.id)
    await studio.call('undo.last', {})

    const { redone } = await studio.call('undo.redo', {})

    expect(redone).toMatchObject({
      method: 'bookings.create',
      label: 'Booked Ada Berg into Yoga, Thu 5 March 10:00',
    })
    expect(await figures(studio, client.id)).toEqual(booked)
    expect(await statusOf(studio, client.id)).toEqual(['confirmed', 'cancelled'])
    expect((await studio.call('undo.last', {})).undone.label).toBe(redone.label)
    expect(await figures(studio, client.id)).toMatchObject({ available: 2, scheduled: 0 })
    await isWhole(studio)
  })

  it('goes forward as far as it went back, in the same order', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2 })
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 3 })
    for (let count = 0; count < 3; count += 1) await studio.call('undo.last', {})
    const forward: string[] = []
    for (let count = 0; count < 3; count += 1) {
      forward.push((await studio.call('undo.redo', {})).redone.label)
    }

    expect(forward).toEqual([
      'Added 1 session to Ada Berg',
      'Added 2 sessions to Ada Berg',
      'Added 3 sessions to Ada Berg',
    ])
    expect(await studio.refused('undo.redo', {})).toMatchObject({ code: 'NOT_FOUND' })
    expect(await figures(studio, client.id)).toMatchObject({ available: 6 })
  })

  it('does again to the same booking what was done to it, though it is another row by now', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const session = await aSession(studio)
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    const { id: bookingId, version } = booking
    await studio.call('bookings.cancel', { bookingId, version, reason: 'Ill' })
    await studio.call('undo.last', {})
    await studio.call('undo.last', {})
    await studio.call('undo.redo', {})
    expect(await statusOf(studio, client.id)).toEqual(['confirmed', 'cancelled'])

    await studio.call('undo.redo', {})

    const rows = await studio.raw.rows('select id, status, reason from bookings order by id')
    expect(rows).toMatchObject([
      { status: 'cancelled', reason: 'Undone' },
      { status: 'cancelled', reason: 'Ill' },
    ])
  })

  it('sends every row of a list with the version that it has now', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1)
    await studio.call('clients.update', { clientId: client.id, firstName: 'Adele' })
    const rows = [{ clientId: client.id, version: 1, deeper: [{ clientId: client.id, version: 1 }] }]
    const input = { names: ['Ada'], none: [], changes: rows, others: rows }

    const again = await studio.engine.read((q) => withCurrentVersion(q, input))

    const now = { clientId: client.id, version: 2 }
    const expected = [{ ...now, deeper: [now] }]
    expect(again).toEqual({ names: ['Ada'], none: [], changes: expected, others: expected })
  })

  it('is refused once the person did something else, and not for what others did', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const client = await aClientWith(studio, 1)
    await studio.call('undo.last', {})
    await studio.as(desk.id).call('clients.update', { clientId: client.id, firstName: 'Adele' })
    await studio.call('undo.redo', {})
    await studio.call('undo.last', {})
    await studio.call('clients.update', { clientId: client.id, firstName: 'Ada' })

    expect(await whyNot(studio, 'undo.redo')).toBe(
      'You did something else since, so what was undone cannot be done again.',
    )
  })

  it('forgets what was undone before something new was done and undone', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1)
    await studio.call('undo.last', {})
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 9 })
    await studio.call('undo.last', {})

    expect((await studio.call('undo.redo', {})).redone.label).toBe('Added 9 sessions to Ada Berg')
    expect(await studio.refused('undo.redo', {})).toMatchObject({ code: 'INVALID_TRANSITION' })
  })

  it('tells why what was undone is not possible any more', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const ada = await aClientWith(studio, 1, 'Ada')
    const bea = await aClientWith(studio, 1, 'Bea')
    const session = await aSession(studio)
    await studio.call('bookings.create', { sessionId: session.id, clientId: ada.id })
    await studio.call('undo.last', {})
    await studio.as(desk.id).call('bookings.create', { sessionId: session.id, clientId: bea.id })

    expect(await studio.refused('undo.redo', {})).toMatchObject({
      code: 'CAPACITY_FULL',
      message: 'The session is full: 1 of 1 place taken.',
    })
  })

  it('brings a new client back rather than making them twice', async () => {
    const studio = await open()
    const service = await aService(studio, { kind: 'trial', creditCost: 0 })
    const newClient = { firstName: 'Nia', lastName: 'New', email: 'nia@example.com' }
    await studio.call('sessions.create', { serviceId: service.id, startsAt: START, newClient })
    await studio.call('undo.last', {})

    await studio.call('undo.redo', {})

    const { rows } = await studio.call('clients.list', { status: 'all' })
    expect(rows).toMatchObject([{ firstName: 'Nia', status: 'active' }])
    await studio.call('undo.last', {})
    const after = await studio.call('clients.list', { status: 'all' })
    expect(after.rows).toMatchObject([{ firstName: 'Nia', status: 'inactive' }])
  })
})

describeStudio('undo.history', (open) => {
  const seen = async ({ call }: Caller) => {
    const { rows, undoes, redoes } = await call('undo.history', {})
    const nameOf = (id: number | null) => rows.find((row) => row.id === id)?.label ?? null
    const lines = rows.map(({ label, undone }) => (undone ? `(${label})` : label))
    return { lines, undoes: nameOf(undoes), redoes: nameOf(redoes) }
  }

  it('is what the person did, the newest first, with what Undo and Redo would be about', async () => {
    const studio = await open()
    const desk = await studio.call('staff.create', { name: 'Fred', role: 'front_desk' })
    const fred = studio.as(desk.staff.id)
    const client = await aClientWith(studio, 1)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2 })
    const [two, one] = ['Added 2 sessions to Ada Berg', 'Added 1 session to Ada Berg']
    expect(await seen(fred)).toEqual({ lines: [], undoes: null, redoes: null })
    expect(await seen(studio)).toMatchObject({ undoes: two, redoes: null })
    expect((await seen(studio)).lines.slice(0, 2)).toEqual([two, one])

    await studio.call('undo.last', {})
    expect(await seen(studio)).toMatchObject({ undoes: one, redoes: two })
    expect((await seen(studio)).lines.slice(0, 2)).toEqual([`(${two})`, one])

    await studio.call('undo.redo', {})
    expect(await seen(studio)).toMatchObject({ undoes: two, redoes: null })
    expect((await seen(studio)).lines.slice(0, 2)).toEqual([two, one])
  })

  it('offers nothing to do again once something else was done', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1)
    await studio.call('undo.last', {})
    await studio.call('clients.update', { clientId: client.id, version: client.version, notes: 'Tall' })

    expect(await seen(studio)).toMatchObject({ redoes: null })
    expect((await studio.call('undo.history', { limit: 1 })).rows).toHaveLength(1)
  })
})
