import { describe, expect, it } from 'vitest'
import { rowAfterKey } from '../../src/renderer/src/components/row-keys.ts'

describe('rowAfterKey', () => {
  it.each([
    ['ArrowDown', 4, 5],
    ['ArrowUp', 4, 3],
    ['PageDown', 4, 24],
    ['PageUp', 44, 24],
    ['Home', 44, 0],
    ['End', 4, 99],
  ] as const)('%s from row %i leads to row %i', (key, from, to) => {
    expect(rowAfterKey(key, from, 100, 20)).toBe(to)
  })

  it.each([
    ['ArrowDown', 99, 99],
    ['PageDown', 95, 99],
    ['PageUp', 5, 0],
  ] as const)('%s from row %i stops at row %i', (key, from, to) => {
    expect(rowAfterKey(key, from, 100, 20)).toBe(to)
  })

  it('leaves the rows upwards for the header', () => {
    expect(rowAfterKey('ArrowUp', 0, 100, 20)).toBe('header')
  })

  it('moves by at least one row in a table too low to show one', () => {
    expect(rowAfterKey('PageDown', 4, 100, -1)).toBe(5)
  })

  it('lets every other key pass', () => {
    expect(rowAfterKey('a', 4, 100, 20)).toBeNull()
  })
})
