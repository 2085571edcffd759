import { describe, expect, test } from 'vitest'
import { ownFirst } from '../../src/renderer/src/screens/schedule/own-first.ts'
import {
  type DaySession,
  type Expected,
  expectedOf,
  openingPerson,
  personBeside,
  phaseOf,
  unmarkedOf,
  usualTrainer,
} from '../../src/renderer/src/screens/today/view-model.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'

const at = (time: string): string => `2026-03-02T${time}:00.000Z`
const NOON = parseInstant(at('12:00')) ?? 0

const aBooking = (id: number, status: Expected['status'] = 'confirmed'): Expected => ({
  id,
  clientId: id,
  clientName: `Client ${id}`,
  status,
  funding: 'credit',
  paymentStatus: 'not_due',
  available: 3,
  version: 1,
  warning: null,
  clientNotes: null,
})

type Seen = Pick<DaySession, 'startsAt' | 'endsAt' | 'status' | 'bookings'>

/** What the screen's rules look at of a session. */
const aSession = (from: string, to: string, bookings: Expected[], status: DaySession['status'] = 'open') =>
  ({ startsAt: at(from), endsAt: at(to), status, bookings }) satisfies Seen as DaySession

describe('a trainer’s own day', () => {
  test('lists who comes, then who waits, and nobody who has cancelled', () => {
    const session = aSession('12:00', '13:00', [
      aBooking(1, 'waitlisted'),
      aBooking(2, 'no_show'),
      aBooking(3, 'cancelled'),
      aBooking(4, 'pending'),
      aBooking(5, 'late_cancelled'),
    ])

    expect(expectedOf(session).map(({ id }) => id)).toEqual([2, 4, 1])
    expect(unmarkedOf(session).map(({ id }) => id)).toEqual([4])
  })

  test.each([
    ['10:00', '12:00', 'over'],
    ['11:00', '12:01', 'now'],
    ['12:00', '13:00', 'now'],
    ['12:01', '13:00', 'ahead'],
  ])('knows of a session from %s until %s at noon that it is %s', (from, to, phase) => {
    expect(phaseOf(aSession(from, to, []), NOON)).toBe(phase)
  })

  test('opens on the first who is to be marked now, then on whom the morning left, then on anybody', () => {
    const morning = aSession('09:00', '10:00', [aBooking(1)])
    const marked = aSession('12:00', '13:00', [aBooking(2, 'completed')])
    const next = aSession('14:00', '15:00', [aBooking(3, 'no_show'), aBooking(4)])
    const cancelled = aSession('12:00', '13:00', [aBooking(5)], 'cancelled')

    expect(openingPerson([morning, marked, next], NOON)).toBe(4)
    expect(openingPerson([morning, marked], NOON)).toBe(1)
    expect(openingPerson([marked], NOON)).toBe(2)
    expect(openingPerson([cancelled], NOON)).toBeNull()
  })

  test('is gone through person by person, to its ends', () => {
    const sessions = [
      aSession('09:00', '10:00', [aBooking(1), aBooking(2)]),
      aSession('10:00', '11:00', []),
      aSession('12:00', '13:00', [aBooking(3)]),
    ]

    expect(personBeside(sessions, 1, 1)).toBe(2)
    expect(personBeside(sessions, 2, 1)).toBe(3)
    expect(personBeside(sessions, 3, 1)).toBe(3)
    expect(personBeside(sessions, 3, -1)).toBe(2)
    expect(personBeside(sessions, 1, -1)).toBe(1)
    expect(personBeside(sessions, 99, 1)).toBe(1)
    expect(personBeside([], null, 1)).toBeNull()
  })

  test('is one’s own for a trainer, and the first trainer’s for everybody else', () => {
    const staff = [
      { id: 1, role: 'owner', active: true },
      { id: 2, role: 'trainer', active: false },
      { id: 3, role: 'trainer', active: true },
      { id: 4, role: 'trainer', active: true },
    ] as const

    expect(usualTrainer({ staffId: 4, role: 'trainer' }, staff)).toBe(4)
    expect(usualTrainer({ staffId: 1, role: 'owner' }, staff)).toBe(3)
    expect(usualTrainer(null, [])).toBeNull()
    expect(ownFirst(staff, { staffId: 4, role: 'trainer' }).map(({ id }) => id)).toEqual([4, 1, 2, 3])
    expect(ownFirst(staff, { staffId: 1, role: 'owner' })).toBe(staff)
    expect(ownFirst(staff, null)).toBe(staff)
  })
})
