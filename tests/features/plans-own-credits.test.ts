import { expect, it } from 'vitest'
import { aClient, aPackage, aService, aTrainer, describeStudio } from '../support/studio.ts'

describeStudio('the credits of a plan', (open) => {
  it('are those that the sale gave, not what staff have added to its pack', async () => {
    const studio = await open()
    await aService(studio)
    await aTrainer(studio, { name: 'Tara Trainer' })
    const client = await aClient(studio)
    const pack = await aPackage(studio, { family: 'Personal training', validityDays: 365, credits: 3 })
    const { purchase, grant } = await studio.call('purchases.create', {
      clientId: client.id,
      packageId: pack.id,
    })
    await studio.call('credits.allocate', {
      clientId: client.id,
      sessionCount: 50,
      family: 'Personal training',
    })

    const { plan } = await studio.call('plans.commit', {
      purchaseId: purchase.id,
      date: '2026-03-16',
      time: '10:00',
      count: 10,
      mode: 'fits',
    })

    expect(plan.placed).toBe(3)
    const held = await studio.raw.rows<{ id: number }>('select grant_id as id from booking_holds')
    expect(new Set(held.map(({ id }) => Number(id)))).toEqual(new Set([grant.id]))
  })
})
