import { decideAction, type ImportChoices, type UpdateRow } from '../../domain/client-import-plan.ts'
import type { ImportClient } from '../../domain/client-import-terms.ts'
import type { JudgedRow, RowVerdict } from '../../domain/client-import-verdicts.ts'
import type * as English from '../import-report.ts'
import { units } from './counted.ts'
import { IMPORT_FIELD_NAMES, importProblemSentence } from './import-problems.ts'

export const IMPORT_REPORT_HEADER = [
  'Zeile',
  'Urteil',
  'Name',
  'E-Mail',
  'Was geschah',
  'Einzelheiten',
] as const

const VERDICT_NAMES: { readonly [V in RowVerdict]: string } = {
  new: 'Neu',
  update: 'Änderung',
  unchanged: 'Unverändert',
  duplicate: 'Doppelt',
  bad: 'Fehlerhaft',
}

/** The report of an import, one row for every row of the file and in its order. */
export const importReport: typeof English.importReport = (rows, choices, committed) =>
  rows.map((row) => [
    row.line,
    VERDICT_NAMES[row.verdict],
    row.name,
    row.email,
    doneWith(row, choices, committed),
    [...rowProblemSentences(row), ...row.warnings.map(importProblemSentence)].join(' '),
  ])

function doneWith(row: JudgedRow, choices: ImportChoices, committed: boolean): string {
  const action = decideAction(row, choices)
  if (row.verdict === 'new' && action === 'create') {
    return `${committed ? 'Kunde angelegt' : 'Kunde würde angelegt'}${creditsOf(row.client)}.`
  }
  if (row.verdict === 'update' && action === 'update') {
    return `${committed ? 'Kunde geändert' : 'Kunde würde geändert'}${changesOf(row)}.`
  }
  if (row.verdict === 'unchanged') return 'Nichts zu tun.'
  return committed ? 'Ausgelassen.' : 'Würde ausgelassen.'
}

function creditsOf(client: ImportClient): string {
  if (client.credits === 0) return ''
  const expiry = client.creditsExpireOn === null ? '' : ` bis ${client.creditsExpireOn}`
  const family = client.family === null ? '' : ` für ${client.family}`
  return ` mit ${units(client.credits)}${family}${expiry}`
}

function changesOf(row: UpdateRow): string {
  const fields = row.changes.map((change) => IMPORT_FIELD_NAMES[change.field]).join(', ')
  return `${fields === '' ? '' : ` (${fields})`}${creditsOf(row.client)}`
}

/** What the report of a file is called. */
export function importReportName(file: string): string {
  return `${file} Importbericht.csv`
}

/** How many more rows are bad, besides the one that a refusal names; nothing when there are none. */
export function otherBadRows(others: number): string {
  if (others === 0) return ''
  return others === 1
    ? ' 1 weitere Zeile kann auch nicht importiert werden.'
    : ` ${others} weitere Zeilen können auch nicht importiert werden.`
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
      return `Dieselbe E-Mail-Adresse steht in Zeile ${row.ofLine}.`
    case 'nameAndPhone':
      return `Derselbe Name mit derselben Telefonnummer steht in Zeile ${row.ofLine}.`
    case 'client':
      return `Zeile ${row.ofLine} gehört zum selben Kunden des Studios.`
  }
}
