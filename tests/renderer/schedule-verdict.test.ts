import { describe, expect, it } from 'vitest'
import { actsOf, actsOfSome } from '../../src/renderer/src/screens/schedule/session-acts.ts'
import { fixedBecause, namesOf } from '../../src/renderer/src/screens/schedule/sessions.ts'
import { objectionTo, type Wish } from '../../src/renderer/src/screens/schedule/verdict.ts'
import { aPlace, sessionMaker } from './schedule-support.ts'

const MINUTE = 60_000
const START = Date.parse('2026-03-01T23:00:00Z')
const aSession = sessionMaker(START)

const none = () => 0

function wish(from: number, minutes: number, more: Partial<Wish> = {}): Wish {
  const startsAt = START + from * MINUTE
  return { session: null, startsAt, minutes, trainerId: null, roomId: null, ...more }
}

describe('the verdict on a wish', () => {
  const yoga = aSession(600, 60, 1, { roomId: 5, roomName: 'Studio 5' })

  it('names the trainer who teaches then, and by what', () => {
    expect(objectionTo(wish(630, 60, { trainerId: 1 }), [yoga], none)).toEqual({
      kind: 'trainer',
      name: 'Trainer 1',
      by: yoga,
    })
    expect(objectionTo(wish(630, 60, { trainerId: 2 }), [yoga], none)).toBeNull()
  })

  it('names the room that is taken', () => {
    expect(objectionTo(wish(630, 60, { roomId: 5 }), [yoga], none)).toMatchObject({
      kind: 'room',
      name: 'Studio 5',
    })
  })

  it('lets two sessions touch, and nobody and nowhere clash with nothing', () => {
    expect(objectionTo(wish(660, 60, { trainerId: 1 }), [yoga], none)).toBeNull()
    expect(objectionTo(wish(540, 60, { trainerId: 1 }), [yoga], none)).toBeNull()
    const unassigned = aSession(600, 60, null)
    expect(objectionTo(wish(600, 60), [unassigned], none)).toBeNull()
  })

  it('keeps the time free that either service needs afterwards', () => {
    const buffer = (serviceId: number) => (serviceId === 9 ? 15 : 0)
    const slow = aSession(600, 60, 1, { serviceId: 9 })
    const moving = { session: aSession(0, 60, 1, { serviceId: 9 }), trainerId: 1 }

    expect(objectionTo(wish(670, 30, { trainerId: 1 }), [slow], buffer)?.kind).toBe('trainer')
    expect(objectionTo(wish(675, 30, { trainerId: 1 }), [slow], buffer)).toBeNull()
    expect(objectionTo(wish(535, 60, moving), [yoga], buffer)?.kind).toBe('trainer')
    expect(objectionTo(wish(525, 60, moving), [yoga], buffer)).toBeNull()
  })

  it('does not mind cancelled sessions, nor the session itself', () => {
    const cancelled = aSession(600, 60, 1, { status: 'cancelled' })

    expect(objectionTo(wish(600, 60, { trainerId: 1 }), [cancelled], none)).toBeNull()
    expect(objectionTo(wish(630, 60, { session: yoga, trainerId: 1 }), [yoga], none)).toBeNull()
  })

  it('names a client who is somewhere else then, without any time between', () => {
    const mine = aSession(0, 60, 2, { bookings: [aPlace(7, 'Ada', 'confirmed')] })
    const other = aSession(600, 60, 1, { serviceId: 9, bookings: [aPlace(7, 'Ada', 'confirmed')] })
    const left = aSession(600, 60, 1, { bookings: [aPlace(7, 'Ada', 'cancelled')] })
    const moving = { session: mine, trainerId: 2 }

    expect(objectionTo(wish(630, 60, moving), [other], none)).toEqual({
      kind: 'client',
      name: 'Ada',
      by: other,
    })
    expect(objectionTo(wish(660, 60, moving), [other], () => 30)).toBeNull()
    expect(objectionTo(wish(540, 60, moving), [other], () => 30)).toBeNull()
    expect(objectionTo(wish(630, 60, moving), [left], none)).toBeNull()
    expect(objectionTo(wish(630, 60, { trainerId: 2 }), [other], none)).toBeNull()
    expect(objectionTo(wish(630, 60, { session: yoga, trainerId: 2 }), [other], none)).toBeNull()
  })

  it('does not let a cancelled or a marked session move', () => {
    const marked = aSession(600, 60, 1, { bookings: [aPlace(7, 'Ada', 'completed')] })
    const cancelled = aSession(600, 60, 1, { status: 'cancelled' })

    expect([yoga, marked, cancelled].map(fixedBecause)).toEqual([null, 'marked', 'cancelled'])
    expect(objectionTo(wish(0, 60, { session: marked }), [], none)).toEqual({ kind: 'marked' })
  })
})

describe('what may be done with a session', () => {
  const open = aSession(600, 60)
  const marked = aSession(600, 60, 1, { bookings: [aPlace(7, 'Ada', 'completed')] })
  const cancelled = aSession(600, 60, 1, { status: 'cancelled' })
  const list = (acts: ReadonlySet<string>) => [...acts].sort()

  it('is everything while it is open, no move once somebody was marked, and only copies once it is cancelled', () => {
    expect(list(actsOf(open, true))).toEqual([
      'cancel',
      'copy',
      'cut',
      'duplicate',
      'edit',
      'move',
      'reassign',
    ])
    expect(list(actsOf(marked, true))).toEqual(['cancel', 'copy', 'duplicate', 'edit'])
    expect(list(actsOf(cancelled, true))).toEqual(['copy', 'duplicate'])
  })

  it('is nothing for those who only look', () => {
    expect(actsOf(open, false).size).toBe(0)
  })

  it('of several is what may be done with any of them', () => {
    expect(list(actsOfSome([cancelled, marked], true))).toEqual(['cancel', 'copy', 'duplicate', 'edit'])
  })
})

it('a card names those who have a place, not those who gave it up', () => {
  const bookings = [
    aPlace(1, 'Ada', 'confirmed'),
    aPlace(2, 'Bea', 'cancelled'),
    aPlace(3, 'Cy', 'completed'),
  ]

  expect(namesOf(aSession(0, 60, 1, { bookings }))).toEqual(['Ada', 'Cy'])
})
