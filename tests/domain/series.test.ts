import { Temporal } from 'temporal-polyfill'
import { describe, expect, it, test } from 'vitest'
import { mayStartAt } from '../../src/shared/domain/schedule.ts'
import {
  expandSeries,
  MAX_OCCURRENCES,
  type Occurrence,
  type SeriesEnd,
  type SeriesPattern,
} from '../../src/shared/domain/series.ts'
import {
  addDays,
  formatInstant,
  parseInstant,
  type Weekday,
  wallTimeOf,
  weekdayOf,
} from '../../src/shared/domain/time.ts'
import { clockChangesOf } from '../support/clock-changes.ts'
import { fc } from '../support/properties.ts'

/** A Monday. */
const MONDAY = '2026-03-02'

function expand(
  pattern: Partial<SeriesPattern>,
  end: SeriesEnd,
  zone = 'Europe/Berlin',
): readonly Occurrence[] {
  const result = expandSeries(
    { date: MONDAY, time: '18:00', everyWeeks: 1, weekdays: [1], ...pattern },
    end,
    zone,
  )
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

function refusal(pattern: Partial<SeriesPattern>, end: SeriesEnd) {
  const result = expandSeries(
    { date: MONDAY, time: '18:00', everyWeeks: 1, weekdays: [1], ...pattern },
    end,
    'Europe/Berlin',
  )
  return result.ok ? null : result.error
}

const days = (occurrences: readonly Occurrence[]) =>
  occurrences.map(({ wallStart }) => wallStart.slice(0, 10))

describe('the days of a series', () => {
  it.each<[string, Partial<SeriesPattern>, SeriesEnd, string[]]>([
    ['every week', {}, { count: 3 }, ['2026-03-02', '2026-03-09', '2026-03-16']],
    ['every other week', { everyWeeks: 2 }, { count: 3 }, ['2026-03-02', '2026-03-16', '2026-03-30']],
    [
      'several weekdays, in their order and each once',
      { weekdays: [5, 1, 5, 3] },
      { count: 4 },
      ['2026-03-02', '2026-03-04', '2026-03-06', '2026-03-09'],
    ],
    ['from the first wished weekday on', { weekdays: [7] }, { count: 2 }, ['2026-03-08', '2026-03-15']],
    [
      'none before the first day, though in its week',
      { date: '2026-03-05', weekdays: [1, 4, 5] },
      { count: 3 },
      ['2026-03-05', '2026-03-06', '2026-03-09'],
    ],
    [
      'weeks counted from the one of the first day, also when nothing falls into it',
      { date: '2026-03-05', weekdays: [1], everyWeeks: 2 },
      { count: 2 },
      ['2026-03-16', '2026-03-30'],
    ],
    ['the last day included', {}, { until: '2026-03-16' }, ['2026-03-02', '2026-03-09', '2026-03-16']],
    ['the day after it not', {}, { until: '2026-03-15' }, ['2026-03-02', '2026-03-09']],
    ['one alone', {}, { until: '2026-03-02' }, ['2026-03-02']],
    [
      'over the end of a year with 53 weeks',
      { date: '2026-12-28' },
      { count: 2 },
      ['2026-12-28', '2027-01-04'],
    ],
  ])('%s', (_name, pattern, end, expected) => {
    expect(days(expand(pattern, end))).toEqual(expected)
  })

  it('are numbered from 0 and carry the wished time', () => {
    expect(expand({ time: '07:05' }, { count: 2 })).toEqual([
      {
        index: 0,
        wallStart: '2026-03-02T07:05',
        startsAt: parseInstant('2026-03-02T06:05Z'),
        wallKind: 'exact',
      },
      {
        index: 1,
        wallStart: '2026-03-09T07:05',
        startsAt: parseInstant('2026-03-09T06:05Z'),
        wallKind: 'exact',
      },
    ])
  })

  it('are at most 200', () => {
    const last = addDays(MONDAY, 7 * (MAX_OCCURRENCES - 1))

    expect(MAX_OCCURRENCES).toBe(200)
    expect(expand({}, { count: 200 })).toHaveLength(200)
    expect(expand({}, { until: last })).toHaveLength(200)
    expect(expand({}, { until: addDays(last, 6) })).toHaveLength(200)
    const message = 'A series has at most 200 sessions.'
    expect(refusal({}, { count: 201 })).toEqual({
      code: 'VALIDATION',
      details: { issues: [{ path: 'count', message }] },
    })
    expect(refusal({}, { until: addDays(last, 7) })).toEqual({
      code: 'VALIDATION',
      details: { issues: [{ path: 'until', message }] },
    })
  })

  it('are at least one', () => {
    const message = 'No session falls into this time.'
    const refused = { code: 'VALIDATION', details: { issues: [{ path: 'until', message }] } }

    expect(refusal({}, { until: '2026-03-01' })).toEqual(refused)
    expect(refusal({ weekdays: [2] }, { until: '2026-03-02' })).toEqual(refused)
  })

  it('stay in the years in which sessions start', () => {
    const message = 'Sessions start in the years 1900 to 2999.'

    expect(days(expand({ date: '2999-12-30' }, { count: 1 }))).toEqual(['2999-12-30'])
    expect(refusal({ date: '2999-12-30' }, { count: 2 })).toEqual({
      code: 'VALIDATION',
      details: { issues: [{ path: 'count', message }] },
    })
    expect(refusal({ date: '1899-12-25' }, { until: '1900-02-01' })).toEqual({
      code: 'VALIDATION',
      details: { issues: [{ path: 'until', message }] },
    })
  })
})

test.each([
  ['1899-12-31T23:59Z', false],
  ['1900-01-01T00:00Z', true],
  ['2999-12-31T23:59Z', true],
  ['3000-01-01T00:00Z', false],
])('a session may start at %s: %s', (moment, may) => {
  expect(mayStartAt(parseInstant(moment) ?? Number.NaN)).toBe(may)
})

describe('a series over a change of the clock', () => {
  // Zone, wall time, then each wished day with the instant it becomes and how.
  it.each<[string, string, [string, string, Occurrence['wallKind']][]]>([
    [
      'Europe/Berlin',
      '02:30',
      [
        ['2026-03-22', '2026-03-22T01:30', 'exact'],
        ['2026-03-29', '2026-03-29T01:30', 'gap'],
        ['2026-04-05', '2026-04-05T00:30', 'exact'],
      ],
    ],
    [
      'Europe/Berlin',
      '02:30',
      [
        ['2026-10-18', '2026-10-18T00:30', 'exact'],
        ['2026-10-25', '2026-10-25T00:30', 'fold'],
        ['2026-11-01', '2026-11-01T01:30', 'exact'],
      ],
    ],
    [
      'America/New_York',
      '18:00',
      [
        ['2026-03-01', '2026-03-01T23:00', 'exact'],
        ['2026-03-08', '2026-03-08T22:00', 'exact'],
      ],
    ],
    [
      'America/New_York',
      '01:30',
      [
        ['2026-10-25', '2026-10-25T05:30', 'exact'],
        ['2026-11-01', '2026-11-01T05:30', 'fold'],
        ['2026-11-08', '2026-11-08T06:30', 'exact'],
      ],
    ],
    [
      'Australia/Lord_Howe',
      '02:15',
      [
        ['2026-09-27', '2026-09-26T15:45', 'exact'],
        ['2026-10-04', '2026-10-03T15:45', 'gap'],
        ['2026-10-11', '2026-10-10T15:15', 'exact'],
      ],
    ],
    [
      'Australia/Lord_Howe',
      '01:45',
      [
        ['2026-03-29', '2026-03-28T14:45', 'exact'],
        ['2026-04-05', '2026-04-04T14:45', 'fold'],
        ['2026-04-12', '2026-04-11T15:15', 'exact'],
      ],
    ],
    [
      'America/St_Johns',
      '02:15',
      [
        ['2026-03-01', '2026-03-01T05:45', 'exact'],
        ['2026-03-08', '2026-03-08T05:45', 'gap'],
        ['2026-03-15', '2026-03-15T04:45', 'exact'],
      ],
    ],
    [
      'Pacific/Auckland',
      '09:00',
      [
        ['2026-09-20', '2026-09-19T21:00', 'exact'],
        ['2026-09-27', '2026-09-26T20:00', 'exact'],
      ],
    ],
    [
      'Pacific/Auckland',
      '02:30',
      [
        ['2026-03-29', '2026-03-28T13:30', 'exact'],
        ['2026-04-05', '2026-04-04T13:30', 'fold'],
        ['2026-04-12', '2026-04-11T14:30', 'exact'],
      ],
    ],
    [
      'America/Santiago',
      '00:30',
      [
        ['2026-08-30', '2026-08-30T04:30', 'exact'],
        ['2026-09-06', '2026-09-06T04:30', 'gap'],
        ['2026-09-13', '2026-09-13T03:30', 'exact'],
      ],
    ],
    [
      'America/Santiago',
      '23:30',
      [
        ['2026-03-28', '2026-03-29T02:30', 'exact'],
        ['2026-04-04', '2026-04-05T02:30', 'fold'],
        ['2026-04-11', '2026-04-12T03:30', 'exact'],
      ],
    ],
    [
      'Africa/Casablanca',
      '02:30',
      [
        ['2024-03-03', '2024-03-03T01:30', 'exact'],
        ['2024-03-10', '2024-03-10T01:30', 'fold'],
        ['2024-03-17', '2024-03-17T02:30', 'exact'],
      ],
    ],
    [
      'Asia/Kolkata',
      '02:30',
      [
        ['2026-03-22', '2026-03-21T21:00', 'exact'],
        ['2026-03-29', '2026-03-28T21:00', 'exact'],
      ],
    ],
    [
      'Pacific/Apia',
      '12:00',
      [
        ['2011-12-23', '2011-12-23T22:00', 'exact'],
        ['2011-12-30', '2011-12-30T22:00', 'gap'],
        ['2012-01-06', '2012-01-05T22:00', 'exact'],
      ],
    ],
  ])('keeps the wall time in %s at %s', (zone, time, expected) => {
    const date = expected[0]?.[0] ?? ''
    const weekday = Temporal.PlainDate.from(date).dayOfWeek as Weekday

    const found = expand({ date, time, weekdays: [weekday] }, { count: expected.length }, zone)

    expect(
      found.map(({ wallStart, startsAt, wallKind }) => [
        wallStart.slice(0, 10),
        formatInstant(startsAt).slice(0, 16),
        wallKind,
      ]),
    ).toEqual(expected)
  })
})

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Auckland',
  'America/Santiago',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'Pacific/Apia',
] as const

