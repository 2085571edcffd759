import { describe, expect, it } from 'vitest'
import {
  planSeriesMove,
  type SeriesSession,
  shiftWallTime,
  wallShift,
  whyKept,
} from '../../src/shared/domain/series-moves.ts'
import { formatInstant, parseInstant, resolveWallTime, wallTimeOf } from '../../src/shared/domain/time.ts'

const BERLIN = 'Europe/Berlin'
const at = (text: string) => parseInstant(text) ?? Number.NaN

/** Sessions wished at these wall times in Berlin, numbered from 1. */
const wishedAt = (...walls: string[]): SeriesSession[] =>
  walls.map((wallStart, index) => {
    const { instant, kind } = resolveWallTime(wallStart, BERLIN)
    return { id: index + 1, startsAt: instant, wallStart, wallKind: kind, marked: false }
  })

const BEFORE_ALL = { now: at('2026-01-01T00:00Z'), zone: BERLIN }

/** Where each goes, by its id: the wall time it is for, how it came about, and what the clock shows. */
function targets(sessions: readonly SeriesSession[], id: number, to: string, when = BEFORE_ALL) {
  const moved = sessions.find((session) => session.id === id)
  const from = moved?.startsAt ?? Number.NaN
  const plan = planSeriesMove(sessions, { id, from, to: at(to) }, when)
  if (!plan.ok) throw new Error(plan.error.code)
  return plan.value.targets.map(({ session, start }) => [
    session.id,
    start.wallStart,
    start.wallKind,
    formatInstant(start.startsAt),
  ])
}

describe('how far a wall time is moved', () => {
  it.each([
    ['2026-03-05T18:00', '2026-03-05T18:00', 0],
    ['2026-03-05T18:00', '2026-03-05T19:15', 75],
    ['2026-03-05T18:00', '2026-03-05T17:59', -1],
    ['2026-03-05T18:00', '2026-03-06T18:00', 1440],
    ['2026-03-05T23:30', '2026-03-06T00:15', 45],
    ['2026-03-05T00:15', '2026-03-04T23:30', -45],
    ['2026-03-28T02:30', '2026-03-29T02:30', 1440],
    ['2025-12-31T23:59', '2026-01-01T00:00', 1],
  ])('from %s to %s it is %i minutes, and these lead there', (from, to, minutes) => {
    expect(wallShift(from, to)).toBe(minutes)
    expect(shiftWallTime(from, minutes)).toBe(to)
  })
})

describe('why a session stays when its series changes', () => {
  const now = at('2026-03-05T17:00Z')

  it.each([
    ['begins in a moment', now + 1, false, null],
    ['begins now', now, false, 'begun'],
    ['has begun', now - 1, false, 'begun'],
    ['was marked', now - 1, true, 'marked'],
    ['was marked before it began', now + 1, true, 'marked'],
  ])('one that %s', (_what, startsAt, marked, why) => {
    expect(whyKept({ startsAt, marked }, now)).toBe(why)
  })
})

