import { describe, expect, test } from 'vitest'
import {
  type DayScale,
  dayScale,
  gridMinutesOf,
  gridSpanOf,
  instantAtGridMinutes,
} from '../../src/shared/domain/day-scale.ts'
import { addDays, parseInstant, resolveWallTime, wallTimeOf } from '../../src/shared/domain/time.ts'
import { fc } from '../support/properties.ts'

function at(text: string): number {
  const instant = parseInstant(text)
  if (instant === null) throw new Error(`${text} was refused`)
  return instant
}

/** The rows that are not a plain whole hour, as `wall occurrence top+minutes`. */
function unusual(scale: DayScale): string[] {
  return scale.rows
    .filter((row) => row.occurrence !== 'only' || row.minutes !== 60)
    .map((row) => `${row.wall.slice(11)} ${row.occurrence} ${row.top}+${row.minutes}`)
}

describe('the rows of a day', () => {
  test('an ordinary day has 24 of an hour each', () => {
    const scale = dayScale('2026-11-21', 'Europe/Berlin')
    expect(scale.rows.map((row) => row.wall.slice(11, 13))).toEqual(
      Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')),
    )
    expect(unusual(scale)).toEqual([])
    expect(scale.minutes).toBe(1_440)
  })

  test.each([
    ['Europe/Berlin', '2026-03-29', 1_440, ['02:00 missing 120+60']],
    ['Europe/Berlin', '2026-10-25', 1_500, ['02:00 first 120+60', '02:00 second 180+60']],
    ['America/New_York', '2026-03-08', 1_440, ['02:00 missing 120+60']],
    ['America/New_York', '2026-11-01', 1_500, ['01:00 first 60+60', '01:00 second 120+60']],
    ['Australia/Lord_Howe', '2026-10-04', 1_440, ['02:00 missing 120+30', '02:30 only 150+30']],
    [
      'Australia/Lord_Howe',
      '2026-04-05',
      1_470,
      ['01:00 only 60+30', '01:30 first 90+30', '01:30 second 120+30'],
    ],
    [
      'Pacific/Chatham',
      '2026-04-05',
      1_500,
      [
        '02:00 only 120+45',
        '02:45 first 165+15',
        '03:00 first 180+45',
        '02:45 second 225+15',
        '03:00 second 240+45',
        '03:45 only 285+15',
      ],
    ],
    ['Antarctica/Troll', '2026-03-29', 1_440, ['01:00 missing 60+60', '02:00 missing 120+60']],
    ['America/Sao_Paulo', '2018-11-04', 1_440, ['00:00 missing 0+60']],
    ['America/Sao_Paulo', '2018-02-17', 1_500, ['23:00 first 1380+60', '23:00 second 1440+60']],
    ['America/Havana', '2023-11-05', 1_500, ['00:00 first 0+60', '00:00 second 60+60']],
  ])('in %s %s is %d minutes high', (zone, date, minutes, rows) => {
    const scale = dayScale(date, zone)
    expect(unusual(scale)).toEqual(rows)
    expect(scale.minutes).toBe(minutes)
  })

  test('a day the zone left out has nothing but missing hours, and the next day is whole', () => {
    const scale = dayScale('2011-12-30', 'Pacific/Apia')
    expect(scale.rows).toHaveLength(24)
    expect(scale.rows.every((row) => row.occurrence === 'missing' && row.startsAt === row.endsAt)).toBe(true)
    expect(unusual(dayScale('2011-12-31', 'Pacific/Apia'))).toEqual([])
    expect(unusual(dayScale('2011-12-29', 'Pacific/Apia'))).toEqual([])
  })
})

