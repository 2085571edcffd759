import { describe, expect, it } from 'vitest'
import { decideRelease, type ReleaseFacts } from '../../src/shared/domain/releases.ts'

const release = (changes: Partial<ReleaseFacts>) =>
  decideRelease({
    units: 2,
    expiresOn: '2026-03-05',
    lapsedOn: null,
    owed: 0,
    today: '2026-03-05',
    graceDays: 7,
    ...changes,
  })

const unmoved = { expiresOn: '2026-03-05', lapsedOn: null, revoked: 0 }

describe('a release', () => {
  it.each([
    ['on the last valid day moves nothing', {}, unmoved],
    ['to a grant without an end moves nothing', { expiresOn: null }, { ...unmoved, expiresOn: null }],
    [
      'to one that was opened since moves nothing either',
      { expiresOn: null, lapsedOn: '2026-03-05', today: '2026-03-06' },
      { expiresOn: null, lapsedOn: '2026-03-05', revoked: 0 },
    ],
    [
      'a day after it is good for the grace days, and what expired stays so',
      { today: '2026-03-06' },
      { expiresOn: '2026-03-13', lapsedOn: '2026-03-05', revoked: 0 },
    ],
    [
      'with no grace at all is good for today',
      { today: '2026-03-06', graceDays: 0 },
      { expiresOn: '2026-03-06', lapsedOn: '2026-03-05', revoked: 0 },
    ],
    [
      'within the grace begins it anew and remembers the first last day',
      { today: '2026-03-10', expiresOn: '2026-03-13', lapsedOn: '2026-03-05' },
      { expiresOn: '2026-03-17', lapsedOn: '2026-03-05', revoked: 0 },
    ],
    [
      'on the last day of the grace expires nothing',
      { today: '2026-03-13', expiresOn: '2026-03-13', lapsedOn: '2026-03-05' },
      { expiresOn: '2026-03-20', lapsedOn: '2026-03-05', revoked: 0 },
    ],
    [
      'within a longer grace never shortens it',
      { today: '2026-03-10', expiresOn: '2026-04-13', lapsedOn: '2026-03-05' },
      { expiresOn: '2026-04-13', lapsedOn: '2026-03-05', revoked: 0 },
    ],
    [
      'after the grace has another, and what it left unspent has expired',
      { today: '2026-03-14', expiresOn: '2026-03-13', lapsedOn: '2026-03-05' },
      { expiresOn: '2026-03-21', lapsedOn: '2026-03-05', revoked: 0 },
    ],
    [
      'to a grant that was extended since is in time again',
      { today: '2026-03-06', expiresOn: '2026-04-05', lapsedOn: '2026-04-05' },
      { ...unmoved, expiresOn: '2026-04-05', lapsedOn: '2026-04-05' },
    ],
    ['gives a refund what it still asks for', { owed: 1 }, { ...unmoved, revoked: 1 }],
    ['gives a refund no more than comes back', { owed: 5 }, { ...unmoved, revoked: 2 }],
    ['gives nothing where more was taken than asked for', { owed: -3 }, unmoved],
    [
      'that a refund takes altogether gives no days',
      { owed: 2, today: '2026-03-06' },
      { expiresOn: '2026-03-05', lapsedOn: null, revoked: 2 },
    ],
    [
      'of which a refund leaves something has its grace',
      { owed: 1, today: '2026-03-06' },
      { expiresOn: '2026-03-13', lapsedOn: '2026-03-05', revoked: 1 },
    ],
  ] as const)('%s', (_name, changes, decision) => {
    expect(release(changes)).toEqual(decision)
  })
})
