import { describe, expect, it } from 'vitest'
import { loadedRows, pagesAround, wholeList } from '../../src/renderer/src/components/row-window.ts'

describe('pagesAround', () => {
  it('asks for the first page while nobody knows how many rows there are', () => {
    expect(pagesAround(0, 30, 200, undefined)).toEqual([0])
  })

  it('asks for the page in view and one on either side', () => {
    expect(pagesAround(450, 480, 200, 50_000)).toEqual([1, 2, 3])
  })

  it('asks for both pages when the view lies across their border', () => {
    expect(pagesAround(390, 410, 200, 50_000)).toEqual([0, 1, 2, 3])
  })

  it('asks for no page beyond the last', () => {
    expect(pagesAround(49_980, 49_999, 200, 50_000)).toEqual([248, 249])
  })

  it('asks for the last page when the list has become shorter than the view', () => {
    expect(pagesAround(4_000, 4_030, 200, 37)).toEqual([0])
  })
})

describe('loadedRows', () => {
  it('keeps the order of the list and the place of every row, also with a gap between pages', () => {
    const pages = new Map([
      [3, ['g', 'h']],
      [0, ['a', 'b']],
    ])

    const { rows, positions } = loadedRows({ pages, pageSize: 2 })

    expect(rows).toEqual(['a', 'b', 'g', 'h'])
    expect([...positions]).toEqual([
      [0, 0],
      [1, 1],
      [6, 2],
      [7, 3],
    ])
  })

  it('takes a short list whole', () => {
    const { rows, positions } = loadedRows(wholeList(['a', 'b', 'c']))

    expect(rows).toEqual(['a', 'b', 'c'])
    expect(positions.get(2)).toBe(2)
  })
})
