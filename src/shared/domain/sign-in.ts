import type { Role } from './permissions.ts'

/** What a person signs in with: a PIN says who is at the desk, a password is a real secret. */
export const SECRET_KINDS = ['pin', 'password'] as const
export type SecretKind = (typeof SECRET_KINDS)[number]

const PIN_DIGITS = 6
const PASSWORD_CHARACTERS = 12
/** Longer texts are refused before anything is computed of them. */
export const LONGEST_SECRET = 128

/** What a text would be as a secret: at least 12 characters are a password, 6 to 11 digits a PIN; null is neither. */
export function secretKind(text: string): SecretKind | null {
  const characters = [...text].length
  if (characters > LONGEST_SECRET) return null
  if (characters >= PASSWORD_CHARACTERS) return 'password'
  return characters >= PIN_DIGITS && /^[0-9]+$/.test(text) ? 'pin' : null
}

/** Whether a kind of secret is enough for a role: whoever may do everything needs a password. */
export function isEnough(role: Role, kind: SecretKind): boolean {
  return role !== 'owner' || kind === 'password'
}

/** Misses in a row that cost no time. */
const FREE_MISSES = 4
const FIRST_PAUSE_SECONDS = 30
const LONGEST_PAUSE_SECONDS = 15 * 60

/** How long nobody can try again after so many misses in a row, in seconds: from the fifth on, doubling up to 15 minutes. */
export function pauseSeconds(misses: number): number {
  if (misses <= FREE_MISSES) return 0
  return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (misses - FREE_MISSES - 1))
}

/**
 * How many misses in a row shut a person out until an owner gives them a new secret. Nobody could do that for an owner,
 * and anybody could shut them out; their longer secret allows more guesses, each of which costs 15 minutes.
 */
export function mostMisses(role: Role): number {
  return role === 'owner' ? 100 : 10
}

export function isShutOut(role: Role, misses: number): boolean {
  return misses >= mostMisses(role)
}

/** How many more misses a person has before they have to wait, or are shut out. */
export function triesLeft(role: Role, misses: number): number {
  if (misses <= FREE_MISSES) return FREE_MISSES + 1 - misses
  return isShutOut(role, misses) ? 0 : 1
}

/** Minutes without a hand on the computer until it locks. */
export type IdleRules = { readonly deskMinutes: number; readonly ownerMinutes: number }

export const DEFAULT_IDLE: IdleRules = { deskMinutes: 3, ownerMinutes: 10 }
export const MOST_IDLE: IdleRules = { deskMinutes: 15, ownerMinutes: 30 }

export function idleMinutes(role: Role, rules: IdleRules): number {
  return role === 'owner' ? rules.ownerMinutes : rules.deskMinutes
}
