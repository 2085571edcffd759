/**
 * What an import makes of each row of a client list: a new client, a change to one, nothing to do, a row that repeats
 * an earlier one, or a row that cannot be taken. Decides only; writing is the service's.
 */
import {
  cleanLine,
  type Reading,
  readCredits,
  readEmail,
  readPhone,
  readText,
  splitFullName,
} from './client-import-cells.ts'
import { readDate } from './client-import-dates.ts'
import {
  type ColumnMapping,
  type DateOrder,
  type ImportClient,
  type ImportField,
  type ImportProblem,
  type ImportTextField,
  problem,
  shownValue,
} from './client-import-terms.ts'
import { emailKey } from './text.ts'
import type { LocalDate } from './time.ts'

export interface RowOptions {
  /** How 03/04/2026 is read; see `guessDateOrder`. */
  readonly dateOrder: DateOrder
  /** The studio's day: credits that expired before it are not brought over. */
  readonly today: LocalDate
}

export type RowReading =
  | { readonly ok: true; readonly client: ImportClient; readonly warnings: readonly ImportProblem[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] }

/**
 * Reads one row by the chosen columns. Everything that is wrong is named, not only the first; a row with one problem
 * is not taken at all. Cells are text and nothing else: what looks like a formula stays as it is written.
 */
export function judgeRow(cells: readonly string[], mapping: ColumnMapping, options: RowOptions): RowReading {
  const problems: ImportProblem[] = []
  const cellOf = (field: ImportField): string => {
    const column = mapping[field]
    return column === undefined ? '' : (cells[column] ?? '')
  }
  const take = <T>(reading: Reading<T>, blank: T): T => {
    if (reading.ok) return reading.value
    problems.push(reading.problem)
    return blank
  }
  const text = (field: ImportTextField): string => take(readText(field, cellOf(field)), '')

  const name = readName(text)
  const email = take(readEmail(cellOf('email')), '') || null
  const phone = take(readPhone(cellOf('phone')), '') || null
  const location = text('location') || null
  const notes = text('notes') || null
  const balance = readBalance(take(readCredits(cellOf('credits')), 0), cellOf('creditsExpireOn'), options)
  const family = text('family') || null
  problems.push(...balance.problems)
  const nameIsMissing = name.firstName === '' && name.lastName === ''
  if (nameIsMissing && !problems.some(concernsName)) problems.push(problem('NAME_MISSING', null, {}))

  if (problems.length > 0) return { ok: false, problems }
  const { credits, creditsExpireOn, warnings } = balance
  const key = email === null ? null : emailKey(email)
  return {
    ok: true,
    client: { ...name, email, emailKey: key, phone, location, notes, credits, creditsExpireOn, family },
    warnings,
  }
}

/** Who a row is about, for lists and reports, also when the row is bad: the cells as they are, on one line. */
export function shownPerson(
  cells: readonly string[],
  mapping: ColumnMapping,
): { readonly name: string; readonly email: string } {
  const shown = (column: number | undefined) =>
    column === undefined ? '' : shownValue(cleanLine(cells[column] ?? ''))
  const parts = `${shown(mapping.firstName)} ${shown(mapping.lastName)}`.trim()
  return { name: parts === '' ? shown(mapping.fullName) : parts, email: shown(mapping.email) }
}

function readName(
  text: (field: ImportTextField) => string,
): Pick<ImportClient, 'firstName' | 'lastName' | 'nameWasSplit'> {
  const firstName = text('firstName')
  const lastName = text('lastName')
  if (firstName !== '' || lastName !== '') return { firstName, lastName, nameWasSplit: false }
  return { ...splitFullName(text('fullName')), nameWasSplit: true }
}

function concernsName(found: ImportProblem): boolean {
  return found.field === 'firstName' || found.field === 'lastName' || found.field === 'fullName'
}

interface Balance {
  readonly credits: number
  readonly creditsExpireOn: LocalDate | null
  readonly problems: readonly ImportProblem[]
  readonly warnings: readonly ImportProblem[]
}

/** An expiry matters only with credits that it limits; without any, even an unreadable one is nobody's problem. */
function readBalance(credits: number, expiryCell: string, options: RowOptions): Balance {
  const expiry = cleanLine(expiryCell)
  const open: Balance = { credits, creditsExpireOn: null, problems: [], warnings: [] }
  if (credits === 0 || expiry === '') return open
  const reading = readDate(expiry, options.dateOrder)
  if (!reading.ok) return { ...open, problems: [dateProblem(reading.code, expiry, options.dateOrder)] }
  if (reading.date >= options.today) return { ...open, creditsExpireOn: reading.date }
  const expired = problem('CREDITS_EXPIRED', 'creditsExpireOn', { credits, expiresOn: reading.date })
  return { ...open, credits: 0, warnings: [expired] }
}

function dateProblem(
  code: 'DATE_NOT_A_DATE' | 'DATE_TWO_DIGIT_YEAR' | 'DATE_NOT_IN_CALENDAR',
  expiry: string,
  order: DateOrder,
): ImportProblem {
  const value = shownValue(expiry)
  return code === 'DATE_NOT_IN_CALENDAR'
    ? problem(code, 'creditsExpireOn', { value, order })
    : problem(code, 'creditsExpireOn', { value })
}
