import { expect, it } from 'vitest'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** A Monday two weeks after the test's own day. */
const FROM = { date: '2026-03-16', time: '10:00' }

/** Two packs of ten: the second is queued behind the first, which is valid for so many days. */
async function twoPacks(studio: TestStudio, validityDays: number | null) {
  await aService(studio)
  await aTrainer(studio)
  const client = await aClient(studio)
  const first = await aPackage(studio, { name: 'Gold', validityDays })
  const second = await aPackage(studio, { name: 'Silver', validityDays: 365 })
  const sell = (packageId: number, metadata?: Record<string, unknown>) => {
    const input = { clientId: client.id, packageId }
    return studio.call('purchases.create', metadata === undefined ? input : { ...input, metadata })
  }
  await sell(first.id)
  const sellSecond = (metadata?: Record<string, unknown>) => sell(second.id, metadata)
  return { client, sellSecond }
}

describeStudio('the plan of a pack that waits behind another', (open) => {
  it('begins when the other one has ended, on the weekday that was wished for, and says so', async () => {
    const studio = await open()
    const { sellSecond } = await twoPacks(studio, 30)
    const { purchase } = await sellSecond()

    const asked = { purchaseId: purchase.id, ...FROM, count: 3 }
    const preview = await studio.call('plans.preview', asked)

    expect(preview.payment).toEqual({
      from: '2026-04-02',
      sentence: 'Pays from 2 Apr 2026, when Gold has ended.',
    })
    expect(preview.wishes).toMatchObject({ date: '2026-04-02', weekdays: [1] })
    expect(preview.occurrences.map(({ wallStart, obstacle }) => [wallStart, obstacle])).toEqual([
      ['2026-04-06T10:00', null],
      ['2026-04-13T10:00', null],
      ['2026-04-20T10:00', null],
    ])
    const { plan } = await studio.call('plans.commit', asked)
    expect(plan).toMatchObject({ status: 'done', placed: 3 })
  })

  it('begins then also where the sale plans itself', async () => {
    const studio = await open()
    const { sellSecond } = await twoPacks(studio, 30)

    const { plan } = await sellSecond({ timeSlot: '10:00', date: '2026-03-16' })

    expect(plan).toMatchObject({ status: 'done', placed: 10 })
    const { sessions } = await studio.call('plans.get', { id: plan?.id ?? 0 })
    expect(sessions[0]?.wallStart).toBe('2026-04-06T10:00')
  })

  it('tells from when it pays also where the first day is later', async () => {
    const studio = await open()
    const { sellSecond } = await twoPacks(studio, 30)
    const { purchase } = await sellSecond()

    const later = { purchaseId: purchase.id, date: '2026-04-20', time: '10:00', count: 1 }
    const preview = await studio.call('plans.preview', later)

    expect(preview.wishes.date).toBe('2026-04-20')
    expect(preview.payment.from).toBe('2026-04-02')
  })

  it('is refused with what to do where nobody knows when the other one ends', async () => {
    const studio = await open()
    const { sellSecond } = await twoPacks(studio, null)
    const { purchase } = await sellSecond()
    const asked = { purchaseId: purchase.id, ...FROM, count: 3 }
    const sentence =
      'Silver waits behind Gold, which never expires: from which day it pays is not known. Plan its sessions when Gold is used up, or end Gold first.'

    const preview = await studio.call('plans.preview', asked)

    expect(preview.payment).toEqual({ from: null, sentence })
    expect(preview.occurrences).toEqual([])
    for (const mode of ['all', 'fits'] as const) {
      const refusal = await studio.refused('plans.commit', { ...asked, mode })
      expect(refusal).toMatchObject({ code: 'INVALID_TRANSITION', message: sentence })
    }
    const { plan } = await studio.call('plans.run', { purchaseId: purchase.id })
    expect(plan.problem?.code).not.toBe('interrupted')
  })

  it('leaves a failed plan that says why where the sale plans itself', async () => {
    const studio = await open()
    const { sellSecond } = await twoPacks(studio, null)

    const { plan } = await sellSecond({ timeSlot: '10:00', date: '2026-03-16' })

    expect(plan).toMatchObject({ status: 'failed', placed: 0 })
    const [matter] = (await studio.call('attention.list', {})).rows
    expect(matter?.why).toContain('waits behind one that never expires')
  })
})

