import { expect, test } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aClient, aPackage, aService, describeStudio, type TestStudio } from '../support/studio.ts'

/** Ten o'clock in Berlin on a day of March, April or May 2026. */
const at = (day: string) => `2026-${day}T10:00:00${day < '03-29' ? '+01:00' : '+02:00'}`

/** A client, a service and a pack of few credits that is valid for 30 days. */
async function aDesk(open: () => Promise<TestStudio>, credits = 2) {
  const studio = await open()
  const { id: clientId } = await aClient(studio)
  const { id: serviceId } = await aService(studio)
  const { id: packageId } = await aPackage(studio, { credits, validityDays: 30 })
  const sell = async (input: Partial<Input<'purchases.create'>> = {}) =>
    (await studio.call('purchases.create', { clientId, packageId, ...input })).grant
  const book = async (day: string, input: object = {}) => {
    const { session } = await studio.call('sessions.create', { serviceId, startsAt: at(day) })
    return (await studio.call('bookings.create', { sessionId: session.id, clientId, ...input })).booking
  }
  const refused = async (day: string, input: object = {}) => {
    const { session } = await studio.call('sessions.create', { serviceId, startsAt: at(day) })
    return studio.refused('bookings.create', { sessionId: session.id, clientId, ...input })
  }
  const states = async () => {
    const { rows } = await studio.call('subscriptions.list', { clientId })
    return rows.map((row) => [row.id, row.status, row.remaining, row.expiresOn])
  }
  const sound = async () => {
    const { findings } = await studio.call('integrity.check', {})
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  }
  return { studio, clientId, serviceId, sell, book, refused, states, sound }
}

describeStudio('a pack sold while another is active', (open) => {
  test('waits without a last day and pays for nothing before the other is over', async () => {
    const { sell, book, refused, states, sound } = await aDesk(open)
    await sell()
    const second = await sell()

    expect(await states()).toEqual([
      [1, 'active', 2, '2026-04-01'],
      [2, 'queued', 2, null],
    ])
    expect(await refused('03-20', { grantId: second.id })).toMatchObject({
      code: 'GRANT_INELIGIBLE',
      details: { problem: 'queued' },
    })
    expect(await book('04-02')).toMatchObject({ subscriptionId: 2 })
    await sound()
  })

  test('is activated by the hold that takes the last of the other, and counts from its last session', async () => {
    const { studio, sell, book, states, sound } = await aDesk(open)
    await sell()
    await sell()
    await book('03-10')
    expect((await states())[1]).toEqual([2, 'queued', 2, null])

    await book('03-20')

    expect(await states()).toEqual([
      [1, 'ended', 0, '2026-04-01'],
      [2, 'active', 2, '2026-04-19'],
    ])
    expect(await book('03-12')).toMatchObject({ subscriptionId: 2 })
    const { rows } = await studio.call('audit.list', { entity: 'subscription' })
    expect(rows.map(({ method, entityId, before, after }) => ({ method, entityId, before, after }))).toEqual([
      {
        method: 'bookings.create',
        entityId: 2,
        before: { status: 'queued' },
        after: { status: 'active', activatedOn: '2026-03-02', expiresOn: '2026-04-19', follows: 1 },
      },
      { method: 'bookings.create', entityId: 1, before: { status: 'active' }, after: { status: 'ended' } },
    ])
    await sound()
  })

  test('counts from its activation when the last session of the other is past', async () => {
    const { studio, sell, book, states } = await aDesk(open)
    await sell()
    await sell()
    studio.setNow(at('03-16'))
    await book('03-05')
    await book('03-09')

    expect((await states())[1]).toEqual([2, 'active', 2, '2026-04-15'])
  })

  test('does not end before a session that it holds already', async () => {
    const { sell, book, states, sound } = await aDesk(open)
    await sell()
    await sell()
    await book('05-20')
    await book('03-10')
    await book('03-11')

    expect(await states()).toEqual([
      [1, 'ended', 0, '2026-04-01'],
      [2, 'active', 1, '2026-05-20'],
    ])
    await sound()
  })

  test('ends in turn when all it has was held while it waited', async () => {
    const { sell, book, states, sound } = await aDesk(open)
    await sell()
    await sell()
    await sell()
    await book('04-02')
    await book('04-03')
    await book('03-10')

    await book('03-11')

    expect(await states()).toEqual([
      [1, 'ended', 0, '2026-04-01'],
      [2, 'ended', 0, '2026-04-10'],
      [3, 'active', 2, '2026-05-03'],
    ])
    await sound()
  })

  test('follows in the order of the sales', async () => {
    const { sell, book, states } = await aDesk(open, 1)
    for (let sale = 0; sale < 4; sale += 1) await sell()
    const held = [await book('03-10'), await book('03-11'), await book('03-12')]

    expect(held.map(({ subscriptionId }) => subscriptionId)).toEqual([1, 2, 3])
    expect((await states()).map(([, status]) => status)).toEqual(['ended', 'ended', 'ended', 'active'])
  })

  test('keeps what a cancellation brings back to the one before spendable', async () => {
    const { studio, clientId, sell, book, states, sound } = await aDesk(open, 1)
    await sell()
    await sell()
    const booking = await book('03-20')

    const cancelled = await studio.call('bookings.cancel', { bookingId: booking.id })

    expect(cancelled).toMatchObject({ returned: 1, availableSessions: 2 })
    expect((await states()).map(([, status]) => status)).toEqual(['ended', 'active'])
    expect(await book('03-25')).toMatchObject({ subscriptionId: 1 })
    expect(await studio.call('credits.summary', { clientId })).toMatchObject({ available: 1, scheduled: 1 })
    await sound()
  })

  test('is not touched by a hold that somebody only looks at', async () => {
    const { studio, clientId, serviceId, sell, states } = await aDesk(open, 1)
    await sell()
    await sell()
    const { session } = await studio.call('sessions.create', { serviceId, startsAt: at('03-10') })

    await studio.call('bookings.create', { sessionId: session.id, clientId, dryRun: true })

    expect((await states()).map(([, status]) => status)).toEqual(['active', 'queued'])
  })
})

