import { describe, expect, it } from 'vitest'
import {
  type AssignedDays,
  assignmentState,
  daysWithout,
  endedWith,
  findSameTrainer,
  lastAssignedDay,
  makeRoom,
  meet,
  type Standing,
} from '../../src/shared/domain/assignments.ts'

const days = (fromDay: string, untilDay: string | null = null): AssignedDays => ({ fromDay, untilDay })

const [ANA, BEN] = [1, 2]
const standing = (
  id: number,
  fromDay: string,
  untilDay: string | null = null,
  trainerId = ANA,
): Standing => ({
  id,
  trainerId,
  fromDay,
  untilDay,
})

describe('the state of an assignment on a day', () => {
  it.each([
    ['2026-03-01', 'planned'],
    ['2026-03-02', 'current'],
    ['2026-03-08', 'current'],
    ['2026-03-09', 'past'],
  ])('that lasts from 2 to 8 March is on %s %s', (on, state) => {
    expect(assignmentState(days('2026-03-02', '2026-03-08'), on)).toBe(state)
  })

  it('that goes on is current for ever', () => {
    expect(assignmentState(days('2026-03-02'), '2999-12-31')).toBe('current')
  })
})

describe('the last day of a new assignment', () => {
  const planned = [
    standing(1, '2026-01-01', '2026-02-28'),
    standing(3, '2026-06-01'),
    standing(2, '2026-05-01'),
  ]

  it('is the one asked for, also where something is planned before it', () => {
    expect(lastAssignedDay(days('2026-03-02', '2026-12-31'), planned)).toBe('2026-12-31')
  })

  it('is the day before the next that is planned, where none is asked for', () => {
    expect(lastAssignedDay(days('2026-03-02'), planned)).toBe('2026-04-30')
  })

  it('is none where nothing is planned after the first', () => {
    expect(lastAssignedDay(days('2026-06-01'), planned)).toBeNull()
    expect(lastAssignedDay(days('2026-03-02'), [])).toBeNull()
  })
})

describe('days that a trainer has already', () => {
  const own = standing(1, '2026-03-02', '2026-03-08')

  it.each([
    ['the same', '2026-03-02', '2026-03-08', true],
    ['fewer', '2026-03-03', '2026-03-07', true],
    ['one earlier', '2026-03-01', '2026-03-08', false],
    ['one later', '2026-03-02', '2026-03-09', false],
    ['without end', '2026-03-02', null, false],
  ])('are found when they are %s', (_name, fromDay, untilDay, found) => {
    expect(findSameTrainer({ ...days(fromDay, untilDay), trainerId: ANA }, [own])).toBe(found ? own : null)
  })

  it('are those of the same trainer only', () => {
    expect(findSameTrainer({ ...days('2026-03-02', '2026-03-08'), trainerId: BEN }, [own])).toBeNull()
  })

  it('go on without end where the assignment does', () => {
    const open = standing(1, '2026-03-02')
    expect(findSameTrainer({ ...days('2026-04-01'), trainerId: ANA }, [open])).toBe(open)
  })
})

