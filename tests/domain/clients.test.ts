import { describe, expect, it } from 'vitest'
import { clientWords, fullName, requireName, sortName } from '../../src/shared/domain/clients.ts'
import { searchWords } from '../../src/shared/domain/text.ts'

describe('the name of a client', () => {
  it.each([
    ['Ada', 'Berg', 'Ada Berg'],
    ['Ada', '', 'Ada'],
    ['', 'Berg', 'Berg'],
    ['', '', ''],
  ])('of %j and %j is %j', (firstName, lastName, name) => {
    expect(fullName({ firstName, lastName })).toBe(name)
  })

  it.each([
    ['Ada', ''],
    ['', 'Berg'],
  ])('is enough with one of the two: %j, %j', (firstName, lastName) => {
    const client = { firstName, lastName, id: 7 }

    expect(requireName(client)).toEqual({ ok: true, value: client })
  })

  it('is refused where both are missing, and both are named', () => {
    expect(requireName({ firstName: '', lastName: '' })).toEqual({
      ok: false,
      error: { code: 'MISSING_REQUIRED_FIELDS', details: { fields: ['firstName', 'lastName'] } },
    })
  })

  it.each([
    ['Ada', 'Berg', 'berg ada'],
    ['Ada', '', 'ada'],
    ['', 'Berg', 'berg'],
    ['Élodie', 'ÖZ', 'oz elodie'],
  ])('of %j and %j is sorted as %j', (firstName, lastName, sorted) => {
    expect(sortName({ firstName, lastName })).toBe(sorted)
  })

  it('is found by its words, and by those of e-mail and phone', () => {
    const ada = { firstName: 'Ada', lastName: 'Berg', email: 'ada@x.org', phone: '030 12 34' }

    expect(clientWords(ada).toSorted()).toEqual(
      searchWords('Ada', 'Berg', 'ada@x.org', '030 12 34').toSorted(),
    )
    expect(clientWords(ada)).toEqual(expect.arrayContaining(['ada', 'berg', 'ada@x.org', '301234']))
    expect(clientWords({ firstName: 'Ada', lastName: '', email: null, phone: null })).toEqual(['ada'])
  })
})
