import { stringify } from 'csv-stringify/sync'

// What a spreadsheet program may run as a formula: the signs, their full-width forms and the characters it skips
// before them.
const FORMULA_STARTS = new Set('=+-@\t\r\n\0＝＋－＠')

/** After what other regions separate cells by. The file's own separator makes a cell stand in quotes. */
const OTHERS = { ',': /(?<=[;\t])/, ';': /(?<=[,\t])/ } as const

export type CsvCell = string | number | null

/**
 * Rows as a CSV file: RFC 4180 with a byte order mark, so that Excel reads it as UTF-8, and with an apostrophe before
 * every text that could run as a formula. Numbers stay numbers. The separator is the one by which spreadsheets of the
 * reader's region take a file apart.
 */
export function writeCsv(
  rows: readonly (readonly CsvCell[])[],
  separator: keyof typeof OTHERS = ',',
): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? defuse(cell, separator) : cell)),
  )
  return stringify(cells, {
    bom: true,
    delimiter: separator,
    record_delimiter: 'windows',
    // Without this a single line feed, which also ends a line to every reader, would stand unquoted.
    quote_record_delimiter: true,
  })
}

/** Also after what other regions separate cells by, where Excel would begin another. */
function defuse(cell: string, separator: keyof typeof OTHERS): string {
  return cell
    .split(OTHERS[separator])
    .map((piece) => (FORMULA_STARTS.has(piece.charAt(0)) ? `'${piece}` : piece))
    .join('')
}
