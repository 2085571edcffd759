import { describe, expect, test } from 'vitest'
import { CannotRun } from '../../src/cli/cannot-run.ts'
import { readOptions, required, wholeNumber } from '../../src/cli/options.ts'

function misuse(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof CannotRun && error.misused) return error.message
    throw error
  }
  throw new Error('It was accepted.')
}

describe('the options of a command', () => {
  test('are read by name, in any order', () => {
    const options = readOptions(['a', '--db', 'x.db', 'b', '--seed=7'], ['db', 'seed'], 2)

    expect(options.positionals).toEqual(['a', 'b'])
    expect(required(options, 'db')).toBe('x.db')
    expect(wholeNumber(options, 'seed', 0)).toBe(7)
    expect(wholeNumber(readOptions([], ['seed']), 'seed', 0)).toBeUndefined()
  })

  test('that nobody knows are a misuse', () => {
    expect(misuse(() => readOptions(['--file', 'x'], ['db']))).toContain('--file')
  })

  test('one argument too many is a misuse', () => {
    expect(misuse(() => readOptions(['a', 'b'], [], 1))).toBe('"b" is one argument too many.')
  })

  test('that are missing, or have no value, are a misuse', () => {
    expect(misuse(() => required(readOptions([], ['db']), 'db'))).toBe('--db is missing.')
    expect(misuse(() => required(readOptions(['--db', ''], ['db']), 'db'))).toBe('--db is missing.')
    expect(misuse(() => readOptions(['--db'], ['db']))).toContain('--db')
  })

  test.each(['Maria', '-1', '0', '1.5', '1e3', '0x10', '', ' 7', '9'.repeat(16)])(
    '"%s" is no number of a staff member',
    (text) => {
      expect(misuse(() => wholeNumber(readOptions([`--as=${text}`], ['as']), 'as', 1))).toBe(
        '--as is a whole number from 1 on.',
      )
    },
  )
})
