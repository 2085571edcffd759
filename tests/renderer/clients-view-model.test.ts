import { describe, expect, it } from 'vitest'
import { clientsSearch } from '../../src/renderer/src/screens/clients/search.ts'
import {
  columnsThatFit,
  creditSign,
  emptyReason,
  listInput,
} from '../../src/renderer/src/screens/clients/view-model.ts'

const LOW = 3
const LIMITS = { lowCredits: LOW, expiringDays: 14, today: '2026-03-02' }

describe('what the clients list asks main for', () => {
  it('is every active client by name unless told', () => {
    expect(listInput({}, LIMITS)).toEqual({ status: 'active', sort: 'name' })
  })

  it('is those with nothing left, or with one up to what the studio calls few', () => {
    expect(listInput({ credits: 'none' }, LIMITS)).toMatchObject({ maxAvailable: 0 })
    expect(listInput({ credits: 'low' }, { ...LIMITS, lowCredits: 5 })).toMatchObject({
      minAvailable: 1,
      maxAvailable: 5,
    })
  })

  it('is those with something that expires within the days that the studio calls soon', () => {
    expect(listInput({ credits: 'expiring' }, LIMITS)).toMatchObject({ expiringBy: '2026-03-16' })
  })

  it('is in the order that is usual on its screen until another is chosen', () => {
    expect(listInput({}, LIMITS, 'available').sort).toBe('available')
    expect(listInput({ sort: '-created' }, LIMITS, 'available').sort).toBe('-created')
  })

  it('keeps the search, the status and the order', () => {
    expect(listInput({ query: 'ana', status: 'all', sort: '-available' }, LIMITS)).toEqual({
      query: 'ana',
      status: 'all',
      sort: '-available',
    })
  })
})

describe('the address of the clients list', () => {
  it('forgets what it does not know instead of failing', () => {
    expect(clientsSearch.parse({ status: 'asleep', credits: 'many', sort: 'shoe', client: -4 })).toEqual({})
  })
})

describe('an empty clients list', () => {
  it('names the narrowest reason first', () => {
    expect(emptyReason({ query: 'zz', credits: 'low', status: 'inactive' })).toBe('search')
    expect(emptyReason({ credits: 'low', status: 'inactive' })).toBe('low')
    expect(emptyReason({ status: 'inactive' })).toBe('inactive')
    expect(emptyReason({ status: 'all' })).toBe('active')
    expect(emptyReason({})).toBe('active')
  })
})

describe('the sign beside what is left', () => {
  it.each([
    [0, 'none'],
    [1, 'low'],
    [3, 'low'],
    [4, null],
  ])('of %i is %s where few are three', (available, sign) => {
    expect(creditSign(available, LOW)).toBe(sign)
  })
})

describe('the columns of the clients list', () => {
  it('are all there where there is room', () => {
    expect(columnsThatFit(1060)).toEqual([
      'name',
      'email',
      'phone',
      'lastSession',
      'nextExpiry',
      'scheduled',
      'available',
    ])
  })

  it('go one by one as it gets narrow, the contact first, because the panel shows it', () => {
    expect(columnsThatFit(900)).not.toContain('phone')
    expect(columnsThatFit(690)).toEqual(['name', 'lastSession', 'nextExpiry', 'scheduled', 'available'])
  })

  it('always are the name and what is left', () => {
    expect(columnsThatFit(0)).toEqual(['name', 'available'])
  })
})
