import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { decodeFile } from '../../src/main/core/features/import/decode.ts'
import { parseTable } from '../../src/main/core/features/import/parse-table.ts'
import { guessDateOrder } from '../../src/shared/domain/client-import-dates.ts'
import { guessMapping } from '../../src/shared/domain/client-import-mapping.ts'
import {
  IMPORT_DELIMITERS,
  type ImportDelimiter,
  type ImportEncoding,
} from '../../src/shared/domain/client-import-terms.ts'
import { type JudgedRow, judgeRows } from '../../src/shared/domain/client-import-verdicts.ts'
import { finishSteps } from '../../src/shared/domain/steps.ts'
import { importRefusalSentence } from '../../src/shared/messages/import-problems.ts'
import { importReport } from '../../src/shared/messages/import-report.ts'
import { messyClientsCsv } from '../support/messy-clients-csv.ts'
import { fc } from '../support/properties.ts'

const HEADER = ['First name', 'E-mail', 'Notes']
const MUTATED_FILES = 5_000
/** A character of several bytes, each byte written as the letter of Latin-1 of its number. */
const UTF8_CHARACTER = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g

describe('any table that a proper writer wrote', () => {
  it('comes back cell by cell and with the right lines, in any encoding, delimiter and quoting', () => {
    fc.assert(
      fc.property(writtenTable(), ({ rows, writing, encoding, byteOrderMark }) => {
        const { text, lines } = write(rows, writing)

        const decoded = decodeFile(iconv.encode(text, encoding, { addBOM: byteOrderMark }))

        if (!decoded.ok) throw new Error(decoded.error.code)
        expect(decoded.value).toEqual({ text, encoding: decoded.value.encoding, byteOrderMark })
        const choices = { delimiter: writing.delimiter, headerLine: 1 }
        const parsed = finishSteps(parseTable(decoded.value.text, choices))
        if (!parsed.ok) throw new Error(parsed.error.code)
        expect(parsed.value.header).toEqual(HEADER)
        expect(parsed.value.problems).toEqual([])
        const filled = rows
          .map((cells, index) => [lines[index], ...cells])
          .filter((_, index) => isFilled(rows[index]))
        expect(parsed.value.rows.map(({ line, cells }) => [line, ...cells])).toEqual(filled)
      }),
      { numRuns: 1_000 },
    )
  })

  it('reads the same to another parser', () => {
    fc.assert(
      fc.property(fc.array(cells('utf-8'), { maxLength: 8 }), writing('\n'), (rows, style) => {
        const { text } = write(rows, style)
        const other = Papa.parse<string[]>(text, { delimiter: style.delimiter, newline: '\n' })

        const parsed = finishSteps(parseTable(text, { delimiter: style.delimiter, headerLine: null }))

        if (!parsed.ok) throw new Error(parsed.error.code)
        expect(parsed.value.rows.map((row) => row.cells)).toEqual(other.data.filter(isFilled))
      }),
    )
  })
})

