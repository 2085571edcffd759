import { describe, expect, it } from 'vitest'
import { changedFields } from '../../src/renderer/src/components/changed-fields.ts'
import { staleFields } from '../../src/renderer/src/components/stale-fields.ts'
import { i18n } from '../../src/renderer/src/i18n/setup.ts'
import { inUseFirst } from '../../src/renderer/src/screens/settings/list-order.ts'
import {
  joinMinutes,
  LATE_UNITS,
  mostIn,
  splitMinutes,
} from '../../src/renderer/src/screens/settings/policies/late-window.ts'
import { serviceNames } from '../../src/renderer/src/screens/settings/staff/service-names.ts'
import { wholeNumber, wholeNumberOrNone } from '../../src/renderer/src/screens/settings/whole-number.ts'
import { catalogueContract } from '../../src/shared/contract/catalogue.ts'
import { fc } from '../support/properties.ts'

const MOST_MINUTES = 20_160

describe('the late window', () => {
  it('is said in hours when they are whole, else in minutes', () => {
    expect(splitMinutes(1440)).toEqual({ amount: 24, unit: 'hours' })
    expect(splitMinutes(90)).toEqual({ amount: 90, unit: 'minutes' })
    expect(splitMinutes(0)).toEqual({ amount: 0, unit: 'hours' })
  })

  it('comes back from its form as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MOST_MINUTES }), (minutes) => {
        const { amount, unit } = splitMinutes(minutes)
        expect(joinMinutes(amount, unit)).toBe(minutes)
      }),
    )
  })

  it('is none while no whole number is typed', () => {
    for (const typed of ['', '-', 'two', 1.5, Number.NaN]) expect(joinMinutes(typed, 'hours')).toBeNull()
  })

  it('ends at the same moment in either unit', () => {
    for (const unit of LATE_UNITS) {
      expect(joinMinutes(mostIn(unit, MOST_MINUTES), unit)).toBeLessThanOrEqual(MOST_MINUTES)
      expect(joinMinutes(mostIn(unit, MOST_MINUTES) + 1, unit)).toBeGreaterThan(MOST_MINUTES)
    }
  })
})

describe('a whole number', () => {
  const minutes = catalogueContract['services.update'].input.shape.minutes.unwrap()

  it('has the limits of the contract, and says them', () => {
    const { field, check } = wholeNumber(minutes)
    expect([field.min, field.max]).toEqual([5, 1440])
    for (const right of [5, 60, 1440]) expect(check.safeParse(right).success).toBe(true)
    for (const wrong of [4, 1441, 7.5, '', '60', -5]) {
      expect(check.safeParse(wrong).error?.issues[0]?.message).toBe('A whole number from 5 to 1440.')
    }
  })

  it('may be left out where empty means none', () => {
    const { check } = wholeNumberOrNone(minutes)
    expect(check.safeParse('').success).toBe(true)
    expect(check.safeParse(60).success).toBe(true)
    expect(check.safeParse(4).success).toBe(false)
  })
})

describe('a change made while somebody else saved', () => {
  const before = { name: 'Yoga', minutes: 60, services: [1, 2], version: 1 }

  it('clashes only in the fields that both changed', () => {
    const changes = {
      name: { asked: 'Yoga flow', stored: 'Yoga' },
      minutes: { asked: 75, stored: 45 },
      services: { asked: [1], stored: [1, 2] },
    }
    expect(staleFields(changes, before)).toEqual([{ name: 'minutes', asked: 75, stored: 45 }])
  })

  it('clashes in nothing when there is nothing to compare', () => {
    expect(staleFields({}, before)).toEqual([])
    expect(staleFields(undefined, before)).toEqual([])
  })

  it('is sent without the fields left to the other', () => {
    const after = { name: 'Yoga flow', minutes: 75, services: [1, 2] }
    expect(changedFields(before, after)).toEqual({ name: 'Yoga flow', minutes: 75 })
    expect(changedFields(before, after, ['minutes'])).toEqual({ name: 'Yoga flow' })
    expect(changedFields(before, { name: 'Yoga' })).toEqual({})
  })
})

describe('the lists of the settings', () => {
  it('show what is in use first and keep the order otherwise', () => {
    const rows = [
      { id: 1, active: false },
      { id: 2, active: true },
      { id: 3, active: false },
      { id: 4, active: true },
    ]
    expect(inUseFirst(rows).map((row) => row.id)).toEqual([2, 4, 1, 3])
  })

  it('name the services a person may teach in the order of the alphabet', () => {
    const names = new Map([
      [1, 'Yoga'],
      [2, 'Boxing'],
    ])
    expect(serviceNames([1, 2, 3], names)).toBe('Boxing, Yoga')
    expect(serviceNames([], names)).toBe('')
  })
})

describe('the consequence of a rule', () => {
  it.each([
    [0, 'No late cancellation is given back.'],
    [1, 'The first late cancellation within 30 days goes back, the next is charged.'],
    [3, 'The first 3 late cancellations within 30 days go back, the next is charged.'],
  ])('is said for %d forgiven cancellations', (count, sentence) => {
    expect(i18n.t('settings.studio.lateForgivenEffect', { count })).toBe(sentence)
  })

  it.each([
    [0, 'To cancel is late only once the session has begun.'],
    [1, 'Who cancels less than 1 hour before the start cancels late.'],
    [24, 'Who cancels less than 24 hours before the start cancels late.'],
  ])('is said for a late window of %d hours', (count, sentence) => {
    expect(i18n.t('settings.studio.lateWindowEffect.hours', { count })).toBe(sentence)
  })
})
