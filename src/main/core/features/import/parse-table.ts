import {
  IMPORT_LIMITS,
  type ImportDelimiter,
  type ImportProblem,
  type ImportRefusal,
  problem,
  refuseFile,
  type TableRow,
} from '../../../../shared/domain/client-import-terms.ts'
import type { Steps } from '../../../../shared/domain/steps.ts'
import type { Result } from '../../../../shared/result.ts'
import { findLayout, type Layout, type LayoutChoices, type NumberedRecord, widthOf } from './layout.ts'
import { readRecord } from './read-record.ts'

export interface ParsedTable {
  readonly delimiter: ImportDelimiter
  /** The line of the column names; null when the file has none. */
  readonly headerLine: number | null
  /** One name per column, blank where there is none: always as long as the table is wide. */
  readonly header: readonly string[]
  /** Every record below the header that is not blank, in the order of the file. */
  readonly rows: readonly TableRow[]
  /** All that was found about the lines, also those of the title and the header, in the order of the file. */
  readonly problems: readonly LineProblem[]
}

export interface LineProblem {
  readonly line: number
  readonly problem: ImportProblem
}

const RECORDS_PER_STEP = 1_000
const NOTHING: readonly ImportProblem[] = []

/**
 * Parses delimited text into rows, pausing every 1,000 records with the characters read so far. Delimiter and header
 * are guessed unless chosen. Lines are those of the file, counted from 1, on which a record begins. No record is
 * dropped but blank ones: what is damaged is kept with its problem, and damage does not spread to other rows.
 * Refuses more than 200,000 rows, and more than 200 columns.
 */
export function* parseTable(
  text: string,
  choices: LayoutChoices = {},
): Steps<Result<ParsedTable, ImportRefusal>> {
  const layout = findLayout(text, choices)
  const table = new Table(layout)
  let line = layout.startLine
  let records = 0
  for (let at = layout.start; at < text.length; ) {
    const record = readRecord(text, at, layout.delimiter)
    if (record.filledCount > 0) {
      const refusal = table.add({ ...record, line })
      if (refusal) return refusal
    }
    line += record.lines
    at = record.next
    if (++records % RECORDS_PER_STEP === 0) yield { done: at, total: text.length }
  }
  return { ok: true, value: table.finish() }
}

/** Collects records under their header. */
class Table {
  readonly #layout: Layout
  readonly #rows: TableRow[] = []
  readonly #problems: LineProblem[] = []
  #header: readonly string[] = []
  #width: number

  constructor(layout: Layout) {
    this.#layout = layout
    this.#width = layout.usualWidth
  }

  /** Takes the next record that is not blank. Refuses the one that exceeds what an import takes. */
  add(record: NumberedRecord): ReturnType<typeof refuseFile> | null {
    if (this.#isTitle(record.line)) {
      this.#note(record.line, problem('TITLE_LINE', null, {}))
      return null
    }
    if (record.line === this.#layout.headerLine) return this.#addHeader(record)
    if (this.#width > IMPORT_LIMITS.columns) return tooWide(record.line)
    if (this.#rows.length === IMPORT_LIMITS.rows) {
      return refuseFile('TOO_MANY_ROWS', { limit: IMPORT_LIMITS.rows })
    }
    this.#addRow(record)
    return null
  }

  finish(): ParsedTable {
    const { delimiter, headerLine } = this.#layout
    const header = Array.from({ length: this.#width }, (_, column) => this.#header[column] ?? '')
    return { delimiter, headerLine, header, rows: this.#rows, problems: this.#problems }
  }

  /** A title found, or any line above a header that a person chose. */
  #isTitle(line: number): boolean {
    const { headerLine, titleLines } = this.#layout
    return titleLines.has(line) || (headerLine !== null && line < headerLine)
  }

  #addHeader(record: NumberedRecord): ReturnType<typeof refuseFile> | null {
    this.#width = Math.max(this.#width, widthOf(record))
    if (this.#width > IMPORT_LIMITS.columns) return tooWide(record.line)
    this.#header = record.cells.map((cell) => cell.trim())
    for (const found of quoteProblems(record)) this.#note(record.line, found)
    return null
  }

  #addRow(record: NumberedRecord): void {
    const { line } = record
    const overflows = record.filledCount > this.#width
    const sound = record.unclosedQuote === null && record.strayQuote === null
    if (sound && record.cellCount === this.#width) {
      this.#rows.push({ line, cells: record.cells, problems: NOTHING, warnings: NOTHING })
      return
    }
    const expected = this.#width
    const problems = record.unclosedQuote === null ? [] : [unclosed(record)]
    const warnings = record.strayQuote === null ? [] : [stray(record)]
    if (overflows) problems.push(problem('TOO_MANY_CELLS', null, { cells: record.filledCount, expected }))
    if (record.cellCount < expected) {
      warnings.push(problem('TOO_FEW_CELLS', null, { cells: record.cellCount, expected }))
    }
    for (const found of [...problems, ...warnings]) this.#note(line, found)
    const cells = overflows ? record.cells : record.cells.slice(0, this.#width)
    this.#rows.push({ line, cells, problems, warnings })
  }

  #note(line: number, found: ImportProblem): void {
    this.#problems.push({ line, problem: found })
  }
}

function tooWide(line: number): ReturnType<typeof refuseFile> {
  return refuseFile('TOO_MANY_COLUMNS', { line, limit: IMPORT_LIMITS.columns })
}

function quoteProblems(record: NumberedRecord): ImportProblem[] {
  const found: ImportProblem[] = []
  if (record.unclosedQuote !== null) found.push(unclosed(record))
  if (record.strayQuote !== null) found.push(stray(record))
  return found
}

function unclosed(record: NumberedRecord): ImportProblem {
  return problem('UNCLOSED_QUOTE', null, { line: record.line + (record.unclosedQuote ?? 0) })
}

function stray(record: NumberedRecord): ImportProblem {
  return problem('STRAY_QUOTE', null, { line: record.line + (record.strayQuote ?? 0) })
}
