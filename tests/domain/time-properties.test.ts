import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  clockChanges,
  compareDates,
  dayPeriod,
  daysBetween,
  formatInstant,
  isLocalDate,
  localDateOf,
  parseInstant,
  resolveWallTime,
  startOfWeek,
  wallTimeOf,
  weekdayOf,
  zoneOffsetAt,
} from '../../src/shared/domain/time.ts'
import { clockChangesOf } from '../support/clock-changes.ts'
import { fc } from '../support/properties.ts'

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'America/St_Johns',
  'America/Havana',
  'Antarctica/Troll',
  'UTC',
]
const FIRST = Date.UTC(1970, 0, 1)
const LAST = Date.UTC(2100, 0, 1)
const HOUR = 3_600_000

const zone = fc.constantFrom(...ZONES)
const changesOf = (name: string) => clockChangesOf(name, 1970, 2038)

/** Any instant of the years that matter, and as often one within three hours of a change of the clock. */
const instantIn = (name: string) => {
  const changes = changesOf(name)
  const anywhere = fc.integer({ min: FIRST, max: LAST })
  if (changes.length === 0) return anywhere
  const nearChange = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * HOUR, max: 3 * HOUR }))
    .map(([change, distance]) => change.at + distance)
  return fc.oneof(anywhere, nearChange)
}
const zoneAndInstant = zone.chain((name) => fc.tuple(fc.constant(name), instantIn(name)))
const date = fc.integer({ min: 0, max: 3_652_058 }).map((days) => addDays('0001-01-01', days))
const recentDate = fc.integer({ min: 0, max: 32_000 }).map((days) => addDays('2012-01-01', days))

describe('against Temporal', () => {
  test('wall time, date and offset are its own, in every zone', () => {
    fc.assert(
      fc.property(zoneAndInstant, ([name, instant]) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name)
        expect(wallTimeOf(instant, name)).toBe(zoned.toPlainDateTime().toString({ smallestUnit: 'minute' }))
        expect(localDateOf(instant, name)).toBe(zoned.toPlainDate().toString())
        expect(zoneOffsetAt(instant, name)).toBe(zoned.offsetNanoseconds / 1e6)
      }),
      { numRuns: 20_000 },
    )
  })

  test('the clock changes when its own does, in every zone', () => {
    for (const name of ZONES) {
      expect(clockChanges(FIRST, Date.UTC(2038, 0, 1) - 1, name)).toEqual(changesOf(name))
    }
  })

  test('instants are written and read like its own, from 0001 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }), (instant) => {
        const text = formatInstant(instant)
        expect(Temporal.Instant.from(text).epochMilliseconds).toBe(instant)
        expect(parseInstant(text)).toBe(instant)
        expect(text).toHaveLength(24)
      }),
      { numRuns: 10_000 },
    )
  })

  test('an instant with any offset is read like its own', () => {
    fc.assert(
      fc.property(zoneAndInstant, ([name, instant]) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name)
        expect(parseInstant(zoned.toString({ timeZoneName: 'never', smallestUnit: 'millisecond' }))).toBe(
          instant,
        )
      }),
      { numRuns: 2_000 },
    )
  })

  test('whatever else is read, it is never read otherwise than Temporal reads it', () => {
    const digits = fc.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/)
    fc.assert(
      fc.property(fc.oneof(digits, fc.string()), (text) => {
        const read = parseInstant(text)
        if (read !== null) expect(read).toBe(Temporal.Instant.from(text).epochMilliseconds)
      }),
      { numRuns: 5_000 },
    )
  })

  test('calendar days are counted like its own', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => {
        const plain = Temporal.PlainDate.from(from)
        expect(plain.toString()).toBe(from)
        expect(isLocalDate(from)).toBe(true)
        expect(weekdayOf(from)).toBe(plain.dayOfWeek)
        const later = plain.add({ days })
        fc.pre(later.year >= 1 && later.year <= 9999)
        expect(addDays(from, days)).toBe(later.toString())
        expect(daysBetween(from, later.toString())).toBe(days)
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('against Intl', () => {
  test('wall times are those the formatter shows, in every zone', () => {
    const formats = new Map(
      ZONES.map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
      ]),
    )
    fc.assert(
      fc.property(zoneAndInstant, ([name, instant]) => {
        expect(wallTimeOf(instant, name)).toBe(formats.get(name)?.format(instant).replace(' ', 'T'))
      }),
      { numRuns: 20_000 },
    )
  })
})

