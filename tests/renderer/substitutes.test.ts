import { describe, expect, it } from 'vitest'
import { callsOf } from '../../src/renderer/src/screens/call-list/calls.ts'
import {
  type Choice,
  changeOf,
  firstChoice,
  hardestFirst,
  isCovered,
  isOpen,
  minutesGiven,
  nearestSlot,
  type Orphan,
  type Results,
  summaryOf,
} from '../../src/renderer/src/screens/substitutes/choices.ts'

const SESSION = {
  id: 7,
  version: 3,
  startsAt: '2026-03-05T08:00:00.000Z',
  endsAt: '2026-03-05T08:45:00.000Z',
}
const orphan = (proposed: number | null) =>
  ({ session: SESSION, proposed, substitutes: [] }) as unknown as Orphan
const CHOICE: Choice = { way: 'stay', substitute: 4, day: '2026-03-06', trainer: 1, startsAt: null }

describe('what becomes of a session', () => {
  it('is given to whoever is proposed, or stays', () => {
    expect(firstChoice(orphan(4), 1, '2026-03-06')).toEqual({ ...CHOICE, way: 'substitute' })
    expect(firstChoice(orphan(null), 1, '2026-03-06')).toMatchObject({ way: 'stay', substitute: null })
  })

  it('is open as long as whoever stands in, or the new time, is not chosen', () => {
    const open = (choice: Partial<Choice>) => isOpen({ ...CHOICE, ...choice })

    expect(open({ way: 'substitute', substitute: null })).toBe(true)
    expect(open({ way: 'substitute' })).toBe(false)
    expect(open({ way: 'slot' })).toBe(true)
    expect(open({ way: 'slot', startsAt: '2026-03-06T08:00:00.000Z' })).toBe(false)
    expect(open({ way: 'stay', substitute: null })).toBe(false)
    expect(open({ way: 'cancel', substitute: null })).toBe(false)
  })

  it('comes first where nobody is proposed', () => {
    const [first, second, third] = [orphan(4), orphan(null), orphan(5)]

    expect(hardestFirst([first, second, third])).toEqual([second, first, third])
  })

  it('counts to the day of whoever is given it', () => {
    const startsAt = '2026-03-05T15:00:00.000Z'
    const given = (...choices: Partial<Choice>[]) => [
      ...minutesGiven(
        choices.map((choice) => ({ orphan: orphan(4), choice: { ...CHOICE, ...choice } })),
        '2026-03-05',
      ),
    ]

    expect(given({ way: 'substitute' }, { way: 'substitute' })).toEqual([[4, 90]])
    expect(given({ way: 'slot', day: '2026-03-05', startsAt })).toEqual([[1, 45]])
    expect(given({ way: 'slot', startsAt }, { way: 'slot', day: '2026-03-05' })).toEqual([])
    expect(given({ way: 'stay' }, { way: 'cancel' }, { way: 'substitute', substitute: null })).toEqual([])
  })

  it('is asked for as a change, once there is one', () => {
    const asked = (choice: Partial<Choice>, reason = '') =>
      changeOf(orphan(4), { ...CHOICE, ...choice }, reason)
    const which = { sessionId: 7, version: 3 }
    const startsAt = '2026-03-06T08:00:00.000Z'

    expect(asked({ way: 'stay' })).toBeNull()
    expect(asked({ way: 'substitute' })).toEqual({ ...which, trainerId: 4 })
    expect(asked({ way: 'substitute', substitute: null })).toBeNull()
    expect(asked({ way: 'slot' })).toBeNull()
    expect(asked({ way: 'slot', startsAt })).toEqual({ ...which, startsAt, trainerId: 1 })
    expect(asked({ way: 'cancel' }, ' ')).toEqual({ ...which, cancel: true })
    expect(asked({ way: 'cancel' }, 'Ill')).toEqual({ ...which, cancel: true, reason: 'Ill' })
  })
})

