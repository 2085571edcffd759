import { expect, test } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aClient, aPackage, aService, describeStudio, type TestStudio } from '../support/studio.ts'

/** A client who can buy a membership of 8 sessions a month; it is the 31st of January 2026. */
async function aMembershipDesk(open: (options: { now: string }) => Promise<TestStudio>) {
  const studio = await open({ now: '2026-01-31T09:00:00+01:00' })
  const { id: clientId } = await aClient(studio)
  const { id: serviceId } = await aService(studio)
  const sell = async (terms: Partial<Input<'packages.create'>> = {}) => {
    const { id: packageId } = await aPackage(studio, {
      name: '8 a month',
      credits: 8,
      kind: 'membership',
      price: { amount: 8_000, currency: 'EUR' },
      validityDays: null,
      ...terms,
    })
    return studio.call('purchases.create', { clientId, packageId })
  }
  const lots = async () => {
    const { grants } = await studio.call('credits.explain', { clientId })
    return grants.map((grant) => [grant.effectiveFrom, grant.expiresOn, grant.available])
  }
  const book = async (startsAt: string, input: object = {}) => {
    const { session } = await studio.call('sessions.create', { serviceId, startsAt })
    return (await studio.call('bookings.create', { sessionId: session.id, clientId, ...input })).booking
  }
  const states = async () => {
    const { rows } = await studio.call('subscriptions.list', { clientId })
    return rows.map((row) => [row.id, row.kind, row.status, row.remaining])
  }
  const sound = async () => {
    const { findings } = await studio.call('integrity.check', {})
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  }
  return { studio, clientId, serviceId, sell, lots, book, states, sound }
}

describeStudio('the sale of a membership', (open) => {
  test('gives the lots of the periods that begin within 60 days, by the calendar', async () => {
    const { studio, clientId, sell, lots, sound } = await aMembershipDesk(open)

    const sold = await sell()

    expect(sold).toMatchObject({ grant: { id: 1, subscriptionId: 1, units: 8 }, availableSessions: 8 })
    expect(await lots()).toEqual([
      ['2026-01-31', '2026-02-27', 8],
      ['2026-02-28', '2026-03-30', 8],
      ['2026-03-31', '2026-04-29', 8],
    ])
    expect(await studio.call('credits.summary', { clientId })).toMatchObject({ available: 8, remaining: 24 })
    await sound()
  })

  test('takes the credits of the period in which the session lies', async () => {
    const { sell, book, lots, sound } = await aMembershipDesk(open)
    await sell()

    await book('2026-02-27T10:00:00+01:00')
    await book('2026-02-28T10:00:00+01:00')
    await book('2026-04-01T10:00:00+02:00')

    expect((await lots()).map(([, , available]) => available)).toEqual([7, 7, 7])
    await sound()
  })

  test('of a length ends with it, and shares its price over all its lots', async () => {
    const { studio, sell, lots } = await aMembershipDesk(open)

    await sell({ validityDays: 40 })

    expect(await lots()).toEqual([
      ['2026-01-31', '2026-02-27', 8],
      ['2026-02-28', '2026-03-11', 8],
    ])
    expect(await studio.raw.rows('select ends_on, period, rollover, anchor_on from subscriptions')).toEqual([
      { ends_on: '2026-03-11', period: 'month', rollover: 0, anchor_on: '2026-01-31' },
    ])
    expect(await studio.raw.rows('select unit_amount as unit from grants')).toEqual([
      { unit: 500 },
      { unit: 500 },
    ])
  })

  test('without an end has its price for every lot', async () => {
    const { studio, sell } = await aMembershipDesk(open)

    await sell()

    expect(await studio.raw.rows('select distinct unit_amount as unit from grants')).toEqual([
      { unit: 1_000 },
    ])
  })

  test('stands beside a pack of the same family, and each has its own place', async () => {
    const { sell, states, book } = await aMembershipDesk(open)
    await sell()
    await sell({ name: 'Pack', kind: 'pack', credits: 1, validityDays: 10 })
    await sell({ name: 'Pack', kind: 'pack', credits: 1, validityDays: 10 })

    expect(await book('2026-02-05T10:00:00+01:00')).toMatchObject({ subscriptionId: 2 })

    expect(await states()).toEqual([
      [1, 'membership', 'active', 24],
      [2, 'pack', 'ended', 0],
      [3, 'pack', 'active', 1],
    ])
  })

  test('does not end when all of its credits are held', async () => {
    const { sell, book, states } = await aMembershipDesk(open)
    await sell({ credits: 1, validityDays: 20 })

    await book('2026-02-05T10:00:00+01:00')

    expect(await states()).toEqual([[1, 'membership', 'active', 0]])
  })

  test('whose place is taken waits with its first lot, which pays for nothing yet', async () => {
    const { studio, sell, states, lots, serviceId, clientId } = await aMembershipDesk(open)
    await sell({ validityDays: 20 })
    const second = await sell()

    expect(second.grant).toMatchObject({ subscriptionId: 2, units: 8 })
    expect(await states()).toEqual([
      [1, 'membership', 'active', 8],
      [2, 'membership', 'queued', 8],
    ])
    expect(await lots()).toEqual([
      ['2026-01-31', '2026-02-19', 8],
      ['2026-01-31', null, 8],
    ])
    const { session } = await studio.call('sessions.create', {
      serviceId,
      startsAt: '2026-02-19T10:00:00+01:00',
    })
    expect(
      await studio.refused('bookings.create', {
        sessionId: session.id,
        clientId,
        grantId: second.grant.id,
      }),
    ).toMatchObject({ code: 'GRANT_INELIGIBLE', details: { problem: 'queued' } })
  })

  test('pays for nothing behind one that goes on until it is ended', async () => {
    const { studio, sell, serviceId, clientId } = await aMembershipDesk(open)
    await sell({ credits: 1 })
    const second = await sell()

    const { session } = await studio.call('sessions.create', {
      serviceId,
      startsAt: '2027-01-31T10:00:00+01:00',
    })
    expect(
      await studio.refused('bookings.create', { sessionId: session.id, clientId, grantId: second.grant.id }),
    ).toMatchObject({ code: 'GRANT_INELIGIBLE', details: { problem: 'queued' } })
  })
})
