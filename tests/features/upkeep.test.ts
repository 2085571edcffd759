import { expect, test } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { SYSTEM } from '../../src/shared/domain/permissions.ts'
import { allRows } from '../support/refusals.ts'
import { aClient, aPackage, aService, describeStudio, type TestStudio } from '../support/studio.ts'

const at = (day: string) => `2026-${day}T10:00:00${day > '03-28' && day < '10-25' ? '+02:00' : '+01:00'}`
const NOTHING = {
  expired: 0,
  rolledOver: 0,
  issued: 0,
  ended: 0,
  activated: 0,
  frozen: 0,
  unfrozen: 0,
  lapsed: 0,
}

/** A client who buys, at a desk on the 2nd of March 2026. */
async function aDesk(open: (options?: { now: string }) => Promise<TestStudio>, now = at('03-02')) {
  const studio = await open({ now })
  const { id: clientId } = await aClient(studio)
  const { id: serviceId } = await aService(studio)
  const sell = async (terms: Partial<Input<'packages.create'>> = {}) => {
    const { id: packageId } = await aPackage(studio, { credits: 3, validityDays: 30, ...terms })
    return (await studio.call('purchases.create', { clientId, packageId })).grant
  }
  const aSession = async (day: string, input: object = {}) =>
    (await studio.call('sessions.create', { serviceId, startsAt: at(day), ...input })).session
  const book = async (day: string, input: object = {}) => {
    const { id: sessionId } = await aSession(day)
    return (await studio.call('bookings.create', { sessionId, clientId, ...input })).booking
  }
  /** What the upkeep of a day does. A second run of it finds nothing and keeps nothing. */
  const upkeepOn = async (day: string) => {
    studio.setNow(at(day))
    const reply = await studio.core.call(SYSTEM, 'upkeep.run', {})
    if (!reply.ok) throw new Error(JSON.stringify(reply.error))
    const kept = await allRows({ raw: studio.raw, dialect: studio.engine.dialect })
    const told = studio.pushes.length
    expect(await studio.core.call(SYSTEM, 'upkeep.run', {})).toEqual({ ok: true, value: NOTHING })
    expect(await allRows({ raw: studio.raw, dialect: studio.engine.dialect })).toEqual(kept)
    expect(studio.pushes).toHaveLength(told)
    const { findings } = await studio.call('integrity.check', {})
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    return Object.fromEntries(Object.entries(reply.value).filter(([, count]) => count !== 0))
  }
  const states = async () => {
    const { rows } = await studio.call('subscriptions.list', { clientId })
    return rows.map((row) => [row.status, row.remaining, row.expired, row.expiresOn])
  }
  const lots = async () => {
    const { grants } = await studio.call('credits.explain', { clientId })
    return grants.map((grant) => [grant.effectiveFrom, grant.expiresOn, grant.available, grant.expired])
  }
  return { studio, clientId, serviceId, sell, aSession, book, upkeepOn, states, lots }
}

