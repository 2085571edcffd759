import { expect, it } from 'vitest'
import { assignedDaysWords } from '../../src/shared/messages/assignments.ts'

it.each([
  [{ fromDay: '2026-03-02', untilDay: null }, 'from 2 Mar 2026'],
  [{ fromDay: '2026-03-02', untilDay: '2026-03-08' }, 'from 2 Mar 2026 until 8 Mar 2026'],
  [{ fromDay: '2026-03-02', untilDay: '2026-03-02' }, 'on 2 Mar 2026'],
])('the days of an assignment are told with both ends', (days, words) => {
  expect(assignedDaysWords(days)).toBe(words)
})
