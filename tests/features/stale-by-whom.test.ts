import { expect, it } from 'vitest'
import { aClient, aRoom, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

const START = '2026-03-05T10:00:00+01:00'
const LATER = '2026-03-10T10:00:00+01:00'

async function aScene(studio: TestStudio) {
  const service = await aService(studio)
  const { staff: anna } = await studio.call('staff.create', { name: 'Anna Front', role: 'front_desk' })
  const client = await aClient(studio)
  await studio.call('credits.allocate', { clientId: client.id, sessionCount: 5 })
  const input = { serviceId: service.id, startsAt: START, clientId: client.id }
  const { session, booking } = await studio.call('sessions.create', input)
  return { session, bookingId: booking?.id ?? 0, anna: studio.as(anna.id) }
}

describeStudio('a stale version of a session', (open) => {
  it('is refused with who moved it, when and where to', async () => {
    const studio = await open()
    const { session, anna } = await aScene(studio)
    const { id: sessionId } = session
    studio.setNow('2026-03-03T09:00:00+01:00')
    await anna.call('sessions.move', { sessionId, version: 1, startsAt: LATER })
    studio.setNow('2026-03-03T09:00:30+01:00')

    const refusal = await studio.refused('sessions.move', { sessionId, version: 1, startsAt: START })

    expect(refusal).toMatchObject({
      code: 'STALE_VERSION',
      message: 'Anna Front moved it to Tue 10 March 10:00 a moment ago. Look at the change and try again.',
      details: {
        last: {
          by: 'Anna Front',
          at: '2026-03-03T08:00:00.000Z',
          ago: 30_000,
          what: 'moved it to Tue 10 March 10:00',
        },
      },
    })
  })

  it('says all that was done since, and who was the last', async () => {
    const studio = await open()
    const { session, anna } = await aScene(studio)
    const [trainer, room] = [await aTrainer(studio), await aRoom(studio)]
    const { id: sessionId } = session
    await studio.call('sessions.move', { sessionId, version: 1, startsAt: LATER, trainerId: trainer.id })
    await anna.call('sessions.move', { sessionId, version: 2, startsAt: LATER, roomId: room.id, minutes: 30 })
    const stale = (version: number) => studio.refused('sessions.update', { sessionId, version, notes: 'x' })

    expect((await stale(1)).details).toMatchObject({
      last: {
        by: 'Anna Front',
        what: 'moved it to Tue 10 March 10:00, to Tara Trainer, to Room 1 and made it 30 minutes long',
      },
    })
    expect((await stale(2)).details).toMatchObject({
      last: { what: 'moved it to Room 1 and made it 30 minutes long' },
    })
  })

  it('says it of a change to something else than what is asked for, of a cancellation and of what was undone', async () => {
    const studio = await open()
    const { session, anna } = await aScene(studio)
    const { id: sessionId } = session
    const what = async () => {
      const refusal = await studio.refused('sessions.move', { sessionId, version: 1, startsAt: LATER })
      return refusal.code === 'STALE_VERSION' ? [refusal.details.last?.by, refusal.details.last?.what] : null
    }

    await anna.call('sessions.update', { sessionId, version: 1, capacity: 3 })
    expect(await what()).toEqual(['Anna Front', 'changed it'])
    await studio.call('sessions.cancel', { sessionId })
    expect(await what()).toEqual(['Olga Owner', 'cancelled it'])
    await studio.call('undo.last', {})
    expect(await what()).toEqual(['Olga Owner', 'took its cancellation back'])
  })

  it('says it of each of a series and of many at once', async () => {
    const studio = await open()
    const { session, anna } = await aScene(studio)
    const pattern = { serviceId: session.serviceId, date: '2026-03-12', time: '18:00', count: 2 }
    const { created } = await studio.call('series.create', pattern)
    const [first, second] = created.map((one) => one.session.id)
    const move = { sessionId: first ?? 0, version: 1, startsAt: '2026-03-13T18:00:00+01:00' }
    await anna.call('series.move', { ...move, scope: 'all' })

    const again = await studio.refused('series.move', { ...move, scope: 'all' })
    const many = await studio.call('schedule.reassign', {
      changes: [{ sessionId: second ?? 0, version: 1, cancel: true }],
    })

    expect(again.message).toMatch(/^Anna Front moved it to Fri 13 March 18:00 a moment ago\./)
    expect(many.results[0]?.refusal?.message).toMatch(/^Anna Front moved it to Fri 20 March 18:00 a moment/)
  })
})

describeStudio('a stale version of a booking', (open) => {
  it('is refused with who did what', async () => {
    const studio = await open()
    const { session, bookingId, anna } = await aScene(studio)
    const what = async () => {
      const refusal = await studio.refused('bookings.cancel', { bookingId, version: 1 })
      return refusal.code === 'STALE_VERSION' ? [refusal.details.last?.by, refusal.details.last?.what] : null
    }

    await anna.call('sessions.move', { sessionId: session.id, version: 1, startsAt: LATER })
    expect(await what()).toEqual(['Anna Front', 'moved its session to Tue 10 March 10:00'])
    await studio.call('bookings.cancel', { bookingId })
    expect(await what()).toEqual(['Olga Owner', 'cancelled it'])
  })
})