describeStudio('what expires', (open) => {
  test('does so on the day after its last valid one, by nobody', async () => {
    const { studio, clientId, sell, upkeepOn, states } = await aDesk(open)
    await sell()
    expect(await upkeepOn('04-01')).toEqual({})

    expect(await upkeepOn('04-02')).toEqual({ expired: 3, ended: 1 })

    expect(await states()).toEqual([['ended', 0, 3, '2026-04-01']])
    const { entries } = await studio.call('credits.explain', { clientId })
    expect(entries.at(-1)).toMatchObject({
      kind: 'EXPIRE',
      units: 3,
      actor: 'Tallybook',
      sentence: '3 sessions expired: Valid until 1 Apr 2026.',
    })
    const { rows } = await studio.call('audit.list', { limit: 2 })
    expect(rows).toMatchObject([
      { method: 'upkeep.run', actor: 'Tallybook', entity: 'studio', after: { expired: 3, ended: 1 } },
      {
        method: 'upkeep.run',
        entity: 'subscription',
        before: { status: 'active' },
        after: { status: 'ended' },
      },
    ])
    expect(studio.pushes.at(-1)).toMatchObject({
      kind: 'changed',
      topics: expect.arrayContaining(['credits']),
    })
  })

  test('lets holds stand, and the pack with other lots', async () => {
    const { studio, clientId, sell, book, upkeepOn, states } = await aDesk(open)
    await sell()
    await studio.call('credits.allocate', {
      clientId,
      sessionCount: 2,
      family: 'Personal training',
      expiresOn: '2026-03-10',
    })
    await book('03-31', { grantId: 1 })

    expect(await upkeepOn('03-11')).toEqual({ expired: 2 })
    expect(await states()).toEqual([['active', 2, 2, '2026-04-01']])
    expect(await upkeepOn('04-10')).toEqual({ expired: 2, ended: 1 })
    expect(await studio.call('credits.summary', { clientId })).toMatchObject({ scheduled: 1, total: 1 })
  })

  test('expires again when the grace of what came back is over', async () => {
    const { studio, sell, book, upkeepOn, states } = await aDesk(open)
    await sell()
    const booking = await book('04-01')
    await upkeepOn('04-02')
    await studio.call('bookings.cancel', { bookingId: booking.id, by: 'studio' })

    expect(await states()).toEqual([['ended', 1, 2, '2026-04-09']])
    expect(await upkeepOn('04-09')).toEqual({})
    expect(await upkeepOn('04-10')).toEqual({ expired: 1 })
    expect(await states()).toEqual([['ended', 0, 3, '2026-04-09']])
  })

  test('hands the place over, and the days of the next count from that day', async () => {
    const { sell, upkeepOn, states } = await aDesk(open)
    await sell()
    await sell()
    await sell()

    expect(await upkeepOn('04-06')).toEqual({ expired: 3, ended: 1, activated: 1 })

    expect(await states()).toEqual([
      ['ended', 0, 3, '2026-04-01'],
      ['active', 3, 0, '2026-05-06'],
      ['queued', 3, 0, null],
    ])
    expect(await upkeepOn('05-07')).toEqual({ expired: 3, ended: 1, activated: 1 })
  })

  test('keeps what a freeze without an end is on, for nobody knows its last day', async () => {
    const { studio, sell, upkeepOn, states } = await aDesk(open)
    await sell()
    await studio.raw.exec(
      "insert into freezes (subscription_id, from_day, until_day, created_at) values (1, '2026-03-20', null, 0)",
    )

    expect(await upkeepOn('04-20')).toEqual({ frozen: 1 })
    expect(await states()).toEqual([['frozen', 3, 0, '2026-04-01']])
    await studio.raw.exec('update freezes set cancelled_at = 1')
    expect(await upkeepOn('04-20')).toEqual({ unfrozen: 1, expired: 3, ended: 1 })
  })

  test('mends what an older version has left: a used-up pack in the place of another', async () => {
    const { studio, sell, upkeepOn, states } = await aDesk(open)
    await sell({ credits: 1 })
    await studio.raw.exec("update subscriptions set status = 'ended', ended_at = 0")
    await sell({ credits: 1 })
    await sell()
    await studio.call('credits.revoke', { clientId: 1, sessionCount: 1, reason: 'x', grantId: 1 })
    await studio.raw.exec("update subscriptions set status = 'queued' where id = 2")
    await studio.raw.exec("update subscriptions set status = 'active', ended_at = null where id = 1")

    expect(await upkeepOn('03-05')).toEqual({ ended: 1, activated: 1 })
    expect((await states()).map(([status]) => status)).toEqual(['ended', 'active', 'queued'])
  })
})

