import type { Value } from '../../../../shared/contract/index.ts'
import { decideAction, type ImportChoices } from '../../../../shared/domain/client-import-plan.ts'
import type { JudgedRow } from '../../../../shared/domain/client-import-verdicts.ts'
import { words } from '../../speaking.ts'

type PreviewRow = Value<'import.preview'>['rows'][number]

/** A judged row as callers see it: what happens to it, and why in sentences. */
export function previewRow(row: JudgedRow, choices: ImportChoices): PreviewRow {
  const action = decideAction(row, choices)
  const client = row.verdict === 'bad' || action === 'none' ? null : row.client
  return {
    line: row.line,
    verdict: row.verdict,
    name: row.name,
    email: row.email,
    action,
    credits: client?.credits ?? 0,
    creditsExpireOn: client?.creditsExpireOn ?? null,
    family: client === null || client.credits === 0 ? null : client.family,
    problems: words().rowProblemSentences(row),
    warnings: row.warnings.map(words().importProblemSentence),
    changes: row.verdict === 'update' ? row.changes.map((change) => ({ ...change })) : [],
  }
}
