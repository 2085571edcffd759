import { describe, expect, it } from 'vitest'
import {
  applyEntry,
  type Buckets,
  EMPTY_BUCKETS,
  ENTRY_KINDS,
  type EntryKind,
} from '../../src/shared/domain/credits.ts'
import {
  type AnsweringLine,
  answeringLines,
  firstObstacle,
  grantsReleasedInto,
  holdingKey,
  type LedgerLine,
  type Standing,
} from '../../src/shared/domain/undo.ts'

const line = (seq: number, kind: EntryKind, units = 1, bookingId: number | null = null): LedgerLine => ({
  seq,
  grantId: 1,
  kind,
  units,
  bookingId,
})

const FULL: Buckets = { available: 9, held: 9, used: 9, expired: 9, revoked: 9 }

describe('the lines that take others back', () => {
  it.each([
    ['GRANT', 'REVOKE'],
    ['HOLD', 'RELEASE'],
    ['RELEASE', 'HOLD'],
    ['CAPTURE', 'UNCAPTURE'],
    ['UNCAPTURE', 'CAPTURE'],
    ['EXPIRE', 'UNEXPIRE'],
    ['UNEXPIRE', 'EXPIRE'],
    ['REVOKE', 'GRANT'],
  ] as const)('answer %s by %s', (kind, answer) => {
    expect(answeringLines([line(7, kind, 3, 4)])).toEqual([
      { grantId: 1, kind: answer, units: 3, bookingId: 4, correctsSeq: 7 },
    ])
  })

  it.each(ENTRY_KINDS)('leave what a person has as it was before a %s', (kind) => {
    const [answer] = answeringLines([line(1, kind, 2)])
    if (answer === undefined) throw new Error('Every line has an answer.')

    const after = applyEntry(applyEntry(FULL, line(1, kind, 2)), answer)

    // What was given stays given, and what was taken stays taken: these two count up only.
    const { revoked: _revoked, ...figures } = after
    const { revoked: _before, ...before } = FULL
    expect(figures).toEqual(before)
  })

  it('come in the opposite order, whatever order the lines are told in', () => {
    const lines = [line(3, 'CAPTURE'), line(1, 'GRANT'), line(2, 'HOLD')]

    expect(answeringLines(lines).map(({ correctsSeq, kind }) => [correctsSeq, kind])).toEqual([
      [3, 'UNCAPTURE'],
      [2, 'RELEASE'],
      [1, 'REVOKE'],
    ])
    expect(lines.map(({ seq }) => seq)).toEqual([3, 1, 2])
  })

  it('go booking by booking, and in each pack by pack in their own order, so that the first stays the first', () => {
    const of = (grantId: number, told: LedgerLine): LedgerLine => ({ ...told, grantId })
    const lines = [
      of(8, line(1, 'EXPIRE')),
      of(7, line(2, 'RELEASE', 2, 4)),
      of(7, line(3, 'EXPIRE')),
      of(8, line(4, 'RELEASE', 1, 4)),
      of(8, line(5, 'REVOKE', 1, 4)),
      of(8, line(6, 'RELEASE', 1, 5)),
      of(7, line(7, 'RELEASE', 1, 5)),
      of(9, line(8, 'HOLD', 2, 5)),
      of(7, line(9, 'RELEASE', 1, 4)),
    ]

    expect(answeringLines(lines).map(({ correctsSeq }) => correctsSeq)).toEqual([9, 6, 7, 8, 3, 2, 5, 4, 1])
  })

  it('go with what expired before the first booking, grant by grant', () => {
    const lines = [
      { ...line(1, 'EXPIRE'), grantId: 7 },
      { ...line(2, 'RELEASE', 1, 4), grantId: 7 },
      { ...line(3, 'RELEASE', 1, 4), grantId: 8 },
    ]

    expect(answeringLines(lines).map(({ correctsSeq }) => correctsSeq)).toEqual([2, 1, 3])
  })
})

const answer = (kind: EntryKind, units = 1, bookingId: number | null = 5): AnsweringLine => ({
  grantId: 1,
  kind,
  units,
  bookingId,
  correctsSeq: 1,
})

const standing = (buckets: Partial<Buckets>, holding?: { held: number; captured: number }): Standing => ({
  grants: new Map([[1, { ...EMPTY_BUCKETS, ...buckets }]]),
  holdings: new Map(holding === undefined ? [] : [[holdingKey(5, 1), holding]]),
})

