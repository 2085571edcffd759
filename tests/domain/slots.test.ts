import { describe, expect, it } from 'vitest'
import { freeStarts, type Taken, type Wanted } from '../../src/shared/domain/slots.ts'
import { parseInstant, wallTimeOf } from '../../src/shared/domain/time.ts'

const ZONE = 'Europe/Berlin'
const NOBODY: Taken = { places: [], clients: [] }

const at = (time: string, day = '2026-03-05') => parseInstant(`${day}T${time}:00+01:00`) ?? Number.NaN
const period = (from: string, until: string) => ({ startsAt: at(from), endsAt: at(until) })

function starts(taken: Taken, more: Partial<Wanted> = {}): string[] {
  const wanted = { date: '2026-03-05', zone: ZONE, after: 0, minutes: 60, busyMinutes: 75, ...more }
  return freeStarts(wanted, taken).map((start) => wallTimeOf(start, ZONE))
}

const between = (from: string, until: string, times: readonly string[]) =>
  times.map((time) => time.slice(11)).filter((time) => time >= from && time <= until)

describe('the times at which something could start instead', () => {
  it('are every quarter of an hour of the day', () => {
    const all = starts(NOBODY)

    expect(all).toHaveLength(96)
    expect(all.slice(0, 3)).toEqual(['2026-03-05T00:00', '2026-03-05T00:15', '2026-03-05T00:30'])
    expect(all.at(-1)).toBe('2026-03-05T23:45')
  })

  it('are to come', () => {
    expect(starts(NOBODY, { after: at('22:44') })).toEqual([
      '2026-03-05T22:45',
      '2026-03-05T23:00',
      '2026-03-05T23:15',
      '2026-03-05T23:30',
      '2026-03-05T23:45',
    ])
    expect(starts(NOBODY, { after: at('23:30') })).toEqual(['2026-03-05T23:45'])
  })

  it('keep trainer and room free with the buffer, up to the minute', () => {
    const taken = { places: [period('12:00', '13:00')], clients: [] }

    expect(between('10:00', '13:30', starts(taken))).toEqual([
      '10:00',
      '10:15',
      '10:30',
      '10:45',
      '13:00',
      '13:15',
      '13:30',
    ])
  })

  it('keep clients free without a buffer', () => {
    const taken = { places: [], clients: [period('12:00', '13:00')] }

    expect(between('10:30', '13:15', starts(taken))).toEqual(['10:30', '10:45', '11:00', '13:00', '13:15'])
  })

  it('are none when all of the day is taken', () => {
    expect(starts({ places: [period('00:00', '23:59')], clients: [] })).toEqual([])
  })

  it('leave out what the clock jumps over and name what it shows twice once', () => {
    expect(between('01:45', '03:15', starts(NOBODY, { date: '2026-03-29' }))).toEqual([
      '01:45',
      '03:00',
      '03:15',
    ])
    expect(starts(NOBODY, { date: '2026-03-29' })).toHaveLength(92)
    expect(starts(NOBODY, { date: '2026-10-25' })).toHaveLength(96)
  })
})
