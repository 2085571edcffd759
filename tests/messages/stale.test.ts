import { describe, expect, it } from 'vitest'
import { parseInstant } from '../../src/shared/domain/time.ts'
import { agoWords, bookingChangeWords, sessionChangeWords } from '../../src/shared/messages/stale.ts'

const MINUTE = 60_000
const startsAt = parseInstant('2026-03-03T09:00Z') ?? 0
const zone = 'Europe/Berlin'

describe('how long ago something was', () => {
  it.each([
    [0, 'a moment ago'],
    [MINUTE - 1, 'a moment ago'],
    [MINUTE, '1 minute ago'],
    [59 * MINUTE, '59 minutes ago'],
    [60 * MINUTE, '1 hour ago'],
    [24 * 60 * MINUTE - 1, '23 hours ago'],
    [24 * 60 * MINUTE, '1 day ago'],
    [49 * 60 * MINUTE, '2 days ago'],
  ])('%i ms', (milliseconds, words) => {
    expect(agoWords(milliseconds)).toBe(words)
  })
})

describe('what was done', () => {
  const session = {
    status: 'open' as const,
    startsAt,
    endsAt: startsAt + 45 * MINUTE,
    zone,
    trainerName: null,
    roomName: null,
  }

  it.each([
    [[], {}, 'changed it'],
    [['capacity'], {}, 'changed it'],
    [['status'], { status: 'cancelled' as const }, 'cancelled it'],
    [['status', 'startsAt'], {}, 'took its cancellation back'],
    [['startsAt'], {}, 'moved it to Tue 3 March 10:00'],
    [['trainerId'], { trainerName: 'Ben' }, 'moved it to Ben'],
    [['trainerId', 'roomId'], {}, 'moved it to no trainer, out of its room'],
    [['roomId', 'minutes'], { roomName: 'Hall' }, 'moved it to Hall and made it 45 minutes long'],
    [['minutes'], {}, 'made it 45 minutes long'],
  ])('to a session: %j', (fields, now, words) => {
    expect(sessionChangeWords(new Set(fields), { ...session, ...now })).toBe(words)
  })

  it.each([
    [['status', 'paymentStatus'], 'no_show' as const, 'marked it as a no-show'],
    [['startsAt'], 'confirmed' as const, 'moved its session to Tue 3 March 10:00'],
    [['paymentStatus'], 'confirmed' as const, 'changed how it is paid'],
    [['grants'], 'confirmed' as const, 'changed it'],
  ])('to a booking: %j', (fields, status, words) => {
    expect(bookingChangeWords(new Set(fields), { status, startsAt, zone })).toBe(words)
  })
})
