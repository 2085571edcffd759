import { familyKey } from './catalogue.ts'
import { judgeRow, type RowOptions, shownPerson } from './client-import.ts'
import {
  type ColumnMapping,
  type ImportClient,
  type ImportProblem,
  problem,
  type TableRow,
} from './client-import-terms.ts'
import { fullName } from './clients.ts'
import type { Steps } from './steps.ts'
import type { LocalDate } from './time.ts'

export const ROW_VERDICTS = ['new', 'update', 'unchanged', 'duplicate', 'bad'] as const
export type RowVerdict = (typeof ROW_VERDICTS)[number]

/** An opening balance that an earlier import brought. */
export interface OpeningBalance {
  readonly credits: number
  readonly family: string | null
  readonly expiresOn: LocalDate | null
}

/** A client of the database as the verdicts need one. */
export interface ExistingClient {
  readonly id: number
  readonly firstName: string
  readonly lastName: string
  readonly email: string | null
  readonly phone: string | null
  readonly location: string | null
  readonly notes: string | null
  readonly openingBalances: readonly OpeningBalance[]
  /** Made by an import that was undone, and inactive since: an import of the same person brings them back. */
  readonly undone: boolean
}

/** Finds a client of the database; undefined when none or more than one matches. Merged clients never match. */
export interface ExistingClients {
  /** By `emailKey` of `text.ts`. */
  readonly byEmail: (key: string) => ExistingClient | undefined
  /** By `nameAndPhoneKey`; asked only for rows without an e-mail address. */
  readonly byNameAndPhone: (key: string) => ExistingClient | undefined
}

export const CHANGEABLE_FIELDS = ['firstName', 'lastName', 'phone', 'location', 'notes'] as const

export interface FieldChange {
  readonly field: (typeof CHANGEABLE_FIELDS)[number]
  readonly from: string | null
  readonly to: string
}

interface JudgedBase {
  readonly line: number
  /** As the row writes them, for lists and reports. */
  readonly name: string
  readonly email: string
  readonly warnings: readonly ImportProblem[]
}

export type JudgedRow =
  | (JudgedBase & { readonly verdict: 'new'; readonly client: ImportClient })
  | (JudgedBase & {
      readonly verdict: 'update'
      readonly client: ImportClient
      readonly existingId: number
      readonly changes: readonly FieldChange[]
    })
  | (JudgedBase & {
      readonly verdict: 'unchanged'
      readonly client: ImportClient
      readonly existingId: number
    })
  | (JudgedBase & {
      readonly verdict: 'duplicate'
      readonly client: ImportClient
      readonly ofLine: number
      readonly sameBy: 'email' | 'nameAndPhone' | 'client'
    })
  | (JudgedBase & { readonly verdict: 'bad'; readonly problems: readonly ImportProblem[] })

const ROWS_PER_STEP = 1_000

/**
 * Gives every row its verdict, in the order of the file and one per row, pausing every 1,000 rows.
 *
 * `update` and `unchanged` match one client of the database: by e-mail address, or by name and phone number when the
 * row has none. Blank cells change nothing there. An opening balance is brought once per client and family: the same
 * file imported again adds no credits. `duplicate` repeats an earlier row that can be taken; a bad row claims nothing,
 * so that it never stops a good one.
 */
export function* judgeRows(
  rows: readonly TableRow[],
  mapping: ColumnMapping,
  options: RowOptions,
  existing: ExistingClients,
): Steps<JudgedRow[]> {
  const judged: JudgedRow[] = []
  const claims = new Claims()
  for (const row of rows) {
    judged.push(judgeOne(row, mapping, options, existing, claims))
    if (judged.length % ROWS_PER_STEP === 0) yield { done: judged.length, total: rows.length }
  }
  return judged
}

/** How many rows got each verdict. */
export function countVerdicts(rows: readonly JudgedRow[]): { readonly [V in RowVerdict]: number } {
  const counts = { new: 0, update: 0, unchanged: 0, duplicate: 0, bad: 0 }
  for (const row of rows) counts[row.verdict]++
  return counts
}

/**
 * What two rows of the same person without an e-mail address share: both names whatever their case, and the digits of
 * the phone number. Null unless all three are there.
 */
export function nameAndPhoneKey(person: {
  readonly firstName: string
  readonly lastName: string
  readonly phone: string | null
}): string | null {
  const digits = person.phone?.replace(/[^\d+]+/g, '') ?? ''
  if (person.firstName === '' || person.lastName === '' || digits === '') return null
  return `${person.firstName}\n${person.lastName}\n${digits}`.normalize('NFC').toLowerCase()
}

