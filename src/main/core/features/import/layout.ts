/** How a table lies in its text: which character parts the cells, where the header is, how wide the table is. */
import { isEmail } from '../../../../shared/domain/client-import-cells.ts'
import { looksLikeDate } from '../../../../shared/domain/client-import-dates.ts'
import { countKnownHeaders } from '../../../../shared/domain/client-import-mapping.ts'
import {
  IMPORT_DELIMITERS,
  IMPORT_LIMITS,
  type ImportDelimiter,
} from '../../../../shared/domain/client-import-terms.ts'
import { readRecord, type TextRecord } from './read-record.ts'

export interface NumberedRecord extends TextRecord {
  readonly line: number
}

export interface Layout {
  readonly delimiter: ImportDelimiter
  /** The line with the column names; null when the file has none. */
  readonly headerLine: number | null
  /** Lines above the table that hold one cell each: a title, a date of export. */
  readonly titleLines: ReadonlySet<number>
  /** Where the table's text begins and on which line, behind a leading `sep=;`. */
  readonly start: number
  readonly startLine: number
  /** How many columns most records have. */
  readonly usualWidth: number
}

/** What a person corrected; what is left out is guessed. `headerLine: null` says that there is no header. */
export interface LayoutChoices {
  readonly delimiter?: ImportDelimiter | undefined
  readonly headerLine?: number | null | undefined
}

const SAMPLE_RECORDS = 200
const MOST_TITLE_LINES = 10
const SEPARATOR_LINE = /^"?sep=(.)"?[ ,;\t|]*(?:\r\n?|\n|$)/i
const NUMBER_LIKE = /^\+?\d[\d\s().,/-]*$/
/** A record that is narrower than the table, as some programs leave out blank cells at the end. */
const NARROWER_COUNTS = 0.7
const LEAST_FIT = 0.5

/** Finds the layout from the first 200 records that are not blank. */
export function findLayout(text: string, choices: LayoutChoices): Layout {
  const separatorLine = SEPARATOR_LINE.exec(text)
  const declared = IMPORT_DELIMITERS.find((delimiter) => delimiter === separatorLine?.[1])
  const start = declared ? (separatorLine?.[0].length ?? 0) : 0
  const startLine = declared ? 2 : 1
  const known = choices.delimiter ?? declared
  const candidates = known ? [known] : IMPORT_DELIMITERS
  const samples = candidates.map((delimiter) => {
    const records = sampleRecords(text, start, startLine, delimiter)
    const titles = countTitles(records)
    return { delimiter, records, titles, ...fitOf(records, titles) }
  })
  const best = samples.reduce((leader, sample) => (isBetter(sample, leader) ? sample : leader))
  const table = best.records.slice(best.titles)
  const headerLine = choices.headerLine === undefined ? findHeaderLine(table) : choices.headerLine
  const titleLines =
    choices.headerLine === undefined ? best.records.slice(0, best.titles).map((record) => record.line) : []
  return {
    delimiter: best.delimiter,
    headerLine,
    titleLines: new Set(titleLines),
    start,
    startLine,
    usualWidth: usualWidth(table),
  }
}

/** The columns of a record; beyond what an import takes, trailing blank cells of a spreadsheet do not count. */
export function widthOf(record: TextRecord): number {
  return record.cellCount <= IMPORT_LIMITS.columns ? record.cellCount : record.filledCount
}

function sampleRecords(
  text: string,
  start: number,
  startLine: number,
  delimiter: ImportDelimiter,
): NumberedRecord[] {
  const records: NumberedRecord[] = []
  let line = startLine
  for (let at = start; at < text.length && records.length < SAMPLE_RECORDS; ) {
    const record = readRecord(text, at, delimiter)
    if (record.filledCount > 0) records.push({ ...record, line })
    line += record.lines
    at = record.next
  }
  return records
}

/** Leading records with one cell only, when wider ones follow. */
function countTitles(records: readonly NumberedRecord[]): number {
  const filled = (record: NumberedRecord) => record.cells.filter((cell) => cell.trim() !== '').length
  const first = records.findIndex((record) => filled(record) > 1)
  return first > 0 && first <= MOST_TITLE_LINES ? first : 0
}

interface Fit {
  /** Columns of the table that the delimiter makes. */
  readonly width: number
  /** Share of all records that agree with it, 0 to 1; titles do not. */
  readonly fit: number
}

function fitOf(records: readonly NumberedRecord[], titles: number): Fit {
  const table = records.slice(titles)
  const width = Math.max(table[0]?.cellCount ?? 0, usualWidth(table))
  let agreement = 0
  for (const record of table) {
    if (record.cellCount === width) agreement += 1
    else if (record.cellCount > 1 && record.cellCount < width) agreement += NARROWER_COUNTS
  }
  return { width, fit: records.length === 0 ? 0 : agreement / records.length }
}

/** A delimiter that makes a table beats one that leaves single cells; then the better fit wins, then the wider one. */
function isBetter(one: Fit, other: Fit): boolean {
  const table = (candidate: Fit) => candidate.width > 1 && candidate.fit >= LEAST_FIT
  if (table(one) !== table(other)) return table(one)
  return one.fit > other.fit || (one.fit === other.fit && one.width > other.width)
}

/** The first record names the columns unless it holds data: an e-mail address, a number, a date. */
function findHeaderLine(records: readonly NumberedRecord[]): number | null {
  const first = records[0]
  if (!first) return null
  const cells = first.cells.map((cell) => cell.trim())
  if (cells.some((cell) => isEmail(cell) || looksLikeDate(cell))) return null
  if (countKnownHeaders(cells) > 0) return first.line
  return cells.some((cell) => NUMBER_LIKE.test(cell)) ? null : first.line
}

function usualWidth(records: readonly NumberedRecord[]): number {
  const counts = new Map<number, number>()
  for (const record of records) counts.set(widthOf(record), (counts.get(widthOf(record)) ?? 0) + 1)
  let usual = 0
  for (const [width, count] of counts) {
    const best = counts.get(usual) ?? 0
    if (count > best || (count === best && width > usual)) usual = width
  }
  return usual
}
