import { describe, expect, it } from 'vitest'
import { startingFields } from '../../src/renderer/src/screens/schedule/session-dialog/fields.ts'
import { seriesOutcome } from '../../src/renderer/src/screens/schedule/session-dialog/series-outcome.ts'
import {
  doneInWords,
  outcomeInWords,
  rhythmInWords,
  sessionInWords,
  weekdayName,
  weekdaysFrom,
} from '../../src/renderer/src/screens/schedule/session-dialog/words.ts'
import { warningsOf } from '../../src/renderer/src/screens/schedule/warnings.ts'
import type { Value } from '../../src/shared/contract/index.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'
import { sessionMaker } from './schedule-support.ts'

type Made = Value<'series.create'>
type Funding = NonNullable<Made['created'][number]['booking']>['funding']

const aSession = sessionMaker(Date.parse('2026-03-02T23:00:00Z'))
const wallOf = (index: number) => `2026-03-${String(3 + 7 * index).padStart(2, '0')}T09:30`

function aBooking(
  funding: Funding,
  subscriptionId: number | null,
): NonNullable<Made['created'][number]['booking']> {
  return {
    id: 1,
    sessionId: 1,
    clientId: 7,
    startsAt: '',
    status: 'confirmed',
    funding,
    cost: 1,
    paymentStatus: 'not_due',
    paymentMethod: null,
    amount: null,
    grantId: subscriptionId,
    subscriptionId,
    bookedAt: '',
    pendingUntil: null,
    late: false,
    pardon: null,
    skipReason: null,
    version: 1,
  }
}

type More = {
  readonly funding?: Funding
  readonly pack?: number
  readonly unfunded?: boolean
  readonly warning?: string
}

function made(
  index: number,
  { funding, pack, unfunded = false, warning }: More = {},
): Made['created'][number] {
  return {
    index,
    session: aSession(570, 60, 1, { wallStart: wallOf(index) }),
    booking: funding === undefined ? null : aBooking(funding, pack ?? null),
    wallKind: 'exact',
    unfunded,
    warnings: warning === undefined ? [] : [{ code: 'closed', message: warning }],
  }
}

const left = (index: number, code: string): Made['skipped'][number] => ({
  index,
  wallStart: wallOf(index),
  startsAt: '',
  wallKind: 'exact',
  code,
  message: code,
})

const packOf = (id: number) => `pack ${id}`

describe('what a series comes to', () => {
  const mixed: Omit<Made, 'client'> = {
    seriesId: 1,
    created: [
      made(0, { funding: 'credit', pack: 11 }),
      made(1, { funding: 'credit', pack: 12, warning: 'Outside the opening hours.' }),
      made(2, { funding: 'credit', pack: 11, warning: 'Outside the opening hours.' }),
    ],
    skipped: [left(3, 'INSUFFICIENT_SESSIONS'), left(4, 'TRAINER_CONFLICT'), left(5, 'CAPACITY_FULL')],
  }

  it('accounts for every session that was wished for', () => {
    const outcome = seriesOutcome(mixed)
    expect(outcome).toMatchObject({
      wished: 6,
      made: 3,
      funded: [
        { subscriptionId: 11, count: 2 },
        { subscriptionId: 12, count: 1 },
      ],
      unfunded: [wallOf(3)],
      unfundedLeftOut: 1,
      first: wallOf(0),
      last: wallOf(5),
    })
    expect(outcome.clashes.map(({ index }) => index)).toEqual([4])
    expect(outcome.others.map(({ index }) => index)).toEqual([5])
    expect(outcomeInWords(outcome, packOf)).toBe(
      '6 sessions, 2 on “pack 11”, 1 on “pack 12”, 1 unfunded, 1 clash, 1 not possible',
    )
    expect(doneInWords(outcome, packOf)).toBe('3 sessions, 2 on “pack 11”, 1 on “pack 12”, 3 left out')
  })

  it('tells a debt that was chosen for all from one for what the credits do not reach', () => {
    const owed = seriesOutcome({
      seriesId: 1,
      created: [made(0, { funding: 'credit', pack: 11 }), made(1, { funding: 'unpaid', unfunded: true })],
      skipped: [],
    })
    expect(owed).toMatchObject({ unpaid: 0, unfunded: [wallOf(1)], unfundedLeftOut: 0 })
    expect(outcomeInWords(owed, packOf)).toBe('2 sessions, 1 on “pack 11”, 1 unfunded')
    expect(doneInWords(owed, packOf)).toBe('2 sessions, 1 on “pack 11”, 1 unpaid')

    const all = seriesOutcome({ seriesId: 1, created: [made(0, { funding: 'unpaid' })], skipped: [] })
    expect(outcomeInWords(all, packOf)).toBe('1 session, 1 unpaid')
    const gifts = seriesOutcome({
      seriesId: 1,
      created: [made(0, { funding: 'comp', pack: 13 })],
      skipped: [],
    })
    expect(outcomeInWords(gifts, packOf)).toBe('1 session, 1 complimentary')
    const nobody = seriesOutcome({ seriesId: 1, created: [made(0)], skipped: [] })
    expect(outcomeInWords(nobody, packOf)).toBe('1 session')
  })

  it('has no first day when there is nothing', () => {
    expect(seriesOutcome({ seriesId: null, created: [], skipped: [] })).toMatchObject({
      first: null,
      last: null,
    })
  })

  it('says each warning once, and for how many', () => {
    expect(warningsOf(mixed.created)).toEqual([{ message: 'Outside the opening hours.', count: 2 }])
  })
})

describe('the summary in words', () => {
  const zone = 'Europe/London'
  const start = parseInstant('2026-11-17T09:30:00Z') ?? 0
  const fields = startingFields({ trainerId: 1, startsAt: start }, zone)
  const names = { service: 'Pilates reformer', usualMinutes: 50, trainer: 'Kenji', room: undefined }

  it('names what is chosen, and nothing while the least of it is not', () => {
    const words = sessionInWords(fields, names, zone)
    expect(words).toMatch(/^Pilates reformer with Kenji, .*17.* 0?9:30.*10:20/)
    expect(
      sessionInWords({ ...fields, who: 'new', firstName: 'Ben' }, { ...names, room: 'Studio 1' }, zone),
    ).toMatch(/, in Studio 1, for Ben$/)
    expect(sessionInWords({ ...fields, time: '' }, names, zone)).toBeNull()
    expect(sessionInWords(fields, {}, zone)).toBeNull()
  })

  it('tells how it repeats', () => {
    const weekly = rhythmInWords({ ...fields, weekdays: [4, 2] }, '2027-01-28')
    expect(weekly).toMatch(/^every Tue and Thu until .*28/)
    expect(rhythmInWords(fields, null)).toBe('every Tue')
    expect(rhythmInWords({ ...fields, everyWeeks: 2 }, null)).toBe('every 2 weeks on Tue')
  })

  it('begins the week where the region does', () => {
    expect(weekdaysFrom(7)).toEqual([7, 1, 2, 3, 4, 5, 6])
    expect(weekdayName(1)).toBe('Mon')
    expect(weekdayName(7)).toBe('Sun')
  })
})
