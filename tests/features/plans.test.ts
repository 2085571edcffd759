import { describe, expect, it } from 'vitest'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** A Monday two weeks after the test's own day. */
const FROM = { date: '2026-03-16', time: '10:00' }

async function setUp(studio: TestStudio) {
  const service = await aService(studio)
  const trainer = await aTrainer(studio, { name: 'Tara Trainer' })
  const client = await aClient(studio)
  const pack = await aPackage(studio, { family: 'Personal training', validityDays: 365 })
  const sell = async (metadata?: Record<string, unknown>) => {
    const input = { clientId: client.id, packageId: pack.id }
    return studio.call('purchases.create', metadata === undefined ? input : { ...input, metadata })
  }
  const bookings = () => studio.raw.rows<{ id: number }>('select id from bookings order by id')
  return { service, trainer, client, pack, sell, bookings }
}

const kindsWaiting = async (studio: TestStudio) =>
  (await studio.call('attention.list', {})).rows.map(({ kind }) => kind)

describeStudio('a plan of a sale', (open) => {
  it('is shown before anything is made', async () => {
    const studio = await open()
    const { sell, trainer, bookings } = await setUp(studio)
    const { purchase } = await sell()

    const asked = { purchaseId: purchase.id, ...FROM, perWeek: 2 } as const
    const preview = await studio.call('plans.preview', asked)

    expect(preview).toMatchObject({
      clientName: 'Ada Berg',
      plan: null,
      wishes: { count: 10, countSource: 'tier', most: 10, weekdays: [1, 4] },
      questions: [],
      trainer: { chosenId: trainer.id, sentence: 'Tara Trainer is the only one who can.' },
    })
    expect(preview.occurrences.map(({ wallStart, how }) => `${wallStart} ${how}`).slice(0, 3)).toEqual([
      '2026-03-16T10:00 wished',
      '2026-03-19T10:00 wished',
      '2026-03-23T10:00 wished',
    ])
    expect(await bookings()).toEqual([])
  })

  it('asks what it must know', async () => {
    const studio = await open()
    const { sell } = await setUp(studio)
    await aService(studio, { name: 'Duo' })
    const { purchase } = await sell()

    const { questions, occurrences, services } = await studio.call('plans.preview', {
      purchaseId: purchase.id,
    })

    expect(questions.map(({ code }) => code)).toEqual(['service_unknown', 'date_unknown', 'time_unknown'])
    expect(occurrences).toEqual([])
    expect(services.map(({ name }) => name)).toEqual(['Duo', 'Personal training'])
    const refusal = await studio.refused('plans.commit', { purchaseId: purchase.id, count: 3 })
    expect(refusal.code).toBe('VALIDATION')
    expect(await studio.refused('plans.preview', { purchaseId: 99 })).toMatchObject({ code: 'NOT_FOUND' })
    const other = await aService(studio, { name: 'Yoga', family: 'Classes' })
    const wrong = { purchaseId: purchase.id, serviceId: other.id }
    expect(await studio.refused('plans.preview', wrong)).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('makes every session, each booked by the credits of the sale alone', async () => {
    const studio = await open()
    const { sell, client, service, trainer } = await setUp(studio)
    // Good for everything, and spent before the sale's own if nobody says otherwise.
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 50 })
    const { purchase, grant } = await sell()

    const { plan, sessions } = await studio.call('plans.commit', {
      purchaseId: purchase.id,
      ...FROM,
      count: 4,
    })

    expect(plan).toMatchObject({
      ...{ status: 'done', count: 4, placed: 4, countSource: 'staff', confirmed: true, problem: null },
      ...{ serviceId: service.id, trainerId: trainer.id },
    })
    expect(sessions.map(({ state, bookingStatus }) => `${state} ${bookingStatus}`)).toEqual(
      Array.from({ length: 4 }, () => 'placed confirmed'),
    )
    const held = await studio.raw.rows<{ grant: number; source: string; series: number }>(
      `select h.grant_id as "grant", b.source, s.series_id as series from booking_holds h
       join bookings b on b.id = h.booking_id join sessions s on s.id = b.session_id`,
    )
    expect(held).toHaveLength(4)
    expect(new Set(held.map((row) => Number(row.grant)))).toEqual(new Set([grant.id]))
    expect(new Set(held.map((row) => row.source))).toEqual(new Set(['plan']))
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
    const again = await studio.refused('plans.commit', { purchaseId: purchase.id, ...FROM, count: 4 })
    expect(again).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'Every session of this plan was made already.',
    })
    expect(await studio.call('plans.list', { clientId: client.id })).toMatchObject({ total: 1 })
    expect((await studio.call('plans.get', { id: plan.id })).trainer).toMatchObject({ chosenId: trainer.id })
  })

  it('makes all or nothing, or what fits', async () => {
    const studio = await open()
    const { sell, service, trainer, bookings } = await setUp(studio)
    const { purchase } = await sell()
    const place = { serviceId: service.id, trainerId: trainer.id }
    await studio.call('sessions.create', { ...place, startsAt: '2026-03-23T10:00:00+01:00' })
    const times = [
      { index: 0, startsAt: '2026-03-16T10:00:00+01:00' },
      { index: 1, startsAt: '2026-03-23T10:30:00+01:00' },
    ]
    const wished = { purchaseId: purchase.id, ...FROM, count: 3, times }

    expect(await studio.refused('plans.commit', wished)).toMatchObject({ code: 'TRAINER_CONFLICT' })
    expect(await bookings()).toEqual([])
    expect((await studio.call('plans.list', {})).total).toBe(0)
    const short = { ...wished, times: times.slice(0, 1) }
    expect(await studio.refused('plans.commit', short)).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: '2 sessions have no time yet. Choose one, or make what fits.',
    })

    const { plan, sessions } = await studio.call('plans.commit', { ...wished, mode: 'fits' })
    expect(plan).toMatchObject({ status: 'partial', placed: 1 })
    expect(sessions.map(({ state, reason }) => `${state} ${reason?.code ?? ''}`)).toEqual([
      'placed ',
      'unplaced TRAINER_CONFLICT',
      'unplaced NO_TIME',
    ])
    expect(await kindsWaiting(studio)).toEqual(['plan_partial'])
  })

  it('moves what clashes, as near as it can', async () => {
    const studio = await open()
    const { sell, service, trainer } = await setUp(studio)
    const { purchase } = await sell()
    const place = { serviceId: service.id, trainerId: trainer.id }
    await studio.call('sessions.create', { ...place, startsAt: '2026-03-16T10:30:00+01:00' })
    await studio.call('timeOff.add', { trainerId: trainer.id, from: '2026-03-23', until: '2026-03-23' })

    const { sessions } = await studio.call('plans.commit', { purchaseId: purchase.id, ...FROM, count: 2 })

    expect(sessions.map(({ startsAt }) => startsAt)).toEqual([
      '2026-03-16T08:30:00.000Z',
      '2026-03-24T09:00:00.000Z',
    ])
  })

  it('takes the trainer who is asked for, and says so', async () => {
    const studio = await open()
    const { sell, trainer, client } = await setUp(studio)
    const other = await aTrainer(studio, { name: 'Uma Other' })
    await studio.call('assignments.assign', { clientId: client.id, trainerId: trainer.id })
    const { purchase } = await sell()
    const asked = { purchaseId: purchase.id, ...FROM, count: 1 }

    const own = await studio.call('plans.preview', asked)
    expect(own.trainer).toMatchObject({
      ...{ chosenId: trainer.id, byHand: false, decidedBy: 'assigned' },
      sentence: 'Tara Trainer looks after the client. Next: Uma Other.',
    })
    const chosen = await studio.call('plans.commit', { ...asked, trainerId: other.id })
    expect(chosen.plan.trainerName).toBe('Uma Other')
    const kept = await studio.call('plans.get', { purchaseId: purchase.id })
    expect(kept.trainer).toMatchObject({
      byHand: true,
      sentence: 'Uma Other was chosen by hand. By itself it would be Tara Trainer.',
    })
    expect(await studio.refused('plans.preview', { ...asked, trainerId: 99 })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('never has more sessions than its credits pay for', async () => {
    const studio = await open()
    const { sell } = await setUp(studio)
    const { purchase } = await sell()

    const { plan } = await studio.call('plans.commit', { purchaseId: purchase.id, ...FROM, count: 30 })

    expect(plan).toMatchObject({ status: 'done', count: 10, placed: 10 })
  })

  it('lists sessions after the last valid day without a place', async () => {
    const studio = await open()
    const { client } = await setUp(studio)
    const short = await aPackage(studio, { name: 'Short', family: 'Personal training', validityDays: 30 })
    const { purchase } = await studio.call('purchases.create', { clientId: client.id, packageId: short.id })

    const asked = { purchaseId: purchase.id, ...FROM, count: 4 }
    const preview = await studio.call('plans.preview', asked)
    expect(preview.occurrences.map(({ obstacle }) => obstacle?.code ?? null)).toEqual([
      null,
      null,
      null,
      'UNFUNDED',
    ])
    const { plan, sessions } = await studio.call('plans.commit', { ...asked, mode: 'fits' })
    expect(plan).toMatchObject({ status: 'partial', placed: 3 })
    expect(sessions[3]?.reason?.code).toBe('GRANT_EXPIRED')
  })

  it('is refused where it was changed in the meantime, and for who is deactivated', async () => {
    const studio = await open()
    const { sell, client } = await setUp(studio)
    const { purchase } = await sell()
    const { plan } = await studio.call('plans.run', { purchaseId: purchase.id })
    const asked = { purchaseId: purchase.id, ...FROM, count: 1 }

    expect(await studio.refused('plans.commit', { ...asked, version: plan.version + 1 })).toMatchObject({
      code: 'STALE_VERSION',
    })
    await studio.call('clients.deactivate', { clientId: client.id })
    expect(await studio.refused('plans.commit', asked)).toMatchObject({ code: 'INVALID_TRANSITION' })
  })

  it('is taken back as one step, and can then be made again', async () => {
    const studio = await open()
    const { sell, client } = await setUp(studio)
    const { purchase } = await sell()
    const { plan } = await studio.call('plans.commit', { purchaseId: purchase.id, ...FROM, count: 3 })

    const { undone } = await studio.call('undo.last', {})
    expect(undone.label).toBe('Planned 3 sessions for Ada Berg')
    const after = await studio.call('plans.get', { id: plan.id })
    expect(after.plan).toMatchObject({ status: 'failed', placed: 0, problem: { code: 'undone' } })
    expect(after.sessions.map(({ reason }) => reason?.code)).toEqual(['UNDONE', 'UNDONE', 'UNDONE'])
    expect((await studio.call('credits.summary', { clientId: client.id })).available).toBe(10)

    const again = await studio.call('plans.retry', { id: plan.id })
    expect(again.plan).toMatchObject({ status: 'done', placed: 3 })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })
})

describeStudio('a sale that asks for its plan', (open) => {
  it('has it made with the sale', async () => {
    const studio = await open()
    const { sell } = await setUp(studio)

    const { plan } = await sell({ schedule: { timeSlot: '10:00', date: '2026-03-16' } })

    expect(plan).toMatchObject({ status: 'done', count: 10, placed: 10 })
    expect((await sell({ note: 'nothing' })).plan).toBe(null)
  })

  it('waits where nobody said how many, and is made when somebody confirms it', async () => {
    const studio = await open()
    const { sell, bookings } = await setUp(studio)

    const { plan } = await sell({ tier: 'gold', plan: 'auto', timeSlot: '10:00', date: '2026-03-16' })

    expect(plan).toMatchObject({ status: 'queued', placed: 0 })
    expect(await bookings()).toEqual([])
    expect(await kindsWaiting(studio)).toEqual(['plan_unconfirmed'])
    const id = plan?.id ?? 0
    // Asked again it goes on waiting: nobody has said anything.
    expect((await studio.call('plans.retry', { id })).plan).toMatchObject({ status: 'queued', placed: 0 })
    const confirmed = await studio.call('plans.confirm', { id, count: 5 })
    expect(confirmed.plan).toMatchObject({ status: 'done', count: 5, placed: 5, countSource: 'staff' })
    expect(await kindsWaiting(studio)).toEqual([])
  })

  it('keeps money and credits when no session can be made', async () => {
    const studio = await open()
    const { sell, client, trainer } = await setUp(studio)
    await studio.call('staff.update', { staffId: trainer.id, version: trainer.version, active: false })

    const { plan, purchase } = await sell({ timeSlot: '10:00', date: '2026-03-16' })

    expect(plan).toMatchObject({ status: 'failed', placed: 0 })
    expect(purchase.status).toBe('paid')
    expect((await studio.call('credits.summary', { clientId: client.id })).available).toBe(10)
    const [matter] = (await studio.call('attention.list', {})).rows
    expect(matter).toMatchObject({
      ...{ kind: 'plan_failed', entity: 'purchase', entityId: purchase.id },
      why: '10 sessions is paid and its credits are there. Nobody who teaches this is free at these times.',
    })

    const back = await aTrainer(studio, { name: 'Uma Other' })
    const retried = await studio.call('plans.retry', { id: plan?.id ?? 0 })
    expect(retried.plan).toMatchObject({ status: 'done', placed: 10, trainerId: back.id })
    expect(await kindsWaiting(studio)).toEqual([])
  })

  it('keeps money and credits when planning itself breaks', async () => {
    const studio = await open()
    const { sell, client } = await setUp(studio)
    const sqlite = studio.engine.dialect === 'sqlite'
    await studio.raw.exec(
      sqlite
        ? `create trigger broken before insert on plan_sessions begin select raise(abort, 'broken'); end`
        : 'alter table plan_sessions add constraint broken check (index > 99)',
    )

    const { plan } = await sell({ timeSlot: '10:00', date: '2026-03-16' })

    expect(await studio.raw.rows('select id from sessions')).toEqual([])
    expect(plan).toMatchObject({ status: 'failed', placed: 0 })
    expect(await kindsWaiting(studio)).toContain('plan_failed')
    expect((await studio.call('credits.summary', { clientId: client.id })).available).toBe(10)
    await studio.raw.exec(sqlite ? 'drop trigger broken' : 'alter table plan_sessions drop constraint broken')
    expect((await studio.call('plans.retry', { id: plan?.id ?? 0 })).plan).toMatchObject({ placed: 10 })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  it('keeps a plan that cannot begin', async () => {
    const studio = await open()
    const { client } = await setUp(studio)
    const { id: packageId } = await aPackage(studio, { name: 'For ever', validityDays: null })

    const { plan } = await studio.call('purchases.create', {
      ...{ clientId: client.id, packageId },
      metadata: { timeSlot: '10:00', date: '2999-12-30' },
    })

    expect(plan).toMatchObject({ status: 'failed', placed: 0 })
    expect((await studio.call('plans.get', { id: plan?.id ?? 0 })).plan.problem?.code).toBe('interrupted')
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  it('makes only what is missing when it is tried again', async () => {
    const studio = await open()
    const { sell, service, trainer, bookings } = await setUp(studio)
    const block = { serviceId: service.id, trainerId: trainer.id, minutes: 1440 }
    for (const day of [23, 24, 25, 26, 27, 28, 29]) {
      await studio.call('sessions.create', { ...block, startsAt: `2026-03-${day}T00:00:00+01:00` })
    }
    const { plan } = await sell({ timeSlot: '10:00', date: '2026-03-16' })
    expect(plan).toMatchObject({ status: 'partial', count: 10, placed: 9 })
    const made = await bookings()

    const id = plan?.id ?? 0
    expect((await studio.call('plans.retry', { id })).plan.placed).toBe(9)
    expect(await bookings()).toEqual(made)
    const { sessions } = await studio.call('schedule.range', {
      from: '2026-03-25T00:00:00+01:00',
      to: '2026-03-26T00:00:00+01:00',
    })
    await studio.call('sessions.cancel', { sessionId: sessions[0]?.id ?? 0 })
    const done = await studio.call('plans.retry', { id })
    expect(done.plan).toMatchObject({ status: 'done', placed: 10 })
    expect(done.sessions[1]?.startsAt).toBe('2026-03-25T09:00:00.000Z')
    expect((await bookings()).slice(0, 9)).toEqual(made)
    expect(await kindsWaiting(studio)).toEqual([])
  })
})

describeStudio('a plan that broke off', (open) => {
  it('is named by the check, fails at the next opening, and can be tried again', async () => {
    const studio = await open()
    const { sell } = await setUp(studio)
    const { plan } = await sell({ tier: 'gold', plan: 'auto', timeSlot: '10:00', date: '2026-03-16' })
    await studio.raw.exec(
      `update plans set status = 'running', confirmed = ${studio.engine.dialect === 'sqlite' ? '1' : 'true'}`,
    )

    const { findings } = await studio.call('integrity.check', {})
    expect(findings.map(({ id, entity, severity }) => `${id} ${entity} ${severity}`)).toEqual([
      'V7 plan attention',
    ])
    await studio.call('upkeep.run', {})
    expect((await studio.call('plans.get', { id: plan?.id ?? 0 })).plan).toMatchObject({
      status: 'failed',
      problem: { code: 'interrupted' },
    })
    expect((await studio.call('integrity.check', {})).findings).toEqual([])
    expect((await studio.call('plans.retry', { id: plan?.id ?? 0 })).plan).toMatchObject({ status: 'done' })
  })
})

describe('who may plan', () => {
  it('is decided by the permissions of what it does', async () => {
    const { contract } = await import('../../src/shared/contract/index.ts')
    for (const method of [
      'plans.preview',
      'plans.commit',
      'plans.run',
      'plans.retry',
      'plans.confirm',
    ] as const) {
      expect(contract[method].access).toBe('schedule.write')
      expect(contract[method].alsoNeeds?.({} as never)).toEqual(['bookings.write', 'clients.read'])
    }
  })
})
