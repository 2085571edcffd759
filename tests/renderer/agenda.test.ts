import { describe, expect, it } from 'vitest'
import {
  agendaDays,
  agendaItems,
  itemAfterKey,
  openingItem,
} from '../../src/renderer/src/screens/schedule/agenda/agenda-days.ts'
import { attendanceOf, stateOf } from '../../src/renderer/src/screens/schedule/agenda/session-state.ts'
import { dayScale } from '../../src/shared/domain/day-scale.ts'
import { aBlock, aPlace, sessionMaker } from './schedule-support.ts'

const MINUTE = 60_000
const BERLIN = 'Europe/Berlin'
const monday = dayScale('2026-03-02', BERLIN)
const tuesday = dayScale('2026-03-03', BERLIN)
const DAY = 24 * 60

describe('the days of the agenda', () => {
  it('have their sessions in the order in which they begin, then by title', () => {
    const make = sessionMaker(monday.startsAt)
    const sessions = [
      make(600, 60, 1, { title: 'Yoga' }),
      make(DAY + 540, 60),
      make(600, 30, 2, { title: 'Barre' }),
      make(480, 60),
    ]

    const days = agendaDays([monday, tuesday], sessions)

    expect(days.map(({ date, entries }) => [date, entries.map(({ session }) => session.id)])).toEqual([
      ['2026-03-02', [4, 3, 1]],
      ['2026-03-03', [2]],
    ])
  })

  it('show a session over midnight once: where it begins, or on the first day', () => {
    const make = sessionMaker(monday.startsAt)
    const sessions = [make(-60, 120), make(DAY - 60, 120), make(-120, 120)]

    const days = agendaDays([monday, tuesday], sessions)

    expect(days.map(({ entries }) => entries.map((entry) => [entry.session.id, entry.fromBefore]))).toEqual([
      [
        [1, true],
        [2, false],
      ],
      [],
    ])
  })

  it('tell the two hours apart that the clock shows twice', () => {
    const long = dayScale('2026-10-25', BERLIN)
    const make = sessionMaker(long.startsAt)

    const [day] = agendaDays([long], [make(150, 30), make(210, 30), make(270, 30)])

    expect(day?.entries.map(({ again }) => again)).toEqual([false, true, false])
  })

  it('stand one below the other, and say when they have nothing', () => {
    const make = sessionMaker(monday.startsAt)

    const items = agendaItems(agendaDays([monday, tuesday], [make(600, 60)]))

    expect(items.map(({ kind, day }) => `${kind} ${day}`)).toEqual(['day 0', 'session 0', 'day 1', 'none 1'])
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
  })

  it('say under the head of a day who is away', () => {
    const make = sessionMaker(monday.startsAt)
    const away = aBlock(monday.startsAt)('leave', 0, 2 * DAY, { trainerId: 1, message: 'Ana is on leave.' })
    const items = agendaItems(agendaDays([monday, tuesday], [make(600, 60)], [away]))

    expect(items.map((item) => (item.kind === 'note' ? item.note.message : item.kind))).toEqual([
      'day',
      'Ana is on leave.',
      'session',
      'day',
      'Ana is on leave.',
      'none',
    ])
  })
})

describe('where the agenda opens', () => {
  const make = sessionMaker(monday.startsAt)
  const items = agendaItems(
    agendaDays([monday, tuesday], [make(480, 60), make(600, 60), make(DAY + 480, 60)]),
  )
  const at = (minute: number) => monday.startsAt + minute * MINUTE

  it('at the session that is looked at, else at the first that is not over, else at the first', () => {
    expect(openingItem(items, at(0), 3)).toBe(4)
    expect(openingItem(items, at(539), null)).toBe(1)
    expect(openingItem(items, at(540), null)).toBe(2)
    expect(openingItem(items, at(3 * DAY), 99)).toBe(1)
    expect(openingItem(agendaItems(agendaDays([monday], [])), at(0), null)).toBeNull()
  })
})

