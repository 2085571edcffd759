import type { LocalDate } from '../../domain/time.ts'

/** What printed days of the schedule are called. */
export function scheduleFileName(from: LocalDate, until: LocalDate): string {
  return `Kalender ${from}${from === until ? '' : ` bis ${until}`}.pdf`
}

export function callListFileName(date: LocalDate): string {
  return `Anrufliste ${date}.pdf`
}
