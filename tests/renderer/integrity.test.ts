import { describe, expect, it } from 'vitest'
import {
  factChanges,
  figureChanges,
  percentOf,
  type State,
  sortedFindings,
  verdictOf,
} from '../../src/renderer/src/screens/integrity/view-model.ts'

const finding = (id: string, entityId: number, severity: 'error' | 'attention' = 'error') => ({
  id,
  severity,
  entity: 'booking',
  entityId,
  expected: 'this',
  found: 'that',
})

const checked = { grants: 1, entries: 2, bookings: 3 }

const state = (available: number, facts: readonly string[]): State => ({
  clients: [
    { clientId: 1, name: 'Ada Berg', available, scheduled: 0, completed: 1, remaining: available, total: 5 },
  ],
  facts: [...facts],
  lines: [],
})

describe('the page of what adds up', () => {
  it('keeps damage and work apart, names each as the inbox does, and counts what the inbox leads through', () => {
    const { errors, attention, unmarked, outside } = sortedFindings([
      finding('I4', 7),
      finding('I4', 7),
      finding('W1', 2, 'attention'),
      finding('V4', 3, 'attention'),
      finding('V6', 4, 'attention'),
      finding('V6', 5, 'attention'),
    ])
    expect(errors.map(({ key }) => key)).toEqual(['I4:booking:7', 'I4:booking:7:2'])
    expect(errors[0]?.title).toBe('A booking does not hold what it costs: booking 7')
    expect(attention.map(({ key }) => key)).toEqual(['W1:booking:2'])
    expect([unmarked, outside]).toEqual([1, 2])
  })

  it('says of the database as a whole only what is wrong', () => {
    const whole = { ...finding('STORAGE', 0), entity: 'database' }
    expect(sortedFindings([whole]).errors[0]?.title).toBe('The file itself is damaged')
  })

  it('has one verdict', () => {
    expect(verdictOf({ ok: true, checked, findings: [] })).toBe('healthy')
    expect(verdictOf({ ok: true, checked, findings: [finding('V4', 1, 'attention')] })).toBe('attention')
    expect(verdictOf({ ok: false, checked, findings: [finding('I4', 1)] })).toBe('damaged')
  })

  it('says how far it is', () => {
    expect(percentOf(null)).toBe(0)
    expect(percentOf({ done: 1, total: 0 })).toBe(0)
    expect(percentOf({ done: 1, total: 3 })).toBe(33)
    expect(percentOf({ done: 9, total: 3 })).toBe(100)
  })
})

describe('a repair', () => {
  it('shows every figure before and after', () => {
    const [ada] = figureChanges(state(4, []), state(5, []))
    expect(ada?.name).toBe('Ada Berg')
    expect(ada?.figures).toEqual([
      { figure: 'available', before: 4, after: 5 },
      { figure: 'scheduled', before: 0, after: 0 },
      { figure: 'completed', before: 1, after: 1 },
      { figure: 'remaining', before: 4, after: 5 },
      { figure: 'total', before: 5, after: 5 },
    ])
  })

  it('shows a client who is not there afterwards as they were', () => {
    const [ada] = figureChanges(state(4, []), { ...state(4, []), clients: [] })
    expect(ada?.figures[0]).toEqual({ figure: 'available', before: 4, after: 4 })
  })

  it('shows what is stored line by line, and which lines change', () => {
    expect(factChanges(state(1, ['One', 'Two']), state(1, ['One', 'Three', 'Four']))).toEqual([
      { now: 'One', next: null },
      { now: 'Two', next: 'Three' },
      { now: '', next: 'Four' },
    ])
  })
})
