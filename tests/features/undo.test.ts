import { expect, it } from 'vitest'
import { insertRow } from '../support/rows.ts'
import { aClient, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'
import { aClientWith, aSession, figures, isWhole, START, statusOf, whyNot } from '../support/undo-scene.ts'

describeStudio('undo.last', (open) => {
  it('says when there is nothing to undo or to do again', async () => {
    const studio = await open()

    expect(await studio.refused('undo.last', {})).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is nothing to undo.',
      details: { entity: 'undo step' },
    })
    expect(await studio.refused('undo.redo', {})).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is nothing to redo.',
      details: { entity: 'redo step' },
    })
  })

  it('cancels a booking and gives its credit back, by a line that cites the hold', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const session = await aSession(studio)
    const before = await figures(studio, client.id)
    await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })

    const { undone } = await studio.call('undo.last', {})

    expect(undone).toMatchObject({
      method: 'bookings.create',
      label: 'Booked Ada Berg into Yoga, Thu 5 March 10:00',
      at: '2026-03-02T08:00:00.000Z',
    })
    expect(await figures(studio, client.id)).toEqual(before)
    expect(await statusOf(studio, client.id)).toEqual(['cancelled'])
    const lines = await studio.raw.rows('select seq, kind, corrects_seq, reason from entries order by seq')
    expect(lines.map((line) => Object.values(line).map((value) => value && String(value)))).toEqual([
      ['1', 'GRANT', null, 'Admin added'],
      ['2', 'HOLD', null, null],
      ['3', 'RELEASE', '2', 'Undone'],
    ])
    await isWhole(studio)
  })

  it('is a command of its own in the audit log, and keeps every row', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const session = await aSession(studio)
    await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    await studio.call('undo.last', {})

    const { rows } = await studio.call('audit.list', { limit: 2 })

    expect(rows).toMatchObject([
      { method: 'undo.last', entity: 'undo step', after: { method: 'bookings.create' } },
      {
        method: 'undo.last',
        entity: 'booking',
        before: { status: 'confirmed' },
        after: { status: 'cancelled', cancelledBy: 'studio', reason: 'Undone' },
      },
    ])
  })

  it('goes back step by step, each person through their own', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const client = await aClientWith(studio, 5)
    const session = await aSession(studio)
    await studio.as(desk.id).call('credits.allocate', { clientId: client.id, sessionCount: 3 })
    await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    const label = async (who: Pick<TestStudio, 'call'>) => (await who.call('undo.last', {})).undone.label

    expect(await label(studio.as(desk.id))).toBe('Added 3 sessions to Ada Berg')
    expect(await studio.as(desk.id).refused('undo.last', {})).toMatchObject({ code: 'NOT_FOUND' })
    expect(await label(studio)).toBe('Booked Ada Berg into Yoga, Thu 5 March 10:00')
    expect(await label(studio)).toBe('Scheduled Yoga, Thu 5 March 10:00')
    expect(await label(studio)).toBe('Added 5 sessions to Ada Berg')
    expect(await label(studio)).toBe('Added Ada Berg')
    expect(await studio.refused('undo.last', {})).toMatchObject({ code: 'NOT_FOUND' })
    expect(await figures(studio, client.id)).toMatchObject({ available: 0, total: 0 })
    await isWhole(studio)
  })

  it('keeps no step of what was refused, tried out or sent twice', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1)
    const session = await aSession(studio)
    const booking = { sessionId: session.id, clientId: client.id }
    const steps = async () => (await studio.raw.rows('select id from undo_steps')).length
    const before = await steps()

    await studio.call('bookings.create', { ...booking, dryRun: true })
    await studio.refused('bookings.create', { ...booking, clientId: 999 })
    expect(await steps()).toBe(before)
    await studio.call('bookings.create', { ...booking, commandId: 'one' })
    await studio.call('bookings.create', { ...booking, commandId: 'one' })

    expect(await steps()).toBe(before + 1)
  })

  it('tells as a dry run what would be undone, and undoes nothing', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1)

    const { undone } = await studio.call('undo.last', { dryRun: true })

    expect(undone.label).toBe('Added 1 session to Ada Berg')
    expect(await figures(studio, client.id)).toMatchObject({ available: 1 })
    expect((await studio.call('undo.last', {})).undone).toEqual(undone)
  })

  it('asks for the permission of the step itself', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const client = await aClient(studio)
    await studio.as(desk.id).call('credits.allocate', { clientId: client.id, sessionCount: 3 })
    await studio.call('staff.update', { staffId: desk.id, version: desk.version, role: 'trainer' })

    expect(await studio.as(desk.id).refused('undo.last', {})).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: 'credits.allocate' },
    })
  })

  it('puts a late cancellation back as it was', async () => {
    const studio = await open({ now: '2026-03-05T09:00:00+01:00' })
    const client = await aClientWith(studio, 2)
    const session = await aSession(studio)
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    const before = await figures(studio, client.id)
    await studio.call('bookings.cancel', { bookingId: booking.id })
    expect(await figures(studio, client.id)).toMatchObject({ completed: 1 })

    await studio.call('undo.last', {})

    expect(await figures(studio, client.id)).toEqual(before)
    expect(await statusOf(studio, client.id)).toEqual(['confirmed'])
    await isWhole(studio)
  })

  it('opens a session again with everyone in it', async () => {
    const studio = await open()
    await aService(studio, { name: 'Flow', kind: 'group', capacity: 3 })
    const session = await aSession(studio)
    const clients = [await aClientWith(studio, 1, 'Ada'), await aClientWith(studio, 1, 'Bea')]
    for (const { id } of clients) {
      await studio.call('bookings.create', { sessionId: session.id, clientId: id })
    }
    await studio.call('sessions.cancel', { sessionId: session.id })

    const { undone } = await studio.call('undo.last', {})

    expect(undone.label).toBe('Cancelled Flow, Thu 5 March 10:00 with 2 bookings')
    const now = await studio.call('sessions.get', { sessionId: session.id })
    expect(now.session).toMatchObject({ status: 'open', booked: 2 })
    for (const { id } of clients) expect(await figures(studio, id)).toMatchObject({ scheduled: 1 })
    await isWhole(studio)
  })

  it('takes a new session back with the booking and the client that came with it', async () => {
    const studio = await open()
    const service = await aService(studio, { kind: 'trial', creditCost: 0 })
    await studio.call('sessions.create', {
      serviceId: service.id,
      startsAt: START,
      newClient: { firstName: 'Nia', lastName: 'New', email: 'nia@example.com' },
    })

    await studio.call('undo.last', {})

    const { rows } = await studio.call('clients.list', { status: 'all' })
    expect(rows).toMatchObject([{ firstName: 'Nia', status: 'inactive' }])
    expect((await studio.call('sessions.get', { sessionId: 1 })).session.status).toBe('cancelled')
  })

  it('gives revoked credits back on the same grants', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 5)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2 })
    const before = await figures(studio, client.id)
    await studio.call('credits.revoke', { clientId: client.id, sessionCount: 4, reason: 'Mistake' })

    const { undone } = await studio.call('undo.last', {})

    expect(undone.label).toBe('Removed 4 sessions from Ada Berg')
    expect(await figures(studio, client.id)).toEqual(before)
    const { grants } = await studio.call('credits.explain', { clientId: client.id })
    expect(grants).toMatchObject([
      { granted: 7, available: 5, revoked: 2 },
      { granted: 4, available: 2, revoked: 2 },
    ])
  })

  it('leaves no empty pack in the place of a family', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 5)
    await studio.call('undo.last', {})

    const { rows } = await studio.call('subscriptions.list', { clientId: client.id })

    expect(rows).toMatchObject([{ status: 'ended', total: 0 }])
  })

  it('deactivates a client who was added, and puts back what was changed of one', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio, { email: 'ada@example.com', phone: '1' })
    const before = (await studio.call('clients.get', { clientId })).client
    await studio.call('clients.update', { clientId, lastName: 'Tal', email: 'tal@example.com', phone: null })

    expect((await studio.call('undo.last', {})).undone.label).toBe('Changed Ada Tal')
    const { client } = await studio.call('clients.get', { clientId })
    expect({ ...client, version: before.version }).toEqual(before)
    expect((await studio.call('clients.search', { query: 'Tal' })).rows).toEqual([])
    expect((await studio.call('clients.search', { query: 'ada@example.com' })).rows).toHaveLength(1)

    expect((await studio.call('undo.last', {})).undone.label).toBe('Added Ada Berg')
    expect((await studio.call('clients.get', { clientId })).client.status).toBe('inactive')
    await studio.call('undo.redo', {})
    expect((await studio.call('clients.get', { clientId })).client.status).toBe('active')
    await studio.call('undo.redo', {})
    expect((await studio.call('clients.get', { clientId })).client.lastName).toBe('Tal')
    expect((await studio.call('clients.list', { status: 'all' })).total).toBe(1)
  })

  it('leaves an e-mail address to whoever has it by now', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const { id: clientId } = await aClient(studio, { email: 'ada@example.com' })
    await studio.call('clients.update', { clientId, email: 'tal@example.com' })
    await aClient(studio.as(desk.id), { firstName: 'Bea', email: 'ada@example.com' })

    expect(await whyNot(studio)).toBe(
      'Not undone: Changed Ada Berg. The e-mail address ada@example.com is somebody else’s by now.',
    )
  })

  it('forgets what nobody would take back any more, but for imports that were taken back', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const old = { actor_id: studio.owner.staffId, input: '{}', steps: '{"steps":[]}', label: 'Old', at: 0 }
    await insertRow(studio.raw, 'undo_steps', { ...old, method: 'bookings.create' })
    await insertRow(studio.raw, 'undo_steps', { ...old, method: 'import.commit', undone_at: 1 })
    // The client is the first of them.
    for (let id = 4; id < 128; id += 1) {
      await insertRow(studio.raw, 'undo_steps', { ...old, method: 'bookings.create' })
    }
    const labels = async () =>
      (await studio.raw.rows<{ method: string }>('select method from undo_steps order by id')).map(
        ({ method }) => method,
      )
    expect(await labels()).toHaveLength(127)

    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 1 })

    expect(await labels()).toEqual(['clients.create', 'import.commit', 'credits.allocate'])
  })
})
