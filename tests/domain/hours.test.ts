import { describe, expect, it } from 'vitest'
import {
  type Block,
  blocksBetween,
  type DatedHours,
  drawnBlocks,
  firstOverlap,
  minuteOf,
  type StudioHours,
  stretchPeriod,
  timeOfMinute,
  uncovered,
  type WeeklyHours,
  warningsFor,
} from '../../src/shared/domain/hours.ts'
import { dayPeriod, parseInstant, type Weekday, wallTimeOf } from '../../src/shared/domain/time.ts'

const BERLIN = 'Europe/Berlin'

const at = (text: string): number => {
  const instant = parseInstant(text)
  if (instant === null) throw new Error(`${text} is no moment`)
  return instant
}

/** `10:00-12:00` as hours of a weekday; Monday is 1. */
const on = (weekday: number, times: string): WeeklyHours => {
  const [from = '', until = ''] = times.split('-')
  return { weekday: weekday as Weekday, from: minuteOf(from), until: minuteOf(until) }
}

const dated = (
  weekday: number,
  times: string,
  fromDay: string | null = null,
  untilDay: string | null = null,
) => ({ ...on(weekday, times), fromDay, untilDay }) satisfies DatedHours

const NOTHING: StudioHours = { zone: BERLIN, opening: [], closures: [], trainers: [] }
const trainer = (trainerId: number, availability: DatedHours[]) => ({ trainerId, availability, leave: [] })

/** `kind wall-wall`, on the clock of the zone; ids, trainers and rooms where they are set. */
const told = (blocks: readonly Block[], zone = BERLIN) =>
  blocks.map(({ kind, id, trainerId, roomId, startsAt, endsAt }) => {
    const who = [id === null ? '' : `#${id}`, trainerId === null ? '' : `t${trainerId}`]
    const words = [kind, ...who, roomId === null ? '' : `r${roomId}`].filter((word) => word !== '').join(' ')
    return `${words} ${wallTimeOf(startsAt, zone)}/${wallTimeOf(endsAt, zone)}`
  })

const MONDAY = dayPeriod('2026-03-02', BERLIN)

describe('times of the day', () => {
  it.each([
    ['00:00', 0],
    ['09:05', 545],
    ['23:59', 1439],
    ['24:00', 1440],
  ])('%s is minute %i', (time, minute) => {
    expect(minuteOf(time)).toBe(minute)
    expect(timeOfMinute(minute)).toBe(time)
  })
})

describe('hours that meet', () => {
  it.each<[string, DatedHours[], number | null]>([
    ['none', [], null],
    ['one', [dated(1, '09:00-12:00')], null],
    ['neighbours', [dated(1, '09:00-12:00'), dated(1, '12:00-15:00')], null],
    ['neighbours the other way round', [dated(1, '12:00-15:00'), dated(1, '09:00-12:00')], null],
    ['a shared minute', [dated(1, '09:00-12:01'), dated(1, '12:00-15:00')], 1],
    ['a shared minute the other way round', [dated(1, '12:00-15:00'), dated(1, '09:00-12:01')], 1],
    ['another weekday', [dated(1, '09:00-12:00'), dated(2, '09:00-12:00')], null],
    ['the third', [dated(1, '09:00-12:00'), dated(2, '09:00-12:00'), dated(2, '11:00-12:00')], 2],
    [
      'days one after the other',
      [dated(1, '09:00-12:00', null, '2026-03-08'), dated(1, '09:00-12:00', '2026-03-09')],
      null,
    ],
    [
      'days one after the other, the later first',
      [dated(1, '09:00-12:00', '2026-03-09'), dated(1, '09:00-12:00', null, '2026-03-08')],
      null,
    ],
    ['a shared day', [dated(1, '09:00-12:00', null, '2026-03-09'), dated(1, '09:00-12:00', '2026-03-09')], 1],
    [
      'one without a last day',
      [dated(1, '09:00-12:00', '2026-01-01'), dated(1, '09:00-12:00', '2026-03-09')],
      1,
    ],
    ['one without a first day', [dated(1, '09:00-12:00', null, '2026-03-09'), dated(1, '09:00-12:00')], 1],
  ])('%s', (_name, hours, place) => {
    expect(firstOverlap(hours)).toBe(place)
  })
})

