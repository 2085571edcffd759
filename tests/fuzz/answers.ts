import { getTableColumns, getTableName } from 'drizzle-orm'
import { sqliteTables } from '../../src/main/core/engine/schema/sqlite.ts'
import type { Reply } from '../../src/shared/contract/index.ts'
import type { ErrorCode } from '../../src/shared/errors.ts'
import { INSIDE } from './inside.ts'
import { HOSTILE_VALUES, ODD_TEXTS } from './values.ts'

/** Which refusals input can lead to, whatever it is. A code that is added must be decided on here. */
const CAN_BE: Readonly<Record<ErrorCode, boolean>> = {
  MISSING_REQUIRED_FIELDS: true,
  INVALID_SESSION_COUNT: true,
  INSUFFICIENT_SESSIONS: true,
  UNAUTHORIZED_ACCESS: true,
  USER_NOT_FOUND: true,
  SESSION_NOT_AVAILABLE: true,
  DATABASE_ERROR: false,
  VALIDATION: true,
  NOT_FOUND: true,
  TRAINER_CONFLICT: true,
  CLIENT_CONFLICT: true,
  ROOM_CONFLICT: true,
  CAPACITY_FULL: true,
  GRANT_EXPIRED: true,
  GRANT_INELIGIBLE: true,
  GRANT_FROZEN: true,
  LATE_WINDOW: true,
  INVALID_TRANSITION: true,
  STALE_VERSION: true,
  DUPLICATE_CLIENT: true,
  DUPLICATE_EVENT: true,
  COMMAND_CONFLICT: true,
  IMPORT_ROW_INVALID: true,
  NOT_SIGNED_IN: true,
  // Secrets that are wrong in a row.
  LOCKED: true,
  READ_ONLY: false,
  BACKUP_FAILED: false,
  DATABASE_DAMAGED: false,
  NEWER_DATABASE: false,
  INTERNAL: false,
}

/** What is written although nothing was asked for: a secret that was wrong is counted, so that it cannot be guessed. */
export function mayBeCounted(reply: Reply): boolean {
  return !reply.ok && (reply.error.code === 'NOT_SIGNED_IN' || reply.error.code === 'LOCKED')
}

/** Names of tables and columns that nobody would write in a sentence. */
const NAMES_INSIDE: ReadonlySet<string> = new Set(
  Object.values(sqliteTables)
    .flatMap((table) => [getTableName(table), ...Object.keys(getTableColumns(table)).map(snakeCase)])
    .filter((name) => name.includes('_')),
)

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Sentences of the first product, which have no full stop. */
const WITHOUT_STOP: readonly RegExp[] = [/^Session count must be between 1 and 100$/, / (is|are) required$/]

const LONGEST_MESSAGE = 600
const LONGEST_ERROR = 12_000

/** What the caller sent may be in the answer, as itself. */
const ECHOES: readonly string[] = [
  ...Object.values(ODD_TEXTS),
  ...Object.values(HOSTILE_VALUES)
    .map((make) => make())
    .filter((value) => typeof value === 'string' && value.length > 1 && value.length < 100),
].map(String)

/** What is wrong with an answer to any input at all; null when it is as it must be. */
export function complaintOf(reply: Reply): string | null {
  if (reply.ok) return null
  const { code, message, details } = reply.error
  if (CAN_BE[code] !== true) return `the code ${code}`
  const text = JSON.stringify(reply.error)
  if (text.length > LONGEST_ERROR) return `an answer of ${text.length} characters`
  return badMessage(message) ?? leakIn(message, 'the message') ?? leakIn(detailText(details), 'the details')
}

function badMessage(message: unknown): string | null {
  if (typeof message !== 'string') return `a message that is no text: ${String(message)}`
  if (message.length > LONGEST_MESSAGE) return `a message of ${message.length} characters`
  if (message.includes('\n')) return `a message of several lines: ${message}`
  const plain = withoutEchoes(message)
  const ends = plain.endsWith('.') || WITHOUT_STOP.some((pattern) => pattern.test(plain))
  if (!ends || !/^[\p{Lu}\d“"…]/u.test(plain)) return `a message that is no sentence: ${message}`
  return null
}

function leakIn(text: string, where: string): string | null {
  const plain = withoutEchoes(text)
  const found = INSIDE.map((pattern) => pattern.exec(plain)?.[0]).find((hit) => hit !== undefined)
  const name = plain.match(/[a-z]+(_[a-z]+)+/g)?.find((word) => NAMES_INSIDE.has(word))
  const leak = found ?? name
  return leak === undefined ? null : `${JSON.stringify(leak)} in ${where}: ${text.slice(0, 300)}`
}

/** Every text of the details, but not what the caller called its fields. */
function detailText(details: unknown): string {
  if (typeof details === 'string') return details
  if (Array.isArray(details)) return details.map(detailText).join(' | ')
  if (typeof details !== 'object' || details === null) return ''
  return Object.entries(details)
    .filter(([key]) => key !== 'path' && key !== 'fields')
    .map(([, value]) => detailText(value))
    .join(' | ')
}

function withoutEchoes(text: string): string {
  return ECHOES.reduce((left, echo) => left.replaceAll(echo, '…'), text)
}
