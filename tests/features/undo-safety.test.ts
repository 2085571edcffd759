import { expect, it } from 'vitest'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'
import { aSession, figures, isWhole } from '../support/undo-scene.ts'

/** Ten credits for 500.00, and somebody else who works there. */
async function aSale(studio: TestStudio, terms: Parameters<typeof aPackage>[1] = {}) {
  const client = await aClient(studio)
  const pack = await aPackage(studio, terms)
  const sold = await studio.call('purchases.create', { clientId: client.id, packageId: pack.id })
  const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
  const { subscriptionId, id: grantId } = sold.grant
  return {
    clientId: client.id,
    purchaseId: sold.purchase.id,
    subscriptionId,
    grantId,
    desk: studio.as(desk.id),
  }
}

describeStudio('an undo after a refund', (open) => {
  it('gives the refund what comes back from a booking', async () => {
    const studio = await open()
    const { clientId, purchaseId, desk } = await aSale(studio)
    const { id: sessionId } = await aSession(studio)
    await desk.call('bookings.create', { sessionId, clientId })
    const refund = { purchaseId, amount: 50_000, reason: 'Moved away' }
    expect(await studio.call('purchases.refund', refund)).toMatchObject({ revoked: 9, owed: 1 })

    await desk.call('undo.last', {})

    expect(await figures(studio, clientId)).toMatchObject({ available: 0, scheduled: 0, remaining: 0 })
    expect((await studio.call('attention.list', { kind: 'refund_owed' })).rows).toEqual([])
    const { rows } = await studio.call('subscriptions.list', { clientId })
    expect(rows.map(({ status }) => status)).toEqual(['ended'])
    await isWhole(studio)
  })

  it('takes again what a removal had counted for', async () => {
    const studio = await open()
    const { clientId, purchaseId } = await aSale(studio)
    const other = await aTrainer(studio, { name: 'Olga Owner', role: 'owner' })
    await studio.call('credits.revoke', { clientId, sessionCount: 5, reason: 'A mistake' })
    const refund = { purchaseId, amount: 25_000, reason: 'Moved away' }
    expect(await studio.as(other.id).call('purchases.refund', refund)).toMatchObject({ revoked: 0, owed: 0 })

    await studio.call('undo.last', {})

    expect(await figures(studio, clientId)).toMatchObject({ available: 5, remaining: 5 })
    await isWhole(studio)
  })
})
