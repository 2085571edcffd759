/**
 * Reading and judging a client list of 50,000 rows against the floor of splitting its text into cells at all, in
 * one run: `node bench/import.ts`. Medians of processor time; read the ratio, not the milliseconds.
 */
import Papa from 'papaparse'
import { decodeFile } from '../src/main/core/features/import/decode.ts'
import { parseTable } from '../src/main/core/features/import/parse-table.ts'
import { guessMapping } from '../src/shared/domain/client-import-mapping.ts'
import { judgeRows } from '../src/shared/domain/client-import-verdicts.ts'
import { finishSteps } from '../src/shared/domain/steps.ts'
import { messyClientsCsv } from '../tests/support/messy-clients-csv.ts'

const ROWS = 50_000
const RUNS = 5
const NOBODY = { byEmail: () => undefined, byNameAndPhone: () => undefined }

const { bytes } = messyClientsCsv({ rows: ROWS, encoding: 'utf-16le' })

function ours(): void {
  const decoded = decodeFile(bytes)
  if (!decoded.ok) throw new Error(decoded.error.code)
  const parsed = finishSteps(parseTable(decoded.value.text))
  if (!parsed.ok) throw new Error(parsed.error.code)
  const { header, rows } = parsed.value
  const sample = rows.slice(0, 50).map((row) => row.cells)
  finishSteps(
    judgeRows(rows, guessMapping(header, sample), { dateOrder: 'dmy', today: '2026-03-02' }, NOBODY),
  )
}

function floor(): void {
  Papa.parse(new TextDecoder('utf-16le').decode(bytes))
}

function milliseconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const pairs = Array.from({ length: RUNS }, () => ({ ours: milliseconds(ours), floor: milliseconds(floor) }))
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const own = median(pairs.map((pair) => pair.ours))
const least = median(pairs.map((pair) => pair.floor))
console.log(`${ROWS} rows, bytes to verdicts: ${own.toFixed(0)} ms`)
console.log(`the same text split into cells only: ${least.toFixed(0)} ms`)
console.log(`ratio ${(own / least).toFixed(2)}`)
