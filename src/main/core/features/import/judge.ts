import { familyKey } from '../../../../shared/domain/catalogue.ts'
import { checkMapping } from '../../../../shared/domain/client-import-mapping.ts'
import { IMPORT_LIMITS, type MappingProblem } from '../../../../shared/domain/client-import-terms.ts'
import {
  countVerdicts,
  type JudgedRow,
  judgeRows,
  type RowVerdict,
} from '../../../../shared/domain/client-import-verdicts.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import { canonicalJson } from '../../canonical-json.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { listFamilies } from '../catalogue/queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { findStateMark, loadKnownClients } from './queries.ts'
import { runSteps } from './run-steps.ts'
import type { FileReading, Judgement, StagedFile } from './staged.ts'

/**
 * Gives every row its verdict. Kept with the file, and judged again only when the choice of columns, the day or
 * anything in the studio has changed. Refuses a choice of columns that cannot be used.
 */
export async function judgeFile(
  q: Reader,
  context: Context,
  file: StagedFile,
  { mapping, dateOrder }: FileReading,
): Promise<Result<Judgement>> {
  const unusable = checkMapping(mapping, file.table.header.length)
  if (unusable.length > 0) return refuseMapping(unusable)
  const today = studioToday(await loadStudio(q), context.now)
  const key = canonicalJson([mapping, dateOrder, today, await findStateMark(q)])
  if (file.judgement?.key === key) return ok(file.judgement)

  const known = await loadKnownClients(q)
  const steps = judgeRows(file.table.rows, mapping, { dateOrder, today }, known)
  const outcome = await runSteps(steps, { pause: context.pause })
  if (outcome.cancelled) return refuseStopped()
  const families = new Set((await listFamilies(q)).map((family) => familyKey(family.name)))
  const judgement = { key, ...summarise(outcome.value, families), known: known.byId }
  const found = judgement.newFamilies.length
  const limit = IMPORT_LIMITS.newFamilies
  if (found > limit) return refuseMapping([{ code: 'TOO_MANY_FAMILIES', found, limit }])
  file.judgement = judgement
  return ok(judgement)
}

function refuseMapping(problems: readonly MappingProblem[]) {
  const issues = problems.map((found) => ({
    path: 'mapping',
    message: words().mappingProblemSentence(found),
  }))
  return refuse('VALIDATION', { issues })
}

/** The answer to a person who asked to stop: what was begun is undone with the unit of work. */
export function refuseStopped() {
  const why = 'The import was stopped. Nothing was written.'
  return refuse('INVALID_TRANSITION', { from: 'running', to: 'stopped', why })
}

function summarise(rows: readonly JudgedRow[], families: ReadonlySet<string>) {
  const byVerdict: { [V in RowVerdict]: JudgedRow[] } = {
    new: [],
    update: [],
    unchanged: [],
    duplicate: [],
    bad: [],
  }
  const credits = { new: 0, update: 0 }
  const newFamilies = new Map<string, string>()
  for (const row of rows) {
    byVerdict[row.verdict].push(row)
    if (row.verdict !== 'new' && row.verdict !== 'update') continue
    const { family } = row.client
    credits[row.verdict] += row.client.credits
    if (row.client.credits === 0 || family === null) continue
    const name = familyKey(family)
    if (!families.has(name) && !newFamilies.has(name)) newFamilies.set(name, family)
  }
  return { rows, byVerdict, counts: countVerdicts(rows), credits, newFamilies: [...newFamilies.values()] }
}
