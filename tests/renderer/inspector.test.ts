import { describe, expect, it } from 'vitest'
import {
  type Ask,
  cancellation,
  choicesOf,
  corrected,
  correctionsOf,
  lookAtChoices,
  missedEffect,
  outcomeEffect,
  placed,
  settled,
} from '../../src/renderer/src/screens/schedule/inspector/choices.ts'
import {
  editChanges,
  editFields,
  editProblems,
} from '../../src/renderer/src/screens/schedule/inspector/edit-fields.ts'
import { permitsFor } from '../../src/renderer/src/screens/schedule/inspector/permits.ts'
import { entryAfterKey, rosterOf } from '../../src/renderer/src/screens/schedule/inspector/roster.ts'
import { BOOKING_STATUSES, type BookingStatus } from '../../src/shared/domain/bookings.ts'
import { sessionMaker } from './schedule-support.ts'

const ALL = { roster: true, outcome: true, change: true, write: true, money: true }
const OPEN = { status: 'open' } as const

const aBooking = (
  status: BookingStatus,
  more: Partial<{
    funding: 'credit' | 'unpaid'
    paymentStatus: 'not_due' | 'pending' | 'failed' | 'paid'
  }> = {},
) => ({ status, funding: 'credit' as const, paymentStatus: 'not_due' as const, ...more })

describe('what can be done with a booking', () => {
  it.each([
    ['pending', ['confirm', 'attended', 'noShow', 'clientCancels', 'studioCancels']],
    ['confirmed', ['attended', 'noShow', 'clientCancels', 'studioCancels']],
    ['waitlisted', ['promote', 'leave']],
    ['completed', []],
    ['no_show', []],
    ['cancelled', ['bookAgain']],
    ['late_cancelled', []],
    ['lapsed', []],
  ] as const)('is, while it is %s, %j', (status, kinds) => {
    expect(choicesOf(aBooking(status), OPEN, ALL)).toEqual(kinds)
  })

  it('is not to book again into a session that is cancelled', () => {
    expect(choicesOf(aBooking('cancelled'), { status: 'cancelled' }, ALL)).toEqual([])
  })

  it('is to pay what is owed, whatever became of it, unless it only waits', () => {
    const owed = { funding: 'unpaid', paymentStatus: 'pending' } as const
    const pays = (status: BookingStatus, more: object = {}) =>
      choicesOf(aBooking(status, { ...owed, ...more }), OPEN, ALL).filter((kind) => kind.startsWith('pay'))
    expect(pays('completed')).toEqual(['payCredits', 'payMoney'])
    expect(pays('confirmed', { paymentStatus: 'failed' })).toEqual(['payCredits', 'payMoney'])
    expect(pays('confirmed', { paymentStatus: 'paid' })).toEqual([])
    expect(pays('confirmed', { funding: 'credit' })).toEqual([])
    expect(pays('waitlisted')).toEqual([])
  })

  it('is what the reader may: marking alone, or all but the money', () => {
    const owed = aBooking('confirmed', { funding: 'unpaid', paymentStatus: 'pending' })
    expect(choicesOf(owed, OPEN, { ...ALL, write: false })).toEqual(['attended', 'noShow'])
    expect(choicesOf(owed, OPEN, { ...ALL, outcome: false, money: false })).toEqual([
      'clientCancels',
      'studioCancels',
      'payCredits',
    ])
    for (const status of BOOKING_STATUSES) {
      expect(choicesOf(aBooking(status), OPEN, { ...ALL, outcome: false, write: false })).toEqual([])
    }
  })
})

describe('what the reader may', () => {
  const actor = (role: 'trainer' | 'front_desk', staffId: number | null, ...permissions: string[]) => ({
    staffId,
    name: 'Kenji',
    role,
    permissions,
  })

  it('is, for a trainer, to see and mark their own sessions only', () => {
    const kenji = actor('trainer', 4, 'bookings.outcome', 'bookings.change_outcome')
    expect(permitsFor(kenji, { trainerId: 4 })).toEqual({
      roster: true,
      outcome: true,
      change: true,
      write: false,
      money: false,
    })
    for (const trainerId of [5, null]) {
      expect(permitsFor(kenji, { trainerId })).toMatchObject({ roster: false, outcome: false, change: false })
    }
  })

  it('is, for the front desk, to see and mark every session', () => {
    const desk = actor('front_desk', 2, 'bookings.outcome', 'bookings.write', 'clients.read', 'sales.write')
    expect(permitsFor(desk, { trainerId: null })).toEqual({ ...ALL, change: false })
  })

  it('is nothing while nobody is signed in', () => {
    expect(Object.values(permitsFor(null, { trainerId: null }))).toEqual(Array(5).fill(false))
  })

  it('never takes nobody for the trainer of a session without one', () => {
    expect(permitsFor(actor('front_desk', null), { trainerId: null }).roster).toBe(false)
  })
})