describeStudio('memberships', (open) => {
  const MONTHLY = { kind: 'membership', validityDays: null } as const

  test('are issued the lot of each period 60 days ahead', async () => {
    const { sell, upkeepOn, lots } = await aDesk(open)
    await sell(MONTHLY)
    expect(await lots()).toEqual([
      ['2026-03-02', '2026-04-01', 3, 0],
      ['2026-04-02', '2026-05-01', 3, 0],
    ])

    expect(await upkeepOn('03-03')).toEqual({ issued: 1 })
    expect(await upkeepOn('04-02')).toEqual({ expired: 3 })
    expect(await upkeepOn('04-03')).toEqual({ issued: 1 })

    expect(await lots()).toEqual([
      ['2026-03-02', '2026-04-01', 0, 3],
      ['2026-04-02', '2026-05-01', 3, 0],
      ['2026-05-02', '2026-06-01', 3, 0],
      ['2026-06-02', '2026-07-01', 3, 0],
    ])
  })

  test('catch up with the periods in which nobody opened the studio', async () => {
    const { sell, upkeepOn, lots, states } = await aDesk(open)
    await sell({ ...MONTHLY, rollover: 1 })

    expect(await upkeepOn('08-10')).toEqual({ issued: 6, expired: 15, rolledOver: 1 })

    expect((await lots()).slice(-4)).toEqual([
      ['2026-08-02', '2026-09-01', 3, 0],
      ['2026-09-02', '2026-10-01', 3, 0],
      ['2026-10-02', '2026-11-01', 3, 0],
      ['2026-07-02', '2026-09-01', 1, 0],
    ])
    expect(await states()).toEqual([['active', 10, 15, '2026-11-01']])
  })

  test('roll over what their terms allow, once, into the next period', async () => {
    const { studio, clientId, sell, book, upkeepOn, lots } = await aDesk(open)
    await sell({ ...MONTHLY, rollover: 2 })
    await upkeepOn('03-10')

    expect(await upkeepOn('04-02')).toEqual({ expired: 3, rolledOver: 2 })

    expect(await lots()).toEqual([
      ['2026-03-02', '2026-04-01', 0, 3],
      ['2026-04-02', '2026-05-01', 3, 0],
      ['2026-05-02', '2026-06-01', 3, 0],
      ['2026-03-02', '2026-05-01', 2, 0],
    ])
    const { grants, entries } = await studio.call('credits.explain', { clientId })
    expect(grants.at(-1)).toMatchObject({ source: 'rollover', category: 'paid' })
    expect(entries.at(-1)).toMatchObject({ kind: 'GRANT', units: 2, reason: 'Rolled over from 2026-03-02' })
    expect(
      await studio.raw.rows('select rolled_from, period_no, unit_amount from grants where id = 4'),
    ).toEqual([{ rolled_from: 1, period_no: null, unit_amount: 16_666 }])
    // What was rolled over is spent first, and does not roll again.
    expect(await book('04-10')).toMatchObject({ grantId: 4 })
    expect(await upkeepOn('05-02')).toEqual({ issued: 1, expired: 4, rolledOver: 2 })
    expect((await lots()).at(-1)).toEqual(['2026-04-02', '2026-06-01', 2, 0])
  })

  test('roll nothing over that came back in a grace', async () => {
    const { studio, sell, book, upkeepOn } = await aDesk(open)
    await sell({ ...MONTHLY, rollover: 3 })
    const booking = await book('04-01')
    expect(await upkeepOn('04-02')).toEqual({ expired: 2, rolledOver: 2, issued: 1 })
    await studio.call('bookings.cancel', { bookingId: booking.id, by: 'studio' })

    expect(await upkeepOn('04-10')).toEqual({ expired: 1, issued: 1 })
  })

  test('roll nothing over twice when what had expired is extended', async () => {
    const { studio, sell, upkeepOn } = await aDesk(open)
    await sell({ ...MONTHLY, rollover: 1 })
    expect(await upkeepOn('04-02')).toMatchObject({ expired: 3, rolledOver: 1 })
    await studio.call('credits.extend', { grantId: 1, expiresOn: '2026-04-05' })

    expect(await upkeepOn('04-06')).toEqual({ expired: 2, issued: 1 })
  })

  test('end after their last day, and hand over to the one that waits', async () => {
    const { studio, sell, upkeepOn, lots, states } = await aDesk(open)
    await sell({ kind: 'membership', validityDays: 31, rollover: 3 })
    await sell(MONTHLY)
    expect(await upkeepOn('04-01')).toEqual({})

    expect(await upkeepOn('04-04')).toEqual({ expired: 3, ended: 1, activated: 1, issued: 1 })

    expect(await states()).toEqual([
      ['ended', 0, 3, '2026-04-01'],
      ['active', 6, 0, '2026-06-03'],
    ])
    expect((await lots()).slice(1)).toEqual([
      ['2026-03-02', '2026-05-03', 3, 0],
      ['2026-05-04', '2026-06-03', 3, 0],
    ])
    expect(await studio.raw.rows('select anchor_on, ends_on from subscriptions where id = 2')).toEqual([
      { anchor_on: '2026-04-04', ends_on: null },
    ])
  })

  test('that waited and are over already are ended as well', async () => {
    const { studio, sell, upkeepOn, states } = await aDesk(open)
    await sell({ kind: 'membership', validityDays: 31 })
    await sell({ kind: 'membership', validityDays: 40 })
    // As a merge leaves one that was active before.
    await studio.raw.exec(
      "update subscriptions set activated_on = '2026-03-02', anchor_on = '2026-03-02', ends_on = '2026-04-10' where id = 2",
    )
    await studio.raw.exec("update grants set expires_on = '2026-04-01' where subscription_id = 2")

    expect(await upkeepOn('04-20')).toEqual({ expired: 9, ended: 2, activated: 1, issued: 1 })
    expect((await states()).map(([status]) => status)).toEqual(['ended', 'ended'])
  })

  test('move their periods on by a freeze', async () => {
    const { studio, sell, upkeepOn, lots } = await aDesk(open)
    await sell(MONTHLY)
    await studio.call('subscriptions.freeze', { subscriptionId: 1, from: '2026-03-10', until: '2026-03-19' })

    expect(await upkeepOn('03-12')).toEqual({ frozen: 1 })
    expect(await upkeepOn('03-20')).toEqual({ unfrozen: 1, issued: 1 })

    expect(await lots()).toEqual([
      ['2026-03-02', '2026-04-11', 3, 0],
      ['2026-04-12', '2026-05-11', 3, 0],
      ['2026-05-12', '2026-06-11', 3, 0],
    ])
    expect(await upkeepOn('04-12')).toEqual({ expired: 3 })
  })

  test('give back of new lots what a refund still asks for', async () => {
    const { studio, sell, upkeepOn, states } = await aDesk(open)
    await sell({ ...MONTHLY, price: { amount: 3_000, currency: 'EUR' } })
    await studio.call('purchases.refund', { purchaseId: 1, amount: 3_000 })
    expect((await states())[0]?.[1]).toBe(0)

    await upkeepOn('03-03')

    expect((await states())[0]?.[1]).toBe(0)
  })
})