describe('a file that is damaged at random', () => {
  it(`is refused with a reason or read row by row, and never breaks the program (${MUTATED_FILES} files)`, () => {
    const originals = [
      messyClientsCsv({ rows: 25, seed: 11 }).bytes,
      messyClientsCsv({ rows: 25, seed: 12, encoding: 'utf-16le' }).bytes,
      messyClientsCsv({ rows: 25, seed: 13, encoding: 'utf-16be', byteOrderMark: false }).bytes,
      messyClientsCsv({ rows: 25, seed: 14, encoding: 'windows-1252', delimiter: ',', lineBreak: '\n' })
        .bytes,
    ]
    const outcomes = new Map<string, number>()
    fc.assert(
      fc.property(
        fc.constantFrom(...originals),
        fc.array(mutation(), { minLength: 1, maxLength: 6 }),
        (bytes, all) => {
          const outcome = importFile(all.reduce((damaged, mutate) => mutate(damaged), bytes))
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        },
      ),
      { numRuns: MUTATED_FILES },
    )

    // Damage of all kinds was met: otherwise the test would prove little.
    for (const outcome of ['read', 'UNREADABLE_TEXT', 'NOT_A_TEXT_FILE']) {
      expect(outcomes.get(outcome) ?? 0, outcome).toBeGreaterThan(MUTATED_FILES / 200)
    }
  })

  it('by one quotation mark too many or too few costs at most the row it is in', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc 1;é'), minLength: 1 }).map((text) => `x${text}`)
    const row = fc.tuple(word, word, word)
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        (rows, which, where) => {
          const lines = rows.map((cells) => stringify([cells], { delimiter: ';', eof: false }))
          const index = which % lines.length
          const line = lines[index] ?? ''
          const place = where % (line.length + 1)
          const removes = line[place] === '"'
          const damaged = lines.with(
            index,
            `${line.slice(0, place)}${removes ? '' : '"'}${line.slice(place + (removes ? 1 : 0))}`,
          )

          const before = parseRows(lines.join('\n'))
          const after = parseRows(damaged.join('\n'))

          expect(after.toSpliced(index, 1)).toEqual(before.toSpliced(index, 1))
          expect(after).toHaveLength(before.length)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

interface Writing {
  readonly delimiter: ImportDelimiter
  readonly quoted: boolean
  readonly lineBreak: string
  readonly lastLineBreak: boolean
}

/** The text and the line on which each row begins. */
function write(rows: readonly (readonly string[])[], style: Writing): { text: string; lines: number[] } {
  const { delimiter, quoted, lineBreak, lastLineBreak } = style
  const records = [HEADER, ...rows].map((row) =>
    stringify([[...row]], {
      ...{ delimiter, quoted, eof: false, record_delimiter: lineBreak, quote_record_delimiter: true },
    }),
  )
  const lines: number[] = []
  let line = 1
  for (const record of records) {
    lines.push(line)
    line += 1 + (record.match(/\r\n?|\n/g)?.length ?? 0)
  }
  return { text: records.join(lineBreak) + (lastLineBreak ? lineBreak : ''), lines: lines.slice(1) }
}

function writtenTable() {
  return fc
    .constantFrom<ImportEncoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252')
    .chain((encoding) =>
      fc.record({
        encoding: fc.constant(encoding),
        byteOrderMark: encoding === 'windows-1252' ? fc.constant(false) : fc.boolean(),
        rows: fc.array(cells(encoding), { maxLength: 8 }),
        writing: fc.constantFrom('\n', '\r\n', '\r').chain(writing),
      }),
    )
    .filter(({ encoding, rows }) => encoding !== 'windows-1252' || !readsAsUtf8(rows.flat().join('\n')))
}

/**
 * Whether text of Windows-1252 has the bytes of other text in UTF-8 ("Ö¡" does), or of such text with a little damage
 * ("Ü„ Ü‰Š" does): then no reader can tell which it was, and the person has to say.
 */
function readsAsUtf8(text: string): boolean {
  const asWritten = iconv.encode(text, 'windows-1252').toString('latin1')
  const rest = asWritten.replace(UTF8_CHARACTER, '')
  const whole = asWritten.match(UTF8_CHARACTER)?.length ?? 0
  return whole > (rest.match(/[\x80-\xff]/g)?.length ?? 0)
}

function writing(lineBreak: string): fc.Arbitrary<Writing> {
  return fc.record({
    delimiter: fc.constantFrom(...IMPORT_DELIMITERS),
    quoted: fc.boolean(),
    lineBreak: fc.constant(lineBreak),
    lastLineBreak: fc.boolean(),
  })
}

/** Three cells of letters that the encoding has, with a taste for what makes reading hard. */
function cells(encoding: ImportEncoding): fc.Arbitrary<string[]> {
  const hard = fc.constantFrom('"', '""', ',', ';', '\t', '|', '\n', '\r\n', '\r', ' ', '=', "'")
  const letter =
    encoding === 'windows-1252'
      ? fc.constantFrom(...'aZ09.@-€„…‰Šœ“”•žŸ¡ÄÖÜßéøÿ')
      : fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
  const cell = fc.array(fc.oneof(letter, hard), { maxLength: 8 }).map((parts) => parts.join(''))
  return fc.tuple(cell, cell, cell)
}

function isFilled(row: readonly string[] | undefined): boolean {
  return row?.some((cell) => cell.trim() !== '') ?? false
}

/** Changes, removes, inserts or repeats bytes, with a taste for those that mean something. */
function mutation(): fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> {
  const byte = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0x22, 0x0a, 0x0d, 0x2c, 0x3b, 0x09, 0x00, 0x1a, 0xc3, 0xff),
  )
  const place = fc.double({ min: 0, max: 1, noNaN: true })
  return fc.oneof(
    fc.tuple(place, byte).map(
      ([at, value]) =>
        (bytes: Uint8Array) =>
          bytes.with(offset(bytes, at), value),
    ),
    fc.tuple(place, fc.array(byte, { minLength: 1, maxLength: 5 })).map(
      ([at, values]) =>
        (bytes: Uint8Array) =>
          splice(bytes, offset(bytes, at), 0, values),
    ),
    fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(
      ([at, length]) =>
        (bytes: Uint8Array) =>
          splice(bytes, offset(bytes, at), length, []),
    ),
    fc.tuple(place, place).map(
      ([from, to]) =>
        (bytes: Uint8Array) =>
          splice(bytes, offset(bytes, to), 0, [...bytes.slice(offset(bytes, from)).slice(0, 200)]),
    ),
    place.map((at) => (bytes: Uint8Array) => bytes.slice(0, offset(bytes, at) + 1)),
  )
}

function offset(bytes: Uint8Array, place: number): number {
  return Math.min(bytes.length - 1, Math.floor(place * bytes.length))
}

function splice(bytes: Uint8Array, at: number, removed: number, added: readonly number[]): Uint8Array {
  const rest = bytes.slice(at + removed)
  const result = Uint8Array.from([...bytes.slice(0, at), ...added, ...rest])
  return result.length === 0 ? Uint8Array.of(0x22) : result
}

/** The whole way from bytes to a report; answers how far it came. */
function importFile(bytes: Uint8Array): string {
  const decoded = decodeFile(bytes)
  if (!decoded.ok) {
    expect(importRefusalSentence(decoded.error)).toMatch(/\.$/)
    return decoded.error.code
  }
  const judged = judgeText(decoded.value.text)
  const choices = { takeUpdates: true, leaveOutBadRows: true, leaveOutLines: new Set<number>() }
  const report = importReport(judged, choices, true)
  expect(report).toHaveLength(judged.length)
  const lines = judged.map((row) => row.line)
  expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b))
  return 'read'
}

function judgeText(text: string): JudgedRow[] {
  const parsed = finishSteps(parseTable(text))
  if (!parsed.ok) throw new Error(parsed.error.code)
  const { header, rows } = parsed.value
  const mapping = guessMapping(
    header,
    rows.slice(0, 50).map((row) => row.cells),
  )
  const expiry = mapping.creditsExpireOn
  const dates = expiry === undefined ? [] : rows.map((row) => row.cells[expiry] ?? '')
  const options = { dateOrder: guessDateOrder(dates, 'dmy').order, today: '2026-03-02' }
  const nobody = { byEmail: () => undefined, byNameAndPhone: () => undefined }
  return finishSteps(judgeRows(rows, mapping, options, nobody))
}

function parseRows(text: string): readonly (readonly [number, ...string[]])[] {
  const parsed = finishSteps(parseTable(text, { delimiter: ';', headerLine: null }))
  if (!parsed.ok) throw new Error(parsed.error.code)
  return parsed.value.rows.map((row) => [row.line, ...row.cells] as const)
}
