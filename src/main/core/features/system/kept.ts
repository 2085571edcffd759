import { type BookingPolicy, CHARGE_RULES, LATE_RULES } from '../../../../shared/domain/policies.ts'

/** A record out of the text that a row keeps; null when it is none. */
function recordIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isRecord ? (value as Record<string, unknown>) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function isAmount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

const RULES: Readonly<Record<keyof BookingPolicy, (value: unknown) => boolean>> = {
  lateWindowMinutes: isAmount,
  lateRule: (value) => LATE_RULES.some((rule) => rule === value),
  lateForgiven: isAmount,
  noShowRule: (value) => CHARGE_RULES.some((rule) => rule === value),
  graceDays: isAmount,
}

/** Whether this text is a policy that a booking can be judged by. */
export function isPolicyText(text: string): boolean {
  const kept = recordIn(text)
  return kept !== null && Object.entries(RULES).every(([name, holds]) => holds(kept[name]))
}

/** How many units the terms of a sale say that it gives, per lot; null when they do not say. */
export function creditsInTerms(text: string): number | null {
  const credits = recordIn(text)?.credits
  return isAmount(credits) ? Number(credits) : null
}

/** The same answer for the same text is worked out once: thousands of rows keep one of a few texts. */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const answer = known.get(text)
    if (answer !== undefined) return answer
    const made = work(text)
    known.set(text, made)
    return made
  }
}
