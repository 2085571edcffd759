import { describe, expect, it } from 'vitest'
import { readSort, writeSort } from '../../src/renderer/src/screens/clients/sort.ts'
import { CLIENT_SORTS } from '../../src/shared/contract/clients.ts'

describe('the order of the clients list', () => {
  it.each(CLIENT_SORTS)('%s survives the way to the table and back', (sort) => {
    expect(writeSort(readSort(sort))).toBe(sort)
  })

  it('falls back to the name for a column that main cannot sort by', () => {
    expect(writeSort({ column: 'phone', descending: true })).toBe('name')
  })
})
