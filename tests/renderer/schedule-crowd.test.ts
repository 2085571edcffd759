import { describe, expect, it } from 'vitest'
import { near } from '../../src/renderer/src/screens/schedule/crowd.ts'
import { during, periodOf } from '../../src/renderer/src/screens/schedule/sessions.ts'
import { fc } from '../support/properties.ts'
import { sessionMaker } from './schedule-support.ts'

const MINUTE = 60_000
const START = Date.parse('2026-03-01T23:00:00Z')
const none = () => 0

describe('the sessions near a time', () => {
  it('are those that meet it, with what stays taken after them, and no cancelled ones', () => {
    const stretch = fc.record({
      from: fc.integer({ min: 0, max: 600 }),
      minutes: fc.integer({ min: 5, max: 300 }),
      serviceId: fc.integer({ min: 1, max: 2 }),
      status: fc.constantFrom('open' as const, 'cancelled' as const),
    })
    const asked = fc.record({
      from: fc.integer({ min: 0, max: 900 }),
      minutes: fc.integer({ min: 5, max: 120 }),
    })
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), asked, (stretches, { from, minutes }) => {
        const aSession = sessionMaker(START)
        const sessions = stretches.map((one) =>
          aSession(one.from, one.minutes, 1, { serviceId: one.serviceId, status: one.status }),
        )
        const buffer = (serviceId: number) => (serviceId === 2 ? 15 : 0)
        const [begin, end] = [START + from * MINUTE, START + (from + minutes) * MINUTE]
        const meets = sessions.filter((session) => {
          const { startsAt, endsAt } = periodOf(session)
          const free = endsAt + buffer(session.serviceId) * MINUTE
          return session.status === 'open' && startsAt < end && begin < free
        })
        const ids = (list: readonly { id: number }[]) => new Set(list.map(({ id }) => id))
        expect(ids(near(sessions, buffer, begin, end))).toEqual(ids(meets))
      }),
    )
  })

  it('are told anew when what stays taken after a service changes', () => {
    const sessions = [sessionMaker(START)(0, 60)]
    const after = START + 65 * MINUTE
    expect(near(sessions, none, after, after + MINUTE)).toEqual([])
    expect(near(sessions, () => 10, after, after + MINUTE)).toEqual(sessions)
  })

  it('are asked by the time that a session would have', () => {
    const session = sessionMaker(START)(0, 60)
    const later = during(session, { startsAt: START + 120 * MINUTE, endsAt: START + 180 * MINUTE })
    expect(near([later], none, START, START + 60 * MINUTE)).toEqual([])
    expect(near([later], none, START + 150 * MINUTE, START + 160 * MINUTE)).toEqual([later])
    expect(periodOf(session).startsAt).toBe(START)
  })
})
