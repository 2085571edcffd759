import type * as English from '../assignments.ts'
import { dayWords } from './days.ts'

/** "ab 02.03.2026", "vom 02.03.2026 bis 08.03.2026" or "am 02.03.2026", both days included. */
export const assignedDaysWords: typeof English.assignedDaysWords = ({ fromDay, untilDay }) => {
  const first = dayWords(fromDay)
  if (untilDay === null) return `ab ${first}`
  return untilDay === fromDay ? `am ${first}` : `vom ${first} bis ${dayWords(untilDay)}`
}
