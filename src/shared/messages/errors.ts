import type { GrantProblem } from '../domain/credits.ts'
import type { AppError, ConflictDetails, ErrorCode, ErrorDetails } from '../errors.ts'
import { dayWords, freezeWords } from './days.ts'
import { fieldName, isPlural } from './field-names.ts'
import { lockedSentence, notSignedIn } from './sign-in.ts'
import { lastChangeSentence } from './stale.ts'

type Sentences = { readonly [C in ErrorCode]: (details: ErrorDetails[C]) => string }

/** Why a pack did not pay, for a person at the desk. */
const GRANT_PROBLEM_SENTENCES: Record<GrantProblem, string> = {
  empty: 'not enough is left on it',
  other_family: 'it is for other services',
  not_yet_effective: 'it starts after the day of the session',
  expired: 'it expires before the day of the session',
  frozen: 'it is frozen',
  queued: 'it waits until the one before it is used up',
}

function conflict(what: string) {
  return (details: ConflictDetails) => `${details.name} ${what} ${details.title} at that time.`
}

/** A client who is elsewhere at that time, and how many more are. */
function busySentence(details: ErrorDetails['CLIENT_CONFLICT']): string {
  const { others = [] } = details
  const sentence = conflict('is already booked for')(details)
  return others.length === 0
    ? sentence
    : `${sentence} ${plural(others.length, 'other client')} ${others.length === 1 ? 'is' : 'are'} busy too.`
}

function grantExpired({ expiresOn, on, bookings = [] }: ErrorDetails['GRANT_EXPIRED']): string {
  const [first, ...others] = bookings
  if (first !== undefined) {
    const who =
      others.length === 0 ? first.name : `${first.name} and ${plural(others.length, 'other client')}`
    return `The credits of ${who} are not valid on ${on === undefined ? 'that day' : dayWords(on)}. Choose another day, or extend them first.`
  }
  return expiresOn === null
    ? 'This pack has expired.'
    : `This pack is valid until ${dayWords(expiresOn)} only.`
}

/** Two clients who shall become one and would be in two places at once; null for any other conflict. */
function clashSentence({ name, clashes = [] }: ErrorDetails['CLIENT_CONFLICT']): string | null {
  const [first, ...others] = clashes
  if (first === undefined) return null
  const { kept, merged } = first
  const where =
    kept.sessionId === merged.sessionId
      ? `have two places in ${kept.title}`
      : `be in ${kept.title} and in ${merged.title} at the same time`
  const more =
    others.length === 0 ? '' : ` There ${others.length === 1 ? 'is' : 'are'} ${others.length} more.`
  return `${name} would ${where}. Cancel or move one of the two first.${more}`
}

/** The exact words for a booking without any credits. */
export const NO_SESSIONS = 'No available sessions. Please purchase a session package to book this session.'

function insufficient(details: ErrorDetails['INSUFFICIENT_SESSIONS']): string {
  if (details.purpose === 'removal') {
    return `Only ${plural(details.available, 'session')} can be taken away; ${details.needed} were asked for.`
  }
  if (details.available === 0) {
    return NO_SESSIONS
  }
  return `This booking needs ${plural(details.needed, 'credit')}, and the ${details.available} available cannot pay for it.`
}

export function plural(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}

/** What is looked for otherwise than by a choice that has gone. */
const NOT_FOUND_SENTENCES: Readonly<Record<string, string>> = {
  import: 'This file is no longer open. Choose it again; nothing was written.',
  'undo step': 'There is nothing to undo.',
  'redo step': 'There is nothing to redo.',
  'drawer item': 'This is not in the client’s drawer any more.',
  'call list': 'There is no call list here. It is made by sessions that are given to others.',
}

/** One helpful sentence per code. A missing one does not compile. */
const SENTENCES: Sentences = {
  MISSING_REQUIRED_FIELDS: ({ fields }) => requiredSentence(fields),
  INVALID_SESSION_COUNT: () => 'Session count must be between 1 and 100',
  INSUFFICIENT_SESSIONS: insufficient,
  UNAUTHORIZED_ACCESS: ({ permission }) =>
    permission === 'owner'
      ? 'Only an owner may do this.'
      : 'You are not allowed to do this. Ask the owner for the permission.',
  USER_NOT_FOUND: () => 'User not found.',
  SESSION_NOT_AVAILABLE: () => 'Session is not available for booking.',
  DATABASE_ERROR: () => 'The data could not be saved. Check the free space on this disk and try again.',
  VALIDATION: ({ issues }) => issues[0]?.message ?? 'Something in the form is not right.',
  NOT_FOUND: ({ entity }) => NOT_FOUND_SENTENCES[entity] ?? `This ${entity} does not exist.`,
  TRAINER_CONFLICT: conflict('already teaches'),
  CLIENT_CONFLICT: (details) => clashSentence(details) ?? busySentence(details),
  ROOM_CONFLICT: conflict('is already taken by'),
  CAPACITY_FULL: ({ capacity, booked }) =>
    `The session is full: ${booked} of ${plural(capacity, 'place')} taken.`,
  GRANT_EXPIRED: grantExpired,
  GRANT_INELIGIBLE: ({ problem }) => `This pack cannot pay: ${GRANT_PROBLEM_SENTENCES[problem]}.`,
  GRANT_FROZEN: (freeze) => `This pack is frozen ${freezeWords(freeze)}. End the freeze first.`,
  LATE_WINDOW: ({ minutes }) => `This is only possible until ${minutes} minutes before the start.`,
  INVALID_TRANSITION: ({ why }) => why,
  STALE_VERSION: ({ last }) =>
    `${last === undefined ? 'Somebody else changed this in the meantime.' : lastChangeSentence(last)} Look at the change and try again.`,
  DUPLICATE_CLIENT: ({ name, email }) => `${name} already uses ${email}.`,
  DUPLICATE_EVENT: ({ externalId }) => `The sale ${externalId} is already recorded.`,
  COMMAND_CONFLICT: () => 'This was already sent with other values. Open the form again.',
  IMPORT_ROW_INVALID: ({ line, reason }) => `Line ${line} cannot be imported: ${reason}`,
  NOT_SIGNED_IN: notSignedIn,
  LOCKED: lockedSentence,
  READ_ONLY: ({ why }) => why,
  BACKUP_FAILED: ({ why }) => `The backup did not succeed: ${why}`,
  DATABASE_DAMAGED: ({ why }) => `The database cannot be used. ${why}`,
  NEWER_DATABASE: () => 'This studio was opened by a newer Tallybook. Update Tallybook to open it.',
  INTERNAL: ({ incidentId }) => `Something went wrong. Nothing was changed. Incident ${incidentId}.`,
}

function requiredSentence(fields: readonly string[]): string {
  const names = fields.map(fieldName)
  const last = names.at(-1) ?? 'This field'
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last
  const many = names.length > 1 || fields.some(isPlural)
  return `${list.charAt(0).toUpperCase()}${list.slice(1)} ${many ? 'are' : 'is'} required`
}

/** The sentence of a refusal, as every window and the command line show it. */
export function sentenceOf(error: AppError): string {
  // The table is exhaustive; the cast only tells the checker that code and details belong together.
  const sentence = SENTENCES[error.code] as (details: unknown) => string
  return sentence(error.details)
}