describeStudio('the plan of a pack that is frozen', (open) => {
  async function frozen(studio: TestStudio, until: string | null) {
    await aService(studio)
    await aTrainer(studio)
    const client = await aClient(studio)
    const pack = await aPackage(studio, { validityDays: 365 })
    const { purchase, grant } = await studio.call('purchases.create', {
      ...{ clientId: client.id, packageId: pack.id },
    })
    const { subscriptionId } = grant
    await studio.call('subscriptions.freeze', {
      ...{ subscriptionId, from: '2026-03-02', until: until ?? '2026-03-20' },
    })
    // A dispute freezes so.
    if (until === null) await studio.raw.exec('update freezes set until_day = null')
    return { purchaseId: purchase.id, ...FROM, count: 3 }
  }

  it('blames the freeze where a session inside of it meets somebody as well', async () => {
    const studio = await open()
    const service = await aService(studio)
    const trainer = await aTrainer(studio)
    const client = await aClient(studio)
    const pack = await aPackage(studio, { validityDays: 365 })
    const sale = { clientId: client.id, packageId: pack.id }
    const { purchase, grant } = await studio.call('purchases.create', sale)
    const busy = { serviceId: service.id, trainerId: trainer.id, minutes: 600 }
    for (const day of [23, 24, 25, 26, 27, 28, 29]) {
      await studio.call('sessions.create', { ...busy, startsAt: `2026-03-${day}T06:00:00+01:00` })
    }
    const asked = { purchaseId: purchase.id, ...FROM, trainerId: trainer.id, count: 2 }
    const made = await studio.call('plans.commit', { ...asked, mode: 'fits' })
    expect(made.sessions.map(({ state }) => state)).toEqual(['placed', 'unplaced'])
    const { subscriptionId } = grant
    await studio.call('subscriptions.freeze', {
      ...{ subscriptionId: subscriptionId ?? 0, from: '2026-03-20', until: '2026-03-30', reason: 'Away' },
    })

    const { occurrences } = await studio.call('plans.preview', { purchaseId: purchase.id })

    expect(occurrences[1]?.obstacle?.code).toBe('UNFUNDED')
    expect(occurrences[1]?.obstacle?.message).toContain('frozen')
  })

  it('begins after the freeze, and says so', async () => {
    const studio = await open()
    const asked = await frozen(studio, '2026-03-20')

    const preview = await studio.call('plans.preview', asked)

    expect(preview.payment).toEqual({
      from: '2026-03-21',
      sentence: 'Pays from 21 Mar 2026: 10 sessions is frozen from 2 Mar 2026 until 20 Mar 2026.',
    })
    expect(preview.occurrences.map(({ wallStart, obstacle }) => [wallStart, obstacle])[0]).toEqual([
      '2026-03-23T10:00',
      null,
    ])
    expect((await studio.call('plans.commit', asked)).plan).toMatchObject({ status: 'done', placed: 3 })
  })

  it('is refused while nobody knows its end', async () => {
    const studio = await open()
    const asked = await frozen(studio, null)

    const preview = await studio.call('plans.preview', asked)

    expect(preview.payment.from).toBe(null)
    expect(preview.payment.sentence).toBe(
      '10 sessions is frozen from 2 Mar 2026 until further notice. End the freeze first, or say when it ends.',
    )
    expect(preview.occurrences).toEqual([])
    expect(await studio.refused('plans.commit', { ...asked, mode: 'fits' })).toMatchObject({
      code: 'GRANT_FROZEN',
      message: 'This pack is frozen from 2 Mar 2026 until further notice. End the freeze first.',
    })
  })

  it('is refused after its last valid day', async () => {
    const studio = await open()
    const asked = await frozen(studio, '2026-03-20')

    const late = { ...asked, date: '2028-01-03' }

    expect((await studio.call('plans.preview', late)).payment.sentence).toContain('is valid until')
    expect(await studio.refused('plans.commit', late)).toMatchObject({ code: 'GRANT_EXPIRED' })
  })
})
