import { stringify } from 'csv-stringify/sync'

// What a spreadsheet program may run as a formula: the signs, their full-width forms and the characters it skips
// before them.
const FORMULA_STARTS = new Set('=+-@\t\r\n\0＝＋－＠')

export type CsvCell = string | number | null

/**
 * Rows as a CSV file: RFC 4180 with a byte order mark, so that Excel reads it as UTF-8, and with an apostrophe before
 * every text that could run as a formula. Numbers stay numbers.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? defuse(cell) : cell)))
  return stringify(cells, {
    bom: true,
    record_delimiter: 'windows',
    // Without this a single line feed, which also ends a line to every reader, would stand unquoted.
    quote_record_delimiter: true,
  })
}

/** Also after what other regions separate cells by, where Excel would begin another. */
function defuse(cell: string): string {
  return cell
    .split(/(?<=[;\t])/)
    .map((piece) => (FORMULA_STARTS.has(piece.charAt(0)) ? `'${piece}` : piece))
    .join('')
}
