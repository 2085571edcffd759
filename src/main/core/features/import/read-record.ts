/**
 * One record of delimited text (RFC 4180), read the way people's files need it: every line ending, blanks around
 * quotation marks, and damage that stays where it is. A stray quotation mark costs one cell; it never swallows the
 * rows that follow it. Work is linear in the length of the text whatever it holds.
 */
import { IMPORT_LIMITS } from '../../../../shared/domain/client-import-terms.ts'

export interface TextRecord {
  /** The first cells, at most one more than the columns an import takes. */
  readonly cells: string[]
  /** How many cells there are in truth. */
  readonly cellCount: number
  /** How many there are up to the last that is not blank; 0 for a blank record. */
  readonly filledCount: number
  /** Where the next record begins; the length of the text after the last one. */
  readonly next: number
  /** Lines of the file that the record takes up. */
  readonly lines: number
  /** The line, counted from 0 at the record's first, of a quotation mark that never closes. */
  readonly unclosedQuote: number | null
  /** The line, counted likewise, of a closing quotation mark with text behind it. */
  readonly strayQuote: number | null
}

interface Cell {
  readonly value: string
  readonly end: number
  readonly lineBreaks: number
  readonly quotes: 'sound' | 'unclosed' | 'stray'
}

const QUOTE = 0x22
const SPACE = 0x20
const LF = 0x0a
const CR = 0x0d
const MOST_CELLS = IMPORT_LIMITS.columns + 1

/** Reads the record that begins at `start`. `delimiter` is one character, neither a quotation mark nor a line break. */
export function readRecord(text: string, start: number, delimiter: string): TextRecord {
  const separator = delimiter.charCodeAt(0)
  const cells: string[] = []
  let cellCount = 0
  let filledCount = 0
  let lines = 1
  let unclosedQuote: number | null = null
  let strayQuote: number | null = null
  for (let at = start; ; ) {
    const cell = readCell(text, at, separator)
    cellCount++
    if (cells.length < MOST_CELLS) cells.push(cell.value)
    if (isFilled(cell.value)) filledCount = cellCount
    if (cell.quotes === 'unclosed') unclosedQuote ??= lines - 1
    if (cell.quotes === 'stray') strayQuote ??= lines - 1
    lines += cell.lineBreaks
    if (text.charCodeAt(cell.end) !== separator) {
      const next = afterLineBreak(text, cell.end)
      return { cells, cellCount, filledCount, next, lines, unclosedQuote, strayQuote }
    }
    at = cell.end + 1
  }
}

function readCell(text: string, at: number, separator: number): Cell {
  const open = skipSpaces(text, at)
  if (text.charCodeAt(open) !== QUOTE) return readPlainCell(text, at, separator, 'sound')
  return readQuotedCell(text, open, separator) ?? readPlainCell(text, at, separator, 'unclosed')
}

function readPlainCell(text: string, at: number, separator: number, quotes: Cell['quotes']): Cell {
  let end = at
  while (!endsCell(text.charCodeAt(end), separator)) end++
  return { value: text.slice(at, end), end, lineBreaks: 0, quotes }
}

/**
 * A cell in quotation marks, or null when its mark does not close: there is no other one, or the other one stands
 * before text on a later line, which makes it the opening mark of another cell.
 *
 * Linear over a whole file: between a mark that does not close and the next single one stand only doubled marks, and
 * a cell that begins with doubled marks ends right behind them.
 */
function readQuotedCell(text: string, open: number, separator: number): Cell | null {
  let close = text.indexOf('"', open + 1)
  while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2)
  if (close === -1) return null
  const raw = text.slice(open + 1, close)
  const value = raw.includes('"') ? raw.replaceAll('""', '"') : raw
  const lineBreaks = raw.match(/\r\n?|\n/g)?.length ?? 0
  const end = skipSpaces(text, close + 1)
  if (endsCell(text.charCodeAt(end), separator)) return { value, end, lineBreaks, quotes: 'sound' }
  if (lineBreaks > 0) return null
  const rest = readPlainCell(text, close + 1, separator, 'stray')
  return { ...rest, value: value + rest.value }
}

/** The delimiter, a line break or the end of the text, whose code is NaN. */
function endsCell(code: number, separator: number): boolean {
  return code === separator || code === LF || code === CR || Number.isNaN(code)
}

function skipSpaces(text: string, at: number): number {
  let index = at
  while (text.charCodeAt(index) === SPACE) index++
  return index
}

function afterLineBreak(text: string, at: number): number {
  if (at >= text.length) return text.length
  return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1
}

function isFilled(value: string): boolean {
  const first = value.charCodeAt(0)
  // Printable ASCII needs no look at the rest; other blanks exist beyond it.
  return (first > SPACE && first < 0x7f) || value.trim() !== ''
}
