import { describe, expect, it } from 'vitest'
import type { Refusal } from '../../src/renderer/src/api/client.ts'
import { changedValues, NO_VALUES, namesFrom, valuesOf } from '../../src/renderer/src/panels/client-form.ts'
import { clashes } from '../../src/renderer/src/panels/stale-client.ts'
import { typedCount } from '../../src/renderer/src/panels/typed-count.ts'

const JANE = { ...NO_VALUES, firstName: 'Jane', lastName: 'Doe', phone: '1' }

describe('the form of a client', () => {
  it('shows an empty field where nothing is known', () => {
    const client = { ...JANE, email: null, location: null, notes: null }

    expect(valuesOf(client)).toEqual(JANE)
  })

  it('sends only what was changed', () => {
    expect(changedValues(JANE, JANE)).toEqual({})
    expect(changedValues(JANE, { ...JANE, phone: '', notes: 'Knee' })).toEqual({ phone: '', notes: 'Knee' })
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

function stale(changes: unknown): Refusal {
  return {
    code: 'STALE_VERSION',
    message: 'Somebody else changed this in the meantime.',
    details: { expected: 1, found: 2, changes },
  }
}

describe('a change that came too late', () => {
  const mine = { ...JANE, phone: '2', notes: 'Knee' }

  it('clashes where the other one changed the same field', () => {
    const refusal = stale({ phone: { asked: '2', stored: '3' }, notes: { asked: 'Knee', stored: null } })

    expect(clashes(refusal, JANE, mine)).toEqual([{ field: 'phone', theirs: '3', mine: '2' }])
  })

  it('clashes where the other one cleared it', () => {
    expect(clashes(stale({ phone: { asked: '2', stored: null } }), JANE, mine)).toEqual([
      { field: 'phone', theirs: '', mine: '2' },
    ])
  })

  it('clashes with nothing when the other one changed other fields', () => {
    expect(clashes(stale({ phone: { asked: '2', stored: '1' } }), JANE, mine)).toEqual([])
  })

  it('clashes with nothing when it was refused for another reason, or says nothing readable', () => {
    expect(clashes(null, JANE, mine)).toEqual([])
    expect(clashes(stale('?'), JANE, mine)).toEqual([])
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
