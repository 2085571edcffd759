import { describe, expect, it } from 'vitest'
import { sentenceOf } from '../../src/shared/messages/errors.ts'

describe('what is missing', () => {
  it.each([
    [['bookingIds'], 'Bookings are required'],
    [['minutes'], 'Minutes are required'],
    [['credits'], 'Credits are required'],
    [['pattern.weekdays'], 'Weekdays are required'],
    [['graceDays'], 'Days of grace are required'],
    [['bookingIds.3'], 'Entry 4 of bookings is required'],
    [['seriesId'], 'Series is required'],
    [['status'], 'Status is required'],
    [['cancelBookings'], 'Cancelling bookings is required'],
    [['clientId'], 'User ID is required'],
    [['lastName'], 'Last name is required'],
    [['clientId', 'sessionCount'], 'User ID and session count are required'],
    [[], 'This field is required'],
  ])('is named as one or as many: %j', (fields, sentence) => {
    expect(sentenceOf({ code: 'MISSING_REQUIRED_FIELDS', details: { fields } })).toBe(sentence)
  })
})

describe('a pack that has expired', () => {
  const expired = { grantId: 1, expiresOn: '2026-03-27' }
  const stranded = { bookingId: 2, clientId: 3, name: 'Ada Berg', problem: 'expired', ...expired } as const

  it('names its days as every other sentence does', () => {
    expect(sentenceOf({ code: 'GRANT_EXPIRED', details: expired })).toBe(
      'This pack is valid until 27 Mar 2026 only.',
    )
    expect(sentenceOf({ code: 'GRANT_EXPIRED', details: { ...expired, expiresOn: null } })).toBe(
      'This pack has expired.',
    )
    const details = { ...expired, on: '2026-04-02', bookings: [stranded] }
    expect(sentenceOf({ code: 'GRANT_EXPIRED', details })).toBe(
      'The credits of Ada Berg are not valid on 2 Apr 2026. Choose another day, or extend them first.',
    )
  })
})
