import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../src/shared/domain/calendar.ts'
import {
  type BusyTimes,
  busyTimes,
  clashAt,
  isBusy,
  joinProblem,
  nearMinutes,
  type OpenClass,
  type OpenClasses,
  type PlannedTime,
  planTimes,
  type Surroundings,
  takenOn,
  weekAround,
} from '../../src/shared/domain/plan-times.ts'
import { expandSeries, type Occurrence } from '../../src/shared/domain/series.ts'
import { dayPeriod, overlaps, parseInstant, startOfWeek, wallTimeOf } from '../../src/shared/domain/time.ts'
import { fc } from '../support/properties.ts'

const ZONE = 'Europe/Berlin'
/** Mondays at 10:00 in winter time, from 2 March 2026. */
const at = (wall: string) => parseInstant(`${wall}:00+01:00`) ?? 0
const busy = (...spans: [string, string][]): BusyTimes =>
  busyTimes(spans.map(([from, to]) => ({ startsAt: at(from), endsAt: at(to) })))

function around(more: Partial<Surroundings> = {}): Surroundings {
  const nothing = { client: [], trainer: [], room: [], hours: [], classes: new Map() }
  return { zone: ZONE, now: at('2026-03-01T00:00'), minutes: 60, bufferMinutes: 0, ...nothing, ...more }
}

function mondays(
  count: number,
  time = '10:00',
  weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[] = [1],
): readonly Occurrence[] {
  const wished = expandSeries({ date: '2026-03-02', time, everyWeeks: 1, weekdays }, { count }, ZONE)
  return wished.ok ? wished.value : []
}

const shown = (times: ReturnType<typeof planTimes>) =>
  times.map(({ startsAt, how }) => `${startsAt === null ? '-' : wallTimeOf(startsAt, ZONE)} ${how}`)

describe('times that are busy', () => {
  it('are joined where they touch, in their order', () => {
    const periods = [
      { startsAt: 50, endsAt: 60 },
      { startsAt: 0, endsAt: 10 },
      { startsAt: 10, endsAt: 20 },
      { startsAt: 12, endsAt: 15 },
      { startsAt: 30, endsAt: 40 },
    ]
    expect(busyTimes(periods)).toEqual([
      { startsAt: 0, endsAt: 20 },
      { startsAt: 30, endsAt: 40 },
      { startsAt: 50, endsAt: 60 },
    ])
    expect(periods[1]).toEqual({ startsAt: 0, endsAt: 10 })
    expect(busyTimes([])).toEqual([])
  })

  it('are met by what comes after one that only touches', () => {
    const two = [
      { startsAt: 0, endsAt: 10 },
      { startsAt: 12, endsAt: 20 },
    ]
    expect(isBusy(two, { startsAt: 10, endsAt: 15 })).toBe(true)
    expect(isBusy(two, { startsAt: 10, endsAt: 12 })).toBe(false)
  })

  const period = fc
    .record({ startsAt: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 1, max: 12 }) })
    .map(({ startsAt, length }) => ({ startsAt, endsAt: startsAt + length }))

  it('are met exactly where one of them is', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 12 }), period, (periods, asked) => {
        expect(isBusy(busyTimes(periods), asked)).toBe(periods.some((other) => overlaps(other, asked)))
      }),
    )
  })
})

describe('what a time meets', () => {
  const ten = at('2026-03-02T10:00')
  const there = busy(['2026-03-02T10:30', '2026-03-02T11:30'])
  const after = busy(['2026-03-02T11:00', '2026-03-02T12:00'])

  it.each<[string, Partial<Surroundings>, string | null]>([
    ['nothing', {}, null],
    ['what is over', { now: ten + 1, client: there }, 'past'],
    ['now itself is not over', { now: ten }, null],
    ['the client before the trainer', { client: there, trainer: there }, 'client'],
    ['the trainer before the room', { trainer: there, room: there }, 'trainer'],
    ['the room before the hours', { room: there, hours: there }, 'room'],
    ['the hours', { hours: there }, 'hours'],
    ['what only touches', { client: after, trainer: after, room: after, hours: after }, null],
    ['the trainer within the buffer', { trainer: after, bufferMinutes: 5 }, 'trainer'],
    ['the room within the buffer', { room: after, bufferMinutes: 5 }, 'room'],
    ['no client and no hours within the buffer', { client: after, hours: after, bufferMinutes: 5 }, null],
  ])('%s', (_name, more, clash) => {
    expect(clashAt(ten, around(more))).toBe(clash)
  })
})