describe('the consequence of an outcome', () => {
  const answer = (
    used: number,
    returned: number,
    funding: 'credit' | 'comp' | 'unpaid' | 'none',
    debt = 'pending',
  ) => ({
    used,
    returned,
    booking: { funding, paymentStatus: debt as 'pending' },
  })

  it.each([
    [answer(2, 0, 'credit'), ['used', 2]],
    [answer(0, 1, 'credit'), ['returned', 1]],
    [answer(0, 0, 'credit'), ['notReturned', 0]],
    [answer(1, 0, 'comp'), ['comp', 1]],
    [answer(0, 0, 'comp'), ['compTaken', 0]],
    [answer(0, 0, 'unpaid'), ['debtStays', 0]],
    [answer(0, 0, 'unpaid', 'not_due'), ['debtEnds', 0]],
    [answer(0, 0, 'unpaid', 'paid'), ['unchanged', 0]],
    [answer(0, 0, 'none'), ['free', 0]],
  ] as const)('of %j is %j', (told, effect) => {
    expect(outcomeEffect(told)).toEqual(effect)
  })

  it('names the policy where the policy decides', () => {
    expect(missedEffect(answer(1, 0, 'credit'))).toEqual(['usedByPolicy', 1])
    expect(missedEffect(answer(0, 1, 'credit'))).toEqual(['returnedByPolicy', 1])
    expect(missedEffect(answer(0, 0, 'none'))).toEqual(['free', 0])
  })

  it('of a correction may be none at all', () => {
    expect(corrected(answer(0, 0, 'credit'))).toEqual(['unchanged', 0])
    expect(corrected(answer(0, 0, 'comp'))).toEqual(['unchanged', 0])
    expect(corrected(answer(1, 0, 'credit'))).toEqual(['used', 1])
    expect(corrected(answer(0, 0, 'none'))).toEqual(['free', 0])
  })
})

describe('the consequence of a cancellation', () => {
  const answer = (
    returned: number,
    late: boolean,
    funding: 'credit' | 'comp' | 'unpaid' | 'none',
    debt = 'not_due',
  ) => ({
    returned,
    late,
    booking: { funding, cost: 2, paymentStatus: debt as 'pending' },
  })

  it.each([
    [answer(2, false, 'credit'), ['returned', 2]],
    [answer(2, true, 'credit'), ['returnedLate', 2]],
    [answer(0, true, 'credit'), ['charged', 2]],
    [answer(0, false, 'credit'), ['unchanged', 0]],
    [answer(0, false, 'comp'), ['notReturned', 0]],
    [answer(0, false, 'unpaid'), ['debtEnds', 0]],
    [answer(0, true, 'unpaid', 'pending'), ['debtLate', 0]],
    [answer(0, false, 'none'), ['free', 0]],
  ] as const)('of %j is %j', (told, effect) => {
    expect(cancellation(told)).toEqual(effect)
  })
})

describe('the consequence of a place', () => {
  it('is what pays for it', () => {
    const by = (funding: 'credit' | 'comp' | 'unpaid' | 'none') =>
      placed({ booking: { funding, cost: 1 } })[0]
    expect([by('credit'), by('comp'), by('unpaid'), by('none')]).toEqual([
      'setAside',
      'compGiven',
      'debtBegins',
      'free',
    ])
  })

  it('that is paid for later is used at once when its outcome is known', () => {
    expect(settled({ booking: { status: 'confirmed', cost: 1 } })).toEqual(['setAside', 1])
    expect(settled({ booking: { status: 'completed', cost: 1 } })).toEqual(['used', 1])
  })

  it('is asked by a dry run for each choice, and a refusal is told instead', async () => {
    const asked: unknown[] = []
    const refusal = { code: 'NOT_FOUND', message: 'Gone.', details: { entity: 'booking', id: 7 } }
    const ask = (async (method: string, input: unknown) => {
      asked.push([method, input])
      return { ok: false, error: refusal }
    }) as unknown as Ask

    const choices = await lookAtChoices(ask, { id: 7 }, ['attended', 'noShow', 'studioCancels', 'payMoney'])

    expect(asked).toEqual([
      ['bookings.setOutcome', { bookingId: 7, dryRun: true, outcome: 'completed' }],
      ['bookings.setOutcome', { bookingId: 7, dryRun: true, outcome: 'no_show' }],
      ['bookings.cancel', { bookingId: 7, dryRun: true, by: 'studio' }],
      ['bookings.settle', { bookingId: 7, dryRun: true, payment: {} }],
    ])
    expect(choices.map(({ kind, effect }) => [kind, effect])).toEqual([
      ['attended', null],
      ['noShow', null],
      ['studioCancels', null],
      ['payMoney', null],
    ])
    expect(choices.every((choice) => choice.refusal === choices[0]?.refusal)).toBe(true)
  })
})