describe('a stretch', () => {
  it('of days is from midnight to midnight, also over a change of the clock', () => {
    const period = stretchPeriod({ fromDay: '2026-03-28', untilDay: '2026-03-29' }, BERLIN)

    expect(period).toEqual({
      startsAt: at('2026-03-28T00:00+01:00'),
      endsAt: at('2026-03-30T00:00+02:00'),
    })
  })

  it('of instants is what it is', () => {
    const moments = { startsAt: at('2026-03-28T10:00Z'), endsAt: at('2026-03-28T12:00Z') }

    expect(stretchPeriod(moments, BERLIN)).toEqual(moments)
  })
})

describe('what is left of a span', () => {
  const span = { startsAt: 10, endsAt: 20 }
  const of = (...pairs: [number, number][]) => pairs.map(([startsAt, endsAt]) => ({ startsAt, endsAt }))

  it.each<[string, [number, number][], [number, number][]]>([
    ['all without periods', [], [[10, 20]]],
    ['nothing when one covers it', [[10, 20]], []],
    [
      'nothing when two touch',
      [
        [15, 20],
        [10, 15],
      ],
      [],
    ],
    [
      'what lies between them',
      [
        [16, 18],
        [10, 12],
      ],
      [
        [12, 16],
        [18, 20],
      ],
    ],
    [
      'the ends',
      [[12, 14]],
      [
        [10, 12],
        [14, 20],
      ],
    ],
    [
      'what reaches out is cut',
      [
        [5, 12],
        [18, 25],
      ],
      [[12, 18]],
    ],
    [
      'what lies outside does not count',
      [
        [1, 9],
        [20, 30],
        [5, 10],
      ],
      [[10, 20]],
    ],
    [
      'one inside another',
      [
        [11, 19],
        [12, 13],
      ],
      [
        [10, 11],
        [19, 20],
      ],
    ],
    ['an empty one', [[15, 15]], [[10, 20]]],
  ])('%s', (_name, periods, gaps) => {
    expect(uncovered(span, of(...periods))).toEqual(of(...gaps))
  })
})

describe('opening hours', () => {
  it('that were not entered block nothing', () => {
    expect(blocksBetween(NOTHING, MONDAY)).toEqual([])
  })

  it('leave the rest of the day closed, several times a day', () => {
    const hours = { ...NOTHING, opening: [on(1, '14:00-20:00'), on(1, '09:00-12:30'), on(2, '00:00-24:00')] }

    expect(told(blocksBetween(hours, MONDAY))).toEqual([
      'closed 2026-03-02T00:00/2026-03-02T09:00',
      'closed 2026-03-02T12:30/2026-03-02T14:00',
      'closed 2026-03-02T20:00/2026-03-03T00:00',
    ])
  })

  it('leave a weekday without any closed all day', () => {
    const hours = { ...NOTHING, opening: [on(2, '09:00-12:00')] }

    expect(told(blocksBetween(hours, MONDAY))).toEqual(['closed 2026-03-02T00:00/2026-03-03T00:00'])
  })

  it('go on over midnight when one day ends and the next begins with it', () => {
    const hours = { ...NOTHING, opening: [on(1, '20:00-24:00'), on(2, '00:00-02:00')] }
    const night = { startsAt: at('2026-03-02T20:00+01:00'), endsAt: at('2026-03-03T03:00+01:00') }

    expect(told(blocksBetween(hours, night))).toEqual(['closed 2026-03-03T02:00/2026-03-03T03:00'])
  })

  it('count every day between two instants', () => {
    const hours = { ...NOTHING, opening: [on(1, '00:00-24:00'), on(3, '00:00-24:00')] }
    const week = { startsAt: MONDAY.startsAt, endsAt: dayPeriod('2026-03-08', BERLIN).endsAt }

    expect(told(blocksBetween(hours, week))).toEqual([
      'closed 2026-03-03T00:00/2026-03-04T00:00',
      'closed 2026-03-05T00:00/2026-03-09T00:00',
    ])
  })

  it.each<[string, string, string, string, string[]]>([
    // 02:00 to 03:00 does not exist.
    ['short day', '2026-03-29', BERLIN, '00:00-03:00', ['03:00/00:00']],
    ['short day, until within the jump', '2026-03-29', BERLIN, '00:00-02:30', ['03:00/00:00']],
    ['short day, from within the jump', '2026-03-29', BERLIN, '02:30-05:00', ['00:00/03:00', '05:00/00:00']],
    ['short day, all within the jump', '2026-03-29', BERLIN, '02:15-02:45', ['00:00/00:00']],
    // 02:00 to 03:00 is there twice.
    ['long day', '2026-10-25', BERLIN, '01:00-03:00', ['00:00/01:00', '03:00/00:00']],
    ['long day, until the first time', '2026-10-25', BERLIN, '00:00-02:30', ['02:30/00:00']],
    ['midnight that does not exist', '2017-10-15', 'America/Sao_Paulo', '00:00-12:00', ['12:00/00:00']],
    [
      'midnight that does not exist, passed',
      '2017-10-15',
      'America/Sao_Paulo',
      '00:30-12:00',
      ['12:00/00:00'],
    ],
    ['an evening that is there twice', '2018-02-17', 'America/Sao_Paulo', '12:00-24:00', ['00:00/12:00']],
  ])('on a %s', (_name, date, zone, times, closed) => {
    const hours = { ...NOTHING, zone, opening: [on(date === '2018-02-17' ? 6 : 7, times)] }

    const blocks = blocksBetween(hours, dayPeriod(date, zone))

    expect(told(blocks, zone).map((words) => words.replaceAll(/closed |[\d-]{10}T/g, ''))).toEqual(closed)
  })

  it('last two hours where the clock shows one of them twice', () => {
    const hours = { ...NOTHING, opening: [on(7, '02:00-03:00')] }
    const night = { startsAt: at('2026-10-25T02:00+02:00'), endsAt: at('2026-10-25T03:00+01:00') }

    expect(blocksBetween(hours, night)).toEqual([])
  })

  it('of the next day hold when the clock goes back across midnight after it has begun', () => {
    // At 00:01 on Sunday it is 23:01 on Saturday again.
    const zone = 'America/St_Johns'
    const hours = { ...NOTHING, zone, opening: [on(7, '00:00-02:00')] }
    const again = { startsAt: at('2010-11-06T23:15-03:30'), endsAt: at('2010-11-06T23:45-03:30') }

    expect(wallTimeOf(again.startsAt, zone)).toBe('2010-11-06T23:15')
    expect(blocksBetween(hours, again)).toEqual([])
  })
})

