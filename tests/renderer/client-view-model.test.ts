import { describe, expect, it } from 'vitest'
import { grantNames } from '../../src/renderer/src/components/grant-names.ts'
import { i18n } from '../../src/renderer/src/i18n/setup.ts'
import {
  type ClientBooking,
  lacksOutcome,
  splitBookings,
} from '../../src/renderer/src/panels/client-bookings-view.ts'
import { accountText } from '../../src/renderer/src/screens/client/account-text.ts'
import {
  changeOf,
  type Entry,
  newestFirst,
  type Summary,
} from '../../src/renderer/src/screens/client/view-model.ts'
import { ENTRY_KINDS } from '../../src/shared/domain/credits.ts'

const NOW = Date.parse('2026-03-02T12:00:00Z')

function aBooking(id: number, startsAt: string, status: ClientBooking['status']): ClientBooking {
  const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString()
  return {
    id,
    sessionId: id,
    clientId: 1,
    status,
    funding: 'credit',
    cost: 1,
    paymentStatus: 'not_due',
    paymentMethod: null,
    amount: null,
    grantId: 1,
    subscriptionId: 1,
    bookedAt: '2026-01-01T00:00:00Z',
    pendingUntil: null,
    late: false,
    pardon: null,
    skipReason: null,
    version: 1,
    title: 'Yoga',
    trainerName: null,
    startsAt,
    endsAt,
    paidFrom: '10-pack',
  }
}

const ids = (bookings: readonly ClientBooking[]) => bookings.map((booking) => booking.id)

describe('the bookings of a client', () => {
  const later = aBooking(1, '2026-03-09T09:00:00Z', 'confirmed')
  const cancelled = aBooking(2, '2026-03-05T09:00:00Z', 'cancelled')
  const next = aBooking(3, '2026-03-03T09:00:00Z', 'pending')
  const running = aBooking(4, '2026-03-02T11:30:00Z', 'confirmed')
  const forgotten = aBooking(5, '2026-03-01T09:00:00Z', 'confirmed')
  const held = aBooking(6, '2026-02-20T09:00:00Z', 'completed')
  const waiting = aBooking(7, '2026-03-04T09:00:00Z', 'waitlisted')
  const lapsed = aBooking(8, '2026-03-03T12:00:00Z', 'lapsed')
  const all = [later, cancelled, waiting, lapsed, next, running, forgotten, held]
  const { upcoming, past } = splitBookings(all, NOW)

  it('to come stand the next one first, with the one that is running and the one that waits', () => {
    expect(ids(upcoming)).toEqual([4, 3, 7, 1])
  })

  it('that have been, and cancelled and lapsed ones whenever they were, stand the newest first', () => {
    expect(ids(past)).toEqual([2, 8, 5, 6])
  })

  it('lack an outcome when they are over and still confirmed', () => {
    expect(lacksOutcome(forgotten, NOW)).toBe(true)
    expect(lacksOutcome(running, NOW)).toBe(false)
    expect(lacksOutcome(held, NOW)).toBe(false)
  })
})

describe('a line of the ledger', () => {
  it.each([
    ['GRANT', 5],
    ['HOLD', -5],
    ['RELEASE', 5],
    ['CAPTURE', 0],
    ['UNCAPTURE', 0],
    ['EXPIRE', -5],
    ['UNEXPIRE', 5],
    ['REVOKE', -5],
  ] as const)('%s of five changes what is left by %i', (kind, change) => {
    expect(changeOf(kind, 5)).toBe(change)
  })

  it('has a change whatever its kind', () => {
    for (const kind of ENTRY_KINDS) expect(Number.isInteger(changeOf(kind, 1))).toBe(true)
  })
})

function anEntry(seq: number, kind: Entry['kind'], units: number, sentence: string): Entry {
  const at = `2026-03-0${seq}T09:00:00Z`
  return {
    seq,
    at,
    kind,
    units,
    grantId: 1,
    bookingId: null,
    actor: 'Maria',
    reason: null,
    correctsSeq: null,
    sentence,
  }
}

const SUMMARY: Summary = {
  clientId: 1,
  available: 3,
  scheduled: 1,
  completed: 1,
  cancelled: 0,
  lateCancelled: 0,
  noShow: 0,
  remaining: 3,
  total: 5,
  expired: 0,
  revoked: 0,
  lastSessionOn: null,
  nextExpiry: '2026-06-01',
  warning: 'low',
  subscriptions: [
    {
      id: 1,
      packageName: '5-pack',
      familyId: null,
      family: null,
      kind: 'pack',
      status: 'active',
      total: 5,
      completed: 1,
      scheduled: 1,
      remaining: 3,
      expired: 0,
      revoked: 0,
      expiresOn: '2026-06-01',
      activatedOn: '2026-03-02',
      period: null,
      rollover: 0,
      endsOn: null,
      freeze: null,
      version: 1,
    },
  ],
}

describe('an account as text', () => {
  const formats = {
    t: i18n.t,
    moment: (at: string) => at.slice(0, 10),
    day: (day: string) => day,
    change: (units: number) => String(units),
  }
  const client = { firstName: 'Jane', lastName: 'Doe', email: 'jane@example.com' }
  const entries = [anEntry(1, 'GRANT', 5, 'Maria added 5 sessions.'), anEntry(2, 'HOLD', 1, 'Set aside.')]

  it('says the figures that add up and every line, the newest first', () => {
    expect(accountText({ client, summary: SUMMARY, entries }, formats)).toBe(
      [
        'Jane Doe <jane@example.com>',
        '',
        '3 sessions available',
        '1 used + 1 scheduled + 3 remaining = 5 in all',
        'Next expiry: 2026-06-01',
        '5-pack: 1 used + 1 scheduled + 3 remaining = 5',
        '',
        'Every line, the newest first:',
        '2026-03-02  -1  Set aside.',
        '2026-03-01  5  Maria added 5 sessions.',
        '',
      ].join('\n'),
    )
  })

  it('leaves out what there is not', () => {
    const bare = { ...SUMMARY, nextExpiry: null, subscriptions: [] }
    const text = accountText({ client: { ...client, email: null }, summary: bare, entries: [] }, formats)

    expect(text).toBe('Jane Doe\n\n3 sessions available\n1 used + 1 scheduled + 3 remaining = 5 in all\n')
  })

  it('does not disturb the order that it was given', () => {
    expect(newestFirst(entries).map((entry) => entry.seq)).toEqual([2, 1])
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2])
  })
})

describe('the name of a grant', () => {
  const grant = (id: number, subscriptionId: number, effectiveFrom: string) => ({
    id,
    subscriptionId,
    subscriptionName: `pack ${subscriptionId}`,
    effectiveFrom,
  })

  it('is its pack, and the day where a pack holds several', () => {
    const names = grantNames(
      [grant(1, 7, '2026-01-01'), grant(2, 7, '2026-02-01'), grant(3, 8, '2026-01-01')],
      (day) => day,
    )

    expect([...names.values()]).toEqual(['pack 7, 2026-01-01', 'pack 7, 2026-02-01', 'pack 8'])
  })
})