describe('a move of a series', () => {
  it('changes the day and the clock of each as those of the one moved by hand', () => {
    const sessions = wishedAt('2026-03-05T18:00', '2026-03-10T09:30', '2026-03-12T18:00')

    expect(targets(sessions, 1, '2026-03-06T17:45Z')).toEqual([
      [3, '2026-03-13T18:45', 'exact', '2026-03-13T17:45:00.000Z'],
      [2, '2026-03-11T10:15', 'exact', '2026-03-11T09:15:00.000Z'],
      [1, '2026-03-06T18:45', 'exact', '2026-03-06T17:45:00.000Z'],
    ])
  })

  it('begins with the first when it goes back, and with the last when it goes on', () => {
    const sessions = wishedAt('2026-03-12T18:00', '2026-03-05T18:00', '2026-03-19T18:00')

    expect(targets(sessions, 1, '2026-03-11T17:00Z').map(([id]) => id)).toEqual([2, 1, 3])
    expect(targets(sessions, 1, '2026-03-13T17:00Z').map(([id]) => id)).toEqual([3, 1, 2])
    expect(targets(sessions, 1, '2026-03-12T17:00Z').map(([id]) => id)).toEqual([2, 1, 3])
  })

  it('keeps the hour over a change of the clock', () => {
    const sessions = wishedAt('2026-03-22T09:00', '2026-03-29T09:00')

    expect(targets(sessions, 1, '2026-03-23T08:00Z')).toEqual([
      [2, '2026-03-30T09:00', 'exact', '2026-03-30T07:00:00.000Z'],
      [1, '2026-03-23T09:00', 'exact', '2026-03-23T08:00:00.000Z'],
    ])
  })

  it('moves a time that the clock jumps over forward, and keeps what was wished for', () => {
    const sessions = wishedAt('2026-03-22T01:30', '2026-03-29T01:30', '2026-04-05T01:30')

    expect(targets(sessions, 1, '2026-03-22T01:30Z').slice(0, 2)).toEqual([
      [3, '2026-04-05T02:30', 'exact', '2026-04-05T00:30:00.000Z'],
      [2, '2026-03-29T02:30', 'gap', '2026-03-29T01:30:00.000Z'],
    ])
  })

  it('starts from what was wished for where the clock jumps, except for the one moved by hand', () => {
    const sessions = wishedAt('2026-03-22T02:30', '2026-03-29T02:30')

    expect(targets(sessions, 1, '2026-03-22T02:30Z')[0]).toEqual([
      2,
      '2026-03-29T03:30',
      'exact',
      '2026-03-29T01:30:00.000Z',
    ])
    expect(targets(sessions, 2, '2026-03-29T02:30Z')).toEqual([
      [2, '2026-03-29T04:30', 'exact', '2026-03-29T02:30:00.000Z'],
      [1, '2026-03-22T03:30', 'exact', '2026-03-22T02:30:00.000Z'],
    ])
  })

  it('takes the first of a time that the clock shows twice, and leaves one put on the second there', () => {
    const sessions = wishedAt('2026-10-18T01:30', '2026-10-25T01:30')
    const second = at('2026-10-25T01:30Z')
    const placed = [...wishedAt('2026-10-18T02:30'), { ...wishedAt('2026-10-25T02:30')[0], id: 2 }].map(
      (session) => ({ ...session, startsAt: session.id === 2 ? second : session.startsAt }),
    ) as SeriesSession[]

    expect(targets(sessions, 1, '2026-10-18T00:30Z')[0]).toEqual([
      2,
      '2026-10-25T02:30',
      'fold',
      '2026-10-25T00:30:00.000Z',
    ])
    expect(targets(placed, 1, '2026-10-18T00:30Z').map(([, , , start]) => start)).toEqual([
      '2026-10-18T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ])
    expect(targets(sessions, 2, '2026-10-25T01:30Z')[0]).toEqual([
      2,
      '2026-10-25T02:30',
      'fold',
      '2026-10-25T01:30:00.000Z',
    ])
    expect(wallTimeOf(second, BERLIN)).toBe('2026-10-25T02:30')
  })

  it('leaves the wall time of a start that is kept as it was wished for', () => {
    const sessions = wishedAt('2026-03-29T02:30', '2026-04-05T02:30')

    expect(targets(sessions, 1, '2026-03-29T01:30Z')).toEqual([
      [1, '2026-03-29T02:30', 'gap', '2026-03-29T01:30:00.000Z'],
      [2, '2026-04-05T02:30', 'exact', '2026-04-05T00:30:00.000Z'],
    ])
  })

  it('keeps what has begun or was marked, but not the one that was moved by hand', () => {
    const [first, second, third, fourth] = wishedAt(
      '2026-03-05T18:00',
      '2026-03-12T18:00',
      '2026-03-19T18:00',
      '2026-03-26T18:00',
    ) as [SeriesSession, SeriesSession, SeriesSession, SeriesSession]
    const sessions = [first, second, { ...third, marked: true }, fourth]
    const moved = { id: 2, from: second.startsAt, to: second.startsAt + 3_600_000 }

    const plan = planSeriesMove(sessions, moved, { now: at('2026-03-13T00:00Z'), zone: BERLIN })

    if (!plan.ok) throw new Error(plan.error.code)
    expect(plan.value.targets.map(({ session }) => session.id)).toEqual([4, 2])
    expect(plan.value.kept.map(({ session, why }) => [session.id, why])).toEqual([
      [1, 'begun'],
      [3, 'marked'],
    ])
  })

  it('refuses to leave the years in which sessions may start', () => {
    const sessions = wishedAt('2999-12-24T18:00', '2999-12-31T18:00')
    const move = (to: string) => {
      const [first] = sessions as [SeriesSession]
      return planSeriesMove(sessions, { id: 1, from: first.startsAt, to: at(to) }, BEFORE_ALL)
    }

    expect(move('2999-12-24T18:00Z').ok).toBe(true)
    expect(move('2999-12-26T17:00Z')).toEqual({
      ok: false,
      error: {
        code: 'VALIDATION',
        details: { issues: [{ path: 'startsAt', message: 'Sessions start in the years 1900 to 2999.' }] },
      },
    })
  })
})
