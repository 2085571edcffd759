import { describe, expect, it } from 'vitest'
import { LONGEST_BUSY, LONGEST_SESSION, slotOf } from '../../src/shared/domain/schedule.ts'
import { formatInstant, parseInstant, wallTimeOf } from '../../src/shared/domain/time.ts'

const HOUR = 3_600_000

function slot(start: string, zone: string, minutes = 60, bufferMinutes = 15) {
  const startsAt = parseInstant(start) ?? Number.NaN
  const { endsAt, busyUntil, ...rest } = slotOf({ startsAt }, { minutes, bufferMinutes }, zone)
  return { ...rest, startsAt: start, endsAt: formatInstant(endsAt), busyUntil: formatInstant(busyUntil) }
}

describe('the slot of a session', () => {
  it('ends after its minutes, and keeps trainer and room busy for the buffer', () => {
    expect(slot('2026-03-05T09:00Z', 'Europe/Berlin')).toEqual({
      startsAt: '2026-03-05T09:00Z',
      endsAt: '2026-03-05T10:00:00.000Z',
      busyUntil: '2026-03-05T10:15:00.000Z',
      zone: 'Europe/Berlin',
      wallStart: '2026-03-05T10:00',
      wallKind: 'exact',
      studioDate: '2026-03-05',
    })
  })

  it.each([
    // Zone, start, end, wall time, how it came about, the studio's day.
    ['Europe/Berlin', '2026-03-29T00:30Z', '2026-03-29T01:30', '2026-03-29T01:30', 'exact', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25T00:30Z', '2026-10-25T01:30', '2026-10-25T02:30', 'fold', '2026-10-25'],
    ['Europe/Berlin', '2026-10-25T01:30Z', '2026-10-25T02:30', '2026-10-25T02:30', 'fold', '2026-10-25'],
    ['America/New_York', '2026-03-08T06:30Z', '2026-03-08T07:30', '2026-03-08T01:30', 'exact', '2026-03-08'],
    [
      'Australia/Lord_Howe',
      '2026-04-04T15:15Z',
      '2026-04-04T16:15',
      '2026-04-05T01:45',
      'fold',
      '2026-04-05',
    ],
    ['Asia/Kolkata', '2026-03-28T18:30Z', '2026-03-28T19:30', '2026-03-29T00:00', 'exact', '2026-03-29'],
    ['Asia/Kolkata', '2026-03-28T18:29Z', '2026-03-28T19:29', '2026-03-28T23:59', 'exact', '2026-03-28'],
    ['Pacific/Apia', '2011-12-30T09:30Z', '2011-12-30T10:30', '2011-12-29T23:30', 'exact', '2011-12-29'],
  ])(
    'in %s from %s lasts an hour, whatever the clock does',
    (zone, start, end, wallStart, wallKind, studioDate) => {
      const found = slot(start, zone)

      expect(found).toMatchObject({ wallStart, wallKind, studioDate })
      expect(found.endsAt.slice(0, 16)).toBe(end)
    },
  )

  it.each([
    // Zone, start, the wall time at the start and a day of 24 hours later.
    ['Europe/Berlin', '2026-03-28T09:00Z', '2026-03-28T10:00', '2026-03-29T11:00'],
    ['Europe/Berlin', '2026-10-24T08:00Z', '2026-10-24T10:00', '2026-10-25T09:00'],
    ['Australia/Lord_Howe', '2026-04-04T01:00Z', '2026-04-04T12:00', '2026-04-05T11:30'],
    ['America/St_Johns', '2026-03-07T12:30Z', '2026-03-07T09:00', '2026-03-08T10:00'],
    ['America/Santiago', '2026-04-04T12:00Z', '2026-04-04T09:00', '2026-04-05T08:00'],
    ['Pacific/Auckland', '2026-09-26T00:00Z', '2026-09-26T12:00', '2026-09-27T13:00'],
  ])('in %s from %s lasts 24 hours, however long the day is', (zone, start, wallStart, wallEnd) => {
    const found = slot(start, zone, 1440, 0)

    expect(found.wallStart).toBe(wallStart)
    expect(wallTimeOf(parseInstant(found.endsAt) ?? 0, zone)).toBe(wallEnd)
  })

  it('takes the wall time that was wished for, where the clock jumps over it', () => {
    const startsAt = parseInstant('2026-03-29T01:30Z') ?? 0
    const wished = { wallStart: '2026-03-29T02:30', wallKind: 'gap' as const }

    expect(slotOf({ startsAt, wished }, { minutes: 30, bufferMinutes: 0 }, 'Europe/Berlin')).toEqual({
      startsAt,
      endsAt: startsAt + HOUR / 2,
      busyUntil: startsAt + HOUR / 2,
      zone: 'Europe/Berlin',
      ...wished,
      studioDate: '2026-03-29',
    })
  })

  it('reaches no further than a day, and a buffer of four hours more', () => {
    expect([LONGEST_SESSION, LONGEST_BUSY]).toEqual([24 * HOUR, 28 * HOUR])
  })
})
