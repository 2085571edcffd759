import { describe, expect, it } from 'vitest'
import { changedValues, NO_VALUES, namesFrom, valuesOf } from '../../src/renderer/src/panels/client-form.ts'
import { typedCount } from '../../src/renderer/src/panels/typed-count.ts'

const JANE = { ...NO_VALUES, firstName: 'Jane', lastName: 'Doe', phone: '1' }

describe('the form of a client', () => {
  it('shows an empty field where nothing is known', () => {
    const client = { ...JANE, email: null, location: null, notes: null }

    expect(valuesOf(client)).toEqual(JANE)
  })

  it('sends only what was changed', () => {
    expect(changedValues(JANE, JANE)).toEqual({})
    const changed = { ...JANE, phone: '', notes: 'Knee' }
    expect(changedValues(JANE, changed)).toEqual({ phone: '', notes: 'Knee' })
    expect(changedValues(JANE, changed, ['phone'])).toEqual({ notes: 'Knee' })
  })

  it.each([
    ['', '', ''],
    ['Ana', 'Ana', ''],
    ['  Ana   Lopez ', 'Ana', 'Lopez'],
    ['Ana Maria Lopez', 'Ana Maria', 'Lopez'],
  ])('begins with the names of %j', (typed, firstName, lastName) => {
    expect(namesFrom(typed)).toEqual({ firstName, lastName })
  })
})

describe('a number of sessions that was typed', () => {
  it.each([1, 5, 100])('may be %i', (count) => {
    expect(typedCount.safeParse(count).success).toBe(true)
  })

  it.each([0, 101, -1, 2.5, '5', '', Number.NaN])('may not be %j, and says the limits', (typed) => {
    expect(typedCount.safeParse(typed).error?.issues[0]?.message).toBe(
      'Session count must be between 1 and 100',
    )
  })
})
