/**
 * The words of importing clients from a text file: what a column can mean, how much is taken, what can be wrong with
 * a file, a choice of columns or a row. Sentences for all of it are in `messages/import-problems.ts`.
 */
import type { LocalDate } from './time.ts'

/** What a column can hold. `fullName` is split; `credits` is the opening balance. */
export const IMPORT_FIELDS = [
  'firstName',
  'lastName',
  'fullName',
  'email',
  'phone',
  'location',
  'notes',
  'credits',
  'creditsExpireOn',
  'family',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

export const IMPORT_LIMITS = {
  bytes: 50 * 1024 * 1024,
  rows: 200_000,
  columns: 200,
  /** The largest opening balance of one client. */
  credits: 1_000,
  /** How many families one file may name that the studio does not have: more are a column chosen by mistake. */
  newFamilies: 100,
} as const

/** The longest text each field takes, in UTF-16 units as the database and the contract count them. */
export const IMPORT_LENGTHS = {
  firstName: 100,
  lastName: 100,
  fullName: 201,
  email: 254,
  phone: 50,
  location: 120,
  notes: 2_000,
  family: 80,
} as const
export type ImportTextField = keyof typeof IMPORT_LENGTHS

export const IMPORT_DELIMITERS = [',', ';', '\t', '|'] as const
export type ImportDelimiter = (typeof IMPORT_DELIMITERS)[number]

export const IMPORT_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type ImportEncoding = (typeof IMPORT_ENCODINGS)[number]

/** How 03/04/2026 is read; dates with the year first or with dots need no choice. */
export const DATE_ORDERS = ['dmy', 'mdy'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

/** What a file is instead of a table of text. */
export type ForeignFileKind =
  | 'excel'
  | 'opendocument'
  | 'numbers'
  | 'archive'
  | 'pdf'
  | 'web_page'
  | 'rich_text'
  | 'database'
  | 'unknown'

type Nothing = Record<never, never>

/** Why a whole file cannot be read. Nothing of it was taken. */
export type ImportRefusalDetails = {
  EMPTY_FILE: Nothing
  /** There is a line of column names at most. */
  NO_ROWS: Nothing
  FILE_TOO_LARGE: { readonly bytes: number; readonly limit: number }
  NOT_A_TEXT_FILE: { readonly kind: ForeignFileKind }
  /** The bytes are not text of this encoding; `line` is the first that shows it. */
  UNREADABLE_TEXT: { readonly encoding: ImportEncoding; readonly line: number }
  TOO_MANY_ROWS: { readonly limit: number }
  TOO_MANY_COLUMNS: { readonly line: number; readonly limit: number }
}
export type ImportRefusal = {
  [C in keyof ImportRefusalDetails]: { readonly code: C; readonly details: ImportRefusalDetails[C] }
}[keyof ImportRefusalDetails]

export function refuseFile<C extends keyof ImportRefusalDetails>(
  code: C,
  details: ImportRefusalDetails[C],
): { readonly ok: false; readonly error: ImportRefusal } {
  // The pair is well typed by the signature; the compiler cannot follow it into the union.
  return { ok: false, error: { code, details } as ImportRefusal }
}

/** What can be wrong or worth knowing about a row, with what a sentence about it needs. */
export type ImportProblemParams = {
  NAME_MISSING: Nothing
  TEXT_TOO_LONG: { readonly length: number; readonly limit: number }
  EMAIL_INVALID: { readonly value: string }
  PHONE_SHORTENED: { readonly value: string }
  CREDITS_NOT_A_NUMBER: { readonly value: string }
  CREDITS_NOT_WHOLE: { readonly value: string }
  CREDITS_NEGATIVE: { readonly value: string }
  CREDITS_WITH_SEPARATOR: { readonly value: string }
  CREDITS_TOO_MANY: { readonly value: string; readonly limit: number }
  DATE_NOT_A_DATE: { readonly value: string }
  DATE_TWO_DIGIT_YEAR: { readonly value: string }
  DATE_NOT_IN_CALENDAR: { readonly value: string; readonly order: DateOrder }
  UNCLOSED_QUOTE: { readonly line: number }
  TOO_MANY_CELLS: { readonly cells: number; readonly expected: number }
  STRAY_QUOTE: { readonly line: number }
  TOO_FEW_CELLS: { readonly cells: number; readonly expected: number }
  TITLE_LINE: Nothing
  CREDITS_EXPIRED: { readonly credits: number; readonly expiresOn: LocalDate }
  OPENING_BALANCE_EXISTS: { readonly credits: number; readonly existing: number }
  CLIENT_COMES_BACK: Nothing
}
export type ImportProblemCode = keyof ImportProblemParams

/** One finding; `field` is null when it concerns the row as a whole. */
export type ImportProblem = {
  [C in ImportProblemCode]: {
    readonly code: C
    readonly field: ImportField | null
    readonly params: ImportProblemParams[C]
  }
}[ImportProblemCode]

const SHOWN_VALUE_LENGTH = 60

export function problem<C extends ImportProblemCode>(
  code: C,
  field: ImportField | null,
  params: ImportProblemParams[C],
): ImportProblem {
  // As in `refuseFile`: sound by the signature.
  return { code, field, params } as ImportProblem
}

/** A cell as a sentence quotes it: at most 60 characters. */
export function shownValue(text: string): string {
  return shortenText(text, SHOWN_VALUE_LENGTH)
}

/** At most `length` characters, the last one a sign that there is more; never half of a surrogate pair. */
export function shortenText(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/**
 * One record of the file. `line` is the line of the file on which it begins, counted from 1. `problems` keep the row
 * from being taken, `warnings` do not.
 */
export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly problems: readonly ImportProblem[]
  readonly warnings: readonly ImportProblem[]
}

/** Which column (from 0) holds a field; a field without a column is not imported. */
export type ColumnMapping = { readonly [F in ImportField]?: number }

export type MappingProblem =
  | { readonly code: 'NO_NAME_COLUMN' }
  | { readonly code: 'COLUMN_MISSING'; readonly field: ImportField; readonly column: number }
  | { readonly code: 'COLUMN_TAKEN_TWICE'; readonly fields: readonly ImportField[]; readonly column: number }
  | { readonly code: 'TOO_MANY_FAMILIES'; readonly found: number; readonly limit: number }

/** A row that can be taken: cleaned text, `null` for what was blank or not imported. */
export interface ImportClient {
  readonly firstName: string
  readonly lastName: string
  /** The two parts come from one column, so only their sum is certain. */
  readonly nameWasSplit: boolean
  readonly email: string | null
  readonly emailKey: string | null
  readonly phone: string | null
  readonly location: string | null
  readonly notes: string | null
  /** Opening balance, 0 to 1,000. */
  readonly credits: number
  /** Last valid day of the opening balance; null when it does not expire or there is none. */
  readonly creditsExpireOn: LocalDate | null
  readonly family: string | null
}
