import { describe, expect, test } from 'vitest'
import {
  ATTENTION_KINDS,
  type AttentionMatter,
  DERIVED_ATTENTION_KINDS,
  kindsOf,
  LISTED_KINDS,
  settlesOwnOnly,
} from '../../src/shared/domain/attention.ts'
import type { Actor, Permission, Role } from '../../src/shared/domain/permissions.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'
import { attentionSentences } from '../../src/shared/messages/attention.ts'
import { findingTitle, thingWords } from '../../src/shared/messages/findings.ts'

const seat = {
  clientName: 'Ada Berg',
  sessionTitle: 'Yoga',
  startsAt: parseInstant('2026-03-03T23:30:00Z') ?? 0,
}

/** One matter of every kind; a kind that is missing here does not compile. */
const plan = { clientName: 'Ada Berg', packageName: '10 sessions', count: 10 }

const MATTERS: { readonly [K in AttentionMatter['kind']]: Extract<AttentionMatter, { readonly kind: K }> } = {
  promotion_skipped: {
    kind: 'promotion_skipped',
    details: {
      ...seat,
      code: 'CLIENT_CONFLICT',
      reason: 'Ada Berg is already booked for Boxing at that time.',
    },
  },
  refund_owed: {
    kind: 'refund_owed',
    details: { clientName: 'Ada Berg', packageName: '10 sessions', owed: 1 },
  },
  booking_lapsed: { kind: 'booking_lapsed', details: seat },
  unmatched_purchase: {
    kind: 'unmatched_purchase',
    details: { buyer: 'Ada Berg', what: '10 sessions', missing: 'package' },
  },
  refund_unclear: {
    kind: 'refund_unclear',
    details: {
      clientName: 'Ada Berg',
      what: '10 sessions',
      problem: 'currency',
      stated: { amount: 5_500, currency: 'USD' },
      known: { amount: 5_000, currency: 'EUR' },
    },
  },
  dispute_opened: {
    kind: 'dispute_opened',
    details: { clientName: 'Ada Berg', packageName: '10 sessions', held: 4 },
  },
  stripe_stopped: { kind: 'stripe_stopped', details: { scope: 'Refunds' } },
  plan_unconfirmed: { kind: 'plan_unconfirmed', details: { ...plan, problem: 'defaulted' } },
  plan_partial: { kind: 'plan_partial', details: { ...plan, placed: 8 } },
  plan_failed: { kind: 'plan_failed', details: { ...plan, reason: 'No trainer teaches Yoga.' } },
  integrity_finding: {
    kind: 'integrity_finding',
    details: {
      id: 'V3',
      severity: 'error',
      entity: 'booking',
      entityId: 7,
      expected: 'nothing held',
      found: '1 held',
      repair: 'Give it back.',
    },
  },
  session_outside: {
    kind: 'session_outside',
    details: {
      sessionTitle: 'Yoga',
      startsAt: seat.startsAt,
      trainerName: 'Tara Trainer',
      found: 'Tara Trainer is away.',
    },
  },
  unmarked_session: {
    kind: 'unmarked_session',
    details: { sessionTitle: 'Yoga', startsAt: seat.startsAt, trainerName: null, unmarked: 3 },
  },
}

