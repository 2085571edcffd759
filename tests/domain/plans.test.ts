import { describe, expect, it, test } from 'vitest'
import { PLAN_STATUSES } from '../../src/shared/domain/plan-states.ts'
import {
  choosePlanService,
  mayMovePlan,
  type PlanCount,
  type PlanService,
  payableCount,
  planCount,
  planOutcome,
  planQuestions,
  planWeekdays,
  readPlanWishes,
} from '../../src/shared/domain/plans.ts'
import { fc } from '../support/properties.ts'

describe('the states of a plan', () => {
  it('go on as they may, and in no other way', () => {
    const moves = PLAN_STATUSES.flatMap((from) =>
      PLAN_STATUSES.filter((to) => mayMovePlan(from, to)).map((to) => `${from} ${to}`),
    )
    expect(moves).toEqual([
      'queued running',
      'running done',
      'running partial',
      'running failed',
      'partial running',
      'failed running',
    ])
  })

  it.each([
    [3, 3, 'done'],
    [4, 3, 'done'],
    [2, 3, 'partial'],
    [0, 3, 'failed'],
    [0, 0, 'failed'],
  ])('%i of %i is %s', (placed, wished, outcome) => {
    expect(planOutcome(placed, wished)).toBe(outcome)
  })
})

describe('how many sessions', () => {
  const none = { tier: null, sessionCount: null }

  it.each<[string, Parameters<typeof planCount>, PlanCount]>([
    ['tier before all', [{ tier: 20, sessionCount: 8 }, 10], { count: 20, source: 'tier', question: null }],
    [
      'units of the pack',
      [{ tier: null, sessionCount: 8 }, 10],
      { count: 10, source: 'tier', question: null },
    ],
    [
      'what the sale says',
      [{ tier: null, sessionCount: 8 }, null],
      { count: 8, source: 'metadata', question: null },
    ],
    ['30 when nobody says', [none, null], { count: 30, source: 'default', question: 'count_defaulted' }],
    ['1', [{ tier: 1, sessionCount: null }, null], { count: 1, source: 'tier', question: null }],
    ['100', [{ tier: 100, sessionCount: null }, null], { count: 100, source: 'tier', question: null }],
    [
      'no fewer than 1',
      [{ tier: 0, sessionCount: null }, 10],
      { count: 1, source: 'tier', question: 'count_out_of_range' },
    ],
    [
      'no more than 100',
      [{ tier: null, sessionCount: 101 }, null],
      { count: 100, source: 'metadata', question: 'count_out_of_range' },
    ],
    [
      'whole ones',
      [{ tier: null, sessionCount: 2.5 }, null],
      { count: 2, source: 'metadata', question: 'count_out_of_range' },
    ],
    [
      'a tier that nobody knows, with the number besides',
      [{ tier: 'unknown', sessionCount: 8 }, 10],
      { count: 8, source: 'tier', question: 'tier_unknown' },
    ],
    [
      'or the units',
      [{ tier: 'unknown', sessionCount: null }, 10],
      { count: 10, source: 'tier', question: 'tier_unknown' },
    ],
    [
      'or 30',
      [{ tier: 'unknown', sessionCount: null }, null],
      { count: 30, source: 'tier', question: 'tier_unknown' },
    ],
  ])('is %s', (_name, [wishes, units], count) => {
    expect(planCount(wishes, units)).toEqual(count)
  })

  it('asks about every number that nobody stated, and no other', () => {
    fc.assert(
      fc.property(fc.option(fc.integer()), fc.option(fc.double({ noNaN: true })), (units, sessionCount) => {
        const { count, question } = planCount({ tier: null, sessionCount }, units)
        const told = units ?? sessionCount
        expect(count).toBeGreaterThanOrEqual(1)
        expect(count).toBeLessThanOrEqual(100)
        expect(Number.isInteger(count)).toBe(true)
        expect(question === null).toBe(told === count)
      }),
    )
  })

  it.each([
    [10, 1, 10],
    [10, 3, 3],
    [2, 3, 0],
    [0, 0, 100],
  ])('%i units at %i each pay for %i', (units, cost, most) => {
    expect(payableCount(units, cost)).toBe(most)
  })
})

