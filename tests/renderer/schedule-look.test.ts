import { describe, expect, it } from 'vitest'
import { cardColour, fullnessColour, shareTaken } from '../../src/renderer/src/screens/schedule/card-look.ts'
import {
  isFullClass,
  restInWords,
  waitingOf,
  whoInWords,
} from '../../src/renderer/src/screens/schedule/card-words.ts'
import { resourcesOf, scheduleModel, weekTotals } from '../../src/renderer/src/screens/schedule/columns.ts'
import { lookOf, USUAL_LOOK } from '../../src/renderer/src/screens/schedule/look.ts'
import { dayScale } from '../../src/shared/domain/day-scale.ts'
import { aBlock, aPlace, aTrainer, NOTHING, sessionMaker } from './schedule-support.ts'

const DAY = dayScale('2026-03-02', 'Europe/Berlin')
const aSession = sessionMaker(DAY.startsAt)

describe('how the schedule looks', () => {
  it('is what the address asks for, before what was chosen last, before what is usual', () => {
    expect(lookOf({}, undefined)).toEqual(USUAL_LOOK)
    expect(lookOf({}, { zoom: 'large', colour: 'full' })).toEqual({
      zoom: 'large',
      density: 'comfortable',
      colour: 'full',
    })
    expect(lookOf({ zoom: 'normal' }, { zoom: 'large', density: 'compact' })).toEqual({
      zoom: 'normal',
      density: 'compact',
      colour: 'service',
    })
  })

  it('does without what an older version may have kept', () => {
    expect(lookOf({}, 'large')).toEqual(USUAL_LOOK)
    expect(lookOf({}, null)).toEqual(USUAL_LOOK)
    expect(lookOf({}, { zoom: 3, density: 'airy', colour: null })).toEqual(USUAL_LOOK)
  })
})

describe('a card', () => {
  const held = { over: false }

  it('has the colour of its service, of how it stands, or of how full it is', () => {
    const half = aSession(600, 60, 1, { colour: 3, capacity: 4, booked: 2 })
    const unmarked = aSession(600, 60, 1, { bookings: [aPlace(7, 'Ada', 'confirmed')], booked: 1 })

    expect(cardColour({ ...held, session: half }, 'service')).toBe('var(--service-3)')
    expect(cardColour({ ...held, session: half }, 'full')).toBe(fullnessColour(0.5))
    expect(cardColour({ ...held, session: half }, 'status')).toBe('var(--ink-faint)')
    expect(cardColour({ over: true, session: unmarked }, 'status')).toBe('var(--warning)')
    expect(cardColour({ ...held, session: { ...half, status: 'cancelled' } }, 'status')).toBe('var(--danger)')
  })

  it('tells four steps of fullness apart, and never more than all', () => {
    expect([0, 0.13, 0.5, 0.99, 1].map((share) => /\d+%/.exec(fullnessColour(share))?.[0])).toEqual([
      '0%',
      '25%',
      '50%',
      '100%',
      '100%',
    ])
    expect(shareTaken({ booked: 9, capacity: 8 })).toBe(1)
  })

  it('counts who waits, and calls only a class full', () => {
    const waiting = { ...aPlace(7, 'Ada', 'confirmed'), status: 'waitlisted' as const }
    const full = aSession(600, 60, 1, { capacity: 2, booked: 2, bookings: [waiting] })

    expect(waitingOf(full)).toBe(1)
    expect(
      [full, { ...full, booked: 1 }, { ...full, status: 'cancelled' as const }].map(isFullClass),
    ).toEqual([true, false, false])
    expect(isFullClass(aSession(600, 60, 1, { booked: 1 }))).toBe(false)
  })
})

describe('the card of a session', () => {
  const ada = aPlace(7, 'Ada', 'confirmed')

  it('says who comes, and who gave up a place too late for anybody to have it', () => {
    const late = { ...ada, clientName: 'Bo', status: 'late_cancelled' as const }

    expect(whoInWords(aSession(600, 60))).toBe('nobody yet')
    expect(whoInWords(aSession(600, 60, 1, { bookings: [late] }))).toBe('free, Bo cancelled late')
    expect(whoInWords(aSession(600, 60, 1, { bookings: [late, ada], booked: 1 }))).toBe('Ada')
  })

  it('says how many payments are open', () => {
    const owing = { ...ada, funding: 'unpaid' as const, paymentStatus: 'pending' as const }
    const wordsOf = (bookings: (typeof ada | typeof owing)[]) => {
      const session = aSession(600, 60, 1, { bookings, booked: bookings.length, capacity: 4 })
      const placed = {
        session,
        top: 600,
        minutes: 60,
        lane: 0,
        lanes: 1,
        fromBefore: false,
        intoAfter: false,
      }
      return restInWords({ ...placed, over: false, attention: null }, 'trainer', 'Europe/Berlin')
    }

    expect(wordsOf([ada])).toMatch(/, 1 of 4 booked$/)
    expect(wordsOf([ada, owing])).toMatch(/, 2 of 4 booked, one payment is open$/)
    expect(wordsOf([owing, { ...owing, id: 8 }])).toContain(', 2 payments are open')
  })
})

describe('the week of a trainer', () => {
  const scales = [DAY, dayScale('2026-03-03', 'Europe/Berlin')]
  const closed = [0, 1440].map((from) => aBlock(DAY.startsAt)('closed', from, from + 960))
  const totals = (blocks: typeof closed) => {
    const sessions = [aSession(1000, 60), aSession(1440 + 1000, 30)]
    const resources = resourcesOf('trainer', [aTrainer(1)], [], sessions)
    const { columns } = scheduleModel()({ ...NOTHING, scales, resources, group: 'trainer', sessions, blocks })
    return weekTotals(columns).get(1)
  }

  it('is what is booked of what could be, and only where every day can say', () => {
    expect(totals(closed)).toEqual({ booked: 90, available: 960 })
    expect(totals(closed.slice(1))).toEqual({ booked: 90, available: null })
  })
})
