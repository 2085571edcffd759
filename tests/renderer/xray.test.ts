import { describe, expect, it } from 'vitest'
import { type ExplainedGrant, firstLines, xrayText } from '../../src/renderer/src/components/xray/view.ts'

const aGrant = (changes: Partial<ExplainedGrant>): ExplainedGrant => ({
  id: 1,
  subscriptionId: 1,
  subscriptionName: 'Ten-pack',
  family: null,
  source: 'purchase',
  category: 'paid',
  granted: 10,
  available: 8,
  held: 1,
  used: 1,
  expired: 0,
  revoked: 0,
  availableToday: 8,
  effectiveFrom: '2026-03-02',
  expiresOn: null,
  problem: null,
  why: null,
  origin: '10 sessions of Ten-pack.',
  ...changes,
})

const at = '2026-03-02T08:00:00Z'

describe('the answer to what makes a number', () => {
  it('shows the newest lines and what the others come to, and never "one more line"', () => {
    const lines = [1, 2, 3, 4, 5, 6].map((seq) => ({ seq, at: '', sentence: '', change: seq }))

    expect(firstLines(lines, 4)).toEqual({ shown: lines.slice(0, 4), others: 2, rest: 11 })
    expect(firstLines(lines, 5)).toEqual({ shown: lines, others: 0, rest: 0 })
  })

  it('is copied as text with every line, and with why something does not count', () => {
    const lines = [
      { seq: 2, at, sentence: 'Held', change: -1 },
      { seq: 1, at, sentence: 'Sold', change: 10 },
    ]
    const text = xrayText(
      {
        total: 9,
        parts: [
          { grant: aGrant({}), units: 9, later: 0, lines },
          {
            grant: aGrant({ subscriptionName: 'Queued', origin: 'Sold later.' }),
            units: 0,
            later: 5,
            lines: [],
          },
        ],
      },
      {
        title: 'Ada: 9 available',
        partOf: ({ grant, units }) => `${grant.subscriptionName}: ${units}`,
        line: ({ change, sentence }) => `${change} ${sentence}`,
        why: ({ later }) => `${later} wait`,
      },
    )

    expect(text).toBe(
      'Ada: 9 available\n\nTen-pack: 9\n  10 sessions of Ten-pack.\n  -1 Held\n  10 Sold\n\nQueued: 0\n  Sold later.\n  5 wait\n',
    )
  })
})