describe('where a session stands', () => {
  const berlin = (date: string) => dayScale(date, 'Europe/Berlin')
  const span = (date: string, from: string, to: string) =>
    gridSpanOf(berlin(date), { startsAt: at(from), endsAt: at(to) })

  test.each([
    [
      'at its wall time',
      '2026-11-21',
      '2026-11-21T09:00+01:00',
      '2026-11-21T10:30+01:00',
      { top: 540, minutes: 90 },
    ],
    [
      'ending at the jump, above the missing hour',
      '2026-03-29',
      '2026-03-29T01:00+01:00',
      '2026-03-29T02:00+01:00',
      { top: 60, minutes: 60 },
    ],
    [
      'starting at the jump, below the missing hour',
      '2026-03-29',
      '2026-03-29T03:00+02:00',
      '2026-03-29T04:00+02:00',
      { top: 180, minutes: 60 },
    ],
    [
      'going on beyond the jump, over the missing hour',
      '2026-03-29',
      '2026-03-29T01:30+01:00',
      '2026-03-29T03:30+02:00',
      { top: 90, minutes: 120 },
    ],
    [
      'in the first of a repeated hour',
      '2026-10-25',
      '2026-10-25T02:15+02:00',
      '2026-10-25T02:45+02:00',
      { top: 135, minutes: 30 },
    ],
    [
      'in the second of a repeated hour',
      '2026-10-25',
      '2026-10-25T02:15+01:00',
      '2026-10-25T02:45+01:00',
      { top: 195, minutes: 30 },
    ],
    [
      'from the first into the second',
      '2026-10-25',
      '2026-10-25T02:45+02:00',
      '2026-10-25T02:15+01:00',
      { top: 165, minutes: 30 },
    ],
    [
      'from the day before, cut at the top',
      '2026-11-21',
      '2026-11-20T23:00+01:00',
      '2026-11-21T00:30+01:00',
      { top: 0, minutes: 30 },
    ],
    [
      'into the day after, cut at the bottom',
      '2026-11-21',
      '2026-11-21T23:30+01:00',
      '2026-11-22T00:30+01:00',
      { top: 1_410, minutes: 30 },
    ],
    ['on another day, nowhere', '2026-11-21', '2026-11-20T23:00+01:00', '2026-11-21T00:00+01:00', null],
  ])('%s', (_where, date, from, to, expected) => {
    expect(span(date, from, to)).toEqual(expected)
  })

  test('an instant outside the day is at the nearer edge', () => {
    const scale = berlin('2026-10-25')
    expect(gridMinutesOf(scale, scale.startsAt - 1)).toBe(0)
    expect(gridMinutesOf(scale, scale.endsAt)).toBe(1_500)
    expect(gridMinutesOf(scale, scale.endsAt + 1)).toBe(1_500)
  })
})

describe('what a place on the grid means', () => {
  test('a drop into the missing hour moves forward, and the row says so', () => {
    const { instant, row } = instantAtGridMinutes(dayScale('2026-03-29', 'Europe/Berlin'), 150)
    expect(instant).toBe(at('2026-03-29T03:30+02:00'))
    expect(row.occurrence).toBe('missing')
  })

  test('a drop on a day the zone left out lands as its wall time resolves', () => {
    const { instant } = instantAtGridMinutes(dayScale('2011-12-30', 'Pacific/Apia'), 13 * 60 + 15)
    expect(instant).toBe(resolveWallTime('2011-12-30T13:15', 'Pacific/Apia').instant)
  })

  test('either pass of a repeated hour can be chosen', () => {
    const scale = dayScale('2026-10-25', 'Europe/Berlin')
    expect(instantAtGridMinutes(scale, 150).instant).toBe(at('2026-10-25T02:30+02:00'))
    expect(instantAtGridMinutes(scale, 210).instant).toBe(at('2026-10-25T02:30+01:00'))
  })

  test('beyond the edges are the first instant and the end of the day', () => {
    const scale = dayScale('2026-11-21', 'Europe/Berlin')
    expect(instantAtGridMinutes(scale, -30).instant).toBe(scale.startsAt)
    expect(instantAtGridMinutes(scale, 1_440).instant).toBe(scale.endsAt)
    expect(instantAtGridMinutes(scale, 2_000).instant).toBe(scale.endsAt)
  })
})

test('on any day of any zone the rows tile the grid and the day, and every instant comes back from its place', () => {
  const zone = fc.constantFrom(
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'America/Sao_Paulo',
    'America/Havana',
    'America/St_Johns',
    'Africa/Casablanca',
    'Antarctica/Troll',
    'Pacific/Apia',
  )
  const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1985-01-01', days))
  const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(zone, date, part, (name, day, share) => {
      const scale = dayScale(day, name)
      let top = 0
      let time = scale.startsAt
      for (const row of scale.rows) {
        expect(row.top).toBe(top)
        expect(row.startsAt).toBe(time)
        if (row.occurrence !== 'missing') expect(wallTimeOf(row.startsAt, name)).toBe(row.wall)
        top += row.minutes
        time = row.endsAt
      }
      expect(top).toBe(scale.minutes)
      expect(time).toBe(scale.endsAt)
      const instant = scale.startsAt + Math.floor((scale.endsAt - scale.startsAt) * share)
      if (scale.endsAt > scale.startsAt) {
        expect(instantAtGridMinutes(scale, gridMinutesOf(scale, instant)).instant).toBe(instant)
      }
    }),
    { numRuns: 3_000 },
  )
})
