import { createHash } from 'node:crypto'
import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { type DateOrderGuess, guessDateOrder } from '../../../../shared/domain/client-import-dates.ts'
import { guessMapping } from '../../../../shared/domain/client-import-mapping.ts'
import {
  type DateOrder,
  type ImportRefusal,
  shortenText,
} from '../../../../shared/domain/client-import-terms.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context, Deps } from '../../context.ts'
import { words } from '../../speaking.ts'
import { loadStudio } from '../studio/queries.ts'
import { type DecodedFile, decodeFile } from './decode.ts'
import { type ParsedTable, parseTable } from './parse-table.ts'
import { findImportOf } from './queries.ts'
import { runSteps } from './run-steps.ts'
import { stageFile } from './staged.ts'

type Opened = Value<'import.open'>

const SAMPLE_ROWS = 20
const SAMPLE_CELL_LENGTH = 200
/** Enough to tell what a column holds. */
const GUESSED_FROM_ROWS = 50
const PROBLEMS_SHOWN = 20

/** Reads a file, keeps its rows in memory and says how it was understood. Writes nothing. */
export async function openFile(
  deps: Deps,
  context: Context,
  input: Parsed<'import.open'>,
): Promise<Result<Opened>> {
  const bytes = typeof input.content === 'string' ? Buffer.from(input.content, 'base64') : input.content
  const decoded = decodeFile(bytes, input.encoding)
  if (!decoded.ok) return refuseFile(decoded.error)
  const { delimiter, headerLine } = input
  const outcome = await runSteps(parseTable(decoded.value.text, { delimiter, headerLine }))
  // Nobody can stop this one; it takes a second.
  if (outcome.cancelled) throw new Error('A file was read that nobody waits for.')
  if (!outcome.value.ok) return refuseFile(outcome.value.error)
  const table = outcome.value.value
  if (table.rows.length === 0) return refuseFile({ code: 'NO_ROWS', details: {} })

  const id = deps.newId()
  const digest = createHash('sha256').update(bytes).digest('hex')
  stageFile(context.database, { id, fileName: input.fileName, digest, table, judgement: null, done: null })
  const { currency, before } = await deps.engine.read(async (q) => ({
    currency: (await loadStudio(q)).currency,
    before: await findImportOf(q, digest),
  }))
  return ok({
    importId: id,
    fileName: input.fileName,
    ...understood(decoded.value, table, usualOrder(currency)),
    importedBefore: before === null ? null : { at: formatInstant(before.at), by: before.by ?? 'Tallybook' },
  })
}

/** Dates that fit both orders are read as people write them where the studio's currency is used. */
function usualOrder(currency: string): DateOrder {
  return currency === 'USD' ? 'mdy' : 'dmy'
}

function refuseFile(refusal: ImportRefusal) {
  const path = refusal.code === 'UNREADABLE_TEXT' ? 'encoding' : 'content'
  return refuse('VALIDATION', { issues: [{ path, message: words().importRefusalSentence(refusal) }] })
}

function understood(
  decoded: DecodedFile,
  table: ParsedTable,
  usual: DateOrder,
): Omit<Opened, 'importId' | 'fileName' | 'importedBefore'> {
  const { delimiter, headerLine, header, rows, problems } = table
  const mapping = guessMapping(
    header,
    rows.slice(0, GUESSED_FROM_ROWS).map((row) => row.cells),
  )
  const dateColumns = listDateColumns(table, usual)
  const expiry = dateColumns.find(({ column }) => column === mapping.creditsExpireOn)
  return {
    encoding: decoded.encoding,
    encodingIsCertain: decoded.byteOrderMark,
    delimiter,
    headerLine,
    header: [...header],
    rowCount: rows.length,
    sample: rows.slice(0, SAMPLE_ROWS).map(({ line, cells }) => ({
      line,
      cells: header.map((_, column) => shortenText(cells[column] ?? '', SAMPLE_CELL_LENGTH)),
    })),
    mapping,
    dateOrder: expiry?.order ?? usual,
    dateColumns,
    problems: problems
      .slice(0, PROBLEMS_SHOWN)
      .map(({ line, problem }) => ({ line, message: words().importProblemSentence(problem) })),
    problemCount: problems.length,
  }
}

function listDateColumns({ header, rows }: ParsedTable, usual: DateOrder): Opened['dateColumns'] {
  return header.flatMap((_, column) => {
    const cells = rows.map((row) => row.cells[column] ?? '')
    const { order, evidence }: DateOrderGuess = guessDateOrder(cells, usual)
    return evidence === 'none' ? [] : [{ column, order, evidence }]
  })
}
