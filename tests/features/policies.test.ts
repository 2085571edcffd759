import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { selectForgiven, selectMissed } from '../../src/main/core/features/policies/queries.ts'
import type { Input } from '../../src/shared/contract/index.ts'
import { aBooking, aClientWith, aSession } from '../support/bookings.ts'
import { describeOnBothDialects } from '../support/databases.ts'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

const DAYS = { from: '2026-03-01', to: '2026-03-31' }
const AS_IS: Input<'policies.simulate'>['policy'] = {
  lateWindowMinutes: 1440,
  lateRule: 'capture',
  lateForgiven: 1,
  noShowRule: 'capture',
}

const simulate = (studio: TestStudio, policy: Partial<typeof AS_IS> = {}, days: Partial<typeof DAYS> = {}) =>
  studio.call('policies.simulate', { ...DAYS, ...days, policy: { ...AS_IS, ...policy } })

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const tally = (charged: number, credits: number, amount: number) => ({
  charged,
  credits,
  money: euros(amount),
})

/** Ten credits at 50.00 each. */
async function aBuyer(studio: TestStudio, firstName: string) {
  const { rows } = await studio.call('packages.list', {})
  const packageId = rows[0]?.id ?? (await aPackage(studio)).id
  const { id: clientId } = await aClient(studio, { firstName })
  await studio.call('purchases.create', { clientId, packageId })
  return clientId
}

/** A cancellation 14 hours and one 38 hours before the start, and a no-show. */
async function aBadWeek(studio: TestStudio) {
  await aService(studio)
  const ada = await aBuyer(studio, 'Ada')
  const bea = await aBuyer(studio, 'Bea')
  const late = await aBooking(studio, { clientId: ada, startsAt: '2026-03-05T10:00:00+01:00' })
  const inTime = await aBooking(studio, { clientId: bea, startsAt: '2026-03-06T10:00:00+01:00' })
  const missed = await aBooking(studio, { clientId: ada, startsAt: '2026-03-09T10:00:00+01:00' })
  studio.setNow('2026-03-04T20:00:00+01:00')
  await studio.call('bookings.cancel', { bookingId: late.id })
  await studio.call('bookings.cancel', { bookingId: inTime.id })
  studio.setNow('2026-03-09T12:00:00+01:00')
  await studio.call('bookings.setOutcome', { bookingId: missed.id, outcome: 'no_show' })
  return { ada, bea, late, inTime, missed }
}

