import { describe, expect, it } from 'vitest'
import {
  BOOKING_MOVES,
  CHANGED_OUTCOMES,
  type ChangeFacts,
  cancelProblem,
  changeProblem,
  confirmProblem,
  decideChange,
  isDueToLapse,
  isFinal,
  outcomeProblem,
  pendingUntil,
  type UnitState,
  unitMoves,
} from '../../src/shared/domain/booking-moves.ts'
import { BOOKING_STATUSES, type BookingStatus } from '../../src/shared/domain/bookings.ts'
import { applyEntry, EMPTY_BUCKETS } from '../../src/shared/domain/credits.ts'
import { bookingPolicy, DEFAULT_POLICIES } from '../../src/shared/domain/policies.ts'

const HOUR = 3_600_000
const START = 1_000 * HOUR
const DAY_START = START - 10 * HOUR
const policy = bookingPolicy(DEFAULT_POLICIES)

const FINAL = ['completed', 'no_show', 'cancelled', 'late_cancelled', 'lapsed'] as const

/** Which states a rule lets through. */
const passing = (rule: (status: BookingStatus) => unknown) =>
  BOOKING_STATUSES.filter((status) => rule(status) === null)

describe('the moves of a booking', () => {
  it('are those of the state machine', () => {
    expect(BOOKING_MOVES).toEqual({
      pending: ['confirmed', 'cancelled', 'lapsed'],
      confirmed: ['completed', 'no_show', 'cancelled', 'late_cancelled'],
      waitlisted: ['pending', 'confirmed', 'cancelled', 'lapsed'],
      completed: [],
      no_show: [],
      cancelled: ['confirmed'],
      late_cancelled: [],
      lapsed: [],
    })
  })

  it('end in a final state, which is neither live nor waiting', () => {
    expect(BOOKING_STATUSES.filter(isFinal).toSorted()).toEqual([...FINAL].toSorted())
  })
})

describe('confirming', () => {
  it('is for what waits and for what was cancelled in time', () => {
    expect(passing(confirmProblem)).toEqual(['pending', 'cancelled'])
  })

  it.each([
    ['confirmed', 'The booking is already confirmed.'],
    ['waitlisted', 'The booking is on the waitlist. Give it a place instead.'],
    ['completed', 'The booking was attended. Only one that waits or was cancelled in time can be confirmed.'],
    ['no_show', 'The booking was missed. Only one that waits or was cancelled in time can be confirmed.'],
    [
      'late_cancelled',
      'The booking was cancelled late. Only one that waits or was cancelled in time can be confirmed.',
    ],
    [
      'lapsed',
      'The booking lapsed, because nobody confirmed it. Only one that waits or was cancelled in time can be confirmed.',
    ],
  ] as const)('what is %s is refused in words', (status, why) => {
    expect(confirmProblem(status)).toBe(why)
  })
})

describe('cancelling', () => {
  it('is for what is still to come', () => {
    expect(passing(cancelProblem)).toEqual(['pending', 'confirmed', 'waitlisted'])
  })

  it('twice is refused in words', () => {
    expect(cancelProblem('cancelled')).toBe(
      'The booking was cancelled. Only one that is still to come can be cancelled.',
    )
  })
})

describe('an outcome', () => {
  const facts = { outcome: 'completed' as const, now: START, startsAt: START, dayStartsAt: DAY_START }

  it('may be set on live bookings only', () => {
    expect(passing((status) => outcomeProblem({ ...facts, status }))).toEqual(['pending', 'confirmed'])
  })

  it('is refused in words', () => {
    expect(outcomeProblem({ ...facts, status: 'waitlisted' })).toBe(
      'The booking is on the waitlist. It has no place to be attended.',
    )
    expect(outcomeProblem({ ...facts, status: 'no_show' })).toBe(
      'The booking was missed. Change its outcome instead.',
    )
  })

  it('is refused before its time', () => {
    const early = { ...facts, status: 'confirmed' as const, now: DAY_START - 1 }

    expect(outcomeProblem(early)).toBe('Attended can be set from the day of the session.')
  })
})

describe('lapsing', () => {
  const facts = { status: 'pending' as const, pendingUntil: START - HOUR, startsAt: START, now: START - HOUR }

  it.each([
    ['at the moment it was to be confirmed by', {}, true],
    ['a millisecond before', { now: START - HOUR - 1 }, false],
    ['a millisecond before the session', { now: START - 1 }, true],
    ['not once the session has begun', { now: START }, false],
    ['not where nothing was to be confirmed', { pendingUntil: null }, false],
  ])('%s', (_name, changes, due) => {
    expect(isDueToLapse({ ...facts, ...changes })).toBe(due)
  })

  it('is for what waits to be confirmed', () => {
    expect(BOOKING_STATUSES.filter((status) => isDueToLapse({ ...facts, status }))).toEqual(['pending'])
  })

  it('waits elapsed hours', () => {
    expect(pendingUntil(START, 48)).toBe(START + 48 * HOUR)
  })
})

