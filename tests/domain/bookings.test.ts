import { describe, expect, it } from 'vitest'
import {
  BOOKING_STATUSES,
  chargeFor,
  decideCancel,
  isLate,
  isLive,
  isOccupying,
  OCCUPYING_STATUSES,
  outcomeTimeProblem,
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
    status: 'confirmed',
    funding: 'credit',
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
  const free = { status: 'cancelled', late: false, charged: false, pardon: null }
  const late = { status: 'late_cancelled', late: true, charged: true, pardon: null }
  const forgive = (lateForgiven: number) => ({ ...policy, lateRule: 'forgive' as const, lateForgiven })

  it.each([
    ['in time', { now: START - 48 * HOUR }, free],
    ['late', {}, late],
    ['late, waived', { waive: true }, { ...late, charged: false, pardon: 'waived' }],
    ['late, by the studio', { by: 'studio' as const }, free],
    ['late, of a place that nobody had confirmed', { status: 'pending' as const }, free],
    ['late, of a place that was waited for', { status: 'waitlisted' as const }, free],
    [
      'late, under a policy that gives back',
      { policy: { ...policy, lateRule: 'release' as const } },
      { ...late, charged: false },
    ],
    [
      'late, with one to forgive',
      { policy: forgive(2), forgivenBefore: 1 },
      { ...late, charged: false, pardon: 'forgiven' },
    ],
    ['late, with none left to forgive', { policy: forgive(2), forgivenBefore: 2 }, late],
    [
      'late, waived with one to forgive, which is kept',
      { policy: forgive(2), waive: true },
      { ...late, charged: false, pardon: 'waived' },
    ],
    [
      'late, where forgiven ones count for nothing',
      { forgivenBefore: 0, policy: { ...policy, lateForgiven: 5 } },
      late,
    ],
  ])('%s', (_name, changes, decision) => {
    expect(cancel(changes)).toEqual(decision)
  })
})

describe('a charge', () => {
  const facts = { funding: 'credit' as const, policy, waive: false, forgivenBefore: 0 }
  const mild = { ...policy, noShowRule: 'release' as const, lateRule: 'release' as const }

  it.each([
    ['attended', 'completed', facts, { charged: true, pardon: null }],
    [
      'attended, whatever the policy gives back',
      'completed',
      { ...facts, policy: mild },
      { charged: true, pardon: null },
    ],
    ['attended, waived', 'completed', { ...facts, waive: true }, { charged: false, pardon: 'waived' }],
    ['missed', 'no_show', facts, { charged: true, pardon: null }],
    [
      'missed, under a policy that gives back',
      'no_show',
      { ...facts, policy: mild },
      { charged: false, pardon: null },
    ],
    ['missed, waived', 'no_show', { ...facts, waive: true }, { charged: false, pardon: 'waived' }],
    ['cancelled late', 'late_cancelled', facts, { charged: true, pardon: null }],
    ['attended for a debt', 'completed', { ...facts, funding: 'unpaid' }, { charged: true, pardon: null }],
    ['attended for nothing', 'completed', { ...facts, funding: 'none' }, { charged: false, pardon: null }],
    [
      'cancelled late for nothing, waived',
      'late_cancelled',
      { ...facts, funding: 'none', waive: true },
      { charged: false, pardon: null },
    ],
  ] as const)('of one %s', (_name, outcome, given, charge) => {
    expect(chargeFor(outcome, given)).toEqual(charge)
  })

  it('of a no-show is never one of the late cancellations forgiven', () => {
    const forgiving = { ...policy, lateRule: 'forgive' as const, lateForgiven: 5 }

    expect(chargeFor('no_show', { ...facts, policy: forgiving })).toEqual({ charged: true, pardon: null })
  })
})

describe('outcomes', () => {
  it('attended from the first moment of the day, no-show from the start', () => {
    const dayStartsAt = START - 10 * HOUR
    const problem = (outcome: 'completed' | 'no_show', now: number) =>
      outcomeTimeProblem({ outcome, now, startsAt: START, dayStartsAt })

    expect(problem('completed', dayStartsAt - 1)).toBe('Attended can be set from the day of the session.')
    expect(problem('completed', dayStartsAt)).toBeNull()
    expect(problem('no_show', dayStartsAt - 1)).toBe('No-show can be set once the session has begun.')
    expect(problem('no_show', START - 1)).toBe('No-show can be set once the session has begun.')
    expect(problem('no_show', START)).toBeNull()
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
      'stripe.write',
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
