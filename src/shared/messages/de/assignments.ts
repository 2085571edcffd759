import type * as English from '../assignments.ts'
import { dayWords } from './days.ts'

/** "ab 2. März 2026", "vom 2. März 2026 bis 8. März 2026" or "am 2. März 2026", both days included. */
export const assignedDaysWords: typeof English.assignedDaysWords = ({ fromDay, untilDay }) => {
  const first = dayWords(fromDay)
  if (untilDay === null) return `ab ${first}`
  return untilDay === fromDay ? `am ${first}` : `vom ${first} bis ${dayWords(untilDay)}`
}
