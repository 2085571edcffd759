import { describe, expect, it } from 'vitest'
import {
  type CancelAnswer,
  cancelEffect,
  canWaive,
} from '../../src/renderer/src/panels/cancel-booking-view.ts'

function anAnswer(
  funding: CancelAnswer['booking']['funding'],
  changes: Partial<Omit<CancelAnswer, 'booking'>> = {},
): CancelAnswer {
  return { late: false, returned: 0, booking: { funding }, ...changes }
}

describe('what a cancellation does to the sessions', () => {
  it('is that they go back in time', () => {
    expect(cancelEffect(anAnswer('credit', { returned: 1 }))).toBe('returned')
  })

  it('is that they go back although it is late, when it was waived, forgiven or the policy says so', () => {
    expect(cancelEffect(anAnswer('credit', { returned: 2, late: true }))).toBe('returnedLate')
  })

  it('is that they stay used when it is late', () => {
    expect(cancelEffect(anAnswer('credit', { late: true }))).toBe('charged')
  })

  it.each([
    ['comp', 'comp'],
    ['unpaid', 'unpaid'],
    ['none', 'free'],
  ] as const)('is nothing for a booking paid by %s', (funding, effect) => {
    expect(cancelEffect(anAnswer(funding))).toBe(effect)
    expect(cancelEffect(anAnswer(funding, { late: true }))).toBe(effect)
  })
})

describe('waiving', () => {
  it('is offered only where it is late and credits are at stake', () => {
    expect(canWaive(anAnswer('credit', { late: true }))).toBe(true)
    expect(canWaive(anAnswer('credit', { late: true, returned: 1 }))).toBe(true)
    expect(canWaive(anAnswer('credit', { returned: 1 }))).toBe(false)
    expect(canWaive(anAnswer('unpaid', { late: true }))).toBe(false)
  })
})
