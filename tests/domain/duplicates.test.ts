import { describe, expect, it } from 'vitest'
import { findDuplicates, nameKey, phoneKey, sharedWith } from '../../src/shared/domain/duplicates.ts'

const person = (id: number, firstName: string, lastName: string, phone: string | null = null) => {
  return { id, firstName, lastName, phone }
}

const found = (clients: Parameters<typeof findDuplicates>[0]) =>
  findDuplicates(clients).map(({ reasons, clients: together }) => [reasons, together.map(({ id }) => id)])

describe('records that may be of one person', () => {
  it('share a number however it is written', () => {
    const clients = [
      person(1, 'Ada', 'Berg', '+49 171 2345678'),
      person(2, 'A.', 'Bergmann', '0171/234 56 78'),
      person(3, 'John', 'Doe', '0171 2345679'),
    ]

    expect(found(clients)).toEqual([[['phone'], [1, 2]]])
  })

  it('share a name, whichever part comes first and whatever its case and accents', () => {
    const clients = [person(1, 'Zoë', 'Noël'), person(2, 'noel', 'ZOE'), person(3, 'Zoë', 'Novak')]

    expect(found(clients)).toEqual([[['name'], [1, 2]]])
  })

  it('are told once with both reasons, and stand before those with one', () => {
    const clients = [
      person(1, 'John', 'Doe', '123456'),
      person(2, 'Jane', 'Roe', '123456'),
      person(3, 'Ada', 'Berg', '0171 2345678'),
      person(4, 'Ada', 'Berg', '0171 2345678'),
    ]

    expect(found(clients)).toEqual([
      [
        ['phone', 'name'],
        [3, 4],
      ],
      [['phone'], [1, 2]],
    ])
  })

  it('may be three, and one may stand in two groups', () => {
    const clients = [
      person(1, 'Ada', 'Berg', '111 111'),
      person(2, 'Ada', 'Berg', '222 222'),
      person(3, 'Ada', 'Berg'),
      person(4, 'Bea', 'Cole', '222 222'),
    ]

    expect(found(clients)).toEqual([
      [['phone'], [2, 4]],
      [['name'], [1, 2, 3]],
    ])
  })

  it('are none where nothing is shared', () => {
    expect(found([person(1, 'Ada', 'Berg', '1'), person(2, 'Ada', 'Cole', '1')])).toEqual([])
  })
})

describe('what records are compared by', () => {
  it('is the end of a number that is long enough to be one', () => {
    expect(phoneKey('12345')).toBeNull()
    expect(phoneKey('12-34-56')).toBe('123456')
    expect(phoneKey('0049 (171) 2345678')).toBe('12345678')
    expect(phoneKey('ask her brother')).toBeNull()
    expect(phoneKey(null)).toBeNull()
  })

  it('is a name of two words or more', () => {
    expect(nameKey({ firstName: 'Ada', lastName: '' })).toBeNull()
    expect(nameKey({ firstName: '', lastName: '' })).toBeNull()
    expect(nameKey({ firstName: 'Mary  Ann', lastName: 'Lee' })).toBe('ann lee mary')
  })
})

describe('somebody who is being written down', () => {
  const ada = { firstName: 'Ada', lastName: 'Berg', email: 'ada@example.org', phone: '+44 20 7946 0958' }
  const nobody = { firstName: '', lastName: '', email: '', phone: '' }

  it.each([
    ['email', { email: ' ADA@Example.org' }],
    ['phone', { phone: '020 79460958' }],
    ['name', { firstName: 'Berg', lastName: 'Ada' }],
    [null, { firstName: 'Ada', email: 'ada@example.com', phone: '0958' }],
    [null, {}],
  ] as const)('shares with a client: %s', (shared, typed) => {
    expect(sharedWith({ ...nobody, ...typed }, ada)).toBe(shared)
  })

  it('shares nothing with a client of whom as little is known', () => {
    expect(sharedWith(nobody, { ...nobody, email: null, phone: null })).toBeNull()
  })
})
