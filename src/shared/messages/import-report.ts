import { decideAction, type ImportChoices, type UpdateRow } from '../domain/client-import-plan.ts'
import type { ImportClient } from '../domain/client-import-terms.ts'
import type { JudgedRow, RowVerdict } from '../domain/client-import-verdicts.ts'
import { IMPORT_FIELD_NAMES, importProblemSentence } from './import-problems.ts'

/** One line of the report: the line number stays a number, everything else is text. */
export type ImportReportRow = readonly [
  line: number,
  verdict: string,
  name: string,
  email: string,
  done: string,
  details: string,
]

export const IMPORT_REPORT_HEADER = ['Line', 'Verdict', 'Name', 'E-mail', 'What was done', 'Details'] as const

const VERDICT_NAMES: { readonly [V in RowVerdict]: string } = {
  new: 'New',
  update: 'Update',
  unchanged: 'Unchanged',
  duplicate: 'Duplicate',
  bad: 'Bad',
}

/**
 * The report of an import, one row for every row of the file and in its order, so that nothing is left unsaid.
 * `committed` tells what was done from what would be done.
 */
export function importReport(
  rows: readonly JudgedRow[],
  choices: ImportChoices,
  committed: boolean,
): ImportReportRow[] {
  return rows.map((row) => [
    row.line,
    VERDICT_NAMES[row.verdict],
    row.name,
    row.email,
    doneWith(row, choices, committed),
    [...rowProblemSentences(row), ...row.warnings.map(importProblemSentence)].join(' '),
  ])
}

function doneWith(row: JudgedRow, choices: ImportChoices, committed: boolean): string {
  const action = decideAction(row, choices)
  if (row.verdict === 'new' && action === 'create') {
    return `${committed ? 'Client created' : 'Client would be created'}${creditsOf(row.client)}.`
  }
  if (row.verdict === 'update' && action === 'update') {
    return `${committed ? 'Client updated' : 'Client would be updated'}${changesOf(row)}.`
  }
  if (row.verdict === 'unchanged') return 'Nothing to do.'
  return committed ? 'Left out.' : 'Would be left out.'
}

function creditsOf(client: ImportClient): string {
  if (client.credits === 0) return ''
  const expiry = client.creditsExpireOn === null ? '' : ` until ${client.creditsExpireOn}`
  const family = client.family === null ? '' : ` for ${client.family}`
  return ` with ${client.credits} ${client.credits === 1 ? 'credit' : 'credits'}${family}${expiry}`
}

function changesOf(row: UpdateRow): string {
  const fields = row.changes.map((change) => IMPORT_FIELD_NAMES[change.field]).join(', ')
  return `${fields === '' ? '' : ` (${fields})`}${creditsOf(row.client)}`
}

/** What the report of a file is called. */
export function importReportName(file: string): string {
  return `${file} import report.csv`
}

/** How many more rows are bad, besides the one that a refusal names; nothing when there are none. */
export function otherBadRows(others: number): string {
  return others === 0 ? '' : ` ${others} more ${others === 1 ? 'line' : 'lines'} cannot be imported either.`
}

/** Why a row is left out, as sentences; none for a row that can be taken. */
export function rowProblemSentences(row: JudgedRow): string[] {
  if (row.verdict === 'bad') return row.problems.map(importProblemSentence)
  return row.verdict === 'duplicate' ? [duplicateSentence(row)] : []
}

/** Which earlier line a duplicate repeats, and by what. */
function duplicateSentence(row: Extract<JudgedRow, { verdict: 'duplicate' }>): string {
  switch (row.sameBy) {
    case 'email':
      return `The same e-mail address is on line ${row.ofLine}.`
    case 'nameAndPhone':
      return `The same name and phone number are on line ${row.ofLine}.`
    case 'client':
      return `Line ${row.ofLine} belongs to the same client of the studio.`
  }
}