describeStudio('policies.simulate', (open) => {
  it('changes nothing under the rules that were in force', async () => {
    const studio = await open()
    await aBadWeek(studio)
    expect(await simulate(studio)).toEqual({
      ...DAYS,
      judged: { cancellations: 2, late: 1, noShows: 1 },
      actual: tally(2, 2, 10_000),
      simulated: tally(2, 2, 10_000),
      difference: tally(0, 0, 0),
      clients: [],
    })
  })

  it('says what a narrower window and a kinder no-show rule would have given back, case by case', async () => {
    const studio = await open()
    const { ada, late, missed } = await aBadWeek(studio)
    const answer = await simulate(studio, { lateWindowMinutes: 720, noShowRule: 'release' })
    expect(answer).toMatchObject({
      actual: tally(2, 2, 10_000),
      simulated: tally(0, 0, 0),
      difference: tally(-2, -2, -10_000),
    })
    const [client, ...others] = answer.clients
    expect(others).toEqual([])
    expect(client).toMatchObject({
      clientId: ada,
      clientName: 'Ada Berg',
      difference: tally(-2, -2, -10_000),
    })
    expect(client?.cases).toEqual([
      {
        bookingId: late.id,
        sessionId: late.sessionId,
        title: 'Personal training',
        startsAt: '2026-03-05T09:00:00.000Z',
        what: 'cancelled',
        at: '2026-03-04T19:00:00.000Z',
        credits: 1,
        money: euros(5_000),
        actual: { late: true, charged: true, pardon: null },
        simulated: { late: false, charged: false, pardon: null },
      },
      expect.objectContaining({
        bookingId: missed.id,
        what: 'no_show',
        at: '2026-03-09T09:00:00.000Z',
        actual: { late: false, charged: true, pardon: null },
        simulated: { late: false, charged: false, pardon: null },
      }),
    ])
  })

  it('charges under a wider window what was in time, at the price of the lot that would have paid', async () => {
    const studio = await open()
    const { bea } = await aBadWeek(studio)
    const { difference, clients } = await simulate(studio, { lateWindowMinutes: 2880 })
    expect(difference).toEqual(tally(1, 1, 5_000))
    expect(clients.map(({ clientId }) => clientId)).toEqual([bea])
    expect(clients[0]?.cases[0]).toMatchObject({
      actual: { late: false, charged: false },
      simulated: { late: true, charged: true },
    })
  })

  it('forgives as often as the rule says, and counts what was forgiven before', async () => {
    const studio = await open()
    await aService(studio)
    const clientId = await aBuyer(studio, 'Ada')
    const { version } = (await studio.call('studio.get', {})).studio
    const forgiving = { lateRule: 'forgive' as const, lateForgiven: 1 }
    await studio.call('studio.update', { version, ...forgiving })
    const first = await aBooking(studio, { clientId, startsAt: '2026-03-03T08:00:00+01:00' })
    const second = await aBooking(studio, { clientId, startsAt: '2026-03-05T10:00:00+01:00' })
    await studio.call('bookings.cancel', { bookingId: first.id })
    studio.setNow('2026-03-04T20:00:00+01:00')
    await studio.call('bookings.cancel', { bookingId: second.id })

    expect((await simulate(studio, forgiving)).difference).toEqual(tally(0, 0, 0))
    expect((await simulate(studio, { ...forgiving, lateForgiven: 2 })).difference).toEqual(
      tally(-1, -1, -5_000),
    )
    expect((await simulate(studio)).difference).toEqual(tally(1, 1, 5_000))
    // The first one is not among those that are judged, and stays forgiven.
    const without = await simulate(studio, forgiving, { from: '2026-03-04' })
    expect(without).toMatchObject({ judged: { late: 1 }, difference: tally(0, 0, 0) })
  })

  it('lets stand what staff corrected: under the rules that were in force there is no difference', async () => {
    const studio = await open()
    await aService(studio)
    const client = await aClientWith(studio, 5)
    const booked = (startsAt: string) => aBooking(studio, { clientId: client.id, startsAt })
    const early = await booked('2026-03-10T10:00:00+01:00')
    const late = await booked('2026-03-03T08:00:00+01:00')
    for (const { id: bookingId } of [early, late]) await studio.call('bookings.cancel', { bookingId })
    const correct = { reason: 'Called before' }
    await studio.call('bookings.changeOutcome', { bookingId: late.id, outcome: 'cancelled', ...correct })

    expect(await simulate(studio)).toMatchObject({
      judged: { cancellations: 2, late: 0 },
      difference: tally(0, 0, 0),
      clients: [],
    })
    expect(await simulate(studio, { lateWindowMinutes: 20160 })).toMatchObject({
      clients: [{ cases: [{ bookingId: early.id, simulated: { late: true } }] }],
    })
  })

  it('lets stand what staff waived, and leaves out what is free under every rule', async () => {
    const studio = await open()
    await aService(studio)
    const waived = await aBooking(studio, { startsAt: '2026-03-03T08:00:00+01:00' })
    await studio.call('bookings.cancel', { bookingId: waived.id, waive: true, reason: 'Ill' })
    const pending = await aBooking(studio, { startsAt: '2026-03-03T09:30:00+01:00', confirmed: false })
    await studio.call('bookings.cancel', { bookingId: pending.id })
    const trial = await aService(studio, { name: 'Trial', kind: 'trial' })
    const free = await aBooking(studio, {
      credits: 0,
      sessionId: (await aSession(studio, { serviceId: trial.id, startsAt: '2026-03-03T11:00:00+01:00' })).id,
    })
    await studio.call('bookings.cancel', { bookingId: free.id })
    const full = await aBooking(studio, { startsAt: '2026-03-03T13:00:00+01:00' })
    const { id: waits } = await aClientWith(studio, 2, { firstName: 'Wim' })
    const { booking } = await studio.call('bookings.create', {
      sessionId: full.sessionId,
      clientId: waits,
      waitlist: true,
    })
    await studio.call('bookings.cancel', { bookingId: booking.id })
    const byStudio = await aBooking(studio, { startsAt: '2026-03-03T15:00:00+01:00' })
    await studio.call('bookings.cancel', { bookingId: byStudio.id, by: 'studio' })

    for (const lateWindowMinutes of [0, 1440, 20_160]) {
      const { judged, actual, difference } = await simulate(studio, { lateWindowMinutes })
      expect(judged.cancellations).toBe(1)
      expect({ actual, difference }).toEqual({ actual: tally(0, 0, 0), difference: tally(0, 0, 0) })
    }
  })

  it('counts what is owed in money, and several lots that paid together', async () => {
    const studio = await open()
    await aService(studio, { creditCost: 2 })
    const owing = await aClient(studio, { firstName: 'Uma' })
    const { booking: debt } = await studio.call('sessions.create', {
      serviceId: (await studio.call('services.list', {})).rows[0]?.id ?? 0,
      startsAt: '2026-03-02T18:00:00+01:00',
      clientId: owing.id,
      funding: 'unpaid',
      amount: euros(4_500),
    })
    await studio.call('bookings.cancel', { bookingId: debt?.id ?? 0 })
    const mixed = await aClientWith(studio, 1, { firstName: 'Mia', expiresOn: '2026-03-20' })
    await studio.call('purchases.create', { clientId: mixed.id, packageId: (await aPackage(studio)).id })
    const both = await aBooking(studio, { clientId: mixed.id, startsAt: '2026-03-02T20:00:00+01:00' })
    await studio.call('bookings.cancel', { bookingId: both.id })

    const kinder = await simulate(studio, { lateRule: 'release' })
    expect(kinder.actual).toEqual(tally(2, 2, 9_500))
    expect(kinder.difference).toEqual(tally(-2, -2, -9_500))
    expect(kinder.clients.map(({ clientName, difference }) => [clientName, difference.money.amount])).toEqual(
      [
        ['Mia Berg', -5_000],
        ['Uma Berg', -4_500],
      ],
    )
  })

  it('takes the days of sessions, both included, and refuses days that are none or too many', async () => {
    const studio = await open()
    await aBadWeek(studio)
    const judgedIn = async (from: string, to: string) => (await simulate(studio, {}, { from, to })).judged
    expect(await judgedIn('2026-03-05', '2026-03-09')).toEqual({ cancellations: 2, late: 1, noShows: 1 })
    expect(await judgedIn('2026-03-06', '2026-03-08')).toEqual({ cancellations: 1, late: 0, noShows: 0 })
    const refusal = async (from: string, to: string) =>
      (await studio.refused('policies.simulate', { from, to, policy: AS_IS })).code
    expect(await refusal('2026-03-02', '2026-03-01')).toBe('VALIDATION')
    expect(await refusal('2025-03-01', '2026-03-02')).toBe('VALIDATION')
    expect((await simulate(studio, {}, { from: '2025-03-02', to: '2026-03-02' })).judged.late).toBe(0)
  })

  it('is for those who may read reports and clients, and keeps nothing', async () => {
    const studio = await open()
    const { late } = await aBadWeek(studio)
    const { id, version } = await aTrainer(studio)
    const asked = { ...DAYS, policy: AS_IS }
    const needs = async () => {
      const { code, details } = await studio.as(id).refused('policies.simulate', asked)
      return { code, details }
    }
    expect(await needs()).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: 'reports.read' },
    })
    await studio.call('staff.update', { staffId: id, version, granted: ['reports.read'] })
    expect(await needs()).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: 'clients.read' },
    })
    const granted = ['reports.read' as const, 'clients.read' as const]
    await studio.call('staff.update', { staffId: id, version: version + 1, granted })
    expect((await studio.as(id).call('policies.simulate', asked)).judged.late).toBe(1)
    const before = await studio.call('audit.list', {})
    await simulate(studio, { lateRule: 'release' })
    expect(await studio.call('audit.list', {})).toEqual(before)
    const { session } = await studio.call('sessions.get', { sessionId: late.sessionId })
    expect(session.bookings[0]?.status).toBe('late_cancelled')
  })
})

describe('what a simulation reads', () => {
  describeOnBothDialects('the plan', (open) => {
    it('begins with an index on SQLite', async () => {
      const { engine } = await open()
      const details = await engine.read(async (q) => {
        if (q.dialect !== 'sqlite') return []
        const period = { startsAt: 1, endsAt: 2 }
        const plans = []
        for (const statement of [selectMissed(q, period), selectForgiven(q, 1, 2, period)]) {
          plans.push(...(await q.rows<{ detail: string }>(sql`explain query plan ${statement.getSQL()}`)))
        }
        return plans.map(({ detail }) => detail)
      })
      expect(details.filter((detail) => detail.startsWith('SCAN'))).toEqual([])
    })
  })
})