describe('the weekdays of a plan', () => {
  // 2026-03-02 is a Monday.
  it.each([
    ['2026-03-02', 1, [1]],
    ['2026-03-02', 2, [1, 4]],
    ['2026-03-02', 3, [1, 3, 5]],
    ['2026-03-08', 1, [7]],
    ['2026-03-08', 2, [3, 7]],
    ['2026-03-07', 3, [1, 3, 6]],
  ] as const)('from %s, %i a week: %j', (date, perWeek, days) => {
    expect(planWeekdays(date, perWeek)).toEqual(days)
  })
})

describe('what a sale says of its plan', () => {
  const EMPTY = {
    ...{ asked: false, tier: null, sessionCount: null, time: null, date: null, perWeek: 1 },
    ...{ groupSize: null, learningMode: null, courseId: null, place: null },
  }

  it('is nothing when it says nothing', () => {
    expect(readPlanWishes(null)).toEqual(EMPTY)
    expect(readPlanWishes({})).toEqual(EMPTY)
    expect(readPlanWishes({ plan: null, schedule: [], tier: ' ', sessionCount: true })).toEqual(EMPTY)
  })

  it('is read from an object', () => {
    const metadata = {
      ...{ schedule: { timeSlot: '18:00', date: '2026-03-02', perWeek: 2 }, sessionCount: 12 },
      ...{ groupSize: 2, learningMode: ' online ', courseId: 7, latitude: 52.5, longitude: 13.4 },
    }
    expect(readPlanWishes(metadata)).toEqual({
      ...{ asked: true, tier: null, sessionCount: 12, time: '18:00', date: '2026-03-02', perWeek: 2 },
      ...{ groupSize: 2, learningMode: 'online', courseId: '7', place: { latitude: 52.5, longitude: 13.4 } },
    })
  })

  it('is read from texts, as systems keep it that know nothing else', () => {
    const metadata = {
      plan: ' {"schedule":{"timeSlot":"9:30-10:30","date":"2026-03-02T09:30:00Z"},"perWeek":"3"}',
      ...{ purchase_tier: 'tier_20', sessionCount: '12', courseId: 'yoga' },
      location: '{"latitude":"-90","longitude":"180"}',
    }
    expect(readPlanWishes(metadata)).toMatchObject({
      ...{ asked: true, tier: 20, sessionCount: 12, time: '09:30', date: '2026-03-02', perWeek: 3 },
      ...{ courseId: 'yoga', place: { latitude: -90, longitude: 180 } },
    })
  })

  it('takes the nearest of several', () => {
    const all = {
      timeSlot: '10:00',
      preferredTimeSlot: '11:00',
      date: '2026-03-03',
      preferredDate: '2026-03-04',
    }
    expect(readPlanWishes({ ...all, schedule: { timeSlot: '09:00', date: '2026-03-02' } })).toMatchObject({
      time: '09:00',
      date: '2026-03-02',
    })
    expect(readPlanWishes(all)).toMatchObject({ time: '10:00', date: '2026-03-03' })
    const preferred = { preferredTimeSlot: '11:00', preferredDate: '2026-03-04' }
    expect(readPlanWishes(preferred)).toMatchObject({ asked: true, time: '11:00', date: '2026-03-04' })
    expect(readPlanWishes({ tier: 5, purchaseTier: 9 }).tier).toBe(9)
    expect(readPlanWishes({ tier: 5, purchase_tier: 9 }).tier).toBe(9)
    expect(readPlanWishes({ tier: 5 }).tier).toBe(5)
    expect(readPlanWishes({ place: { latitude: 1, longitude: 2 } }).place).toEqual({
      latitude: 1,
      longitude: 2,
    })
  })

  it.each([
    ['18:00', '18:00'],
    ['9:05', '09:05'],
    ['09:05:30', '09:05'],
    ['6:00 PM', '18:00'],
    ['6:00pm', '18:00'],
    ['12:15 am', '00:15'],
    ['12:15 pm', '12:15'],
    ['1:00 am', '01:00'],
    ['18:00 – 19:00', '18:00'],
    ['18:00-19:00', '18:00'],
    ['6:00 pm - 7:00 pm', '18:00'],
    ['18:00x-19:00', null],
    ['23:59', '23:59'],
    ['24:00', null],
    ['10:60', null],
    ['13:00 pm', null],
    ['0:30 am', null],
    ['18', null],
    ['at 18:00', null],
    ['18:00 or so', null],
    [1800, null],
    [{}, null],
  ])('reads the time %j as %j', (timeSlot, time) => {
    expect(readPlanWishes({ timeSlot }).time).toBe(time)
  })

  it.each([
    ['2026-03-02', '2026-03-02'],
    [' 2026-03-02T10:00 ', '2026-03-02'],
    ['2026-02-30', null],
    [20_260_302, null],
    [null, null],
    ['2.3.2026', null],
    ['2026-03-02 or later', null],
    ['on 2026-03-02', null],
  ])('reads the day %j as %j', (date, day) => {
    expect(readPlanWishes({ date }).date).toBe(day)
  })

  it.each([
    [20, 20],
    ['20', 20],
    ['20 sessions', 20],
    ['gold', 'unknown'],
    ['20 of 30', 'unknown'],
    ['', null],
    [null, null],
    [false, null],
  ])('reads the tier %j as %j', (tier, read) => {
    expect(readPlanWishes({ tier }).tier).toBe(read)
  })

  it.each([
    ['12', 12],
    [' 12 ', 12],
    ['-3', -3],
    ['2.5', 2.5],
    ['2.25', 2.25],
    ['12 sessions', null],
    ['x12', null],
    ['1e3', null],
    ['2.', null],
    [null, null],
  ])('reads the number %j as %j', (sessionCount, read) => {
    expect(readPlanWishes({ sessionCount }).sessionCount).toBe(read)
  })

  it.each([
    ['2', 2],
    [2.5, null],
    ['1'.repeat(20), null],
    ['two', null],
  ])('reads the size of a group %j as %j', (groupSize, read) => {
    expect(readPlanWishes({ groupSize }).groupSize).toBe(read)
  })

  it.each([
    [{ latitude: 91, longitude: 0 }],
    [{ latitude: -91, longitude: 0 }],
    [{ latitude: 0, longitude: 181 }],
    [{ latitude: 0, longitude: -181 }],
    [{ latitude: 0 }],
    [{ longitude: 0 }],
    [{ latitude: 'north', longitude: 0 }],
    [['latitude']],
    ['{'],
    ['{"latitude":1'],
    ['[1, 2]'],
    [['{"latitude":1,"longitude":2}']],
    ['null'],
    ['latitude'],
  ])('knows no place of %j', (place) => {
    expect(readPlanWishes({ place }).place).toBe(null)
  })

  it.each([0, 4, 'often', 1.5, null])('plans once a week for %j', (perWeek) => {
    expect(readPlanWishes({ perWeek }).perWeek).toBe(1)
  })

  it.each([
    [{ plan: 'auto' }, true],
    [{ plan: true }, true],
    [{ plan: 1 }, true],
    [{ plan: {} }, true],
    [{ plan: false }, false],
    [{ plan: 'No ' }, false],
    [{ plan: 'none' }, false],
    [{ plan: 'off' }, false],
    [{ plan: 'false' }, false],
    [{ plan: '0' }, false],
    [{ plan: '' }, false],
    [{ plan: 'no', timeSlot: '10:00', date: '2026-03-02' }, false],
    [{ plan: null, timeSlot: '10:00', date: '2026-03-02' }, true],
    [{ timeSlot: '10:00', date: '2026-03-02' }, true],
    [{ timeSlot: '10:00' }, false],
    [{ date: '2026-03-02' }, false],
    [{ sessionCount: 12 }, false],
  ])('%j asks for one: %j', (metadata, asked) => {
    expect(readPlanWishes(metadata).asked).toBe(asked)
  })

  test('whatever it holds is read without a fault', () => {
    const values = fc.oneof(fc.jsonValue(), fc.string(), fc.double())
    const names = [
      'plan',
      'schedule',
      'timeSlot',
      'date',
      'tier',
      'sessionCount',
      'perWeek',
      'place',
      'latitude',
    ]
    const metadata = fc.dictionary(fc.constantFrom(...names), values)
    fc.assert(
      fc.property(metadata, (data) => {
        const { time, date, perWeek, tier, sessionCount } = readPlanWishes(data)
        expect(time === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(time)).toBe(true)
        expect(date === null || date.length === 10).toBe(true)
        expect([1, 2, 3]).toContain(perWeek)
        expect(planCount({ tier, sessionCount }, null).count).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})

describe('what the sessions of a plan are', () => {
  const service = (id: number, more: Partial<PlanService> = {}): PlanService => ({
    ...{ id, kind: 'personal', delivery: 'studio', capacity: 1 },
    ...more,
  })
  const group = (id: number) => service(id, { kind: 'group', capacity: 12 })
  const nothing = { courseId: null, groupSize: null }

  it.each<[string, Parameters<typeof choosePlanService>, number | null]>([
    ['the only one', [[service(4)], nothing, null], 4],
    ['none of none', [[], nothing, null], null],
    ['the course', [[service(4), service(5)], { courseId: '5', groupSize: null }, 4], 5],
    ['not another course', [[service(4), service(5)], { courseId: '9', groupSize: null }, null], null],
    ['what the client came to last', [[service(4), service(5)], nothing, 5], 5],
    ['what they came to last if it is among them', [[service(4), service(5)], nothing, 9], null],
    ['the personal one beside groups', [[group(3), service(4), group(5)], nothing, null], 4],
    ['the personal one for one', [[group(3), service(4)], { courseId: null, groupSize: 1 }, null], 4],
    ['what has room for all', [[group(3), service(4)], { courseId: null, groupSize: 2 }, 4], 3],
    ['nobody’s guess among groups', [[group(3), group(5)], nothing, null], null],
    [
      'no personal one for two',
      [[service(4, { capacity: 2 }), group(5)], { courseId: null, groupSize: 2 }, null],
      null,
    ],
  ])('is %s', (_name, [services, wishes, last], chosen) => {
    expect(choosePlanService(services, wishes, last)).toBe(chosen)
  })
})

describe('what must be said first', () => {
  const known = { time: '10:00', date: '2026-03-02', place: null }
  const count: PlanCount = { count: 10, source: 'tier', question: null }

  it('is nothing when all is known', () => {
    expect(planQuestions(known, count, { delivery: 'studio' })).toEqual([])
    expect(planQuestions(known, count, { delivery: 'online' })).toEqual([])
    const place = { latitude: 1, longitude: 1 }
    expect(planQuestions({ ...known, place }, count, { delivery: 'client_place' })).toEqual([])
  })

  it('is everything that is not known, in the order in which it is decided', () => {
    const asked: PlanCount = { ...count, question: 'tier_unknown' }
    expect(planQuestions({ time: null, date: null, place: null }, asked, null)).toEqual([
      'tier_unknown',
      'service_unknown',
      'date_unknown',
      'time_unknown',
    ])
    expect(planQuestions(known, count, { delivery: 'client_place' })).toEqual(['place_unknown'])
  })
})
