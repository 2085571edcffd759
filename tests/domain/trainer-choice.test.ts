import { describe, expect, it } from 'vitest'
import {
  CHOICE_REASONS,
  chooseTrainer,
  decidedBy,
  type RankedTrainer,
  type TrainerFacts,
  type TrainerTime,
} from '../../src/shared/domain/trainer-choice.ts'
import { fc } from '../support/properties.ts'

const one = (trainerId: number, more: Partial<TrainerFacts> = {}): TrainerFacts => ({
  ...{ trainerId, active: true, qualified: true, times: ['free', 'free'], assigned: false },
  ...{ continuity: 0, load: 0, lastStartedAt: 100 },
  ...more,
})

const order = (...trainers: TrainerFacts[]) =>
  chooseTrainer(trainers).ranked.map(({ trainerId }) => trainerId)
const why = (...trainers: TrainerFacts[]) => {
  const [first, second] = chooseTrainer(trainers).ranked
  return first === undefined ? null : decidedBy(first, second)
}

describe('who teaches', () => {
  it.each<[string, TrainerFacts, TrainerFacts]>([
    ['assigned', one(2, { assigned: true, times: ['free', 'busy'], load: 9 }), one(1, { continuity: 5 })],
    ['continuity', one(2, { continuity: 2, times: ['free', 'busy'], load: 9 }), one(1, { continuity: 1 })],
    ['fit', one(2, { load: 9 }), one(1, { times: ['free', 'busy'] })],
    ['load', one(2, { load: 5, lastStartedAt: 900 }), one(1, { load: 6 })],
    ['least_recent', one(2, { lastStartedAt: 99 }), one(1)],
    ['least_recent', one(2, { lastStartedAt: null }), one(1, { lastStartedAt: 0 })],
    ['lowest_id', one(1), one(2)],
    ['lowest_id', one(1, { lastStartedAt: null }), one(2, { lastStartedAt: null })],
  ])('is decided by %s, whoever is named first', (reason, better, worse) => {
    expect(order(better, worse)).toEqual([better.trainerId, worse.trainerId])
    expect(order(worse, better)).toEqual([better.trainerId, worse.trainerId])
    expect(why(worse, better)).toBe(reason)
  })

  it('is whoever is the only one', () => {
    expect(why(one(7))).toBe('only')
    expect(why()).toBe(null)
    expect(CHOICE_REASONS).toContain('only')
    const [alone] = chooseTrainer([one(7)]).ranked
    expect(alone && decidedBy(alone, alone)).toBe('lowest_id')
  })

  it('is nobody who left, does not teach it or has no time, and says why', () => {
    const never = (time: TrainerTime) => [time, time, time]
    expect(
      chooseTrainer([
        one(1, { active: false, qualified: false, assigned: true }),
        one(2, { qualified: false, times: [] }),
        one(3, { times: never('leave') }),
        one(4, { times: never('unavailable') }),
        one(5, { times: never('busy') }),
        one(6, { times: ['busy', 'leave', 'busy'] }),
        one(7, { times: ['busy', 'unavailable', 'leave'] }),
        one(8, { times: ['unavailable', 'busy', 'busy'] }),
        one(9, { times: ['busy', 'unavailable'] }),
        one(11, { times: ['leave', 'unavailable', 'unavailable'] }),
        one(12, { times: [] }),
        one(10),
      ]),
    ).toMatchObject({
      ranked: [{ trainerId: 10 }],
      ruledOut: [
        { trainerId: 1, why: 'inactive' },
        { trainerId: 2, why: 'not_qualified' },
        { trainerId: 3, why: 'on_leave' },
        { trainerId: 4, why: 'unavailable' },
        { trainerId: 5, why: 'busy' },
        { trainerId: 6, why: 'busy' },
        { trainerId: 7, why: 'on_leave' },
        { trainerId: 8, why: 'busy' },
        { trainerId: 9, why: 'unavailable' },
        { trainerId: 11, why: 'unavailable' },
        { trainerId: 12, why: 'on_leave' },
      ],
    })
  })

  it('has at least half of the times free, unless nobody has', () => {
    const rarely = one(1, { assigned: true, times: ['free', 'busy', 'busy'] })
    const half = one(2, { times: ['free', 'busy', 'free', 'busy'] })

    expect(chooseTrainer([rarely, half])).toMatchObject({
      ranked: [{ trainerId: 2, fit: 2 }],
      ruledOut: [{ trainerId: 1, why: 'busy' }],
    })
    expect(order(rarely, one(3, { times: ['busy'] }))).toEqual([1])
    const never = [one(4, { times: [] }), one(5, { times: ['leave', 'unavailable'] })]
    expect(order(...never)).toEqual([])
    expect(
      order(...never, one(6, { times: ['leave', 'busy'] }), one(3, { times: ['busy', 'busy'] })),
    ).toEqual([3, 6])
  })

  it('keeps what was compared', () => {
    const facts = one(3, { assigned: true, continuity: 4, load: 7, lastStartedAt: null })
    expect(chooseTrainer([facts]).ranked).toEqual([
      { trainerId: 3, assigned: true, continuity: 4, load: 7, lastStartedAt: null, fit: 2 },
    ])
  })

  const time = fc.constantFrom<TrainerTime>('free', 'leave', 'unavailable', 'busy')
  const facts = fc.uniqueArray(
    fc.record({
      trainerId: fc.integer({ min: 1, max: 20 }),
      active: fc.boolean(),
      qualified: fc.boolean(),
      times: fc.array(time, { minLength: 3, maxLength: 3 }),
      assigned: fc.boolean(),
      continuity: fc.integer({ min: 0, max: 5 }),
      load: fc.integer({ min: 0, max: 3 }),
      lastStartedAt: fc.option(fc.integer({ min: 0, max: 3 })),
    }),
    { selector: ({ trainerId }) => trainerId, maxLength: 8 },
  )

  it('does not depend on the order in which they are named, and names everybody once', () => {
    fc.assert(
      fc.property(facts, (trainers) => {
        const { ranked, ruledOut } = chooseTrainer(trainers)
        const turned = chooseTrainer(trainers.toReversed())
        expect(turned.ranked).toEqual(ranked)
        const named = [...ranked, ...ruledOut].map(({ trainerId }) => trainerId)
        expect(named.sort((a, b) => a - b)).toEqual(
          trainers.map(({ trainerId }) => trainerId).sort((a, b) => a - b),
        )
      }),
    )
  })

  it('says truly what decided', () => {
    fc.assert(
      fc.property(facts, (trainers) => {
        const [first, second] = chooseTrainer(trainers).ranked
        if (first === undefined || second === undefined) return
        const same = (field: keyof RankedTrainer) => first[field] === second[field]
        const reason = decidedBy(first, second)
        const before = { assigned: [], continuity: ['assigned'], fit: ['assigned', 'continuity'] } as const
        for (const field of before[reason as keyof typeof before] ?? ['assigned', 'continuity', 'fit']) {
          expect(same(field)).toBe(true)
        }
      }),
    )
  })
})
