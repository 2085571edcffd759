import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { type BadRow, type ImportChoices, planImport } from '../../../../shared/domain/client-import-plan.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context, Deps } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { judgeFile } from './judge.ts'
import type { ImportRecord } from './queries.ts'
import { writeImportReport } from './report.ts'
import { discardStagedFile, findStagedFile, type StagedFile } from './staged.ts'
import { previewRow } from './views.ts'
import { writeImport } from './write.ts'

/** What would become of each row, a page at a time. */
export async function previewImport(
  q: Reader,
  context: Context,
  input: Parsed<'import.preview'>,
): Promise<Result<Value<'import.preview'>>> {
  const file = findStagedFile(context.database, input.importId)
  if (file === null) return refuseUnknown(input.importId)
  const judged = await judgeFile(q, context, file, input)
  if (!judged.ok) return judged
  const { rows, byVerdict, counts, credits, newFamilies } = judged.value
  const asked = input.verdict === undefined ? rows : byVerdict[input.verdict]
  const choices: ImportChoices = {
    takeUpdates: input.takeUpdates,
    leaveOutBadRows: true,
    leaveOutLines: new Set(),
  }
  return ok({
    counts,
    credits,
    newFamilies: [...newFamilies],
    rows: asked.slice(input.offset, input.offset + input.limit).map((row) => previewRow(row, choices)),
    total: asked.length,
  })
}

/**
 * Takes the rows of an opened file over: all that was decided, or nothing. Refuses while a bad row is neither left
 * out nor accepted as such, when the person asks to stop, and for a file that was imported already.
 */
export async function commitImport(
  q: Writer,
  context: Context,
  input: Parsed<'import.commit'>,
): Promise<Result<Value<'import.commit'>>> {
  const file = findStagedFile(context.database, input.importId)
  if (file === null) return refuseUnknown(input.importId)
  if (file.done !== null) return refuseImported(file)
  const judged = await judgeFile(q, context, file, input)
  if (!judged.ok) return judged
  const { rows, known } = judged.value
  const choices = choicesOf(input)
  const plan = planImport(rows, choices)
  if (!plan.ok) return refuseBadRows(plan.bad)

  const written = await writeImport(q, context, { ...plan, known })
  if (!written.ok) return written
  const created = plan.creates.length
  const updated = plan.updates.length
  const record: ImportRecord = {
    file: file.fileName,
    digest: file.digest,
    created,
    updated,
    ...written.value,
  }
  context.note({ entity: 'import', entityId: null, after: record })
  const { clients, subscriptions, grants } = written.value
  context.undoable({ kind: 'imported', file: file.fileName, clients, subscriptions, grants })
  context.afterCommit(() => {
    file.done = { rows, choices }
  })
  const unchanged = judged.value.byVerdict.unchanged.filter(
    (row) => !choices.leaveOutLines.has(row.line),
  ).length
  return ok({
    created,
    updated,
    unchanged,
    skipped: rows.length - created - updated - unchanged,
    creditsAdded: written.value.creditsAdded,
    report: file.id,
  })
}

/** Every row of a file with what was done with it or, by a plan, would be. */
export async function reportImport(
  q: Reader,
  context: Context,
  input: Parsed<'import.report'>,
): Promise<Result<Value<'import.report'>>> {
  const file = findStagedFile(context.database, input.importId)
  if (file === null) return refuseUnknown(input.importId)
  const fileName = words().importReportName(file.fileName.replace(/\.[^.]{1,8}$/, ''))
  if (input.plan === undefined) {
    if (file.done === null) return refuseNotImported()
    const { rows, choices } = file.done
    return ok({ fileName, csv: writeImportReport(words().importReport(rows, choices, true)) })
  }
  if (file.done !== null) return refuseImported(file)
  const judged = await judgeFile(q, context, file, input.plan)
  if (!judged.ok) return judged
  const rows = words().importReport(judged.value.rows, choicesOf(input.plan), false)
  return ok({ fileName, csv: writeImportReport(rows) })
}

export async function discardImport(
  _deps: Deps,
  context: Context,
  input: Parsed<'import.discard'>,
): Promise<Result<Value<'import.discard'>>> {
  return ok({ discarded: discardStagedFile(context.database, input.importId) })
}

function choicesOf(
  input: Pick<Parsed<'import.commit'>, 'takeUpdates' | 'leaveOutBadRows' | 'leaveOutLines'>,
): ImportChoices {
  const { takeUpdates, leaveOutBadRows, leaveOutLines } = input
  return { takeUpdates, leaveOutBadRows, leaveOutLines: new Set(leaveOutLines) }
}

function refuseUnknown(importId: string) {
  return refuse('NOT_FOUND', { entity: 'import', id: importId })
}

function refuseImported(file: StagedFile) {
  const why = `${file.fileName} has been imported. To import it once more, choose the file again.`
  return refuse('INVALID_TRANSITION', { from: 'imported', to: 'imported', why })
}

function refuseNotImported() {
  const why = 'This file has not been imported yet.'
  return refuse('INVALID_TRANSITION', { from: 'opened', to: 'reported', why })
}

function refuseBadRows(bad: readonly BadRow[]) {
  const [first] = bad
  const more = words().otherBadRows(bad.length - 1)
  const reason = first === undefined ? '' : words().rowProblemSentences(first).join(' ')
  return refuse('IMPORT_ROW_INVALID', { line: first?.line ?? 0, reason: `${reason}${more}` })
}
