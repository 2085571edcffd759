import { describe, expect, it } from 'vitest'
import {
  BOOKING_STATUSES,
  decideCancel,
  isLate,
  isLive,
  isOccupying,
  OCCUPYING_STATUSES,
  outcomeProblem,
} from '../../src/shared/domain/bookings.ts'
import { defaultCapacity, takesCredits } from '../../src/shared/domain/catalogue.ts'
import { type Actor, may, PERMISSIONS } from '../../src/shared/domain/permissions.ts'
import { bookingPolicy, DEFAULT_POLICIES } from '../../src/shared/domain/policies.ts'
import { unitAmount } from '../../src/shared/domain/purchases.ts'

const HOUR = 3_600_000
const START = 1_000 * HOUR
const policy = bookingPolicy(DEFAULT_POLICIES)

const cancel = (changes: Partial<Parameters<typeof decideCancel>[0]>) =>
  decideCancel({
    policy,
    policyAnchor: START,
    now: START - HOUR,
    by: 'client',
    waive: false,
    forgivenBefore: 0,
    ...changes,
  })

describe('late', () => {
  it.each([
    ['a day before, to the millisecond', START - 24 * HOUR, false],
    ['a millisecond later', START - 24 * HOUR + 1, true],
    ['at the start', START, true],
    ['after it', START + HOUR, true],
  ])('%s', (_name, now, late) => {
    expect(isLate({ policy, policyAnchor: START, now })).toBe(late)
  })

  it('means begun where there is no window', () => {
    const none = { ...policy, lateWindowMinutes: 0 }

    expect(isLate({ policy: none, policyAnchor: START, now: START - 1 })).toBe(false)
    expect(isLate({ policy: none, policyAnchor: START, now: START })).toBe(true)
  })
})

describe('cancelling', () => {
  it.each([
    ['in time', { now: START - 48 * HOUR }, { status: 'cancelled', late: false, hold: 'release' }],
    ['late', {}, { status: 'late_cancelled', late: true, hold: 'capture' }],
    ['late, waived', { waive: true }, { status: 'late_cancelled', late: true, hold: 'release' }],
    ['late, by the studio', { by: 'studio' as const }, { status: 'cancelled', late: false, hold: 'release' }],
    [
      'late, under a policy that gives back',
      { policy: { ...policy, lateRule: 'release' as const } },
      { status: 'late_cancelled', late: true, hold: 'release' },
    ],
    [
      'late, with one to forgive',
      { policy: { ...policy, lateRule: 'forgive' as const, lateForgiven: 2 }, forgivenBefore: 1 },
      { status: 'late_cancelled', late: true, hold: 'release' },
    ],
    [
      'late, with none left to forgive',
      { policy: { ...policy, lateRule: 'forgive' as const, lateForgiven: 2 }, forgivenBefore: 2 },
      { status: 'late_cancelled', late: true, hold: 'capture' },
    ],
    [
      'late, where forgiven ones count for nothing',
      { forgivenBefore: 0, policy: { ...policy, lateForgiven: 5 } },
      { status: 'late_cancelled', late: true, hold: 'capture' },
    ],
  ])('%s', (_name, changes, decision) => {
    expect(cancel(changes)).toEqual(decision)
  })
})

describe('outcomes', () => {
  const facts = {
    status: 'confirmed' as const,
    outcome: 'completed' as const,
    now: START,
    startsAt: START,
    dayStartsAt: START - 10 * HOUR,
  }

  it('may be set on live bookings only', () => {
    const settable = BOOKING_STATUSES.filter((status) => outcomeProblem({ ...facts, status }) === null)

    expect(settable).toEqual(['pending', 'confirmed'])
  })

  it('attended from the first moment of the day, no-show from the start', () => {
    const allowed = (outcome: 'completed' | 'no_show', now: number) =>
      outcomeProblem({ ...facts, outcome, now }) === null

    expect([allowed('completed', facts.dayStartsAt - 1), allowed('completed', facts.dayStartsAt)]).toEqual([
      false,
      true,
    ])
    expect([allowed('no_show', START - 1), allowed('no_show', START)]).toEqual([false, true])
  })
})

describe('states', () => {
  it('are live, or occupying, or neither', () => {
    expect(BOOKING_STATUSES.filter(isLive)).toEqual(['pending', 'confirmed'])
    expect(BOOKING_STATUSES.filter(isOccupying).toSorted()).toEqual([...OCCUPYING_STATUSES].toSorted())
  })
})

describe('services', () => {
  it.each([
    ['personal', 1, true],
    ['group', 2, true],
    ['webinar', 1, true],
    ['personal', 0, false],
    ['trial', 1, false],
    ['guest', 1, false],
    ['internal', 1, false],
  ] as const)('%s at %i takes credits: %s', (kind, cost, takes) => {
    expect(takesCredits(kind, cost)).toBe(takes)
  })

  it('have one place unless they are for many', () => {
    expect([defaultCapacity('personal'), defaultCapacity('group'), defaultCapacity('webinar')]).toEqual([
      1, 12, 12,
    ])
  })
})

describe('permissions', () => {
  const actor = (role: Actor['role'], changes: Partial<Actor> = {}): Actor => ({
    staffId: 1,
    name: 'A',
    role,
    granted: [],
    withdrawn: [],
    ...changes,
  })

  it('an owner may everything, a trainer very little', () => {
    expect(PERMISSIONS.filter((permission) => may(actor('owner'), permission))).toEqual([...PERMISSIONS])
    expect(PERMISSIONS.filter((permission) => may(actor('trainer'), permission))).toEqual([
      'schedule.read',
      'bookings.outcome',
      'credits.read',
      'catalogue.read',
    ])
  })

  it('the front desk may not take back, give away, merge, import, repair or change the catalogue', () => {
    const refused = PERMISSIONS.filter((permission) => !may(actor('front_desk'), permission))

    expect(refused).toEqual([
      'bookings.comp',
      'bookings.change_outcome',
      'clients.merge',
      'clients.import',
      'credits.revoke',
      'sales.refund',
      'catalogue.write',
      'staff.write',
      'studio.write',
      'reports.read',
      'audit.read',
      'integrity.repair',
      'backup.write',
    ])
  })

  it('can be granted and withdrawn one by one; a withdrawal wins', () => {
    expect(may(actor('trainer', { granted: ['clients.read'] }), 'clients.read')).toBe(true)
    expect(may(actor('owner', { withdrawn: ['clients.read'] }), 'clients.read')).toBe(false)
    expect(
      may(actor('trainer', { granted: ['clients.read'], withdrawn: ['clients.read'] }), 'clients.read'),
    ).toBe(false)
  })
})

describe('the worth of a unit', () => {
  it('never adds up to more than was paid', () => {
    expect(unitAmount(10_000, 3) * 3).toBe(9_999)
    expect(unitAmount(0, 5)).toBe(0)
  })
})
