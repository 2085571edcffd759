import { describe, expect, it } from 'vitest'
import { stepFrom } from '../../src/renderer/src/components/looked-at.ts'
import {
  badgeOf,
  canBeChosen,
  keyOfMatter,
  listInput,
  type Matter,
  remedyOf,
  rowIdOf,
  shownKinds,
} from '../../src/renderer/src/screens/inbox/view-model.ts'
import type { ListedKind } from '../../src/shared/domain/attention.ts'

function matter(kind: ListedKind, changes: Partial<Matter> = {}): Matter {
  return {
    key: `${kind}:1`,
    id: null,
    kind,
    entity: 'session',
    entityId: 1,
    sessionId: null,
    bookingId: null,
    clientId: null,
    finding: null,
    title: 'Something',
    why: 'It is so.',
    createdAt: '2026-03-02T09:00:00.000Z',
    resolvedAt: null,
    resolvedBy: null,
    note: null,
    ...changes,
  }
}

const finding = (repair: string | null) => ({ id: 'V3', severity: 'error' as const, repair })

describe('the inbox', () => {
  it('asks for what is open unless for what was settled, and for one kind where it is filtered by', () => {
    expect(listInput({})).toEqual({ resolved: false })
    expect(listInput({ settled: true, kind: 'refund_owed' })).toEqual({ resolved: true, kind: 'refund_owed' })
  })

  it.each([
    ['attended', matter('unmarked_session')],
    ['show', matter('session_outside')],
    ['repair', matter('integrity_finding', { finding: finding('Give it back.') })],
    ['whatToDo', matter('integrity_finding', { finding: finding(null) })],
    ['openSale', matter('dispute_opened')],
    ['settle', matter('booking_lapsed')],
    [null, matter('booking_lapsed', { resolvedAt: '2026-03-02T10:00:00.000Z' })],
  ] as const)('offers the one remedy of each kind: %s', (remedy, of) => {
    expect(remedyOf(of)).toBe(remedy)
  })

  it('filters by kinds that have something, and by the one that is chosen', () => {
    const counts = { unmarked_session: 3, refund_owed: 1, session_outside: 0 }
    expect(shownKinds(counts, undefined)).toEqual(['refund_owed', 'unmarked_session'])
    expect(shownKinds(counts, 'session_outside')).toEqual([
      'session_outside',
      'refund_owed',
      'unmarked_session',
    ])
  })

  it('lets several be settled together where all of them are of one kind that is filed', () => {
    expect(canBeChosen({ kind: 'refund_owed' })).toBe(true)
    expect(canBeChosen({ kind: 'unmarked_session' })).toBe(false)
    expect(canBeChosen({})).toBe(false)
    expect(canBeChosen({ kind: 'refund_owed', settled: true })).toBe(false)
  })

  it('knows each row by one number for as long as the window lives', () => {
    const first = rowIdOf({ key: 'matter:1' })
    expect(rowIdOf({ key: 'matter:2' })).not.toBe(first)
    expect(rowIdOf({ key: 'matter:1' })).toBe(first)
  })

  it('goes on to what stands in the place of one that is gone', () => {
    const rows = ['a', 'b', 'c'].map((key) => matter('refund_owed', { key }))
    const step = (key: string, place: number, by: 1 | -1) =>
      stepFrom(rows, keyOfMatter, { key, place }, by)?.key ?? null
    expect(step('a', 0, 1)).toBe('b')
    expect(step('c', 2, 1)).toBeNull()
    expect(step('gone', 1, 1)).toBe('b')
    expect(step('gone', 1, -1)).toBe('a')
    expect(step('gone', 3, 1)).toBe('c')
    expect(stepFrom<Matter>([], keyOfMatter, { key: 'gone', place: 0 }, 1)).toBeNull()
  })

  it.each([
    [0, null],
    [1, '1'],
    [99, '99'],
    [100, '99+'],
  ])('shows a quiet number beside its name: %i', (count, badge) => {
    expect(badgeOf(count)).toBe(badge)
  })
})
