import { describe, expect, it } from 'vitest'
import {
  ALLOCATION_LAYOUT,
  afterMarking,
  MOST_MARKED,
  refusedByName,
} from '../../src/renderer/src/screens/allocation/view-model.ts'
import { columnsThatFit } from '../../src/renderer/src/screens/clients/view-model.ts'

const aRow = (id: number) => ({ id, firstName: 'Client', lastName: String(id) })

describe('choosing clients together', () => {
  it('adds rows and takes them away again', () => {
    const both = afterMarking(new Map(), [aRow(1), aRow(2)], true)
    expect([...both]).toEqual([
      [1, 'Client 1'],
      [2, 'Client 2'],
    ])
    expect([...afterMarking(both, [aRow(1)], false).keys()]).toEqual([2])
    expect(both.size).toBe(2)
  })

  it('stops at as many as are one step back', () => {
    const rows = Array.from({ length: MOST_MARKED + 1 }, (_, index) => aRow(index + 1))
    expect(afterMarking(new Map(), rows, true).size).toBe(MOST_MARKED)
  })

  it('names whom it was refused for', () => {
    const refused = [{ clientId: 2, code: 'INVALID_TRANSITION', message: 'Merged.' }]
    expect(refusedByName(new Map([[2, 'Bea']]), refused)).toEqual([
      { clientId: 2, name: 'Bea', message: 'Merged.' },
    ])
  })
})

describe('the columns of the allocation list', () => {
  it('are all there where there is room, and at least who and how many are left', () => {
    expect(columnsThatFit(1400, ALLOCATION_LAYOUT)).toEqual(ALLOCATION_LAYOUT.columns)
    expect(columnsThatFit(200, ALLOCATION_LAYOUT)).toEqual(['name', 'available'])
  })
})