describe('what all of it comes to', () => {
  const before = { startsAt: '2026-03-05T08:00:00.000Z' }
  const booked = (...clients: number[]) =>
    clients.map((clientId) => ({ bookingId: clientId, clientId, waits: false }))
  const result = (more: object) => ({ before, bookings: [], returned: 0, refusal: null, ...more })
  const results = [
    result({ session: { status: 'open', ...before }, bookings: booked(1, 2) }),
    result({ session: { status: 'open', startsAt: '2026-03-06T08:00:00.000Z' }, bookings: booked(2) }),
    result({ session: { status: 'cancelled', ...before }, bookings: booked(3), returned: 2 }),
    result({ session: null, before: null, refusal: { code: 'ROOM_CONFLICT', message: '' } }),
    // Asked for as it was already.
    result({ session: { status: 'open', ...before }, before: null }),
  ] as unknown as Results

  it('counts each session once, each client once, and every credit', () => {
    expect(summaryOf(6, results)).toEqual({
      sessions: 6,
      toOthers: 1,
      moved: 1,
      cancelled: 1,
      open: 0,
      staying: 3,
      refused: 1,
      clients: 3,
      credits: 2,
    })
    expect(summaryOf(6, results, 1)).toMatchObject({ open: 1, staying: 2 })
  })
})

describe('a new time', () => {
  const slot = (hour: number, warned = false) => ({
    startsAt: `2026-03-05T${String(hour).padStart(2, '0')}:00:00.000Z`,
    warnings: warned ? [{ code: 'closed' as const, message: 'Outside the opening hours.' }] : [],
  })
  const minuteOf = ({ startsAt }: { readonly startsAt: string }) => Number(startsAt.slice(11, 13)) * 60

  it('is the nearest without a warning, the earlier of two, or else the nearest at all', () => {
    const nearest = (slots: ReturnType<typeof slot>[]) =>
      nearestSlot(slots, minuteOf, 600)?.startsAt.slice(11, 13)

    expect(nearest([slot(8), slot(10, true), slot(12), slot(15)])).toBe('08')
    expect(nearest([slot(7, true), slot(11, true)])).toBe('11')
    expect(nearest([])).toBeUndefined()
  })
})

describe('leave', () => {
  it('has nothing to enter once it reaches over all of the day', () => {
    const day = { startsAt: Date.parse('2026-03-05T00:00Z'), endsAt: Date.parse('2026-03-06T00:00Z') }
    const covered = (from: string, until: string) =>
      isCovered([{ startsAt: `${from}:00Z`, endsAt: `${until}:00Z` }], day)

    expect(covered('2026-03-05T00:00', '2026-03-06T00:00')).toBe(true)
    expect(covered('2026-03-05T08:00', '2026-03-06T00:00')).toBe(false)
    expect(covered('2026-03-05T00:00', '2026-03-05T20:00')).toBe(false)
    expect(isCovered([], day)).toBe(false)
  })
})

describe('the calls to make', () => {
  const place = (startsAt: string) => ({
    startsAt,
    endsAt: startsAt,
    trainerId: 1,
    trainerName: 'Ana',
    roomId: null,
    roomName: null,
  })
  const client = (clientId: number, clientName: string) => ({
    clientId,
    clientName,
    phone: null,
    email: null,
    waits: false,
  })
  const early = place('2026-03-05T08:00:00.000Z')
  const late = place('2026-03-05T10:00:00.000Z')

  it('are one for each client, whoever comes first on the day first, and stand while anything of it does', () => {
    const calls = callsOf([
      {
        sessionId: 2,
        title: 'Late',
        was: late,
        now: null,
        stands: false,
        clients: [client(1, 'Ada'), client(2, 'Ben')],
      },
      { sessionId: 1, title: 'Early', was: early, now: late, stands: true, clients: [client(1, 'Ada')] },
    ])

    expect(calls).toMatchObject([
      {
        clientName: 'Ada',
        stands: true,
        changes: [
          { title: 'Early', stands: true },
          { title: 'Late', stands: false },
        ],
      },
      { clientName: 'Ben', stands: false, changes: [{ title: 'Late', now: null, waits: false }] },
    ])
  })
})
