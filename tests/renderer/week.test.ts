import { beforeEach, describe, expect, it } from 'vitest'
import {
  followingDay,
  type StretchValues,
  stretchInput,
  stretchProblem,
  stretchValues,
} from '../../src/renderer/src/screens/settings/hours/stretch-form.ts'
import {
  areDaysWrong,
  copyDay,
  hoursOf,
  isFit,
  type Line,
  moreOf,
  type Period,
  periodsOf,
  problemOf,
} from '../../src/renderer/src/screens/settings/hours/week.ts'

let key = 0
beforeEach(() => {
  key = 0
})
const line = (from: string, until: string, weekday: Line['weekday'] = 1): Line => ({
  key: ++key,
  weekday,
  from,
  until,
})
const period = (lines: readonly Line[], fromDay = '', untilDay = ''): Period => ({
  key: 0,
  fromDay,
  untilDay,
  lines,
})

describe('a week to edit', () => {
  it('is one, empty, when nothing is entered', () => {
    expect(periodsOf([])).toEqual([{ key: 0, fromDay: '', untilDay: '', lines: [] }])
    expect(hoursOf(periodsOf([]))).toEqual([])
  })

  it('is one for each pair of days, what is always true first, and the same again when it is kept', () => {
    const always = { fromDay: null, untilDay: null }
    const winter = { fromDay: '2026-12-01', untilDay: '2027-01-31' }
    const stored = [
      { weekday: 1, from: '08:00', until: '12:00', ...winter },
      { weekday: 1, from: '14:00', until: '24:00', ...always },
      { weekday: 2, from: '09:00', until: '17:00', ...always },
    ]
    const periods = periodsOf(stored)

    expect(periods.map(({ fromDay, untilDay, lines }) => [fromDay, untilDay, lines.length])).toEqual([
      ['', '', 2],
      ['2026-12-01', '2027-01-31', 1],
    ])
    // A field for a time holds no 24:00.
    expect(periods[0]?.lines[0]).toMatchObject({ from: '14:00', until: '00:00' })
    expect(hoursOf(periods)).toEqual(stored)
  })

  it('says what is wrong with hours among those of their day', () => {
    const morning = line('09:00', '12:00')
    const problem = (...more: readonly Line[]) => {
      const last = more.at(-1)
      return last === undefined ? null : problemOf([morning, ...more], last)
    }

    expect(problem(line('12:00', '14:00'))).toBeNull()
    expect(problem(line('11:59', '14:00'))).toBe('meets')
    expect(problem(line('11:00', '14:00', 2))).toBeNull()
    expect(problem(line('20:00', '00:00'))).toBeNull()
    expect(problem(line('20:00', '19:00'))).toBe('backwards')
    expect(problem(line('20:00', '20:00'))).toBe('backwards')
    expect(problem(line('', '20:00'))).toBe('incomplete')
    expect(problem(line('19:00', ''))).toBe('incomplete')
  })

  it('is fit when its days are in order and all of its hours are', () => {
    expect(isFit(period([line('09:00', '12:00')]))).toBe(true)
    expect(isFit(period([line('12:00', '09:00')]))).toBe(false)
    expect(isFit(period([], '2026-12-02', '2026-12-01'))).toBe(false)
    expect(areDaysWrong(period([], '2026-12-01', '2026-12-01'))).toBe(false)
    expect(areDaysWrong(period([], '2026-12'))).toBe(true)
  })

  it('offers more hours after those of the day, as far as it goes', () => {
    expect(moreOf([], 1)).toEqual({ from: '09:00', until: '18:00' })
    expect(moreOf([line('09:00', '12:00'), line('07:00', '08:00')], 1)).toEqual({
      from: '13:00',
      until: '17:00',
    })
    expect(moreOf([line('09:00', '20:00')], 1)).toEqual({ from: '21:00', until: '00:00' })
    expect(moreOf([line('09:00', '00:00')], 1)).toEqual({ from: '', until: '' })
  })

  it('gives one day’s hours to others in place of theirs, under keys of their own', () => {
    const lines = [
      line('09:00', '12:00'),
      line('14:00', '18:00'),
      line('07:00', '08:00', 2),
      line('10:00', '11:00', 3),
    ]
    const copied = copyDay(lines, 1, [1, 2], 100)

    expect(copied.map(({ weekday, from }) => `${weekday} ${from}`)).toEqual([
      '1 09:00',
      '1 14:00',
      '3 10:00',
      '2 09:00',
      '2 14:00',
    ])
    expect(new Set(copied.map((one) => one.key)).size).toBe(5)
  })
})

describe('a stretch of days or times', () => {
  const DAYS: StretchValues = {
    whole: 'days',
    from: '2026-03-05',
    until: '2026-03-06',
    startTime: '',
    endTime: '',
  }
  const PART: StretchValues = {
    ...DAYS,
    whole: 'part',
    until: '2026-03-05',
    startTime: '12:00',
    endTime: '15:30',
  }

  it('is asked for as whole days or as moments on the studio’s wall, and read as it was typed', () => {
    expect(stretchInput(DAYS, 'Europe/Berlin')).toEqual({ from: '2026-03-05', until: '2026-03-06' })
    const moments = { startsAt: '2026-03-05T11:00:00.000Z', endsAt: '2026-03-05T14:30:00.000Z' }
    expect(stretchInput(PART, 'Europe/Berlin')).toEqual(moments)
    expect(stretchValues({ from: null, until: null, ...moments }, 'Europe/Berlin')).toEqual(PART)
    expect(stretchValues({ from: DAYS.from, until: DAYS.until, ...moments }, 'Europe/Berlin')).toEqual(DAYS)
  })

  it('names the field that is missing or before another', () => {
    const problem = (values: StretchValues) => stretchProblem(values)?.[0]

    expect(problem(DAYS)).toBeUndefined()
    expect(problem(PART)).toBeUndefined()
    expect(problem({ ...DAYS, from: '' })).toBe('from')
    expect(problem({ ...DAYS, until: '' })).toBe('until')
    expect(problem({ ...DAYS, until: '2026-03-04' })).toBe('until')
    expect(problem({ ...PART, startTime: '' })).toBe('startTime')
    expect(problem({ ...PART, endTime: '' })).toBe('endTime')
    expect(problem({ ...PART, endTime: '12:00' })).toBe('endTime')
    expect(problem({ ...PART, until: '2026-03-06', endTime: '08:00' })).toBeUndefined()
  })
})

describe('the last day of a stretch', () => {
  it('follows the first when that is moved past it, and only then', () => {
    expect(followingDay('2026-03-05', '2026-03-04')).toBe('2026-03-05')
    expect(followingDay('2026-03-05', '2026-03-05')).toBeNull()
    expect(followingDay('2026-03-05', '2026-03-06')).toBeNull()
    expect(followingDay('', '2026-03-06')).toBeNull()
    expect(followingDay('2026-03-05', '')).toBeNull()
  })
})
