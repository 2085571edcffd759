import { expect, test } from 'vitest'
import { aClient, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** What the model in tests/model disagreed with, each as the shortest run of commands that showed it. */

async function errorsOf(studio: TestStudio) {
  const { findings } = await studio.call('integrity.check', {})
  return findings.filter(({ severity }) => severity === 'error')
}

describeStudio('what the model has found', (open) => {
  test('a session moves on after a late cancellation was charged: nothing is wrong with that charge', async () => {
    const studio = await open({ now: '2026-03-02T09:00:00+01:00' })
    const service = await aService(studio, { kind: 'group', capacity: 2 })
    const trainer = await aTrainer(studio)
    const client = await aClient(studio)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 1, expiresOn: '2026-03-03' })
    const { session } = await studio.call('sessions.create', {
      serviceId: service.id,
      trainerId: trainer.id,
      startsAt: '2026-03-02T18:00:00+01:00',
    })
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    expect(await studio.call('bookings.cancel', { bookingId: booking.id })).toMatchObject({ late: true })

    await studio.call('sessions.move', {
      sessionId: session.id,
      startsAt: '2026-03-06T18:00:00+01:00',
      version: session.version,
    })

    expect(await errorsOf(studio)).toEqual([])
  })
})