describe('keys on the agenda', () => {
  const make = sessionMaker(monday.startsAt)
  // Heads at 0, 4 and 6; sessions at 1, 2, 3 and 7; the second day has none.
  const wednesday = dayScale('2026-03-04', BERLIN)
  const sessions = [make(480, 60), make(600, 60), make(700, 60), make(2 * DAY + 480, 60)]
  const items = agendaItems(agendaDays([monday, tuesday, wednesday], sessions))
  const press = (here: number, key: string, ctrlKey = false) =>
    itemAfterKey(items, here, { key, ctrlKey, metaKey: false })

  it('lead from session to session, over heads and empty days', () => {
    expect([press(1, 'ArrowDown'), press(3, 'ArrowDown'), press(7, 'ArrowDown')]).toEqual([2, 7, 7])
    expect([press(7, 'ArrowUp'), press(2, 'ArrowUp'), press(1, 'ArrowUp')]).toEqual([3, 1, 1])
  })

  it('lead to the ends of the day, and with Ctrl to the ends of all', () => {
    expect([press(2, 'Home'), press(2, 'End'), press(7, 'Home')]).toEqual([1, 3, 7])
    expect([press(7, 'Home', true), press(1, 'End', true)]).toEqual([1, 7])
  })

  it('leave all others to the screen', () => {
    expect([press(1, 'PageDown'), press(1, 'ArrowLeft'), press(1, 'ArrowDown', true)]).toEqual([
      null,
      null,
      null,
    ])
  })
})

describe('how a session stands', () => {
  const make = sessionMaker(0)
  const before = 0
  const after = 120 * MINUTE
  const one = (status: 'confirmed' | 'completed' | 'cancelled') =>
    make(0, 60, 1, { booked: status === 'cancelled' ? 0 : 1, bookings: [aPlace(1, 'Ada', status)] })
  const many = (booked: number, status: 'confirmed' | 'completed') =>
    make(0, 60, 1, {
      capacity: 2,
      booked,
      bookings: Array.from({ length: booked }, (_, index) => aPlace(index, `Ada ${index}`, status)),
    })

  it('for one client is how their booking does', () => {
    expect(stateOf(one('confirmed'), before)).toEqual({ kind: 'booking', status: 'confirmed' })
    expect(stateOf(one('completed'), after)).toEqual({ kind: 'booking', status: 'completed' })
    expect(stateOf(one('cancelled'), before)).toEqual({ kind: 'free', count: 1 })
  })

  it('for several is how many places are free', () => {
    expect(stateOf(many(0, 'confirmed'), before)).toEqual({ kind: 'free', count: 2 })
    expect(stateOf(many(1, 'confirmed'), before)).toEqual({ kind: 'free', count: 1 })
    expect(stateOf(many(2, 'confirmed'), before)).toEqual({ kind: 'full' })
  })

  it('once it is over is whether everybody was marked', () => {
    expect(stateOf(one('confirmed'), after)).toEqual({ kind: 'unmarked' })
    expect(stateOf(many(2, 'confirmed'), after)).toEqual({ kind: 'unmarked' })
    expect(stateOf(many(2, 'completed'), after)).toEqual({ kind: 'marked' })
    expect(stateOf(many(0, 'confirmed'), after)).toEqual({ kind: 'over' })
    expect(stateOf(many(0, 'confirmed'), 60 * MINUTE)).toEqual({ kind: 'over' })
    expect(stateOf(many(0, 'confirmed'), 60 * MINUTE - 1)).toEqual({ kind: 'free', count: 2 })
  })

  it('is that it was cancelled, whatever else', () => {
    expect(stateOf(make(0, 60, 1, { status: 'cancelled' }), after)).toEqual({ kind: 'cancelled' })
  })

  it('names who comes alone, and counts who waits', () => {
    const waiting = { ...aPlace(9, 'Bo', 'confirmed'), status: 'waitlisted' } as const
    expect(attendanceOf(one('confirmed'))).toEqual({ names: ['Ada'], waiting: 0 })
    const full = many(2, 'confirmed')
    expect(attendanceOf({ ...full, bookings: [...full.bookings, waiting] })).toEqual({
      names: [],
      waiting: 1,
    })
  })
})
