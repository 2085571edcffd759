import { describe, expect, it } from 'vitest'
import {
  changeIn,
  type XrayEntry,
  type XrayGrant,
  type XrayLine,
  xrayOf,
} from '../../src/shared/domain/xray.ts'

const aGrant = (changes: Partial<XrayGrant>): XrayGrant => ({
  id: 1,
  subscriptionId: 1,
  available: 10,
  held: 0,
  used: 0,
  expired: 0,
  revoked: 0,
  availableToday: 10,
  ...changes,
})

const anEntry = (changes: Partial<XrayEntry> & Pick<XrayEntry, 'seq' | 'kind'>): XrayEntry => ({
  at: '2026-03-02T08:00:00Z',
  units: 1,
  grantId: 1,
  bookingId: null,
  sentence: `Line ${changes.seq}`,
  ...changes,
})

/** Ten, of which one was used, one is held, and one was held and came back. */
const explained = {
  grants: [aGrant({ available: 8, availableToday: 8, held: 1, used: 1 })],
  entries: [
    anEntry({ seq: 1, kind: 'GRANT', units: 10 }),
    anEntry({ seq: 2, kind: 'HOLD', bookingId: 7 }),
    anEntry({ seq: 3, kind: 'HOLD', bookingId: 8 }),
    anEntry({ seq: 4, kind: 'HOLD', bookingId: 9 }),
    anEntry({ seq: 5, kind: 'RELEASE', bookingId: 8 }),
    anEntry({ seq: 6, kind: 'CAPTURE', bookingId: 7 }),
  ],
}

const seqs = (lines: readonly XrayLine[] | undefined) => lines?.map(({ seq, change }) => [seq, change])

describe('what makes a number of credits', () => {
  it('is every line that still counts, the newest first; those of one booking are one', () => {
    const lines = (figure: Parameters<typeof xrayOf>[1]) =>
      seqs(xrayOf(explained, figure, null).parts[0]?.lines)

    expect(lines('available')).toEqual([
      [6, -1],
      [4, -1],
      [1, 10],
    ])
    expect(lines('scheduled')).toEqual([[4, 1]])
    expect(lines('used')).toEqual([[6, 1]])
    expect(lines('total')).toEqual([[1, 10]])
  })

  it('is told line by line where no booking joins them, also where they come to nothing', () => {
    const spent = {
      grants: [aGrant({ available: 0, availableToday: 0, held: 1, expired: 2 })],
      entries: [
        anEntry({ seq: 1, kind: 'GRANT', units: 3 }),
        anEntry({ seq: 2, kind: 'HOLD', bookingId: 7 }),
        anEntry({ seq: 3, kind: 'EXPIRE', units: 2 }),
      ],
    }

    const { total, parts } = xrayOf(spent, 'available', null)

    expect(total).toBe(0)
    expect(parts).toMatchObject([{ units: 0, later: 0 }])
    expect(seqs(parts[0]?.lines)).toEqual([
      [3, -2],
      [2, -1],
      [1, 3],
    ])
  })

  it('is of one pack alone where one is named, and nothing of a pack that has no part in it', () => {
    const two = { ...explained, grants: [...explained.grants, aGrant({ id: 2, subscriptionId: 2 })] }

    expect(xrayOf(two, 'remaining', null).total).toBe(18)
    expect(xrayOf(two, 'remaining', 1).total).toBe(8)
    expect(xrayOf(two, 'scheduled', 2)).toEqual({ total: 0, parts: [] })
  })

  it('names what is left but cannot be booked today without adding it', () => {
    const queued = { grants: [aGrant({ availableToday: 0 })], entries: explained.entries }

    const { total, parts } = xrayOf(queued, 'available', null)

    expect(total).toBe(0)
    expect(parts).toMatchObject([{ units: 0, later: 10, lines: [] }])
  })

  it('is moved by each kind of line as the ledger says', () => {
    expect(changeIn('available', 'GRANT', 5)).toBe(5)
    expect(changeIn('available', 'HOLD', 2)).toBe(-2)
    expect(changeIn('scheduled', 'CAPTURE', 1)).toBe(-1)
    expect(changeIn('used', 'UNCAPTURE', 1)).toBe(-1)
    expect(changeIn('total', 'CAPTURE', 1)).toBe(0)
    expect(changeIn('total', 'EXPIRE', 3)).toBe(-3)
    expect(changeIn('purchased', 'EXPIRE', 3)).toBe(0)
    expect(changeIn('purchased', 'REVOKE', 3)).toBe(-3)
    expect(changeIn('expired', 'UNEXPIRE', 3)).toBe(-3)
  })
})
