import { describe, expect, test } from 'vitest'
import { asWritten, moveOf } from '../../src/main/core/features/ledger/as-written.ts'
import type { EntryKind } from '../../src/shared/domain/credits.ts'

const [OLD, NEW] = [Date.UTC(2026, 2, 10, 9), Date.UTC(2026, 2, 20, 14)]
const [MORNING, NOON, EVENING] = [Date.UTC(2026, 2, 2, 8), Date.UTC(2026, 2, 2, 12), Date.UTC(2026, 2, 2, 18)]

const noted = (before: unknown, after: unknown) => ({ entityId: 7, at: NOON, before, after })
const aMove = (more: object = {}) =>
  moveOf(noted({ startsAt: '2026-03-10T09:00:00.000Z' }, { startsAt: '2026-03-20T14:00:00.000Z', ...more }))

function aLine(seq: number, kind: EntryKind, at: number) {
  return { seq, kind, at, grantId: 1, bookingId: 2, sessionId: 7, sessionStartsAt: NEW }
}

describe('a move in the audit log', () => {
  test('is a change of the start, as text or as it is stored', () => {
    expect(aMove()).toEqual({ sessionId: 7, from: OLD, at: NOON, lines: null })
    expect(aMove({ lines: { before: 3, through: 5 } })?.lines).toEqual({ before: 3, through: 5 })
    expect(moveOf(noted({ startsAt: OLD }, { startsAt: NEW }))?.from).toBe(OLD)
  })

  test('is nothing else', () => {
    const others: [unknown, unknown][] = [
      [null, { startsAt: NEW }],
      [{ startsAt: OLD }, { startsAt: OLD }],
      [{ title: 'A' }, { title: 'B' }],
      [{ startsAt: 'soon' }, { startsAt: NEW }],
      ['text', 3],
    ]
    for (const [before, after] of others) expect(moveOf(noted(before, after))).toBeNull()
    expect(moveOf({ ...noted({ startsAt: OLD }, { startsAt: NEW }), entityId: null })).toBeNull()
  })
})

describe('lines around a move that was noted before lines were', () => {
  const startsOf = (lines: ReturnType<typeof aLine>[]) =>
    asWritten(lines, [aMove() ?? expect.fail()]).map((line) => [line.sessionStartsAt, line.sessionMovedTo])

  test('are told apart by their time, and at the same one by what a move does', () => {
    expect(startsOf([aLine(1, 'HOLD', MORNING), aLine(2, 'RELEASE', EVENING)])).toEqual([
      [OLD, NEW],
      [NEW, null],
    ])
    expect(startsOf([aLine(1, 'HOLD', MORNING), aLine(2, 'RELEASE', NOON), aLine(3, 'HOLD', NOON)])).toEqual([
      [OLD, null],
      [OLD, null],
      [NEW, null],
    ])
  })
})
