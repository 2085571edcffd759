import { describe, expect, it } from 'vitest'
import {
  bookingIdsOf,
  bookingResults,
  leftOf,
  offeredActs,
  reassignments,
  sessionResults,
} from '../../src/renderer/src/screens/sessions/bulk.ts'
import { sessionsSearch } from '../../src/renderer/src/screens/sessions/search.ts'
import {
  afterMarking,
  asListed,
  columnsThatFit,
  emptyReason,
  filterCount,
  listInput,
  type Marked,
  MOST_MARKED,
  readSort,
  rowIdOf,
  type SessionRow,
  sortOf,
  stepFrom,
  writeSort,
} from '../../src/renderer/src/screens/sessions/view-model.ts'

const ZONE = 'Europe/Berlin'

function aRow(bookingId: number | null, sessionId = bookingId ?? 1): SessionRow {
  return {
    bookingId,
    sessionId,
    sessionVersion: 3,
    clientName: 'Ada',
    title: 'Yoga',
  } as Partial<SessionRow> as SessionRow
}

const markedOf = (...rows: readonly SessionRow[]): Marked => new Map(rows.map((row) => [rowIdOf(row), row]))

describe('the list of sessions', () => {
  it('asks for the newest first, and for what is unmarked the oldest first', () => {
    expect(listInput({}, ZONE)).toEqual({ sort: '-startsAt' })
    expect(listInput({ unmarked: true }, ZONE)).toEqual({ unmarked: true, sort: 'startsAt' })
    expect(sortOf({ sort: 'client', unmarked: true })).toBe('client')
  })

  it('asks for whole days of the studio, both included', () => {
    expect(listInput({ from: '2026-03-28', until: '2026-03-29' }, ZONE)).toEqual({
      from: '2026-03-27T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
      sort: '-startsAt',
    })
  })

  it('asks for everything that its address says, under the names of the contract', () => {
    const search = {
      query: 'ada',
      status: 'confirmed',
      kind: 'group',
      payment: 'pending',
      trainer: 3,
      client: 4,
      sort: '-title',
    } as const

    expect(listInput(search, ZONE)).toEqual({
      query: 'ada',
      status: 'confirmed',
      kind: 'group',
      paymentStatus: 'pending',
      trainerId: 3,
      clientId: 4,
      sort: '-title',
    })
  })

  it('leaves aside what an address says and nobody can mean', () => {
    const read = sessionsSearch.parse({
      query: 'x'.repeat(201),
      status: 'asleep',
      from: '2026-02-31',
      unmarked: false,
      sort: 'price',
      trainer: -1,
    })

    expect(Object.values(read).every((value) => value === undefined)).toBe(true)
    expect(sessionsSearch.parse({ trainer: '7', unmarked: true })).toMatchObject({
      trainer: 7,
      unmarked: true,
    })
  })

  it('counts a period as one filter', () => {
    expect(filterCount({})).toBe(0)
    expect(filterCount({ from: '2026-03-01', until: '2026-03-02' })).toBe(1)
    expect(filterCount({ until: '2026-03-02', kind: 'trial', payment: 'paid', trainer: 1, client: 2 })).toBe(
      5,
    )
  })

  it('says why it is empty by the narrowest thing that was asked', () => {
    expect(emptyReason({})).toBe('none')
    expect(emptyReason({ unmarked: true })).toBe('unmarked')
    expect(emptyReason({ unmarked: true, trainer: 3 })).toBe('filtered')
    expect(emptyReason({ status: 'open' })).toBe('filtered')
    expect(emptyReason({ query: 'x', status: 'open' })).toBe('search')
  })

  it('reads and writes the order of a column', () => {
    expect(readSort('-title')).toEqual({ column: 'title', descending: true })
    expect(writeSort({ column: 'client', descending: false })).toBe('client')
    expect(writeSort({ column: 'payment', descending: false })).toBe('-startsAt')
  })

  it('keeps who, when and what became of it where there is little room', () => {
    expect(columnsThatFit(1_000)).toEqual(['client', 'startsAt', 'title', 'trainer', 'status', 'payment'])
    expect(columnsThatFit(850)).toEqual(['client', 'startsAt', 'title', 'trainer', 'status'])
    expect(columnsThatFit(700)).toEqual(['client', 'startsAt', 'title', 'status'])
    expect(columnsThatFit(300)).toEqual(['client', 'startsAt', 'status'])
  })
})