describeStudio('the upkeep', (open, openEmpty) => {
  test('turns freezes on and off with the days', async () => {
    const { studio, sell, upkeepOn } = await aDesk(open)
    await sell()
    await studio.call('subscriptions.freeze', { subscriptionId: 1, from: '2026-03-10', until: '2026-03-12' })
    const status = () => studio.raw.rows('select status, version from subscriptions')

    expect(await upkeepOn('03-09')).toEqual({})
    expect(await upkeepOn('03-10')).toEqual({ frozen: 1 })
    expect(await status()).toEqual([{ status: 'frozen', version: 3 }])
    expect(await upkeepOn('03-12')).toEqual({})
    expect(await upkeepOn('03-13')).toEqual({ unfrozen: 1 })
    expect(await status()).toEqual([{ status: 'active', version: 4 }])
  })

  test('gives up bookings that nobody confirmed, and waits that were in vain', async () => {
    const { studio, sell, book, aSession, upkeepOn } = await aDesk(open)
    await sell()
    const pending = await book('03-10', { confirmed: false })
    const other = await aClient(studio, { firstName: 'Bea' })
    const full = await aSession('03-06', { clientId: other.id, funding: 'unpaid' })
    await studio.call('bookings.create', { sessionId: full.id, clientId: 1, waitlist: true })

    expect(await upkeepOn('03-04')).toEqual({ lapsed: 1 })
    expect(await upkeepOn('03-06')).toEqual({ lapsed: 1 })

    const { rows } = await studio.call('bookings.list', { clientId: 1 })
    expect(rows.map(({ id, status }) => [id, status])).toEqual([
      [pending.id, 'lapsed'],
      [3, 'lapsed'],
    ])
  })

  test('may be asked for by who runs the studio, and answers the same again', async () => {
    const { studio, sell } = await aDesk(open)
    await sell()
    studio.setNow(at('04-02'))
    const { staff } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })

    expect(await studio.as(staff.id).refused('upkeep.run', {})).toMatchObject({ code: 'UNAUTHORIZED_ACCESS' })
    expect(await studio.call('upkeep.run', { dryRun: true })).toMatchObject({ expired: 3 })
    const first = await studio.call('upkeep.run', { commandId: 'a' })
    expect(first).toMatchObject({ expired: 3, ended: 1 })
    expect(await studio.call('upkeep.run', { commandId: 'a' })).toEqual(first)
    const audited = (await studio.call('audit.list', {})).rows.length
    expect(await studio.call('upkeep.run', { commandId: 'b' })).toEqual(NOTHING)
    expect((await studio.call('audit.list', {})).rows).toHaveLength(audited)
    studio.setNow(at('09-02'))
    await sell({ credits: 1, validityDays: 1 })
    studio.setNow(at('09-05'))
    expect(await studio.call('upkeep.run', { commandId: 'b' })).toEqual(NOTHING)
    const { entries } = await studio.call('credits.explain', { clientId: 1 })
    expect(entries.find(({ kind }) => kind === 'EXPIRE')).toMatchObject({ actor: 'Olga Owner' })
  })

  test('has nothing to do before there is a studio', async () => {
    const empty = await openEmpty()

    expect(await empty.core.call(SYSTEM, 'upkeep.run', {})).toEqual({ ok: true, value: NOTHING })
    expect(empty.pushes).toEqual([])
  })
})

describeStudio('a release after the end of a period', (open) => {
  const monthly = { kind: 'membership', period: 'month', rollover: 3, credits: 4 } as const

  test.each(['before', 'after'] as const)(
    'rolls over the same whether it comes %s the upkeep of the day',
    async (order) => {
      const { studio, clientId, sell, book, upkeepOn } = await aDesk(open)
      await sell({ ...monthly, validityDays: 365 })
      const { id: bookingId } = await book('03-20')
      studio.setNow('2026-04-02T00:00:20+02:00')

      if (order === 'after') await upkeepOn('04-02')
      await studio.call('bookings.cancel', { bookingId, by: 'studio' })
      await upkeepOn('04-02')

      const { grants } = await studio.call('credits.explain', { clientId })
      expect(grants.filter(({ source }) => source === 'rollover')).toMatchObject([
        { granted: 3, available: 3 },
      ])
      const { available } = await studio.call('credits.summary', { clientId })
      expect(available).toBe(1 + 3 + 4)
      expect((await studio.call('integrity.check', {})).ok).toBe(true)
    },
  )
})