describe('availability', () => {
  it('that was not entered is always', () => {
    expect(blocksBetween({ ...NOTHING, trainers: [trainer(7, [])] }, MONDAY)).toEqual([])
  })

  it('is each trainer’s own', () => {
    const trainers = [trainer(7, [dated(1, '00:00-12:00')]), trainer(8, [dated(1, '12:00-24:00')])]

    expect(told(blocksBetween({ ...NOTHING, trainers }, MONDAY))).toEqual([
      'unavailable t7 2026-03-02T12:00/2026-03-03T00:00',
      'unavailable t8 2026-03-02T00:00/2026-03-02T12:00',
    ])
  })

  it.each<[string, string | null, string | null, boolean]>([
    ['for ever', null, null, true],
    ['from that day', '2026-03-02', null, true],
    ['from the day after', '2026-03-03', null, false],
    ['until that day', null, '2026-03-02', true],
    ['until the day before', null, '2026-03-01', false],
    ['on that day alone', '2026-03-02', '2026-03-02', true],
  ])('%s', (_name, fromDay, untilDay, holds) => {
    const trainers = [trainer(7, [dated(1, '00:00-24:00', fromDay, untilDay)])]

    expect(blocksBetween({ ...NOTHING, trainers }, MONDAY)).toHaveLength(holds ? 0 : 1)
  })
})

describe('closures and leave', () => {
  const days = { startsAt: at('2026-03-01T00:00+01:00'), endsAt: at('2026-03-04T00:00+01:00') }

  it('are told whole, also where they reach out', () => {
    const hours = {
      ...NOTHING,
      closures: [
        { id: 1, roomId: null, ...days },
        { id: 2, roomId: 5, ...days },
      ],
      trainers: [{ trainerId: 7, availability: [], leave: [{ id: 3, ...days }] }],
    }

    expect(told(blocksBetween(hours, MONDAY))).toEqual([
      'closure #1 2026-03-01T00:00/2026-03-04T00:00',
      'closure #2 r5 2026-03-01T00:00/2026-03-04T00:00',
      'leave #3 t7 2026-03-01T00:00/2026-03-04T00:00',
    ])
  })

  it('of another time are left out', () => {
    const before = { startsAt: MONDAY.startsAt - 60_000, endsAt: MONDAY.startsAt }
    const hours = {
      ...NOTHING,
      closures: [{ id: 1, roomId: null, ...before }],
      trainers: [{ trainerId: 7, availability: [], leave: [{ id: 3, ...before }] }],
    }

    expect(blocksBetween(hours, MONDAY)).toEqual([])
  })
})

