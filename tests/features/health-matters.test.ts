import { expect, it } from 'vitest'
import { giveLongHistory } from '../support/long-history.ts'
import { aClient, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

const NOW = '2026-03-02T09:00:00+01:00'
const DAY = '2026-03-05'

/** Long enough that a look at the whole stands for a while. */
const HISTORY = { sessions: 400 }

async function matters(studio: TestStudio) {
  const { status, integrity } = await studio.call('system.health', {})
  return { status, found: integrity.findings.map(({ id, entityId }) => `${id} ${entityId}`) }
}

describeStudio('what waits for a person in a studio with a history', (open) => {
  it('is told at once when a closure or a leave is entered, taken back and settled', async () => {
    const studio = await open()
    await giveLongHistory(studio, HISTORY)
    studio.setNow(NOW)
    const [service, tara] = [await aService(studio), await aTrainer(studio)]
    const { session } = await studio.call('sessions.create', {
      serviceId: service.id,
      trainerId: tara.id,
      startsAt: `${DAY}T10:00:00+01:00`,
    })
    expect(await matters(studio)).toEqual({ status: 'healthy', found: [] })

    const days = { from: DAY, until: DAY }
    const { closure } = await studio.call('closures.add', { ...days, reason: 'Floor' })
    expect(await matters(studio)).toEqual({ status: 'attention', found: [`V6 ${session.id}`] })
    await studio.call('closures.remove', { closureId: closure.id })
    expect(await matters(studio)).toEqual({ status: 'healthy', found: [] })
    await studio.call('timeOff.add', { trainerId: tara.id, ...days })
    expect(await matters(studio)).toEqual({ status: 'attention', found: [`V6 ${session.id}`] })
    await studio.call('sessions.cancel', { sessionId: session.id })
    expect(await matters(studio)).toEqual({ status: 'healthy', found: [] })
  })

  it('goes as soon as everybody of a session of an earlier day is marked', async () => {
    const studio = await open()
    await giveLongHistory(studio, HISTORY)
    studio.setNow(NOW)
    const [service, tara, client] = [await aService(studio), await aTrainer(studio), await aClient(studio)]
    const { session } = await studio.call('sessions.create', {
      serviceId: service.id,
      trainerId: tara.id,
      startsAt: '2026-03-02T10:00:00+01:00',
    })
    const { booking } = await studio.call('bookings.create', {
      sessionId: session.id,
      clientId: client.id,
      funding: 'unpaid',
    })
    studio.setNow('2026-03-02T23:00:00+01:00')
    expect((await matters(studio)).found).toEqual([])
    studio.setNow('2026-03-03T09:00:00+01:00')
    expect((await matters(studio)).found).toEqual([`V4 ${session.id}`])

    await studio.call('bookings.setOutcome', { bookingId: booking.id, outcome: 'completed' })

    expect((await matters(studio)).found).toEqual([])
  })
})