describeStudio('a pack of which nothing remains', (open) => {
  test('makes room for the next sale, whose days count from that day', async () => {
    const { sell, book, states } = await aDesk(open, 1)
    await sell()
    await book('03-20')
    await sell()

    expect(await states()).toEqual([
      [1, 'ended', 0, '2026-04-01'],
      [2, 'active', 1, '2026-04-01'],
    ])
  })

  test('makes room for the next one when staff take the last of it', async () => {
    const { studio, clientId, sell, states } = await aDesk(open)
    await sell()
    const { id: grantId } = await sell()
    const reason = 'Sold by mistake'

    await studio.call('credits.revoke', { clientId, sessionCount: 2, reason, grantId: 1 })

    expect(await states()).toEqual([
      [1, 'ended', 0, '2026-04-01'],
      [2, 'active', 2, '2026-04-01'],
    ])
    await studio.call('credits.revoke', { clientId, sessionCount: 1, reason, grantId })
    expect((await states())[1]).toEqual([2, 'active', 1, '2026-04-01'])
  })

  test('leaves the places of other families and of general credits alone', async () => {
    const { studio, clientId, sell, book, states } = await aDesk(open, 1)
    await aService(studio, { name: 'Yoga', kind: 'group', family: 'Classes' })
    const classes = await aPackage(studio, { name: 'Classes', family: 'Classes', credits: 3 })
    const general = await aPackage(studio, { name: 'Anything', family: null, credits: 3 })
    await sell()
    for (const pack of [classes, general]) {
      await sell({ packageId: pack.id })
      await sell({ packageId: pack.id })
    }

    await book('03-10')

    expect((await states()).map(([, status]) => status)).toEqual([
      'ended',
      'active',
      'queued',
      'active',
      'queued',
    ])
    expect((await studio.call('credits.summary', { clientId })).available).toBe(6)
  })

  test('of one client is nothing to another', async () => {
    const { studio, sell, book, states } = await aDesk(open, 1)
    await sell()
    const other = await aClient(studio, { firstName: 'Bea' })
    await sell({ clientId: other.id })
    await sell({ clientId: other.id })

    await book('03-10')

    expect((await states()).map(([, status]) => status)).toEqual(['ended'])
    const { rows } = await studio.call('subscriptions.list', { clientId: other.id })
    expect(rows.map(({ status }) => status)).toEqual(['active', 'queued'])
  })
})
