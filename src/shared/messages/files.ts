import type { LocalDate } from '../domain/time.ts'

/** What printed days of the schedule are called. */
export function scheduleFileName(from: LocalDate, until: LocalDate): string {
  return `Schedule ${from}${from === until ? '' : ` to ${until}`}.pdf`
}

export function callListFileName(date: LocalDate): string {
  return `Call list ${date}.pdf`
}
