import { expect, test } from 'vitest'
import { bookingPolicy, type Policies, policiesOf } from '../../src/shared/domain/policies.ts'

const policies: Policies = {
  lateWindowMinutes: 1,
  lateRule: 'forgive',
  lateForgiven: 2,
  noShowRule: 'release',
  graceDays: 3,
  pendingTimeoutHours: 4,
  lowCredits: 5,
  expiringDays: 6,
}

test('a booking keeps what decides about it later, and nothing else', () => {
  expect(bookingPolicy(policies)).toEqual({
    lateWindowMinutes: 1,
    lateRule: 'forgive',
    lateForgiven: 2,
    noShowRule: 'release',
    graceDays: 3,
  })
})

test('policies are taken out of what holds more', () => {
  const studio = { ...policies, name: 'Studio Nord', version: 7 }
  expect(policiesOf(studio)).toEqual(policies)
})
