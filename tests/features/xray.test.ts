import { expect, it } from 'vitest'
import { type XrayFigure, xrayOf } from '../../src/shared/domain/xray.ts'
import { aClient, aPackage, aService, describeStudio, type TestStudio } from '../support/studio.ts'

/** A client with a pack in use, one that waits, credits that were taken back, and bookings that ended in every way. */
async function aHistory(studio: TestStudio) {
  const { call, setNow } = studio
  const { id: serviceId } = await aService(studio)
  const { id: packageId } = await aPackage(studio)
  const { id: clientId } = await aClient(studio)
  await call('purchases.create', { clientId, packageId })
  await call('purchases.create', { clientId, packageId })
  await call('credits.allocate', { clientId, sessionCount: 4 })
  await call('credits.revoke', { clientId, sessionCount: 1, reason: 'Too many' })
  const book = async (startsAt: string) => {
    const { booking } = await call('sessions.create', { serviceId, clientId, startsAt })
    return booking?.id ?? 0
  }
  const attended = await book('2026-03-03T10:00+01:00')
  const cancelled = await book('2026-03-09T10:00+01:00')
  await book('2026-03-10T10:00+01:00')
  setNow('2026-03-03T12:00+01:00')
  await call('bookings.setOutcome', { bookingId: attended, outcome: 'completed' })
  await call('bookings.cancel', { bookingId: cancelled })
  return clientId
}

describeStudio('what makes a number', (open) => {
  it('adds up to every figure that any screen shows, grant by grant and line by line', async () => {
    const studio = await open()
    const clientId = await aHistory(studio)

    const explained = await studio.call('credits.explain', { clientId })
    const summary = await studio.call('credits.summary', { clientId })
    const { rows } = await studio.call('clients.list', {})

    const made = (figure: XrayFigure, pack: number | null = null) => xrayOf(explained, figure, pack)
    expect(made('available').total).toBe(summary.available)
    expect(made('remaining').total).toBe(summary.remaining)
    expect(made('scheduled').total).toBe(summary.scheduled)
    expect(made('used').total).toBe(summary.completed)
    expect(made('total').total).toBe(summary.total)
    expect(made('purchased').total).toBe(rows[0]?.purchased)
    expect(made('expired').total).toBe(rows[0]?.expired)
    expect(summary).toMatchObject({ available: 11, remaining: 21, scheduled: 1, completed: 1, total: 23 })
    for (const figure of ['remaining', 'scheduled', 'used', 'total', 'purchased'] as const) {
      for (const { units, lines } of made(figure).parts) {
        expect(lines.reduce((sum, { change }) => sum + change, 0)).toBe(units)
      }
    }
    for (const pack of summary.subscriptions) {
      expect(made('remaining', pack.id).total).toBe(pack.remaining)
      expect(made('scheduled', pack.id).total).toBe(pack.scheduled)
      expect(made('used', pack.id).total).toBe(pack.completed)
      expect(made('total', pack.id).total).toBe(pack.total)
    }
  })

  it('tells what is left but does not count today, and why', async () => {
    const studio = await open()
    const clientId = await aHistory(studio)

    const explained = await studio.call('credits.explain', { clientId })

    const waiting = xrayOf(explained, 'available', null).parts.filter(({ later }) => later > 0)
    expect(waiting.map(({ units, later, lines }) => ({ units, later, lines }))).toEqual([
      { units: 0, later: 10, lines: [] },
    ])
    expect(waiting[0]?.grant.why).toMatch(/^10 sessions/)
  })
})