describe('what asks for a decision', () => {
  test('is of a kind that is kept or of one that is looked up', () => {
    expect(ATTENTION_KINDS).toEqual([
      'promotion_skipped',
      'refund_owed',
      'booking_lapsed',
      'unmatched_purchase',
      'refund_unclear',
      'dispute_opened',
      'stripe_stopped',
      'plan_unconfirmed',
      'plan_partial',
      'plan_failed',
    ])
    expect(DERIVED_ATTENTION_KINDS).toEqual(['integrity_finding', 'session_outside', 'unmarked_session'])
    expect(Object.keys(MATTERS)).toEqual([...ATTENTION_KINDS, ...DERIVED_ATTENTION_KINDS])
  })

  test('is listed with what is most pressing first', () => {
    expect(LISTED_KINDS).toEqual([
      'integrity_finding',
      'session_outside',
      'stripe_stopped',
      'dispute_opened',
      'refund_unclear',
      'refund_owed',
      'unmatched_purchase',
      'plan_unconfirmed',
      'plan_failed',
      'plan_partial',
      'promotion_skipped',
      'booking_lapsed',
      'unmarked_session',
    ])
  })

  test.each([
    [
      'promotion_skipped',
      'Ada Berg was passed over for Yoga',
      'A place became free in Yoga on 4 Mar 2026, 00:30, and Ada Berg could not take it. Ada Berg is already booked for Boxing at that time.',
    ],
    [
      'refund_owed',
      '1 session of 10 sessions still to be taken back',
      'Ada Berg got money back for more sessions than were left. What is cancelled from now on is taken back by itself; decide about the rest.',
    ],
    [
      'booking_lapsed',
      'Ada Berg lost the place in Yoga',
      'Nobody confirmed the booking of Yoga on 4 Mar 2026, 00:30 in time. Its credits are back; book again if Ada Berg still comes.',
    ],
    [
      'unmatched_purchase',
      'Ada Berg paid for 10 sessions',
      'Nothing in the payment tells what it is, so no credits were given yet. Choose it once, and it is known the next time.',
    ],
    [
      'refund_unclear',
      'US$55.00 of 10 sessions of Ada Berg went back in another currency',
      'It was paid with €50.00. How many sessions that is, nobody can tell: decide, and take them back by hand. Nothing was taken by itself.',
    ],
    [
      'dispute_opened',
      'Ada Berg disputes the payment of 10 sessions',
      'The bank asks the money back. 4 sessions are on hold until it decides; answer the dispute in Stripe.',
    ],
    [
      'stripe_stopped',
      'Stripe does not let Tallybook read any more',
      'The key may not read Refunds. Allow it in Stripe, or enter another key; nothing is lost until then.',
    ],
    [
      'plan_unconfirmed',
      'How many sessions is 10 sessions of Ada Berg for?',
      'The sale does not say how many sessions it is for. Nothing is scheduled until somebody confirms 10 sessions or says another number.',
    ],
    [
      'plan_partial',
      '2 of 10 sessions of Ada Berg found no place',
      'Open the plan of 10 sessions to choose other times, or try again. Their credits are untouched.',
    ],
    [
      'plan_failed',
      'The sessions of Ada Berg could not be scheduled',
      '10 sessions is paid and its credits are there. No trainer teaches Yoga.',
    ],
    [
      'integrity_finding',
      'A booking still holds what it should have given back: booking 7',
      'Expected nothing held, found 1 held. Give it back.',
    ],
    ['session_outside', 'Yoga on 4 Mar 2026, 00:30 lies outside the hours', 'Tara Trainer is away.'],
    [
      'unmarked_session',
      'Who came to Yoga on 4 Mar 2026, 00:30?',
      'It is over, and 3 bookings have no outcome yet.',
    ],
  ] as const)('is told in the time of the studio: %s', (kind, title, why) => {
    expect(attentionSentences(MATTERS[kind], 'Europe/Berlin')).toEqual({ title, why })
  })
})

describe('a dispute that is not read any more', () => {
  const whyOf = (held: number) => {
    const matter = { ...MATTERS.dispute_opened, details: { ...MATTERS.dispute_opened.details, held } }
    return attentionSentences(matter as AttentionMatter, 'Europe/Berlin', false).why
  }

  test('says so, and what to do instead, without a word of Stripe', () => {
    expect(whyOf(4)).toBe(
      'The bank asked the money back, and what it decides does not arrive here any more. 4 sessions are on hold: look where it was paid. Then say at the sale how the dispute has ended.',
    )
    expect(whyOf(1)).toContain('1 session is on hold')
  })
})

describe('money that went back', () => {
  const told = (details: Extract<AttentionMatter, { kind: 'refund_unclear' }>['details']) =>
    attentionSentences({ kind: 'refund_unclear', details }, 'Europe/Berlin')
  const facts = { clientName: null, what: '10 sessions', known: { amount: 1_000, currency: 'EUR' } }

  test('may be what was recorded by hand', () => {
    const stated = { amount: 4_000, currency: 'EUR' }
    expect(told({ ...facts, problem: 'by_hand', stated })).toEqual({
      title: 'Is the refund of 10 sessions the one that was recorded by hand?',
      why: '€10.00 was recorded by hand while nothing arrived by itself, and €40.00 went back where it was paid. It counts as the same money. If it is not, take back the sessions that are missing by hand.',
    })
  })

  test('may be of a currency that nobody knows', () => {
    expect(told({ ...facts, problem: 'currency', stated: { amount: 7, currency: 'QQQ' } }).title).toBe(
      '7 QQQ of 10 sessions went back in another currency',
    )
  })
})