describe('what always holds', () => {
  test('an instant goes to the wall and back, except for the second of a time shown twice', () => {
    fc.assert(
      fc.property(zoneAndInstant, ([name, any]) => {
        const instant = Math.floor(any / 60_000) * 60_000
        const wall = wallTimeOf(instant, name)
        const resolved = resolveWallTime(wall, name)
        expect(resolved.kind).not.toBe('gap')
        expect(wallTimeOf(resolved.instant, name)).toBe(wall)
        if (resolved.kind === 'exact') expect(Math.abs(resolved.instant - instant)).toBeLessThan(60_000)
        else expect(resolved.instant).toBeLessThanOrEqual(instant)
      }),
      { numRuns: 10_000 },
    )
  })

  test('a time the clock jumps over moves forward by exactly the length of the jump', () => {
    for (const name of ZONES) {
      for (const { at, before, after } of changesOf(name)) {
        if (after <= before || before % 60_000 !== 0 || after % 60_000 !== 0) continue
        for (let into = 0; into < after - before; into += 7 * 60_000) {
          const wall = wallTimeOf(at + before + into, 'UTC')
          expect(resolveWallTime(wall, name)).toEqual({ instant: at + into, kind: 'gap' })
        }
      }
    }
  })

  test('of a time shown twice the first is taken', () => {
    for (const name of ZONES) {
      for (const { at, before, after } of changesOf(name)) {
        if (after >= before || before % 60_000 !== 0 || after % 60_000 !== 0) continue
        for (let into = 0; into < before - after; into += 7 * 60_000) {
          const wall = wallTimeOf(at + into, name)
          expect(resolveWallTime(wall, name)).toEqual({ instant: at + into - (before - after), kind: 'fold' })
        }
      }
    }
  })

  test('days tile time: each begins where the last ended, and holds the instants of its date', () => {
    fc.assert(
      fc.property(
        zone,
        recentDate,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (name, day, part) => {
          const period = dayPeriod(day, name)
          const length = period.endsAt - period.startsAt
          expect(dayPeriod(addDays(day, 1), name).startsAt).toBe(period.endsAt)
          expect(length).toBeGreaterThanOrEqual(22 * HOUR)
          expect(localDateOf(period.startsAt, name)).toBe(day)
          expect(localDateOf(period.startsAt - 1, name)).toBe(addDays(day, -1))
          expect(localDateOf(period.startsAt + Math.floor(length * part), name)).toBe(day)
        },
      ),
      { numRuns: 10_000 },
    )
  })

  test('adding days and weeks comes back, and keeps order', () => {
    fc.assert(
      fc.property(recentDate, fc.integer({ min: -4_000, max: 4_000 }), (from, days) => {
        const to = addDays(from, days)
        expect(addDays(to, -days)).toBe(from)
        expect(Math.sign(days)).toBe(compareDates(to, from))
        const monday = startOfWeek(to, 1)
        expect(weekdayOf(monday)).toBe(1)
        expect(daysBetween(monday, to)).toBeLessThan(7)
        expect(compareDates(monday, to)).toBeLessThanOrEqual(0)
        const months = Math.trunc(days / 40)
        expect(addMonths(from, months).slice(8) <= from.slice(8)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  test('later instants never have earlier texts', () => {
    const instant = fc.integer({ min: FIRST, max: LAST })
    fc.assert(
      fc.property(instant, instant, zone, (a, b, name) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        expect(formatInstant(first) <= formatInstant(second)).toBe(true)
        // Across a change that goes back, a date can only come again where the change falls on midnight.
        if (second - first > 26 * HOUR)
          expect(localDateOf(first, name) <= localDateOf(second, name)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })
})
