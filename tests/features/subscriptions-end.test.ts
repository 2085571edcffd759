import { expect, test } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aClient, aPackage, aService, describeStudio, type TestStudio } from '../support/studio.ts'

const at = (day: string) => `2026-${day}T10:00:00${day < '03-29' ? '+01:00' : '+02:00'}`
const REASON = 'Moves away'

async function aDesk(open: () => Promise<TestStudio>) {
  const studio = await open()
  const { id: clientId } = await aClient(studio)
  const { id: serviceId } = await aService(studio)
  const sell = async (terms: Partial<Input<'packages.create'>> = {}) => {
    const { id: packageId } = await aPackage(studio, { credits: 3, validityDays: 30, ...terms })
    return (await studio.call('purchases.create', { clientId, packageId })).grant
  }
  const book = async (day: string, input: object = {}) => {
    const { session } = await studio.call('sessions.create', { serviceId, startsAt: at(day) })
    return (await studio.call('bookings.create', { sessionId: session.id, clientId, ...input })).booking
  }
  const end = (subscriptionId: number, input: object = {}) =>
    studio.call('subscriptions.end', { subscriptionId, reason: REASON, ...input })
  const states = async () => {
    const { rows } = await studio.call('subscriptions.list', { clientId })
    return rows.map((row) => [row.status, row.remaining, row.scheduled, row.expiresOn])
  }
  const sound = async () => {
    const { findings } = await studio.call('integrity.check', {})
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  }
  return { studio, clientId, sell, book, end, states, sound }
}

describeStudio('subscriptions.end', (open) => {
  test('takes back what is available, lets holds stand and activates the next', async () => {
    const { studio, clientId, sell, book, end, states, sound } = await aDesk(open)
    await sell()
    await sell()
    await book('03-20')

    expect(await end(1)).toMatchObject({
      subscription: { id: 1, status: 'ended', revoked: 2, scheduled: 1, remaining: 0 },
      revoked: 2,
      activated: 2,
      availableSessions: 3,
    })

    expect(await states()).toEqual([
      ['ended', 0, 1, '2026-04-01'],
      ['active', 3, 0, '2026-04-19'],
    ])
    const { entries } = await studio.call('credits.explain', { clientId })
    expect(entries.at(-1)).toMatchObject({ kind: 'REVOKE', units: 2, reason: REASON, actor: 'Olga Owner' })
    const { rows } = await studio.call('audit.list', { entity: 'subscription', entityId: 1 })
    expect(rows.map(({ before, after }) => ({ before, after }))).toContainEqual({
      before: { status: 'active' },
      after: { status: 'ended', revoked: 2, reason: REASON },
    })
    await sound()
  })

  test('ends one that waits, and leaves the place to who has it', async () => {
    const { sell, end, states } = await aDesk(open)
    await sell()
    await sell()
    await sell()

    expect(await end(2)).toMatchObject({ revoked: 3, activated: null })

    expect((await states()).map(([status]) => status)).toEqual(['active', 'ended', 'queued'])
    expect(await end(1)).toMatchObject({ revoked: 3, activated: 3 })
  })

  test('goes down the queue past what was all held while it waited', async () => {
    const { sell, book, end, states, sound } = await aDesk(open)
    await sell()
    await sell({ credits: 1 })
    await sell()
    await book('04-10')

    expect(await end(1)).toMatchObject({ revoked: 3, activated: 3 })

    expect(await states()).toEqual([
      ['ended', 0, 0, '2026-04-01'],
      ['ended', 0, 1, '2026-04-10'],
      ['active', 3, 0, '2026-05-10'],
    ])
    await sound()
  })

  test('ends a membership with the lots of its periods to come', async () => {
    const { clientId, studio, sell, end, states, sound } = await aDesk(open)
    await sell({ kind: 'membership', validityDays: null })

    expect(await end(1)).toMatchObject({ revoked: 6, activated: null, availableSessions: 0 })

    expect((await states()).map(([status, remaining]) => [status, remaining])).toEqual([['ended', 0]])
    expect(await studio.call('credits.summary', { clientId })).toMatchObject({ total: 0, revoked: 6 })
    await sound()
  })

  test('begins the periods of the membership that waited for it', async () => {
    const { studio, sell, book, end, sound } = await aDesk(open)
    await sell({ kind: 'membership', validityDays: 20 })
    await sell({ kind: 'membership', validityDays: 60, price: { amount: 9_000, currency: 'EUR' } })
    const held = await book('03-20')
    const waiting = await book('05-05', { grantId: 2 })
    studio.setNow('2026-03-05T09:00:00+01:00')

    expect(await end(1)).toMatchObject({ revoked: 2, activated: 2, availableSessions: 2 })

    expect([held.subscriptionId, waiting.subscriptionId]).toEqual([1, 2])
    expect(
      await studio.raw.rows(
        `select anchor_on, activated_on, ends_on, version from subscriptions where id = 2`,
      ),
    ).toEqual([{ anchor_on: '2026-03-05', activated_on: '2026-03-05', ends_on: '2026-05-18', version: 2 }])
    // The first lot pays already for a session after its period, and stays valid for it.
    expect(
      await studio.raw.rows(
        'select effective_from, expires_on, period_no, available, unit_amount from grants where subscription_id = 2',
      ),
    ).toEqual([
      {
        effective_from: '2026-03-02',
        expires_on: '2026-05-05',
        period_no: 0,
        available: 2,
        unit_amount: 1_500,
      },
      {
        effective_from: '2026-04-05',
        expires_on: '2026-05-04',
        period_no: 1,
        available: 3,
        unit_amount: 1_500,
      },
    ])
    await sound()
  })

  test('tests what exists, its version and its state', async () => {
    const { studio, sell, end } = await aDesk(open)
    await sell()
    const refused = (input: object) =>
      studio.refused('subscriptions.end', { subscriptionId: 1, reason: REASON, ...input })

    expect(await refused({ subscriptionId: 9 })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refused({ version: 7 })).toMatchObject({
      code: 'STALE_VERSION',
      details: { expected: 7, found: 1, changes: { status: { asked: 'ended', stored: 'active' } } },
    })
    expect(await refused({ reason: ' ' })).toMatchObject({ code: 'VALIDATION' })
    expect(await refused({ reason: undefined })).toMatchObject({ code: 'MISSING_REQUIRED_FIELDS' })
    await end(1, { version: 1 })
    expect(await refused({})).toMatchObject({
      code: 'INVALID_TRANSITION',
      details: { from: 'ended', to: 'ended', why: '10 sessions has ended already.' },
    })
  })

  test('is for those who may take credits away, and a dry run keeps nothing', async () => {
    const { studio, sell, end, states } = await aDesk(open)
    await sell()
    const { staff } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })

    expect(
      await studio.as(staff.id).refused('subscriptions.end', { subscriptionId: 1, reason: REASON }),
    ).toMatchObject({ code: 'UNAUTHORIZED_ACCESS', details: { permission: 'credits.revoke' } })
    expect(await end(1, { dryRun: true })).toMatchObject({ revoked: 3 })
    expect(await states()).toEqual([['active', 3, 0, '2026-04-01']])
  })
})
