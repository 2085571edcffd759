import { addDays, type LocalDate } from '../../../../shared/domain/time.ts'

/** The last day before a day on which something begins. */
export const dayBefore = (day: LocalDate): LocalDate => addDays(day, -1)

/** The first day after a day with which something ends. */
export const dayAfter = (day: LocalDate): LocalDate => addDays(day, 1)
