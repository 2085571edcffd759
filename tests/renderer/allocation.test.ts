import { describe, expect, it } from 'vitest'
import { ALLOCATION_LAYOUT } from '../../src/renderer/src/screens/allocation/view-model.ts'
import { columnsThatFit } from '../../src/renderer/src/screens/clients/view-model.ts'

describe('the columns of the allocation list', () => {
  it('are all there where there is room, and at least who and how many are left', () => {
    expect(columnsThatFit(1400, ALLOCATION_LAYOUT)).toEqual(ALLOCATION_LAYOUT.columns)
    expect(columnsThatFit(200, ALLOCATION_LAYOUT)).toEqual(['name', 'available'])
  })
})