const pad = (value: number) => String(value).padStart(2, '0')
const timeOf = (minutes: number) => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`

const anyPattern: fc.Arbitrary<SeriesPattern> = fc.record({
  date: fc.integer({ min: 0, max: 14_000 }).map((day) => addDays('2005-01-01', day)),
  time: fc.integer({ min: 0, max: 1_439 }).map(timeOf),
  everyWeeks: fc.integer({ min: 1, max: 4 }),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) as fc.Arbitrary<Weekday[]>,
})

/** Any series, and as often one that meets a change of the zone's clock within an hour and a half. */
const patternIn = (zone: string): fc.Arbitrary<SeriesPattern> => {
  const changes = clockChangesOf(zone, 2005, 2037)
  if (changes.length === 0) return anyPattern
  const meeting = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: 0, max: 4 }), fc.integer({ min: -90, max: 90 }))
    .map(([change, weeks, distance]) => {
      const wall = wallTimeOf(change.at + change.before + distance * 60_000, 'UTC')
      const day = wall.slice(0, 10)
      return {
        date: addDays(day, -7 * weeks),
        time: wall.slice(11),
        everyWeeks: 1,
        weekdays: [weekdayOf(day), 1, 6] as Weekday[],
      }
    })
  return fc.oneof(anyPattern, meeting)
}
const zoneAndPattern = fc.constantFrom(...ZONES).chain((zone) => fc.tuple(fc.constant(zone), patternIn(zone)))

/** Every wished day up to `until`, found by looking at each day by itself. */
function wishedDays({ date, everyWeeks, weekdays }: SeriesPattern, until: string): string[] {
  const first = Temporal.PlainDate.from(date)
  const monday = first.subtract({ days: first.dayOfWeek - 1 })
  const found: string[] = []
  for (let day = first; day.toString() <= until; day = day.add({ days: 1 })) {
    const week = Math.floor(monday.until(day, { largestUnit: 'days' }).days / 7)
    if (week % everyWeeks === 0 && weekdays.some((weekday) => weekday === day.dayOfWeek)) {
      found.push(day.toString())
    }
  }
  return found
}

/** Moments that two occurrences share, which only a day that the zone left out brings about. */
function shared(found: readonly Occurrence[]): string[] {
  return found.flatMap(({ wallStart, startsAt }, at) =>
    found[at + 1]?.startsAt === startsAt ? [wallStart.slice(0, 10)] : [],
  )
}

test('no occurrence is lost or doubled, whatever the clock does', () => {
  const met = { exact: 0, gap: 0, fold: 0 }
  const anyEnd = fc.integer({ min: 0, max: 45 })
  fc.assert(
    fc.property(zoneAndPattern, anyEnd, ([zone, wished], length) => {
      const until = addDays(wished.date, length)
      const expected = wishedDays(wished, until).map((day, index) => {
        const wallStart = `${day}T${wished.time}`
        const startsAt = Temporal.PlainDateTime.from(wallStart).toZonedDateTime(zone).epochMilliseconds
        return { index, wallStart, startsAt, shown: wallTimeOf(startsAt, zone) === wallStart }
      })
      const result = expandSeries(wished, { until }, zone)
      const found = result.ok ? result.value : []

      expect(found.map(({ wallKind, ...rest }) => ({ ...rest, shown: wallKind !== 'gap' }))).toEqual(expected)
      expect(shared(found).filter((day) => zone !== 'Pacific/Apia' || day !== '2011-12-30')).toEqual([])
      for (const { wallKind } of found) met[wallKind] += 1
    }),
    { numRuns: 500 },
  )
  // A property that never meets a change of the clock proves nothing.
  expect(met.gap).toBeGreaterThan(10)
  expect(met.fold).toBeGreaterThan(10)
})
