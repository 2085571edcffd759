import { expect, it } from 'vitest'
import { aClient, aPackage, aService, describeStudio, type TestStudio } from '../support/studio.ts'
import { whyNot } from '../support/undo-scene.ts'

async function aDebt(studio: TestStudio) {
  const [{ id: clientId }, { id: packageId }] = [await aClient(studio), await aPackage(studio)]
  const { purchase } = await studio.call('purchases.create', { clientId, packageId, paid: false })
  const states = async () =>
    (await studio.call('subscriptions.list', { clientId })).rows.map(({ status, remaining }) => [
      status,
      remaining,
    ])
  return { clientId, packageId, purchaseId: purchase.id, states }
}

describeStudio('an undo of a void', (open) => {
  it('owes again, gives the units back, and lets the pack behind it wait again', async () => {
    const studio = await open()
    const { clientId, packageId, purchaseId, states } = await aDebt(studio)
    await studio.call('purchases.create', { clientId, packageId })
    const before = await studio.call('purchases.get', { purchaseId })
    await studio.call('purchases.void', { purchaseId, reason: 'Typed twice' })
    expect(await states()).toEqual([
      ['ended', 0],
      ['active', 10],
    ])

    await studio.call('undo.last', {})

    expect(await states()).toEqual([
      ['active', 10],
      ['queued', 10],
    ])
    const after = await studio.call('purchases.get', { purchaseId })
    expect(after).toMatchObject({ units: before.units, subscription: before.subscription, voidable: true })
    expect(after.purchase.status).toBe('pending')
    expect(after.history.map(({ deed }) => deed)).toEqual(['sold', 'voided', 'unvoided'])
    expect(await studio.call('purchases.list', {})).toMatchObject({ totals: [{ owed: 50_000, voided: 0 }] })
    await studio.call('undo.redo', {})
    expect((await states())[0]).toEqual(['ended', 0])
    await studio.call('undo.last', {})
    // It is a debt like any other: it is paid, and given back by what was really sold.
    await studio.call('purchases.pay', { purchaseId, method: 'cash' })
    expect(await studio.call('purchases.refund', { purchaseId, amount: 5_000 })).toMatchObject({ revoked: 1 })
    expect((await studio.call('purchases.get', { purchaseId })).units).toMatchObject({
      granted: 10,
      available: 9,
      revoked: 1,
    })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('comes too late when the pack that took over is booked', async () => {
    const studio = await open()
    const { clientId, packageId, purchaseId, states } = await aDebt(studio)
    await studio.call('purchases.create', { clientId, packageId })
    const { id: serviceId } = await aService(studio)
    const { staff: kim } = await studio.call('staff.create', { name: 'Kim Desk', role: 'front_desk' })
    await studio.as(kim.id).call('purchases.void', { purchaseId, reason: 'Typed twice' })
    await studio.call('sessions.create', { serviceId, startsAt: '2026-03-10T10:00:00+01:00', clientId })

    expect(await whyNot(studio.as(kim.id))).toContain('is booked or used by now.')

    expect(await states()).toEqual([
      ['ended', 0],
      ['active', 9],
    ])
  })

  it('is none of a payment: the number of its receipt was given', async () => {
    const studio = await open()
    const { purchaseId } = await aDebt(studio)
    await studio.call('purchases.pay', { purchaseId, method: 'cash' })

    const { rows } = await studio.call('undo.history', {})

    expect(rows.map(({ method }) => method)).not.toContain('purchases.pay')
  })
})

describeStudio('an undo of the drawer', (open) => {
  it('takes out what was put in, puts back what was taken out, and forgets a change', async () => {
    const studio = await open()
    const { clientId, packageId } = await aDebt(studio)
    const items = async () =>
      (await studio.call('saleDrawer.list', { clientId })).rows.map(({ note, amount }) => [note, amount])
    const { item } = await studio.call('saleDrawer.add', { clientId, packageId, note: 'Monday' })
    await studio.call('undo.last', {})
    expect(await items()).toEqual([])
    await studio.call('undo.redo', {})
    expect(await items()).toEqual([['Monday', 50_000]])
    const [again] = (await studio.call('saleDrawer.list', { clientId })).rows
    expect(again?.id).not.toBe(item.id)

    const { id: itemId = 0, version = 0 } = again ?? {}
    await studio.call('saleDrawer.update', { itemId, version, discount: { percent: 10 }, note: null })
    expect(await items()).toEqual([[null, 45_000]])
    await studio.call('undo.last', {})
    expect(await items()).toEqual([['Monday', 50_000]])
    await studio.call('undo.redo', {})
    expect(await items()).toEqual([[null, 45_000]])

    await studio.call('saleDrawer.remove', { itemId })
    expect(await items()).toEqual([])
    await studio.call('undo.last', {})
    expect(await items()).toEqual([[null, 45_000]])
    await studio.call('saleDrawer.clear', { clientId })
    await studio.call('undo.last', {})
    expect(await items()).toEqual([[null, 45_000]])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  it('comes too late when a sale has covered it', async () => {
    const studio = await open()
    const { clientId, packageId } = await aDebt(studio)
    const { staff: kim } = await studio.call('staff.create', { name: 'Kim Desk', role: 'front_desk' })
    const desk = studio.as(kim.id)
    const added = await desk.call('saleDrawer.add', { clientId, packageId })
    const { id: itemId, version } = added.item
    await desk.call('saleDrawer.update', { itemId, version, note: 'Soon' })
    await studio.call('purchases.create', { clientId, packageId, drawerItemIds: [itemId] })

    expect(await whyNot(desk)).toContain('This is not in the drawer any more.')
  })
})