const change = (changes: Partial<ChangeFacts>): ChangeFacts => ({
  status: 'completed',
  outcome: 'cancelled',
  funding: 'credit',
  policy,
  waive: false,
  forgivenBefore: 0,
  policyAnchor: START,
  now: START,
  startsAt: START,
  dayStartsAt: DAY_START,
  charged: true,
  ...changes,
})

describe('a change of outcome', () => {
  it('leads from every final state to every other outcome, and from no other state', () => {
    for (const status of BOOKING_STATUSES) {
      const reachable = CHANGED_OUTCOMES.filter(
        (outcome) => changeProblem(change({ status, outcome })) === null,
      )

      expect([status, reachable]).toEqual([
        status,
        isFinal(status) ? CHANGED_OUTCOMES.filter((outcome) => outcome !== status) : [],
      ])
    }
  })

  it.each([
    ['pending', 'The booking still waits to be confirmed. There is no outcome to change yet.'],
    ['confirmed', 'The booking is confirmed. There is no outcome to change yet.'],
    ['waitlisted', 'The booking is on the waitlist. There is no outcome to change yet.'],
  ] as const)('of what is %s is refused in words', (status, why) => {
    expect(changeProblem(change({ status }))).toBe(why)
  })

  it.each(CHANGED_OUTCOMES)('from %s to itself only waives what was charged', (outcome) => {
    const same = { status: outcome, outcome }

    expect(changeProblem(change(same))).toMatch(/^The booking was .* already\.$/)
    expect(changeProblem(change({ ...same, waive: true }))).toBeNull()
    expect(changeProblem(change({ ...same, waive: true, charged: false }))).toBe(
      'Nothing was charged for this booking, so there is nothing to waive.',
    )
  })

  it('keeps to the time of the outcome', () => {
    const problem = (outcome: ChangeFacts['outcome'], now: number) =>
      changeProblem(change({ status: 'lapsed', outcome, now }))

    expect(problem('completed', DAY_START - 1)).toBe('Attended can be set from the day of the session.')
    expect(problem('completed', DAY_START)).toBeNull()
    expect(problem('no_show', START - 1)).toBe('No-show can be set once the session has begun.')
    expect(problem('no_show', START)).toBeNull()
    expect(problem('late_cancelled', START - 24 * HOUR)).toBe(
      'It is not too late to cancel yet, so nobody has cancelled late.',
    )
    expect(problem('late_cancelled', START - 24 * HOUR + 1)).toBeNull()
    expect(problem('cancelled', START - 100 * HOUR)).toBeNull()
  })

  it.each([
    [{ outcome: 'completed' }, { status: 'completed', late: false, charged: true, pardon: null }],
    [{ outcome: 'no_show' }, { status: 'no_show', late: false, charged: true, pardon: null }],
    [{ outcome: 'late_cancelled' }, { status: 'late_cancelled', late: true, charged: true, pardon: null }],
    [{ outcome: 'cancelled' }, { status: 'cancelled', late: false, charged: false, pardon: null }],
    [
      { outcome: 'cancelled', waive: true },
      { status: 'cancelled', late: false, charged: false, pardon: null },
    ],
    [
      { outcome: 'no_show', waive: true },
      { status: 'no_show', late: false, charged: false, pardon: 'waived' },
    ],
    [
      { outcome: 'late_cancelled', policy: { ...policy, lateRule: 'forgive' } },
      { status: 'late_cancelled', late: true, charged: false, pardon: 'forgiven' },
    ],
    [
      { outcome: 'late_cancelled', policy: { ...policy, lateRule: 'forgive' }, forgivenBefore: 1 },
      { status: 'late_cancelled', late: true, charged: true, pardon: null },
    ],
  ] as const)('to %o is charged as if it had been set at first', (changes, decision) => {
    expect(decideChange(change({ status: 'lapsed', ...changes }))).toMatchObject(decision)
  })

  it('takes a place only where it was given up', () => {
    const taking = (status: BookingStatus) =>
      CHANGED_OUTCOMES.filter((outcome) => decideChange(change({ status, outcome })).takesPlace)

    expect(Object.fromEntries(FINAL.map((status) => [status, taking(status)]))).toEqual({
      completed: [],
      no_show: [],
      cancelled: ['completed', 'no_show'],
      late_cancelled: ['completed', 'no_show'],
      lapsed: ['completed', 'no_show'],
    })
  })
})

describe('the units of a booking', () => {
  const states: readonly UnitState[] = ['none', 'held', 'used']
  const bucket = { none: 'available', held: 'held', used: 'used' } as const

  it('are brought from any state to any other by entries that move them there', () => {
    for (const from of states) {
      for (const to of states) {
        const before = { ...EMPTY_BUCKETS, [bucket[from]]: 1 }
        const after = unitMoves(from, to).reduce(
          (buckets, kind) => applyEntry(buckets, { kind, units: 1 }),
          before,
        )

        expect(after).toEqual({ ...EMPTY_BUCKETS, [bucket[to]]: 1 })
        expect(unitMoves(from, to)).toHaveLength(Math.abs(states.indexOf(from) - states.indexOf(to)))
      }
    }
  })
})
