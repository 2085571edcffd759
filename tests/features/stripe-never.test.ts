import { expect, it } from 'vitest'
import { addDays } from '../../src/shared/domain/time.ts'
import { addPrice, createFakeStripe, sellCheckout } from '../support/fake-stripe/index.ts'
import { outsideOver } from '../support/stripe-studio.ts'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

const FIRST = '2026-03-02'
const YEAR = 366

/** A day at the desk: once a week something is sold and trained, once a month money goes back. */
async function aDay(
  studio: TestStudio,
  ids: Record<'client' | 'pack' | 'service' | 'trainer', number>,
  day: number,
) {
  const date = addDays(FIRST, day)
  studio.setNow(`${date}T19:00:00Z`)
  await studio.call('upkeep.run', {})
  const desk = studio.core.deps.stripeDesk
  desk.nextLookAt = null
  await desk.tick()
  if (day % 7 !== 0) return
  const { purchase } = await studio.call('purchases.create', { clientId: ids.client, packageId: ids.pack })
  if (day % 28 === 7) await studio.call('purchases.refund', { purchaseId: purchase.id, amount: 5_000 })
  const { booking } = await studio.call('sessions.create', {
    ...{ serviceId: ids.service, trainerId: ids.trainer, clientId: ids.client },
    startsAt: `${date}T10:00:00Z`,
  })
  await studio.call('bookings.setOutcome', { bookingId: booking?.id ?? 0, outcome: 'completed' })
}

/** All that is put before people of their own accord: what waits, what happened, how it is, and what windows are told. */
async function toldOf(studio: TestStudio): Promise<string> {
  const told = [
    (await studio.call('attention.list', {})).rows,
    await studio.call('system.health', {}),
    await studio.call('audit.list', {}),
    (await studio.call('purchases.list', { limit: 200 })).rows,
    await studio.call('integrity.check', {}),
    studio.pushes,
  ]
  return JSON.stringify(told)
}

describeStudio('a studio that never connects Stripe', (open) => {
  it('works for a year, asks Stripe for nothing and hears no word of it', async () => {
    const fake = createFakeStripe({ now: Date.parse(`${FIRST}T08:00:00Z`) })
    const price = addPrice(fake.world, { name: 'Ten', amount: 50_000 })
    sellCheckout(fake.world, { email: 'ada@example.org', lines: [{ price }] })
    const studio = await open({ now: `${FIRST}T08:00:00Z`, stripe: outsideOver(fake) })
    const ids = {
      client: (await aClient(studio, { email: 'ada@example.org' })).id,
      pack: (await aPackage(studio)).id,
      service: (await aService(studio)).id,
      trainer: (await aTrainer(studio)).id,
    }
    for (let day = 0; day < YEAR; day += 1) await aDay(studio, ids, day)

    expect(fake.asked).toEqual([])
    expect(await toldOf(studio)).not.toMatch(/stripe/i)
    expect(await studio.call('stripe.status', {})).toMatchObject({
      state: 'off',
      key: null,
      lastSyncAt: null,
    })
    expect((await studio.call('purchases.list', {})).total).toBe(53)
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  }, 120_000)
})
