import { describe, expect, it } from 'vitest'
import { i18n } from '../../src/renderer/src/i18n/setup.ts'
import {
  areFit,
  type Case,
  daysOf,
  fateOf,
  policyOf,
} from '../../src/renderer/src/screens/settings/policies/simulation.ts'
import {
  changeInWords,
  moneyChange,
  whenInWords,
} from '../../src/renderer/src/screens/settings/policies/words.ts'
import type { StudioValues } from '../../src/renderer/src/screens/settings/studio/studio-form.ts'

const euros = (amount: number) => ({ amount, currency: 'EUR' })

describe('the days that are judged', () => {
  it('end yesterday, or are the last quarter of the calendar', () => {
    expect(daysOf('months', '2026-11-21')).toEqual({ from: '2026-08-21', to: '2026-11-20' })
    expect(daysOf('year', '2026-11-21')).toEqual({ from: '2025-11-21', to: '2026-11-20' })
    expect(daysOf('quarter', '2026-11-21')).toEqual({ from: '2026-07-01', to: '2026-09-30' })
    expect(daysOf('quarter', '2026-02-28')).toEqual({ from: '2025-10-01', to: '2025-12-31' })
    expect(daysOf('quarter', '2026-04-01')).toEqual({ from: '2026-01-01', to: '2026-03-31' })
  })

  it('can be asked for when they are days, in order, and at most a year', () => {
    expect(areFit({ from: '2026-03-01', to: '2026-03-01' })).toBe(true)
    expect(areFit({ from: '2026-03-02', to: '2026-03-01' })).toBe(false)
    expect(areFit({ from: '', to: '2026-03-01' })).toBe(false)
    expect(areFit({ from: '2026-03-01', to: '2026-02-30' })).toBe(false)
    expect(areFit(daysOf('year', '2028-03-01'))).toBe(true)
    expect(areFit({ from: '2026-03-01', to: '2027-03-02' })).toBe(false)
  })
})

describe('the rule that is typed', () => {
  const typed: StudioValues = {
    name: 'Studio',
    lateAmount: 12,
    lateUnit: 'hours',
    lateRule: 'capture',
    lateForgiven: '',
    noShowRule: 'capture',
    graceDays: 7,
    pendingTimeoutHours: 48,
    lowCredits: 3,
    expiringDays: 14,
  }

  it('is what the contract takes, and none while a number is missing', () => {
    expect(policyOf(typed)).toEqual({
      lateWindowMinutes: 720,
      lateRule: 'capture',
      lateForgiven: 0,
      noShowRule: 'capture',
    })
    expect(policyOf({ ...typed, lateAmount: '' })).toBeNull()
    expect(policyOf({ ...typed, lateAmount: 400 })).toBeNull()
    expect(policyOf({ ...typed, lateRule: 'forgive' })).toBeNull()
    expect(policyOf({ ...typed, lateRule: 'forgive', lateForgiven: 2 })?.lateForgiven).toBe(2)
  })
})

describe('the words of a case', () => {
  it.each([
    [{ late: true, charged: true, pardon: null }, 'cancelled', 'charged'],
    [{ late: false, charged: false, pardon: null }, 'cancelled', 'inTime'],
    [{ late: true, charged: false, pardon: null }, 'cancelled', 'givenBack'],
    [{ late: true, charged: false, pardon: 'forgiven' }, 'cancelled', 'forgiven'],
    [{ late: false, charged: false, pardon: 'waived' }, 'no_show', 'waived'],
    [{ late: false, charged: false, pardon: null }, 'no_show', 'givenBack'],
  ] as const)('%o of a %s is %s', (judgement, what, fate) => {
    expect(fateOf(judgement, what)).toBe(fate)
  })

  it('say how long before the start it was', () => {
    const startsAt = '2026-03-05T10:00:00.000Z'
    const when = (at: string, what: Case['what'] = 'cancelled') =>
      whenInWords(i18n.t, { what, at, startsAt } as Case)
    expect(when('2026-03-05T09:59:30.000Z')).toBe('Cancelled 1 minute before')
    expect(when('2026-03-05T09:00:00.000Z')).toBe('Cancelled 1 hour before')
    expect(when('2026-03-03T10:00:01.000Z')).toBe('Cancelled 47 hours before')
    expect(when('2026-03-03T10:00:00.000Z')).toBe('Cancelled 2 days before')
    expect(when(startsAt)).toBe('Cancelled after the start')
    expect(when(startsAt, 'no_show')).toBe('Did not come')
  })

  it('give every difference its sign', () => {
    expect(moneyChange(euros(5_000))).toBe('+€50.00')
    expect(moneyChange(euros(-5_000))).toBe('−€50.00')
    expect(moneyChange(euros(0))).toBe('€0.00')
    const change = (credits: number, amount: number) =>
      changeInWords(i18n.t, { credits, money: euros(amount) })
    expect(change(1, 5_000)).toBe('+1 credit, +€50.00')
    expect(change(-2, 0)).toBe('−2 credits')
    expect(change(0, -4_500)).toBe('−€45.00')
  })
})