describe('near times', () => {
  it('are within an hour, the nearest first and of two the later', () => {
    expect(nearMinutes(600)).toEqual([600, 615, 585, 630, 570, 645, 555, 660, 540])
    expect(nearMinutes(15)).toEqual([15, 30, 0, 45, 60, 75])
    expect(nearMinutes(1425)).toEqual([1425, 1410, 1395, 1380, 1365])
  })

  it('are in the week from Monday to Sunday, the nearest day first and of two the later', () => {
    const days = (date: string) => weekAround(date).map((day) => Number(day.slice(8)))
    expect(days('2026-03-04')).toEqual([4, 5, 3, 6, 2, 7, 8])
    expect(days('2026-03-02')).toEqual([2, 3, 4, 5, 6, 7, 8])
    expect(days('2026-03-08')).toEqual([8, 7, 6, 5, 4, 3, 2])
  })
})

/** Whether a time is where it says to be, and in the week of its wish. */
function isAsSaid({ startsAt, wallStart, how, wishMeets, wishedAt }: PlannedTime): boolean {
  if (startsAt === null) return how === 'unplaced'
  if (how === 'wished' ? startsAt !== wishedAt || wishMeets !== null : startsAt === wishedAt) return false
  return startOfWeek(wallTimeOf(startsAt, ZONE).slice(0, 10), 1) === startOfWeek(wallStart.slice(0, 10), 1)
}

/** Whether a time is free, joins the class that starts then, and was not moved from a full one to a session of its own. */
function joinsAsSaid({ startsAt, joins, wishMeets }: PlannedTime, place: Surroundings): boolean {
  if (startsAt === null) return joins === null
  const open = place.classes.get(startsAt)
  if (open === undefined) return joins === null && wishMeets !== 'full'
  return joins === open.sessionId && open.hasRoom && clashAt(startsAt, place) === null
}

