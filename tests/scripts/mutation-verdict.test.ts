import { readdirSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { EXPLAINED } from '../mutation/survivors.ts'
import { changeOf, judgeMutants, type Mutant, type MutatedFile, REQUIRED_SCORE } from '../mutation/verdict.ts'

const mutant = (status: string, replacement = 'true'): Mutant => ({
  status,
  replacement,
  location: { start: { line: 2, column: 3 }, end: { line: 2, column: 8 } },
})

const fileOf = (...mutants: readonly Mutant[]): MutatedFile => ({ source: '{\n  a < b\n}', mutants })
const many = (count: number, status: string) => Array.from({ length: count }, () => mutant(status))
const explained = { 'rule.ts': { 'a < b → true': 'Nothing is ever above.' } }

describe('the verdict on mutants', () => {
  it('holds where every file has the required share, whatever became of mutants that were not tested', () => {
    const tested = [...many(8, 'Killed'), mutant('Timeout'), mutant('Survived')]
    const others = [mutant('Ignored', '0'), mutant('CompileError', '0'), mutant('RuntimeError', '0')]

    const { total, scores, problems } = judgeMutants(
      { files: { 'src/rule.ts': fileOf(...tested, ...others), 'src/words.ts': fileOf(mutant('Ignored')) } },
      explained,
    )

    expect(problems).toEqual([])
    expect(total).toEqual({ file: 'all rules', found: 9, of: 10, percent: REQUIRED_SCORE })
    expect(scores).toEqual([{ file: 'rule.ts', found: 9, of: 10, percent: 90 }])
  })

  it('names a file that has too little, although all together have enough, and counts what nothing reaches', () => {
    const files = {
      'src/good.ts': fileOf(...many(50, 'Killed')),
      'src/rule.ts': fileOf(...many(8, 'Killed'), mutant('Survived'), mutant('NoCoverage')),
    }

    const { scores, problems } = judgeMutants({ files }, explained)

    expect(problems).toEqual(['rule.ts: 8 of 10 mutants found, 80.0 %; 90 % are required.'])
    expect(scores.map(({ file }) => file)).toEqual(['rule.ts', 'good.ts'])
  })

  it('names all together where they have too little', () => {
    const { problems } = judgeMutants({ files: { 'src/rule.ts': fileOf(...many(9, 'Survived')) } }, explained)

    expect(problems).toEqual([
      'all rules: 0 of 9 mutants found, 0.0 %; 90 % are required.',
      'rule.ts: 0 of 9 mutants found, 0.0 %; 90 % are required.',
    ])
  })

  it('names every survivor that nobody has explained, with its line', () => {
    const files = {
      'src/rule.ts': fileOf(...many(20, 'Killed'), mutant('Survived'), mutant('NoCoverage', 'a <= b')),
    }

    expect(judgeMutants({ files }, explained).problems).toEqual(['rule.ts:2: no test finds  a < b → a <= b'])
    expect(judgeMutants({ files }, { 'other.ts': {} }).problems).toHaveLength(2)
  })

  it('names an explanation whose mutant is found or gone; one that runs out of time may be explained', () => {
    const judged = (...mutants: readonly Mutant[]) =>
      judgeMutants({ files: { 'src/rule.ts': fileOf(...many(20, 'Killed'), ...mutants) } }, explained)
        .problems

    expect(judged()).toEqual(['rule.ts: explained, but found or gone:  a < b → true'])
    expect(judged(mutant('Timeout'))).toEqual([])
    expect(judgeMutants({ files: { 'src/a.ts': fileOf(mutant('Killed')) } }, explained).problems).toEqual([])
  })

  it('does not hold where nothing was tested', () => {
    expect(judgeMutants({ files: {} }, {}).problems).toEqual(['No mutant was tested.'])
  })
})

test('survivors are explained of files that there are', () => {
  const files = readdirSync(new URL('../../src/shared/domain', import.meta.url))

  expect(Object.keys(EXPLAINED).filter((file) => !files.includes(file))).toEqual([])
})

describe('a mutant as people read it', () => {
  it('is on one line, whatever the code was', () => {
    const source = 'const a = [\n  1,\n  2,\n]\n'
    const over: Mutant = {
      status: 'Survived',
      replacement: '[\n]',
      location: { start: { line: 1, column: 11 }, end: { line: 4, column: 2 } },
    }

    expect(changeOf(source, over)).toBe('[ 1, 2, ] → [ ]')
    expect(changeOf('{\n  a < b\n}', { ...mutant('Survived'), replacement: undefined })).toBe('a < b →')
  })
})
