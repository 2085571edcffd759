import { describe, expect, it } from 'vitest'
import { type EntryFacts, entrySentence } from '../../src/shared/messages/entries.ts'

const ZONE = 'Europe/Berlin'

function aLine(changes: Partial<EntryFacts>): EntryFacts {
  return {
    kind: 'HOLD',
    units: 1,
    actor: 'Olga Owner',
    reason: null,
    session: { title: 'Yoga', startsAt: Date.UTC(2026, 2, 5, 23, 30) },
    zone: ZONE,
    ...changes,
  }
}

describe('a line of the ledger', () => {
  it.each<[Partial<EntryFacts>, string]>([
    [{ kind: 'GRANT', units: 2, reason: 'Goodwill' }, 'Olga Owner added 2 sessions: Goodwill.'],
    [
      { kind: 'GRANT', units: 2, actor: 'Tallybook', carriedFrom: '2026-03-31', reason: null },
      'Tallybook carried 2 sessions over from the period until 31 Mar 2026.',
    ],
    [{ kind: 'HOLD' }, 'Olga Owner set 1 session aside for Yoga on 6 Mar 2026, 00:30.'],
    [
      { kind: 'RELEASE', reason: 'Is ill!' },
      'Olga Owner gave 1 session back from Yoga on 6 Mar 2026, 00:30: Is ill!',
    ],
    [
      { kind: 'CAPTURE', reason: 'No-show' },
      'Olga Owner counted 1 session as used for Yoga on 6 Mar 2026, 00:30: No-show.',
    ],
    [
      {
        kind: 'UNCAPTURE',
        reason: 'Was there',
        corrects: { kind: 'CAPTURE', at: Date.UTC(2026, 2, 6, 10, 0) },
      },
      'Olga Owner counted 1 session as not used for Yoga on 6 Mar 2026, 00:30 after all: Was there. It corrects what was counted as used on 6 Mar 2026, 11:00.',
    ],
    [
      { kind: 'EXPIRE', session: null, units: 3, reason: 'Valid until 2026-03-10' },
      '3 sessions expired: Valid until 10 Mar 2026.',
    ],
    [
      { kind: 'UNEXPIRE', session: null, reason: 'No day like 2026-02-30' },
      'Olga Owner made 1 session valid again: No day like 2026-02-30.',
    ],
    [{ kind: 'REVOKE', session: null, reason: '' }, 'Olga Owner took 1 session back.'],
    [
      {
        kind: 'HOLD',
        session: {
          title: 'Yoga',
          startsAt: Date.UTC(2026, 2, 5, 23, 30),
          movedTo: Date.UTC(2026, 2, 10, 17),
        },
      },
      'Olga Owner set 1 session aside for Yoga on 6 Mar 2026, 00:30 (since moved to 10 Mar 2026, 18:00).',
    ],
    [{ kind: 'HOLD', session: null }, 'Olga Owner set 1 session aside for a session.'],
  ])('%o', (line, sentence) => {
    expect(entrySentence(aLine(line))).toBe(sentence)
  })

  it.each([
    ['GRANT', 'added'],
    ['HOLD', 'set aside'],
    ['RELEASE', 'given back'],
    ['CAPTURE', 'counted as used'],
    ['UNCAPTURE', 'counted as not used'],
    ['EXPIRE', 'expired'],
    ['UNEXPIRE', 'made valid again'],
    ['REVOKE', 'taken back'],
  ] as const)('that corrects one of kind %s says what that was: %s', (kind, words) => {
    const sentence = entrySentence(aLine({ kind: 'GRANT', corrects: { kind, at: Date.UTC(2026, 2, 2) } }))

    expect(sentence).toContain(` It corrects what was ${words} on 2 Mar 2026, 01:00.`)
  })
})
