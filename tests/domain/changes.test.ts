import { describe, expect, test } from 'vitest'
import { familyKey, nextColour } from '../../src/shared/domain/catalogue.ts'
import { changesOf, staleVersion } from '../../src/shared/domain/changes.ts'
import { requireName, sortName } from '../../src/shared/domain/clients.ts'
import { byName } from '../../src/shared/domain/text.ts'

describe('a change', () => {
  const stored = { name: 'Hall', note: null as string | null, services: [1, 2], version: 3 }
  type Asked = {
    name?: string | undefined
    note?: string | null | undefined
    services?: number[] | undefined
  }

  test('is what was given and is not so already', () => {
    expect(changesOf<Asked>(stored, {})).toEqual({})
    expect(changesOf<Asked>(stored, { name: 'Hall', note: null, services: [1, 2] })).toEqual({})
    expect(changesOf<Asked>(stored, { name: undefined, note: 'wet', services: [2] })).toStrictEqual({
      note: 'wet',
      services: [2],
    })
  })

  test('of an old version is refused with what it would have overwritten', () => {
    expect(staleVersion(2, stored, { name: 'Attic' })).toEqual({
      ok: false,
      error: {
        code: 'STALE_VERSION',
        details: { expected: 2, found: 3, changes: { name: { asked: 'Attic', stored: 'Hall' } } },
      },
    })
  })

  test('says who made the last change, with and without another status', () => {
    const last = { by: 'Anna', at: '2026-03-02T08:00:00.000Z', ago: 0, what: 'cancelled it' }
    const details = (before: string | null) => {
      const { error } = staleVersion(2, { status: 'cancelled', version: 3 }, {}, before, last)
      return error.details
    }

    expect(details('open')).toMatchObject({ changes: { status: { before: 'open' } }, last })
    expect(details(null)).toEqual({ expected: 2, found: 3, changes: {}, last })
  })

  test('names a status that is another by now, whether or not it was asked for', () => {
    const cancelled = { status: 'cancelled', version: 3 }
    const changes = (asked: object, before: string | null) => {
      const refused = staleVersion(2, cancelled, asked, before)
      return refused.error.code === 'STALE_VERSION' ? refused.error.details.changes : null
    }

    expect(changes({}, 'open')).toEqual({ status: { before: 'open', stored: 'cancelled' } })
    expect(changes({ status: 'completed' }, 'open')).toEqual({
      status: { asked: 'completed', before: 'open', stored: 'cancelled' },
    })
    expect(changes({}, 'cancelled')).toEqual({})
    expect(changes({}, null)).toEqual({})
    expect(changes({ status: 'open' }, null)).toEqual({ status: { asked: 'open', stored: 'cancelled' } })
  })
})

describe('names', () => {
  test('are in the order of people: last name first, accents and case aside, a single name where it belongs', () => {
    const names = [
      ['Zoe', 'Ärmel'],
      ['', 'Aaron'],
      ['Cher', ''],
      ['Ana', 'De'],
      ['Bob', 'Dean'],
    ] as const

    const sorted = names.map(([firstName, lastName]) => sortName({ firstName, lastName })).sort()

    expect(sorted).toEqual(['aaron', 'armel zoe', 'cher', 'de ana', 'dean bob'])
  })

  test('that are equal but for accents and case are in the order of their ids', () => {
    const rows = [
      { id: 3, name: 'eva' },
      { id: 2, name: 'Éva' },
      { id: 1, name: 'Zoe' },
    ]

    expect(rows.sort(byName).map((row) => row.id)).toEqual([2, 3, 1])
  })

  test('of a client may miss one part, not both', () => {
    expect(requireName({ firstName: '', lastName: 'Prince' }).ok).toBe(true)
    expect(requireName({ firstName: 'Cher', lastName: '' }).ok).toBe(true)
    expect(requireName({ firstName: '', lastName: '' })).toMatchObject({
      error: { code: 'MISSING_REQUIRED_FIELDS' },
    })
  })

  test('of families are one when only case, accents and blanks differ', () => {
    expect(familyKey(' Übungen  zu zweit ')).toBe(familyKey('UBUNGEN zu Zweit'))
    expect(familyKey('Yoga')).not.toBe(familyKey('Yoga 2'))
  })
})

test('colours go round: 0 for the first service and after 9', () => {
  expect([nextColour(null), nextColour(0), nextColour(9)]).toEqual([0, 1, 0])
})