describe('a session', () => {
  const facts = { sessionTitle: 'Yoga', startsAt: seat.startsAt, trainerName: 'Tara Trainer' }
  const whyOf = (matter: AttentionMatter) => attentionSentences(matter, 'Europe/Berlin').why

  test('is told with its trainer, once', () => {
    expect(whyOf({ kind: 'unmarked_session', details: { ...facts, unmarked: 1 } })).toBe(
      'With Tara Trainer. It is over, and 1 booking has no outcome yet.',
    )
    const closed = 'The studio is closed.'
    expect(whyOf({ kind: 'session_outside', details: { ...facts, found: closed } })).toBe(
      `With Tara Trainer. ${closed}`,
    )
    expect(whyOf({ kind: 'session_outside', details: { ...facts, trainerName: null, found: closed } })).toBe(
      closed,
    )
  })
})

describe('what somebody can settle', () => {
  const somebody = (role: Role, changes: Partial<Actor> = {}): Actor => ({
    staffId: 3,
    name: 'Somebody',
    role,
    granted: [],
    withdrawn: [],
    ...changes,
  })
  const without = (role: Role, ...withdrawn: Permission[]) => somebody(role, { withdrawn })

  test.each([
    ['an owner', somebody('owner'), LISTED_KINDS],
    [
      'the front desk',
      somebody('front_desk'),
      LISTED_KINDS.filter(
        (kind) => kind !== 'stripe_stopped' && kind !== 'dispute_opened' && kind !== 'refund_unclear',
      ),
    ],
    [
      'a front desk that does not plan',
      without('front_desk', 'schedule.write', 'integrity.check'),
      ['refund_owed', 'unmatched_purchase', 'promotion_skipped', 'booking_lapsed', 'unmarked_session'],
    ],
    [
      'a front desk that does not book',
      without('front_desk', 'bookings.write'),
      [
        'integrity_finding',
        'session_outside',
        'unmatched_purchase',
        'plan_unconfirmed',
        'plan_failed',
        'plan_partial',
        'unmarked_session',
      ],
    ],
    ['a trainer', somebody('trainer'), ['unmarked_session']],
    ['an assistant', without('trainer', 'bookings.outcome'), []],
  ] as const)('is by what they may do: %s', (_who, actor, kinds) => {
    expect(kindsOf(actor)).toEqual(kinds)
  })

  test.each([
    ['an owner', somebody('owner'), false],
    ['the front desk', somebody('front_desk'), false],
    ['a front desk that may not read clients', without('front_desk', 'clients.read'), true],
    ['a trainer', somebody('trainer'), true],
    ['a trainer who reads clients', somebody('trainer', { granted: ['clients.read'] }), true],
  ] as const)('is of their own sessions only: %s', (_who, actor, own) => {
    expect(settlesOwnOnly(actor)).toBe(own)
  })
})

describe('a finding', () => {
  test('has words for what it is, also for one that is not known', () => {
    expect(findingTitle('I7')).toBe('A line of the history was changed')
    expect(findingTitle('toString')).toBe('Something does not hold')
  })

  test.each([
    ['grant', 3, 'grant 3'],
    ['purchase', 4, 'sale 4'],
    ['command', 5, 'command 5'],
    ['valueOf', 6, 'valueOf 6'],
    ['database', 0, null],
    ['studio', 1, null],
  ])('names its thing: %s', (entity, entityId, words) => {
    expect(thingWords(entity, entityId)).toBe(words)
  })

  test('without a thing and without a repair says what to do', () => {
    const details = { id: 'STORAGE', severity: 'error', entity: 'database', entityId: 0 } as const
    expect(
      attentionSentences(
        {
          kind: 'integrity_finding',
          details: { ...details, expected: 'a file without faults', found: 'a fault' },
        },
        'UTC',
      ),
    ).toEqual({
      title: 'The file itself is damaged',
      why: 'Expected a file without faults, found a fault. The file itself is damaged. Restore a backup.',
    })
  })
})
