import { describe, expect, test } from 'vitest'
import {
  ATTENTION_KINDS,
  type AttentionMatter,
  DERIVED_ATTENTION_KINDS,
} from '../../src/shared/domain/attention.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'
import { attentionSentences } from '../../src/shared/messages/attention.ts'

const seat = {
  clientName: 'Ada Berg',
  sessionTitle: 'Yoga',
  startsAt: parseInstant('2026-03-03T23:30:00Z') ?? 0,
}

/** One matter of every kind; a kind that is missing here does not compile. */
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
  unmarked_session: {
    kind: 'unmarked_session',
    details: { sessionTitle: 'Yoga', startsAt: seat.startsAt, unmarked: 3 },
  },
}

describe('what asks for a decision', () => {
  test('is of a kind that is kept or of one that is looked up', () => {
    expect(ATTENTION_KINDS).toEqual(['promotion_skipped', 'refund_owed', 'booking_lapsed'])
    expect(DERIVED_ATTENTION_KINDS).toEqual(['unmarked_session'])
    expect(Object.keys(MATTERS)).toEqual([...ATTENTION_KINDS, ...DERIVED_ATTENTION_KINDS])
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
      'unmarked_session',
      'Who came to Yoga?',
      'Yoga on 4 Mar 2026, 00:30 is over, and 3 bookings have no outcome yet.',
    ],
  ] as const)('is told in the time of the studio: %s', (kind, title, why) => {
    expect(attentionSentences(MATTERS[kind], 'Europe/Berlin')).toEqual({ title, why })
  })
})