describe('the first line that cannot be posted any more', () => {
  it('is none while every unit is where it was left', () => {
    const lines = [answer('UNCAPTURE'), answer('RELEASE'), answer('REVOKE')]

    expect(firstObstacle(lines, standing({ used: 1 }, { held: 0, captured: 1 }))).toBeNull()
    expect(firstObstacle([], standing({}))).toBeNull()
  })

  it('is one whose units are gone from their bucket', () => {
    const lines = [answer('REVOKE', 2, null)]

    expect(firstObstacle(lines, standing({ available: 2 }))).toBeNull()
    expect(firstObstacle(lines, standing({ available: 1 }))).toBe(lines[0])
  })

  it('is one of a grant that nobody knows', () => {
    const unknown = { ...answer('GRANT', 1, null), grantId: 2 }

    expect(firstObstacle([unknown], standing({ available: 9 }))).toBe(unknown)
  })

  it('counts what the lines before it have moved', () => {
    const lines = [answer('REVOKE', 1, null), answer('REVOKE', 1, null), answer('REVOKE', 1, null)]

    expect(firstObstacle(lines, standing({ available: 2 }))).toBe(lines[2])
    expect(firstObstacle(lines, standing({ available: 3 }))).toBeNull()
  })

  it.each([
    ['RELEASE', { held: 9 }, { held: 1, captured: 0 }, { held: 0, captured: 1 }],
    ['CAPTURE', { held: 9 }, { held: 1, captured: 0 }, { held: 0, captured: 1 }],
    ['UNCAPTURE', { used: 9 }, { held: 0, captured: 1 }, { held: 1, captured: 0 }],
  ] as const)('is a %s of more than the booking itself has', (kind, buckets, enough, short) => {
    const lines = [answer(kind)]

    expect(firstObstacle(lines, standing(buckets, enough))).toBeNull()
    expect(firstObstacle(lines, standing(buckets, short))).toBe(lines[0])
    expect(firstObstacle(lines, standing(buckets))).toBe(lines[0])
  })

  it('is a line of a booking whose units another one has, or another pack', () => {
    const lines = [answer('RELEASE')]
    const elsewhere = (key: string): Standing => ({
      ...standing({ held: 9 }),
      holdings: new Map([[key, { held: 1, captured: 0 }]]),
    })

    expect(firstObstacle(lines, elsewhere(holdingKey(6, 1)))).toBe(lines[0])
    expect(firstObstacle(lines, elsewhere(holdingKey(5, 2)))).toBe(lines[0])
    expect(firstObstacle(lines, elsewhere(holdingKey(5, 1)))).toBeNull()
  })

  it('follows a booking from line to line', () => {
    const begins = standing({ available: 2 })
    const takenBack = [answer('HOLD', 2), answer('CAPTURE', 1), answer('RELEASE', 1)]

    expect(firstObstacle(takenBack, begins)).toBeNull()
    const more = [...takenBack, answer('UNCAPTURE', 2)]
    expect(firstObstacle(more, standing({ available: 2, used: 5 }))).toBe(more[3])
    const again = [...takenBack, answer('RELEASE', 1)]
    expect(firstObstacle(again, standing({ available: 2, held: 5 }))).toBe(again[3])
  })

  it('asks nothing of a booking for a line that belongs to none', () => {
    expect(firstObstacle([answer('RELEASE', 1, null)], standing({ held: 1 }))).toBeNull()
    expect(firstObstacle([answer('EXPIRE', 1, 5)], standing({ available: 1 }))).toBeNull()
  })
})

describe('the grants that units of bookings go back into', () => {
  const moves = (...kinds: readonly [EntryKind, number?, number?][]): AnsweringLine[] =>
    kinds.map(([kind, units = 1, grantId = 1], index) => ({
      kind,
      units,
      grantId,
      bookingId: 7,
      correctsSeq: index + 1,
    }))

  it.each<[string, AnsweringLine[], number[]]>([
    ['each that keeps them, once', moves(['RELEASE'], ['RELEASE'], ['RELEASE', 2, 2]), [1, 2]],
    ['none whose units are revoked at once', moves(['RELEASE'], ['REVOKE']), []],
    ['none whose units are held again', moves(['RELEASE', 2], ['HOLD', 2]), []],
    ['one that keeps some of them', moves(['RELEASE', 2], ['REVOKE']), [1]],
    ['none that is only given units', moves(['GRANT'], ['UNEXPIRE']), []],
    ['none by what another gets', moves(['RELEASE'], ['REVOKE'], ['GRANT', 3, 2]), []],
    ['none without lines', [], []],
  ])('are %s', (_name, lines, expected) => {
    expect(grantsReleasedInto(lines)).toEqual(expected)
  })
})
