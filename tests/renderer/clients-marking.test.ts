import { describe, expect, it } from 'vitest'
import {
  afterMarking,
  clientResults,
  leftOf,
  MOST_MARKED,
  offeredActs,
  refusedByName,
} from '../../src/renderer/src/screens/clients/marking.ts'
import type { Permission } from '../../src/shared/domain/permissions.ts'

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

describe('what becomes of the chosen clients', () => {
  const marked = new Map([
    [1, 'Ada'],
    [2, 'Bea'],
  ])
  const results = clientResults(marked, [{ clientId: 2, code: 'INVALID_TRANSITION', message: 'Inactive.' }])

  it('is told of each in the order in which they were chosen', () => {
    expect(results).toEqual([
      { row: { id: 1, name: 'Ada' }, refusal: null },
      { row: { id: 2, name: 'Bea' }, refusal: 'Inactive.' },
    ])
  })

  it('leaves those chosen whom it was refused for', () => {
    expect([...leftOf(results)]).toEqual([[2, 'Bea']])
  })
})

describe('what is offered for many clients', () => {
  const may =
    (...permissions: readonly Permission[]) =>
    (permission: Permission) =>
      permissions.includes(permission)

  it('follows the status that is shown', () => {
    const both = may('clients.write', 'credits.allocate')
    expect(offeredActs(both, 'active')).toEqual(['allocate', 'assign', 'deactivate'])
    expect(offeredActs(both, 'inactive')).toEqual(['allocate', 'reactivate'])
    expect(offeredActs(both, 'all')).toEqual(['allocate', 'assign', 'deactivate', 'reactivate'])
  })

  it('is what somebody may', () => {
    expect(offeredActs(may('credits.allocate'), 'all')).toEqual(['allocate'])
    expect(offeredActs(may('clients.write'), 'active')).toEqual(['assign', 'deactivate'])
    expect(offeredActs(may(), 'all')).toEqual([])
  })
})
