import { expect, it } from 'vitest'
import { type BlockNames, blockWords } from '../../src/shared/messages/hours.ts'
import { substituteWords } from '../../src/shared/messages/substitutes.ts'

const NAMES: BlockNames = {
  zone: 'Europe/Berlin',
  trainer: 'Ana',
  room: null,
  reason: 'Christmas',
  untilDay: '2026-03-06',
  endsAt: Date.UTC(2026, 2, 6, 13),
}

it('says why a time is not expected to be used', () => {
  expect(blockWords('closed', NAMES)).toBe('Outside the opening hours.')
  expect(blockWords('unavailable', NAMES)).toBe('Outside Ana’s availability.')
  expect(blockWords('closure', NAMES)).toBe('The studio is closed: Christmas.')
  expect(blockWords('closure', { ...NAMES, room: 'Room 1', reason: 'New floor' })).toBe(
    'Room 1 is closed: New floor.',
  )
  expect(blockWords('leave', NAMES)).toBe('Ana is on leave until Fri 6 March.')
  expect(blockWords('leave', { ...NAMES, untilDay: null })).toBe('Ana is on leave until Fri 6 March 14:00.')
})

it.each([
  [0, [], 'Free at that time. Teaches nothing else that day.'],
  [45, [], 'Free at that time. Teaches 45 min that day already.'],
  [60, [], 'Free at that time. Teaches 1 h that day already.'],
  [
    90,
    ['Outside Ana’s availability.'],
    'No other session at that time. Outside Ana’s availability. Teaches 1 h 30 min that day already.',
  ],
])('says why somebody could take over: %i minutes', (minutes, warnings, words) => {
  expect(substituteWords(minutes, warnings)).toBe(words)
})
