import type { JudgedRow } from './client-import-verdicts.ts'

/** What the person decided after seeing the verdicts. */
export interface ImportChoices {
  /** Whether clients that are in the database already are changed and given their credits. */
  readonly takeUpdates: boolean
  /** Without this a single bad row keeps the whole file from being imported. */
  readonly leaveOutBadRows: boolean
  /** Single lines to leave out whatever their verdict. */
  readonly leaveOutLines: ReadonlySet<number>
}

export type ImportAction = 'create' | 'update' | 'none'

export type NewRow = Extract<JudgedRow, { verdict: 'new' }>
export type UpdateRow = Extract<JudgedRow, { verdict: 'update' }>
export type BadRow = Extract<JudgedRow, { verdict: 'bad' }>

export type ImportPlan =
  | { readonly ok: true; readonly creates: readonly NewRow[]; readonly updates: readonly UpdateRow[] }
  | { readonly ok: false; readonly bad: readonly BadRow[] }

/** What happens to a row when the import goes ahead. */
export function decideAction(row: JudgedRow, choices: ImportChoices): ImportAction {
  if (choices.leaveOutLines.has(row.line)) return 'none'
  if (row.verdict === 'new') return 'create'
  return row.verdict === 'update' && choices.takeUpdates ? 'update' : 'none'
}

/**
 * What to write, in the order of the file. Refuses with the bad rows while any is neither accepted as left out
 * nor left out by its line, so that none is dropped without a decision.
 */
export function planImport(rows: readonly JudgedRow[], choices: ImportChoices): ImportPlan {
  const bad: BadRow[] = []
  const creates: NewRow[] = []
  const updates: UpdateRow[] = []
  for (const row of rows) {
    const action = decideAction(row, choices)
    if (row.verdict === 'bad' && !choices.leaveOutBadRows && !choices.leaveOutLines.has(row.line))
      bad.push(row)
    else if (row.verdict === 'new' && action === 'create') creates.push(row)
    else if (row.verdict === 'update' && action === 'update') updates.push(row)
  }
  return bad.length > 0 ? { ok: false, bad } : { ok: true, creates, updates }
}