/** The first line that claimed each e-mail address, each name with phone and each client of the database. */
class Claims {
  readonly #emails = new Map<string, number>()
  readonly #namesAndPhones = new Map<string, number>()
  readonly #clients = new Map<number, number>()

  find(client: ImportClient, personKey: string | null, match: ExistingClient | undefined) {
    const byEmail = client.emailKey === null ? undefined : this.#emails.get(client.emailKey)
    if (byEmail !== undefined) return { ofLine: byEmail, sameBy: 'email' as const }
    const person =
      client.emailKey === null && personKey !== null ? this.#namesAndPhones.get(personKey) : undefined
    if (person !== undefined) return { ofLine: person, sameBy: 'nameAndPhone' as const }
    const byClient = match === undefined ? undefined : this.#clients.get(match.id)
    return byClient === undefined ? null : { ofLine: byClient, sameBy: 'client' as const }
  }

  add(line: number, client: ImportClient, personKey: string | null, match: ExistingClient | undefined): void {
    if (client.emailKey !== null) this.#emails.set(client.emailKey, line)
    if (personKey !== null && !this.#namesAndPhones.has(personKey)) this.#namesAndPhones.set(personKey, line)
    if (match !== undefined) this.#clients.set(match.id, line)
  }
}

function judgeOne(
  row: TableRow,
  mapping: ColumnMapping,
  options: RowOptions,
  existing: ExistingClients,
  claims: Claims,
): JudgedRow {
  const { line } = row
  const reading = judgeRow(row.cells, mapping, options)
  if (!reading.ok || row.problems.length > 0) {
    const problems = reading.ok ? row.problems : [...row.problems, ...reading.problems]
    return { verdict: 'bad', line, ...shownPerson(row.cells, mapping), warnings: row.warnings, problems }
  }
  const { client } = reading
  const warnings = [...row.warnings, ...reading.warnings]
  const base = { line, name: fullName(client), email: client.email ?? '', warnings }
  const personKey = nameAndPhoneKey(client)
  const match = findMatch(client, personKey, existing)
  const earlier = claims.find(client, personKey, match)
  if (earlier) return { verdict: 'duplicate', ...base, client, ...earlier }
  claims.add(line, client, personKey, match)
  return match ? compare(base, client, match) : { verdict: 'new', ...base, client }
}

function findMatch(client: ImportClient, personKey: string | null, existing: ExistingClients) {
  if (client.emailKey !== null) return existing.byEmail(client.emailKey)
  return personKey === null ? undefined : existing.byNameAndPhone(personKey)
}

function compare(base: JudgedBase, client: ImportClient, match: ExistingClient): JudgedRow {
  const family = familyKey(client.family ?? '')
  const known = match.openingBalances.filter((balance) => familyKey(balance.family ?? '') === family)
  const broughtBefore = known.length > 0 && client.credits > 0
  const kept = broughtBefore ? { ...client, credits: 0, creditsExpireOn: null } : client
  const warnings = [
    ...base.warnings,
    ...(broughtBefore ? [balanceExists(client.credits, known)] : []),
    ...(match.undone ? [problem('CLIENT_COMES_BACK', null, {})] : []),
  ]
  const changes = changesOf(client, match)
  const found = { ...base, warnings, client: kept, existingId: match.id }
  if (changes.length === 0 && kept.credits === 0 && !match.undone) return { verdict: 'unchanged', ...found }
  return { verdict: 'update', ...found, changes }
}

function balanceExists(credits: number, known: readonly OpeningBalance[]): ImportProblem {
  const existing = known.reduce((sum, balance) => sum + balance.credits, 0)
  return problem('OPENING_BALANCE_EXISTS', 'credits', { credits, existing })
}

/** A name split from one column is left alone when its sum is the same: the parts on file were split by a person. */
function changesOf(client: ImportClient, match: ExistingClient): FieldChange[] {
  const sameName = client.nameWasSplit && fullName(client) === fullName(match)
  const changes: FieldChange[] = []
  for (const field of CHANGEABLE_FIELDS) {
    if (sameName && (field === 'firstName' || field === 'lastName')) continue
    const to = client[field] ?? ''
    if (to !== '' && to !== (match[field] ?? '')) changes.push({ field, from: match[field], to })
  }
  return changes
}
