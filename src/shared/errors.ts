import type { GrantProblem } from './domain/credits.ts'

/** Who or what stands in the way, so that a screen can name it and link to it. */
export type ConflictDetails = {
  readonly sessionId: number
  readonly title: string
  readonly startsAt: string
  readonly endsAt: string
  readonly name: string
}

/** One session, so that a sentence can name it and a screen can lead to it. */
export type SessionName = Omit<ConflictDetails, 'name'>

/** Two sessions that one person cannot both be in; the same one twice when both have a place in it. */
export type SessionClash = { readonly kept: SessionName; readonly merged: SessionName }

export type FieldIssue = { readonly path: string; readonly message: string }

/** The last change of a row that somebody else sees as it was before. */
export type LastChange = {
  /** Who made it. */
  readonly by: string
  /** When, as an instant of the contract, and how long ago that was, in milliseconds. */
  readonly at: string
  readonly ago: number
  /** What they did, to go after their name: "moved it to Tue 3 March 10:00". */
  readonly what: string
}

/** Why one grant could not pay. */
export type GrantReason = { readonly grantId: number; readonly problem: GrantProblem }

/** A booking that nothing could pay for on another day, and why the grant that pays now cannot. */
export type StrandedBooking = GrantReason & {
  readonly bookingId: number
  readonly clientId: number
  readonly name: string
  readonly expiresOn: string | null
}

/** Every refusal code with the details it carries (docs/domain, "Refusals"). */
export type ErrorDetails = {
  MISSING_REQUIRED_FIELDS: { readonly fields: readonly string[] }
  INVALID_SESSION_COUNT: Record<never, never>
  INSUFFICIENT_SESSIONS: {
    readonly purpose: 'booking' | 'removal'
    readonly needed: number
    readonly available: number
    /** The rule that stops each grant, also as a sentence that names its pack. */
    readonly reasons: readonly (GrantReason & { readonly sentence: string })[]
  }
  UNAUTHORIZED_ACCESS: { readonly permission: string }
  USER_NOT_FOUND: { readonly clientId: number }
  SESSION_NOT_AVAILABLE: { readonly sessionId: number }
  DATABASE_ERROR: Record<never, never>
  VALIDATION: { readonly issues: readonly FieldIssue[] }
  NOT_FOUND: { readonly entity: string; readonly id: number | string }
  TRAINER_CONFLICT: ConflictDetails
  /**
   * `clashes` are all those of two clients who shall become one; the session named besides is the first's. `others` are
   * further clients whom a move would put into two places.
   */
  CLIENT_CONFLICT: ConflictDetails & {
    readonly clashes?: readonly SessionClash[]
    readonly others?: readonly ConflictDetails[]
  }
  ROOM_CONFLICT: ConflictDetails
  CAPACITY_FULL: { readonly capacity: number; readonly booked: number }
  /** `bookings` are all those that a move to the day `on` would leave unpaid; the grant named besides is the first's. */
  GRANT_EXPIRED: {
    readonly grantId: number
    readonly expiresOn: string | null
    readonly on?: string
    readonly bookings?: readonly StrandedBooking[]
  }
  GRANT_INELIGIBLE: { readonly grantId: number; readonly problem: GrantProblem }
  /** The frozen days that the session lies in; `until` is null while nobody knows the end. */
  GRANT_FROZEN: { readonly grantId: number; readonly from: string; readonly until: string | null }
  LATE_WINDOW: { readonly minutes: number }
  INVALID_TRANSITION: { readonly from: string; readonly to: string; readonly why: string }
  /** `last` says who changed a session or a booking last, when and what, as far as the audit log tells. */
  STALE_VERSION: {
    readonly expected: number
    readonly found: number
    readonly changes: unknown
    readonly last?: LastChange
  }
  DUPLICATE_CLIENT: { readonly clientId: number; readonly name: string; readonly email: string }
  DUPLICATE_EVENT: { readonly externalId: string }
  COMMAND_CONFLICT: { readonly commandId: string }
  IMPORT_ROW_INVALID: { readonly line: number; readonly reason: string }
  /** Nobody is at the desk, or what was typed was not right, or cannot be tested on this computer. */
  NOT_SIGNED_IN: { readonly why?: 'wrong' | 'elsewhere' | 'unsupported'; readonly triesLeft?: number }
  /** The app is locked; or a person is, for so many seconds or until an owner sets something new to sign in with. */
  LOCKED: { readonly why?: 'pause' | 'shut_out'; readonly seconds?: number }
  READ_ONLY: { readonly why: string }
  BACKUP_FAILED: { readonly why: string }
  DATABASE_DAMAGED: { readonly why: string }
  NEWER_DATABASE: { readonly found: number; readonly known: number }
  INTERNAL: { readonly incidentId: string }
}

export type ErrorCode = keyof ErrorDetails

export type AppError = {
  readonly [C in ErrorCode]: { readonly code: C; readonly details: ErrorDetails[C] }
}[ErrorCode]

/** For the end of an exhaustive switch: a new member becomes a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}

/** A statement that must hold; a violation is a bug, and inside a transaction it rolls everything back. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`)
}
