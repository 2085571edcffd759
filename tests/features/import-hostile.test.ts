import { describe, expect, it } from 'vitest'
import { parseTable } from '../../src/main/core/features/import/parse-table.ts'
import { finishSteps } from '../../src/shared/domain/steps.ts'

describe('a hostile file', () => {
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
  ])('is read to its end: %s', (_, unit) => {
    const text = `Name,E-mail\n${unit.repeat(4_000_000 / unit.length)}`

    const parsed = finishSteps(parseTable(text))

    // Rows, or a refusal that names the line: never a hang, which the runner's own limit would end.
    expect(parsed.ok ? parsed.value.header : parsed.error.code).toBeTruthy()
  })
})
