import { describe, expect, it } from 'vitest'
import {
  isOfClients,
  isSame,
  searchOf,
  settingsOf,
} from '../../src/renderer/src/screens/clients/filter-settings.ts'
import { askedRanges, rangeFields, typedRanges } from '../../src/renderer/src/screens/clients/range-form.ts'
import { clientsSearch } from '../../src/renderer/src/screens/clients/search.ts'
import { countRanges, emptyReason, listInput } from '../../src/renderer/src/screens/clients/view-model.ts'

const LIMITS = { lowCredits: 3, expiringDays: 14, today: '2026-03-02' }
const NOTHING = typedRanges({}, 'EUR')

describe('a list narrowed by ranges', () => {
  it('asks main for them, and a quick choice about what is left comes first', () => {
    const search = { minSessions: 3, maxRevenue: 50_000, location: 'Mitte', registeredFrom: '2026-01-01' }

    expect(listInput(search, LIMITS)).toEqual({ status: 'active', sort: 'name', ...search })
    expect(listInput({ credits: 'none', maxAvailable: 9 }, LIMITS).maxAvailable).toBe(0)
  })

  it('counts a range once, and is empty because of it', () => {
    expect(countRanges({})).toBe(0)
    expect(countRanges({ minSessions: 1, maxSessions: 2, registeredTo: '2026-01-01', location: 'A' })).toBe(3)
    expect(emptyReason({ minSessions: 1, credits: 'low' })).toBe('filters')
  })

  it('keeps out of the address what is nothing', () => {
    const address = { minSessions: -1, maxSessions: 1.5, registeredFrom: 'soon', location: '', minRevenue: 5 }

    expect(clientsSearch.parse(address)).toEqual({ minRevenue: 5 })
  })
})

describe('ranges as they are typed', () => {
  const problems = (typed: Partial<typeof NOTHING>) => {
    const parsed = rangeFields('EUR').safeParse({ ...NOTHING, ...typed })
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join())
  }

  it('are read as they are written, and what is cleared is asked for no more', () => {
    const typed = { ...NOTHING, minSessions: ' 3 ', maxRevenue: '500', location: ' Mitte ' }

    expect(askedRanges(typed, 'EUR')).toMatchObject({
      minSessions: 3,
      maxRevenue: 50_000,
      location: 'Mitte',
      maxSessions: undefined,
      registeredTo: undefined,
    })
    expect(typedRanges({ minRevenue: 50_000, minAvailable: 0 }, 'EUR')).toMatchObject({ minAvailable: '0' })
    expect(askedRanges(typedRanges({ minRevenue: 123_456 }, 'EUR'), 'EUR').minRevenue).toBe(123_456)
  })

  it('are told where they are no numbers, no money, or the wrong way round', () => {
    expect(problems({})).toEqual([])
    expect(problems({ minSessions: '3', maxSessions: '3' })).toEqual([])
    expect(problems({ minSessions: 'few', maxRevenue: 'much' })).toEqual(['minSessions', 'maxRevenue'])
    expect(problems({ minAvailable: '4', maxAvailable: '3' })).toEqual(['maxAvailable'])
    expect(problems({ registeredFrom: '2026-02-01', registeredTo: '2026-01-01' })).toEqual(['registeredTo'])
    expect(problems({ minRevenue: '-5' })).toEqual(['minRevenue'])
  })
})

describe('filters that were saved', () => {
  it('are whom a list shows, not what is looked at beside it, and lead back to the same list', () => {
    const search = { query: 'ada', minSessions: 2, sort: '-created', client: 4 } as const

    const settings = settingsOf(search)

    expect(settings).toEqual({ screen: 'clients', query: 'ada', minSessions: 2, sort: '-created' })
    expect(isOfClients(settings)).toBe(true)
    expect(isOfClients({ group: 'trainer' })).toBe(false)
    expect(searchOf(settings)).toMatchObject({ query: 'ada', minSessions: 2, status: undefined })
    expect('client' in searchOf(settings)).toBe(false)
  })

  it('are the same whatever their order, and forget what nobody knows any more', () => {
    expect(isSame({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true)
    expect(isSame({ a: 1 }, { a: 2 })).toBe(false)
    expect(searchOf({ screen: 'clients', status: 'asleep', minSessions: 'many' })).toMatchObject({
      status: undefined,
      minSessions: undefined,
    })
  })
})