const block = (kind: Block['kind'], from: number, until: number, more: Partial<Block> = {}): Block => ({
  kind,
  startsAt: from,
  endsAt: until,
  id: null,
  trainerId: null,
  roomId: null,
  ...more,
})

describe('what a session meets', () => {
  const session = { startsAt: 10, endsAt: 20, trainerId: 7, roomId: 5 }

  it('is told with the strongest first', () => {
    const blocks = [
      block('unavailable', 0, 99, { trainerId: 7 }),
      block('closed', 0, 99),
      block('leave', 0, 99, { id: 2, trainerId: 7 }),
      block('closure', 0, 99, { id: 1 }),
    ]

    expect(warningsFor(session, blocks).map(({ kind }) => kind)).toEqual([
      'closure',
      'leave',
      'closed',
      'unavailable',
    ])
  })

  it('is told once for what follows from weekly hours, and for every closure and leave', () => {
    const blocks = [
      block('closed', 0, 12),
      block('closed', 15, 99),
      block('closure', 0, 12, { id: 1 }),
      block('closure', 15, 99, { id: 2 }),
    ]

    expect(warningsFor(session, blocks)).toEqual([blocks[2], blocks[3], blocks[0]])
  })

  it.each<[string, Partial<Block>, boolean]>([
    ['its time', {}, true],
    ['a time that ends with its start', { endsAt: 10 }, false],
    ['a time that begins with its end', { startsAt: 20 }, false],
    ['its trainer', { trainerId: 7 }, true],
    ['another trainer', { trainerId: 8 }, false],
    ['its room', { roomId: 5 }, true],
    ['another room', { roomId: 6 }, false],
  ])('by %s', (_name, more, meets) => {
    expect(warningsFor(session, [block('closed', 0, 99, more)])).toHaveLength(meets ? 1 : 0)
  })

  it('is nothing of trainers and rooms when it has none', () => {
    const blocks = [
      block('leave', 0, 99, { id: 1, trainerId: 7 }),
      block('closure', 0, 99, { id: 2, roomId: 5 }),
    ]

    expect(warningsFor({ ...session, trainerId: null, roomId: null }, blocks)).toEqual([])
  })
})

describe('what is drawn in a column', () => {
  const column = { trainerId: 7, roomId: null }
  const day = { startsAt: 0, endsAt: 100 }
  const drawn = (...blocks: Block[]) =>
    drawnBlocks(blocks, day, column).map(({ kind, startsAt, endsAt }) => `${kind} ${startsAt}-${endsAt}`)

  it('has every moment once, for its strongest reason, in the order of time', () => {
    expect(
      drawn(
        block('unavailable', 0, 100, { trainerId: 7 }),
        block('closed', 0, 40),
        block('closed', 80, 100),
        block('leave', 30, 50, { id: 2, trainerId: 7 }),
        block('closure', 45, 60, { id: 1 }),
      ),
    ).toEqual(['closed 0-30', 'leave 30-45', 'closure 45-60', 'unavailable 60-80', 'closed 80-100'])
  })

  it('ends with the day on either side', () => {
    expect(drawn(block('closure', -50, 20, { id: 1 }), block('closure', 90, 150, { id: 2 }))).toEqual([
      'closure 0-20',
      'closure 90-100',
    ])
  })

  it('leaves out other days, other trainers and rooms', () => {
    expect(
      drawn(
        block('closed', -50, 0),
        block('closed', 100, 150),
        block('leave', 0, 50, { id: 1, trainerId: 8 }),
        block('closure', 0, 50, { id: 2, roomId: 5 }),
      ),
    ).toEqual([])
  })

  it('keeps all that a block tells', () => {
    const told = { ...block('closure', 10, 20, { id: 1 }), message: 'The studio is closed: Easter.' }

    expect(drawnBlocks([told], day, column)).toEqual([told])
  })
})
