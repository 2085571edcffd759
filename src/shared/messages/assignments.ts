import type { AssignedDays } from '../domain/assignments.ts'
import { dayWords } from './days.ts'

/** "from 2 Mar 2026", "from 2 Mar 2026 until 8 Mar 2026" or "on 2 Mar 2026", both days included. */
export function assignedDaysWords({ fromDay, untilDay }: AssignedDays): string {
  const first = dayWords(fromDay)
  if (untilDay === null) return `from ${first}`
  return untilDay === fromDay ? `on ${first}` : `from ${first} until ${dayWords(untilDay)}`
}
