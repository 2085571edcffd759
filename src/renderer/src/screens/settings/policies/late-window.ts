export const LATE_UNITS = ['minutes', 'hours'] as const
export type LateUnit = (typeof LATE_UNITS)[number]

const MINUTES_OF: Record<LateUnit, number> = { minutes: 1, hours: 60 }

/** A number of minutes as people say it: in hours when they are whole. */
export function splitMinutes(minutes: number): { readonly amount: number; readonly unit: LateUnit } {
  return minutes % 60 === 0 ? { amount: minutes / 60, unit: 'hours' } : { amount: minutes, unit: 'minutes' }
}

/** What was typed, in minutes; null when it is no whole number. */
export function joinMinutes(amount: number | string, unit: LateUnit): number | null {
  return typeof amount === 'number' && Number.isInteger(amount) ? amount * MINUTES_OF[unit] : null
}

/** The most that fits into a number of minutes, in the unit. */
export function mostIn(unit: LateUnit, mostMinutes: number): number {
  return Math.floor(mostMinutes / MINUTES_OF[unit])
}
