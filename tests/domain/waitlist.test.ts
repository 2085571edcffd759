import { describe, expect, it } from 'vitest'
import { promotedTo, promoteProblem, promotesItself } from '../../src/shared/domain/booking-moves.ts'
import { BOOKING_SOURCES, BOOKING_STATUSES } from '../../src/shared/domain/bookings.ts'
import { bookingPolicy, DEFAULT_POLICIES } from '../../src/shared/domain/policies.ts'

const HOUR = 3_600_000
const START = 1_000 * HOUR
const policy = bookingPolicy(DEFAULT_POLICIES)

describe('a place for somebody who waits', () => {
  it('is given by staff to whoever is on the waitlist, and to nobody else', () => {
    const problems = Object.fromEntries(BOOKING_STATUSES.map((status) => [status, promoteProblem(status)]))

    const only = 'Only one on the waitlist can be given a place.'
    expect(problems).toEqual({
      waitlisted: null,
      pending: `The booking still waits to be confirmed. ${only}`,
      confirmed: `The booking is confirmed. ${only}`,
      completed: `The booking was attended. ${only}`,
      no_show: `The booking was missed. ${only}`,
      cancelled: `The booking was cancelled. ${only}`,
      late_cancelled: `The booking was cancelled late. ${only}`,
      lapsed: `The booking lapsed, because nobody confirmed it. ${only}`,
    })
  })

  it('is promised, unless the public page asked for it', () => {
    expect(BOOKING_SOURCES.map((source) => [source, promotedTo(source)])).toEqual([
      ['staff', 'confirmed'],
      ['public', 'pending'],
      ['plan', 'confirmed'],
      ['import', 'confirmed'],
    ])
  })

  it('is given without asking until exactly the late window', () => {
    const at = (now: number) => promotesItself({ policy, startsAt: START, now })

    expect(at(START - 24 * HOUR - 1)).toBe(true)
    expect(at(START - 24 * HOUR)).toBe(true)
    expect(at(START - 24 * HOUR + 1)).toBe(false)
    expect(at(START)).toBe(false)
  })
})
