import { expect, it } from 'vitest'
import { aClientWith, aSession } from '../support/bookings.ts'
import { aPackage, describeStudio } from '../support/studio.ts'

describeStudio('a pack that was made by mistake', (open) => {
  it('is followed by a sale that waited for what was given by mistake', async () => {
    const studio = await open()
    await aSession(studio)
    const { id: packageId } = await aPackage(studio)
    const { id: clientId } = await aClientWith(studio, 0)
    const { rows } = await studio.call('families.list', {})
    const desk = await studio.call('staff.create', { name: 'Desk', role: 'front_desk' })
    const atDesk = studio.as(desk.staff.id)
    await atDesk.call('credits.allocate', {
      clientId,
      sessionCount: 1,
      family: rows[0]?.name ?? '',
      expiresOn: '2026-04-06',
      category: 'promotional',
    })
    await studio.call('purchases.create', { clientId, packageId })
    await atDesk.call('undo.last', {})

    const { rows: packs } = await studio.call('subscriptions.list', { clientId })
    expect(packs.filter(({ status }) => status === 'queued')).toEqual([])
    expect((await studio.call('integrity.check', {})).findings).toEqual([])
  })
})

describeStudio('a place that was given up late', (open) => {
  it('is not taken again with sessions that are over by the day to which its session moved', async () => {
    const studio = await open()
    const { id: clientId } = await aClientWith(studio, 2, { expiresOn: '2026-03-06' })
    const session = await aSession(studio, { startsAt: '2026-03-02T10:00:00+01:00' })
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId })
    await studio.call('bookings.cancel', { bookingId: booking.id })
    const { session: now } = await studio.call('sessions.get', { sessionId: session.id })
    await studio.call('sessions.move', {
      sessionId: session.id,
      version: now.version,
      startsAt: '2026-03-10T10:00:00+01:00',
    })

    studio.setNow('2026-03-10T12:00:00+01:00')
    const again = { bookingId: booking.id, outcome: 'completed', reason: 'It was otherwise' } as const
    expect(await studio.refused('bookings.changeOutcome', again)).toMatchObject({
      code: 'GRANT_EXPIRED',
      details: { on: '2026-03-10' },
    })
    expect((await studio.call('integrity.check', {})).findings).toEqual([])
  })
})