describe('the corrections of an outcome', () => {
  it('are the others, and the waiver of what it charged', () => {
    expect(correctionsOf('no_show')).toEqual([
      { outcome: 'completed', waive: false },
      { outcome: 'late_cancelled', waive: false },
      { outcome: 'cancelled', waive: false },
      { outcome: 'no_show', waive: true },
    ])
  })

  it('are no waiver of what never charges', () => {
    for (const status of ['cancelled', 'lapsed'] as const) {
      expect(correctionsOf(status).some(({ waive }) => waive)).toBe(false)
    }
  })
})

describe('the roster', () => {
  const at = (id: number, status: BookingStatus) => ({
    id,
    clientId: id,
    clientName: `Client ${id}`,
    status,
    funding: 'credit' as const,
    paymentStatus: 'not_due' as const,
    available: 1,
    version: 1,
  })

  it('is who has a place, who waits, and who gave theirs up, each in order', () => {
    const { places, waiting, others } = rosterOf({
      bookings: BOOKING_STATUSES.map((status, id) => at(id, status)),
    })
    const names = (part: readonly { status: string }[]) => part.map(({ status }) => status)
    expect(names(places)).toEqual(['pending', 'confirmed', 'completed', 'no_show'])
    expect(names(waiting)).toEqual(['waitlisted'])
    expect(names(others)).toEqual(['cancelled', 'late_cancelled', 'lapsed'])
  })

  it('is walked by the arrow keys, Home and End, and stops at its ends', () => {
    const from = (key: string, index: number) => entryAfterKey(key, index, 3)
    expect([from('ArrowDown', 0), from('ArrowDown', 2)]).toEqual([1, 2])
    expect([from('ArrowUp', 2), from('ArrowUp', 0)]).toEqual([1, 0])
    expect([from('Home', 2), from('End', 0), from('Enter', 1)]).toEqual([0, 2, null])
    expect(entryAfterKey('ArrowDown', -1, 0)).toBeNull()
  })
})

describe('editing a session', () => {
  const make = sessionMaker(0)
  const session = make(600, 60, 1, {
    capacity: 8,
    amount: { amount: 4500, currency: 'EUR' },
    meetingLink: 'https://meet.example/flow',
  })
  const terms = { zone: 'Europe/Berlin', currency: 'EUR', locale: 'en-GB' }

  it('begins with what it has, and changes nothing by itself', () => {
    const fields = editFields(session, terms)
    expect(fields).toMatchObject({ title: session.title, capacity: 8, amount: '€45.00', notes: '' })
    expect(editChanges(session, fields, terms)).toEqual({})
  })

  it('sends what was changed, and none for what was cleared', () => {
    const fields = {
      ...editFields(session, terms),
      title: ' Flow ',
      capacity: 9,
      amount: '',
      meetingLink: ' ',
    }
    expect(editChanges(session, fields, terms)).toEqual({
      title: 'Flow',
      capacity: 9,
      amount: null,
      meetingLink: null,
    })
    expect(editChanges(session, fields, terms, ['title', 'amount'])).toEqual({
      capacity: 9,
      meetingLink: null,
    })
  })

  it('asks nothing while a title is missing or an amount is none', () => {
    const fields = { ...editFields(session, terms), title: ' ', capacity: '' as const, amount: 'much' }
    expect(editProblems(fields, terms)).toEqual({ title: 'missing', capacity: 'missing', amount: 'amount' })
    expect(editChanges(session, fields, terms)).toBeNull()
  })
})