describe('rows that are chosen together', () => {
  it('are no more than can be changed together', () => {
    const rows = Array.from({ length: MOST_MARKED + 5 }, (_, n) => aRow(n + 1))
    const all = afterMarking(new Map(), rows, true)

    expect(all.size).toBe(MOST_MARKED)
    expect(afterMarking(all, rows.slice(0, 3), false).size).toBe(MOST_MARKED - 3)
  })

  it('are changed as the list has them by now, and as they were where it has them no more', () => {
    const marked = markedOf(aRow(5, 2), aRow(null, 9), aRow(7))
    const listed = [{ ...aRow(5, 2), sessionVersion: 4 }, { ...aRow(null, 9), sessionVersion: 5 }, aRow(6, 2)]

    expect(reassignments(asListed(marked, listed), 4).map(({ version }) => version)).toEqual([4, 5, 3])
    expect([...asListed(marked, listed).keys()]).toEqual([5, -9, 7])
    expect(asListed(new Map(), listed).size).toBe(0)
  })

  it('are bookings, and sessions of nobody below zero', () => {
    const marked = markedOf(aRow(5, 2), aRow(6, 2), aRow(null, 9))

    expect([...marked.keys()]).toEqual([5, 6, -9])
    expect(bookingIdsOf(marked)).toEqual([5, 6])
    expect(reassignments(marked, 4)).toEqual([
      { sessionId: 2, version: 3, trainerId: 4 },
      { sessionId: 9, version: 3, trainerId: 4 },
    ])
    expect(reassignments(markedOf(aRow(1)), null)).toEqual([{ sessionId: 1, version: 3, trainerId: null }])
  })

  it('have each their own result, and those that were refused stay chosen', () => {
    const marked = markedOf(aRow(5), aRow(6), aRow(null, 9))
    const results = bookingResults(marked, [{ bookingId: 6, code: 'NOT_FOUND', message: 'Gone.' }])

    expect(results.map(({ row, refusal }) => [row.bookingId, refusal])).toEqual([
      [5, null],
      [6, 'Gone.'],
    ])
    expect([...leftOf(results).keys()]).toEqual([6])
  })

  it('share the result of the session that they are in', () => {
    const marked = markedOf(aRow(5, 2), aRow(6, 2), aRow(7, 3))
    const results = sessionResults(marked, [
      { sessionId: 2, refusal: { message: 'Taken.' } },
      { sessionId: 3, refusal: null },
    ])

    expect(results.map(({ refusal }) => refusal)).toEqual(['Taken.', 'Taken.', null])
  })

  it('are changed by whoever may, in the ways they may', () => {
    expect(offeredActs(() => true)).toEqual(['attended', 'noShow', 'paid', 'cancel', 'reassign'])
    expect(offeredActs((permission) => permission === 'bookings.outcome')).toEqual(['attended', 'noShow'])
    expect(offeredActs(() => false)).toEqual([])
  })
})

describe('the step from one row to the next', () => {
  const rows = [aRow(1), aRow(2), aRow(3)]

  it('goes down and up, and ends with the list', () => {
    expect(stepFrom(rows, { id: 1, place: 0 }, 1)?.bookingId).toBe(2)
    expect(stepFrom(rows, { id: 3, place: 2 }, -1)?.bookingId).toBe(2)
    expect(stepFrom(rows, { id: 3, place: 2 }, 1)).toBeNull()
    expect(stepFrom(rows, { id: 1, place: 0 }, -1)).toBeNull()
  })

  it('takes what stands in the place of a row that is gone', () => {
    expect(stepFrom(rows, { id: 9, place: 1 }, 1)?.bookingId).toBe(2)
    expect(stepFrom(rows, { id: 9, place: 1 }, -1)?.bookingId).toBe(1)
    expect(stepFrom(rows, { id: 9, place: 3 }, 1)?.bookingId).toBe(3)
    expect(stepFrom([], { id: 9, place: 0 }, 1)).toBeNull()
  })
})