describe('the times of a plan', () => {
  it('are as wished where they can be', () => {
    expect(planTimes(mondays(2), around())).toEqual([
      {
        ...{ index: 0, wallStart: '2026-03-02T10:00', wishedAt: at('2026-03-02T10:00'), wishMeets: null },
        ...{ startsAt: at('2026-03-02T10:00'), how: 'wished', meets: null, joins: null },
      },
      {
        ...{ index: 1, wallStart: '2026-03-09T10:00', wishedAt: at('2026-03-09T10:00'), wishMeets: null },
        ...{ startsAt: at('2026-03-09T10:00'), how: 'wished', meets: null, joins: null },
      },
    ])
  })

  it('are moved on their day before they are moved to another', () => {
    const client = busy(['2026-03-02T09:30', '2026-03-02T10:30'], ['2026-03-09T07:00', '2026-03-09T13:00'])
    const planned = planTimes(mondays(3), around({ client }))

    expect(shown(planned)).toEqual([
      '2026-03-02T10:30 moved',
      '2026-03-10T10:00 moved',
      '2026-03-16T10:00 wished',
    ])
    expect(planned.map(({ wishMeets }) => wishMeets)).toEqual(['client', 'client', null])
  })

  it('are none where the whole week is taken', () => {
    const hours = busy(['2026-03-09T00:00', '2026-03-16T00:00'])

    expect(shown(planTimes(mondays(3), around({ hours })))).toEqual([
      '2026-03-02T10:00 wished',
      '- unplaced',
      '2026-03-16T10:00 wished',
    ])
  })

  it('never move to a day of another session', () => {
    const hours = busy(['2026-03-02T00:00', '2026-03-03T00:00'], ['2026-03-06T00:00', '2026-03-09T00:00'])
    const days = { days: ['2026-03-03'] }

    expect(shown(planTimes(mondays(2, '10:00', [1, 4]), around({ hours })))).toEqual([
      '2026-03-03T10:00 moved',
      '2026-03-05T10:00 wished',
    ])
    expect(shown(planTimes(mondays(2, '10:00', [1, 4]), around({ hours }), days))[0]).toBe(
      '2026-03-04T10:00 moved',
    )
    expect(shown(planTimes(mondays(3, '10:00', [1, 2, 4]), around({ hours })))[0]).toBe(
      '2026-03-04T10:00 moved',
    )
  })

  it('never move to a day to which another has moved', () => {
    const hours = busy(['2026-03-02T00:00', '2026-03-04T00:00'], ['2026-03-05T00:00', '2026-03-09T00:00'])

    expect(shown(planTimes(mondays(2, '10:00', [1, 4]), around({ hours })))).toEqual([
      '2026-03-04T10:00 moved',
      '- unplaced',
    ])
  })

  it('never meet each other where one lasts into the day of the next', () => {
    const [late, early] = ['2026-03-02T23:30', '2026-03-03T00:00'].map(
      (wallStart, index): Occurrence => ({ index, wallStart, startsAt: at(wallStart), wallKind: 'exact' }),
    )
    const both = [late as Occurrence, early as Occurrence]

    expect(shown(planTimes(both, around()))).toEqual(['2026-03-02T23:30 wished', '2026-03-03T00:30 moved'])
  })

  it('are as wished where the clock jumps over the wish', () => {
    const wished = { date: '2026-03-29', time: '02:30', everyWeeks: 1, weekdays: [7] } as const
    const jumped = expandSeries(wished, { count: 1 }, ZONE)

    expect(shown(planTimes(jumped.ok ? jumped.value : [], around()))).toEqual(['2026-03-29T03:30 wished'])
  })

  it('stay where a person has put them, and the others keep away', () => {
    const trainer = busy(['2026-03-04T12:00', '2026-03-04T13:00'])
    const byHand = new Map([[1, at('2026-03-04T12:30')]])
    const planned = planTimes(mondays(2), around({ trainer }), { byHand })

    expect(shown(planned)).toEqual(['2026-03-02T10:00 wished', '2026-03-04T12:30 by_hand'])
    expect(planned[1]?.meets).toBe('trainer')
    const onTop = new Map([[1, at('2026-03-02T10:30')]])
    expect(shown(planTimes(mondays(2), around(), { byHand: onTop }))).toEqual([
      '2026-03-02T09:30 moved',
      '2026-03-02T10:30 by_hand',
    ])
    const elsewhere = new Map([[7, at('2026-03-02T10:00')]])
    expect(shown(planTimes(mondays(1), around(), { byHand: elsewhere }))).toEqual(['2026-03-02T10:00 wished'])
  })

  it('keep away from a day that a person has chosen', () => {
    const hours = busy(['2026-03-02T00:00', '2026-03-03T00:00'])
    const byHand = new Map([[1, at('2026-03-03T18:00')]])

    expect(shown(planTimes(mondays(2), around({ hours }), { byHand }))[0]).toBe('2026-03-04T10:00 moved')
  })

  it('are none in what the clock jumps over', () => {
    const [wish] = mondays(1)
    const sunday = {
      ...(wish as Occurrence),
      wallStart: '2026-03-29T01:45',
      startsAt: at('2026-03-29T01:45'),
    }
    const client = busyTimes([{ startsAt: sunday.startsAt, endsAt: sunday.startsAt + 15 * MINUTE }])
    const [planned] = planTimes([sunday], around({ client, minutes: 15 }))

    // 02:00 to 03:00 is not on that clock.
    expect(wallTimeOf(planned?.startsAt ?? 0, ZONE)).toBe('2026-03-29T01:30')
  })

  describe('and the classes of the service', () => {
    const starts = (wall: string, hasRoom = true, minutes = 60): [number, OpenClass] => [
      at(wall),
      { sessionId: 7, endsAt: at(wall) + minutes * MINUTE, hasRoom },
    ]
    const classes = (...some: [number, OpenClass][]): OpenClasses => new Map(some)
    const there = (...days: number[]) =>
      busy(...days.map((day): [string, string] => [`2026-03-0${day}T00:00`, `2026-03-0${day}T23:00`]))

    it('join one that starts then, whatever its trainer, the room and the hours have', () => {
      const taken = there(2)
      const open = classes(starts('2026-03-02T10:00'))
      const place = around({ classes: open, trainer: taken, room: taken, hours: taken })

      expect(planTimes(mondays(2), place).map(({ how, joins }) => [how, joins])).toEqual([
        ['wished', 7],
        ['wished', null],
      ])
      expect(clashAt(at('2026-03-02T11:00'), place)).toBe('trainer')
    })

    it.each<[string, Partial<Surroundings>, string | null]>([
      ['nothing', {}, null],
      ['what is over', { now: at('2026-03-02T10:01') }, 'past'],
      ['now itself is not over', { now: at('2026-03-02T10:00') }, null],
      [
        'a client who is elsewhere before its end',
        { client: busy(['2026-03-02T11:15', '2026-03-02T12:00']) },
        'client',
      ],
      [
        'a client who is elsewhere after it',
        { client: busy(['2026-03-02T11:30', '2026-03-02T12:00']) },
        null,
      ],
    ])('meet %s', (_name, more, clash) => {
      const open = classes(starts('2026-03-02T10:00', true, 90))
      const place = around({ classes: open, ...more })
      expect([joinProblem(at('2026-03-02T10:00'), place), clashAt(at('2026-03-02T10:00'), place)]).toEqual([
        clash,
        clash,
      ])
      expect(joinProblem(at('2026-03-02T11:00'), place)).toBe(null)
    })

    it('move to another class where theirs is full, and to nothing else', () => {
      const full = starts('2026-03-02T10:00', false)
      expect(planTimes(mondays(1), around({ classes: classes(full) }))).toMatchObject([
        { startsAt: null, how: 'unplaced', wishMeets: 'full', joins: null },
      ])
      const other = classes(full, starts('2026-03-04T10:30'))
      expect(planTimes(mondays(1), around({ classes: other }))).toMatchObject([
        { startsAt: at('2026-03-04T10:30'), how: 'moved', wishMeets: 'full', joins: 7 },
      ])
      // The client is in another class than theirs only where they can be.
      expect(shown(planTimes(mondays(1), around({ classes: other, client: there(4) })))).toEqual([
        '- unplaced',
      ])
    })

    it('say that one is full where a person has put them, and stay', () => {
      const byHand = new Map([[0, at('2026-03-04T10:00')]])
      const open = classes(starts('2026-03-04T10:00', false))

      expect(planTimes(mondays(1), around({ classes: open }), { byHand })).toMatchObject([
        { how: 'by_hand', meets: 'full', joins: 7 },
      ])
    })

    it('keep clear of a class for as long as it lasts', () => {
      const [late, early] = ['2026-03-02T23:30', '2026-03-03T00:00'].map(
        (wallStart, index): Occurrence => ({ index, wallStart, startsAt: at(wallStart), wallKind: 'exact' }),
      )
      const open = classes(starts('2026-03-02T23:30', true, 90))

      expect(shown(planTimes([late as Occurrence, early as Occurrence], around({ classes: open })))).toEqual([
        '2026-03-02T23:30 wished',
        '2026-03-03T01:00 moved',
      ])
    })
  })

  const span = fc
    .record({ startsAt: fc.integer({ min: 0, max: 4 * 7 * 96 }), length: fc.integer({ min: 1, max: 200 }) })
    .map(({ startsAt, length }) => {
      const from = at('2026-03-02T00:00') + startsAt * 15 * MINUTE
      return { startsAt: from, endsAt: from + length * 15 * MINUTE }
    })
  const spans = fc.array(span, { maxLength: 10 }).map(busyTimes)

  it('never meet anything or each other, stay in their week, and are moved only when they must be', () => {
    fc.assert(
      fc.property(spans, spans, spans, fc.constantFrom(0, 15), (client, trainer, hours, bufferMinutes) => {
        const place = around({ client, trainer, hours, bufferMinutes })
        const planned = planTimes(mondays(8, '10:00', [1, 4]), place)
        const placed = planned.flatMap(({ startsAt }) =>
          startsAt === null ? [] : [{ startsAt, endsAt: startsAt + HOUR }],
        )
        const met = placed.filter(({ startsAt }) => clashAt(startsAt, place) !== null)
        const apart = busyTimes(placed.map((one) => ({ ...one, endsAt: one.endsAt - 1 })))
        expect([met, apart.length, planned.filter((time) => !isAsSaid(time))]).toEqual([
          [],
          placed.length,
          [],
        ])
      }),
      { numRuns: 60 },
    )
  })

  const anOffer = fc.record({
    wish: fc.integer({ min: 0, max: 7 }),
    quarters: fc.integer({ min: -4, max: 4 }),
    hasRoom: fc.boolean(),
  })

  it('join every class that starts then and has a place, and make nothing beside one', () => {
    const wishes = mondays(8, '10:00', [1, 4])
    fc.assert(
      fc.property(spans, spans, fc.array(anOffer, { maxLength: 8 }), (client, trainer, offers) => {
        const classes: OpenClasses = new Map(
          offers.map(({ wish, quarters, hasRoom }, sessionId) => {
            const startsAt = (wishes[wish]?.startsAt ?? 0) + quarters * 15 * MINUTE
            return [startsAt, { sessionId, endsAt: startsAt + HOUR, hasRoom }]
          }),
        )
        const place = around({ client, trainer, classes })
        const wrong = planTimes(wishes, place).filter((time) => !joinsAsSaid(time, place))
        expect(wrong).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('what of a day is taken', () => {
  it('is what lies in it, cut to it, the stronger later', () => {
    const place = around({
      client: busy(['2026-03-02T10:00', '2026-03-02T11:00']),
      trainer: busy(['2026-03-01T23:00', '2026-03-02T01:00'], ['2026-03-03T00:00', '2026-03-03T01:00']),
      room: busy(['2026-03-02T12:00', '2026-03-02T13:00']),
      hours: busy(['2026-03-02T22:00', '2026-03-04T06:00']),
    })
    const day = dayPeriod('2026-03-02', ZONE)

    expect(takenOn(day, place)).toEqual([
      { clash: 'hours', startsAt: at('2026-03-02T22:00'), endsAt: day.endsAt },
      { clash: 'room', startsAt: at('2026-03-02T12:00'), endsAt: at('2026-03-02T13:00') },
      { clash: 'trainer', startsAt: day.startsAt, endsAt: at('2026-03-02T01:00') },
      { clash: 'client', startsAt: at('2026-03-02T10:00'), endsAt: at('2026-03-02T11:00') },
    ])
  })
})
