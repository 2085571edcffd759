import { describe, expect, it } from 'vitest'
import { EMPTY_BUCKETS, type EntryKind } from '../../src/shared/domain/credits.ts'
import { bucketsAfter, lastToldBy, pastFigures, placeAt, writtenBy } from '../../src/shared/domain/history.ts'

const line = (seq: number, at: number, kind: EntryKind = 'GRANT', units = 1, grantId = 1) => {
  return { seq, at, kind, units, grantId }
}

describe('what the ledger held at a moment', () => {
  it('is every line up to the last that was written by then', () => {
    const lines = [line(1, 10), line(2, 20), line(3, 30)]

    const seqs = (at: number) => writtenBy(lines, at).map(({ seq }) => seq)
    expect(seqs(9)).toEqual([])
    expect(seqs(10)).toEqual([1])
    expect(seqs(29)).toEqual([1, 2])
    expect(seqs(30)).toEqual([1, 2, 3])
  })

  it('leaves out no line in the middle where the clock was set back', () => {
    const lines = [line(1, 10), line(2, 90), line(3, 20)]

    expect(writtenBy(lines, 20).map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(writtenBy(lines, 15).map(({ seq }) => seq)).toEqual([1])
  })

  it('is folded grant by grant, and one that no line speaks of is absent', () => {
    const lines = [
      line(1, 1, 'GRANT', 10),
      line(2, 2, 'GRANT', 5, 2),
      line(3, 3, 'HOLD', 2),
      line(4, 4, 'CAPTURE'),
    ]

    expect([...bucketsAfter(lines)]).toEqual([
      [1, { ...EMPTY_BUCKETS, available: 8, held: 1, used: 1 }],
      [2, { ...EMPTY_BUCKETS, available: 5 }],
    ])
  })

  it('adds up: used and scheduled and remaining are the total, without what expired or was taken back', () => {
    const buckets = [
      { available: 3, held: 1, used: 2, expired: 4, revoked: 5 },
      { available: 10, held: 20, used: 30, expired: 40, revoked: 50 },
    ]

    expect(pastFigures(buckets)).toEqual({
      completed: 32,
      scheduled: 21,
      remaining: 13,
      total: 66,
      expired: 44,
      revoked: 55,
    })
  })
})

describe('what was said of something by a moment', () => {
  const told = [
    { at: 10, value: 'pending' },
    { at: 20, value: 'confirmed' },
  ]

  it('is the last of it, or nothing', () => {
    expect(lastToldBy(told, 9)).toBeNull()
    expect(lastToldBy(told, 10)).toBe('pending')
    expect(lastToldBy(told, 25)).toBe('confirmed')
  })

  it('is where the first later move found it, or where it is now', () => {
    const moves = [
      { at: 10, from: 'Monday' },
      { at: 20, from: 'Tuesday' },
    ]

    expect(placeAt(moves, 9, 'Friday')).toBe('Monday')
    expect(placeAt(moves, 10, 'Friday')).toBe('Tuesday')
    expect(placeAt(moves, 20, 'Friday')).toBe('Friday')
  })

  it('is nowhere when that is where the next move found it', () => {
    expect(placeAt<string | null>([{ at: 10, from: null }], 9, 'Friday')).toBeNull()
  })
})
