import { describe, expect, it } from 'vitest'
import { decodeFile } from '../../src/main/core/features/import/decode.ts'
import { parseTable } from '../../src/main/core/features/import/parse-table.ts'
import { guessMapping } from '../../src/shared/domain/client-import-mapping.ts'
import { judgeRows } from '../../src/shared/domain/client-import-verdicts.ts'
import { finishSteps } from '../../src/shared/domain/steps.ts'
import { messyClientsCsv } from '../support/messy-clients-csv.ts'

const NOBODY = { byEmail: () => undefined, byNameAndPhone: () => undefined }

describe('the time it takes', () => {
  it('is under 2 seconds of processor time for 50,000 messy rows from bytes to verdicts', () => {
    const { bytes } = messyClientsCsv({ rows: 50_000, encoding: 'utf-16le' })

    const milliseconds = processorTimeOf(() => {
      const decoded = decodeFile(bytes)
      if (!decoded.ok) throw new Error(decoded.error.code)
      const parsed = finishSteps(parseTable(decoded.value.text))
      if (!parsed.ok) throw new Error(parsed.error.code)
      const { header, rows } = parsed.value
      const mapping = guessMapping(
        header,
        rows.slice(0, 50).map((row) => row.cells),
      )
      const judged = finishSteps(judgeRows(rows, mapping, { dateOrder: 'dmy', today: '2026-03-02' }, NOBODY))
      expect(judged).toHaveLength(50_000)
    })

    expect(milliseconds).toBeLessThan(2_000)
  })

  // 4 MB each of what makes careless readers look at the same text again and again.
  it.each([
    ['nothing but quotation marks', '"'],
    ['nothing but pairs of them', '""'],
    ['a quotation mark opened on every line', '"a\n'],
    ['one opened and one doubled on every line', '"a""\n'],
    ['text behind every closing mark', '"a"b\n'],
    ['text behind every closing mark on one line', '"a"b,'],
    ['pairs that never end on every line', 'x,"a"" ""\n'],
    ['nothing but delimiters', ','],
    ['nothing but blanks', ' '],
    ['blanks behind every closing mark', `"a"${' '.repeat(500)}b\n`],
    ['lines ending in every way', 'a\r\r\n\n'],
  ])('grows with the size of the file only, whatever it holds: %s', (_, unit) => {
    const text = `Name,E-mail\n${unit.repeat(4_000_000 / unit.length)}`

    const milliseconds = processorTimeOf(() => finishSteps(parseTable(text)))

    expect(milliseconds).toBeLessThan(5_000)
  })
})

/** Milliseconds the processor worked: other programs on the machine do not count. */
function processorTimeOf(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