describe('room for new days', () => {
  const asked = days('2026-03-10', '2026-03-14')

  it.each<[string, Standing, AssignedDays | null]>([
    ['ends before them', standing(1, '2026-03-01', '2026-03-12'), days('2026-03-01', '2026-03-09')],
    [
      'ends before them when both end together',
      standing(1, '2026-03-01', '2026-03-14'),
      days('2026-03-01', '2026-03-09'),
    ],
    [
      'ends before them when they meet in one day',
      standing(1, '2026-03-01', '2026-03-10'),
      days('2026-03-01', '2026-03-09'),
    ],
    ['begins after them', standing(1, '2026-03-12', '2026-03-20'), days('2026-03-15', '2026-03-20')],
    ['begins after them when both begin together', standing(1, '2026-03-10'), days('2026-03-15')],
    [
      'begins after them when they meet in one day',
      standing(1, '2026-03-14', '2026-03-15'),
      days('2026-03-15', '2026-03-15'),
    ],
    ['is gone when they are the same', standing(1, '2026-03-10', '2026-03-14'), null],
    ['is gone when it lies within them', standing(1, '2026-03-11', '2026-03-13'), null],
  ])('is made by one that %s', (_name, before, after) => {
    expect(makeRoom(asked, [before])).toEqual({ yielding: [{ id: 1, days: after }], afterwards: null })
  })

  it('is there already where nobody has the client', () => {
    const around = [standing(1, '2026-03-01', '2026-03-09'), standing(2, '2026-03-15')]
    expect(makeRoom(asked, around)).toEqual({ yielding: [], afterwards: null })
  })

  it('is made in the middle of one that goes on afterwards', () => {
    expect(makeRoom(asked, [standing(7, '2026-01-01', '2026-06-30', BEN)])).toEqual({
      yielding: [{ id: 7, days: days('2026-01-01', '2026-03-09') }],
      afterwards: { trainerId: BEN, ...days('2026-03-15', '2026-06-30') },
    })
  })

  it('is made by all that the days meet', () => {
    const all = [
      standing(1, '2026-01-01', '2026-03-10'),
      standing(2, '2026-03-11', '2026-03-12'),
      standing(3, '2026-03-13'),
    ]
    expect(makeRoom(asked, all)).toEqual({
      yielding: [
        { id: 1, days: days('2026-01-01', '2026-03-09') },
        { id: 2, days: null },
        { id: 3, days: days('2026-03-15') },
      ],
      afterwards: null,
    })
  })

  it('is made for good where the new days do not end', () => {
    expect(makeRoom(days('2026-03-10'), [standing(1, '2026-01-01')])).toEqual({
      yielding: [{ id: 1, days: days('2026-01-01', '2026-03-09') }],
      afterwards: null,
    })
  })
})

describe('an assignment that ends with a day', () => {
  it('keeps the days up to it', () => {
    expect(endedWith(days('2026-03-02'), '2026-03-08')).toEqual(days('2026-03-02', '2026-03-08'))
    expect(endedWith(days('2026-03-02', '2026-04-01'), '2026-03-08')).toEqual(
      days('2026-03-02', '2026-03-08'),
    )
    expect(endedWith(days('2026-03-02'), '2026-03-02')).toEqual(days('2026-03-02', '2026-03-02'))
  })

  it('ends no later than it would have', () => {
    expect(endedWith(days('2026-03-02', '2026-03-05'), '2026-03-08')).toEqual(
      days('2026-03-02', '2026-03-05'),
    )
  })

  it('never was where it begins after it', () => {
    expect(endedWith(days('2026-03-02'), '2026-03-01')).toBeNull()
  })
})

it.each([
  ['2026-03-09', '2026-03-10', false],
  ['2026-02-20', '2026-03-01', false],
  ['2026-03-01', '2026-03-02', true],
  ['2026-03-08', null, true],
  ['2026-03-09', null, false],
] as const)(
  'from 2 to 8 March and from %s until %s have a day in common: %s',
  (fromDay, untilDay, common) => {
    const [own, other] = [days('2026-03-02', '2026-03-08'), days(fromDay, untilDay)]

    expect(meet(own, other)).toBe(common)
    expect(meet(other, own)).toBe(common)
  },
)

describe('the days of an assignment without those of others', () => {
  const march = days('2026-03-10', '2026-03-20')
  it.each([
    ['are all of them where there are none', march, [], [march]],
    [
      'are all of them where they only touch',
      march,
      [days('2026-03-01', '2026-03-09'), days('2026-03-21')],
      [march],
    ],
    ['are those before', march, [days('2026-03-20')], [days('2026-03-10', '2026-03-19')]],
    ['are those after', march, [days('2026-03-01', '2026-03-10')], [days('2026-03-11', '2026-03-20')]],
    ['are none where the others have the same', march, [march], []],
    [
      'are none where several share them out',
      march,
      [days('2026-03-15'), days('2026-01-01', '2026-03-14')],
      [],
    ],
    [
      'are those before, between and after, the earliest first',
      days('2026-01-01'),
      [days('2026-03-01', '2026-03-31'), days('2026-02-01', '2026-02-10')],
      [days('2026-01-01', '2026-01-31'), days('2026-02-11', '2026-02-28'), days('2026-04-01')],
    ],
    [
      'go on for ever where they did and the others end',
      days('2026-01-01'),
      [days('2026-01-01', '2026-01-01')],
      [days('2026-01-02')],
    ],
  ])('%s', (_name, own, others, expected) => {
    expect(daysWithout(own, others)).toEqual(expected)
  })

  it('are days alone, whatever else is known of it', () => {
    expect(daysWithout(standing(1, '2026-03-10'), [])).toEqual([days('2026-03-10')])
  })
})
