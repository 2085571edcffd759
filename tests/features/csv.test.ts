import { expect, it } from 'vitest'
import { writeCsv } from '../../src/main/core/csv.ts'

it.each([
  ['=1+1', "'=1+1"],
  ['＝1+1', "'＝1+1"],
  ['Ada;=1+1', "Ada;'=1+1"],
  ['Ada\t@x', "Ada\t'@x"],
  ['a;b;-1', "a;b;'-1"],
  [';=1', ";'=1"],
  ['1-1', '1-1'],
  ['a; b', 'a; b'],
])('the text %j stands in a table as %j', (text, cell) => {
  expect(writeCsv([[text]])).toBe(`\uFEFF${cell}\r\n`)
})

it('numbers stay numbers, and nothing is an empty cell', () => {
  expect(writeCsv([[-5, null, 'x']])).toBe('\uFEFF-5,,x\r\n')
})

it.each([
  ['=1+1', "'=1+1"],
  ['Ada,=1+1', "Ada,'=1+1"],
  ['Ada;=1+1', '"Ada;=1+1"'],
  ['a, b', 'a, b'],
])('where a semicolon separates, the text %j stands as %j', (text, cell) => {
  expect(writeCsv([[text, 1]], ';')).toBe(`\uFEFF${cell};1\r\n`)
})
