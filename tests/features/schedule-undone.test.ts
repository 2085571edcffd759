import { expect, it } from 'vitest'
import { aSession } from '../support/bookings.ts'
import { aService, describeStudio } from '../support/studio.ts'

describeStudio('a session whose making was taken back', (open) => {
  const day = { from: '2026-03-02T00:00:00Z', to: '2026-03-09T00:00:00Z' }

  it('is on no schedule, and there again when it is made after all', async () => {
    const studio = await open()
    const { id: sessionId } = await aSession(studio, { serviceId: (await aService(studio)).id })
    await studio.call('undo.last', {})

    expect((await studio.call('schedule.range', day)).sessions).toEqual([])
    expect((await studio.call('sessions.get', { sessionId })).session.status).toBe('cancelled')

    await studio.call('undo.redo', {})
    const { sessions } = await studio.call('schedule.range', day)
    expect(sessions.map(({ status }) => status)).toEqual(['open'])
  })

  it('is told from one that was cancelled, with or without a reason', async () => {
    const studio = await open()
    const service = await aService(studio)
    const first = await aSession(studio, { serviceId: service.id, startsAt: '2026-03-04T09:00:00+01:00' })
    const second = await aSession(studio, { serviceId: service.id, startsAt: '2026-03-05T09:00:00+01:00' })
    await studio.call('sessions.cancel', { sessionId: first.id })
    await studio.call('sessions.cancel', { sessionId: second.id, reason: 'Ill' })

    const { sessions } = await studio.call('schedule.range', day)
    expect(sessions.map(({ id, status }) => [id, status])).toEqual([
      [first.id, 'cancelled'],
      [second.id, 'cancelled'],
    ])
  })
})

describeStudio('a session that was given to somebody else', (open) => {
  it('is said to have another trainer, and not to have moved in time', async () => {
    const studio = await open()
    const {
      id: sessionId,
      version,
      startsAt,
    } = await aSession(studio, { serviceId: (await aService(studio)).id })
    const { staff } = await studio.call('staff.create', { name: 'Tara', role: 'trainer' })
    await studio.call('sessions.move', { sessionId, version, startsAt, trainerId: staff.id })
    const { undone } = await studio.call('undo.last', {})

    expect(undone.label).toMatch(/^Gave .*, Thu 5 March 10:00 another trainer or room$/u)
  })
})
