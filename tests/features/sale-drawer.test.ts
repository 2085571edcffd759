import { expect, it } from 'vitest'
import { clearDrawerOf } from '../../src/main/core/features/sale-drawer/close.ts'
import { aClient, aPackage, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

async function aDrawer(studio: TestStudio) {
  const [{ id: clientId }, { id: packageId }] = [await aClient(studio), await aPackage(studio)]
  const add = async (more: object = {}) =>
    (await studio.call('saleDrawer.add', { clientId, packageId, ...more })).item
  const packages = async (of = clientId) =>
    (await studio.call('saleDrawer.list', { clientId: of })).rows.map(({ id }) => id)
  return { clientId, packageId, add, packages }
}

describeStudio('the drawer of what clients mean to buy', (open) => {
  it('keeps packages with what shall be taken off and a note', async () => {
    const studio = await open()
    const { clientId, packageId, add } = await aDrawer(studio)

    const item = await add({ discount: { percent: 15, reason: 'Promised' }, note: ' From Monday ' })

    expect(item).toMatchObject({
      clientId,
      packageId,
      packageName: '10 sessions',
      priceAmount: 50_000,
      discountAmount: 7_500,
      discountReason: 'Promised',
      amount: 42_500,
      note: 'From Monday',
      active: true,
    })
    const { itemId, version, ...noDiscount } = { itemId: item.id, version: item.version, discount: null }
    const changed = await studio.call('saleDrawer.update', { itemId, version, ...noDiscount })
    expect(changed.item).toMatchObject({
      amount: 50_000,
      discountReason: null,
      note: 'From Monday',
      version: 2,
    })
    expect(await studio.refused('saleDrawer.update', { itemId, version, note: null })).toMatchObject({
      code: 'STALE_VERSION',
    })
    expect((await studio.call('saleDrawer.update', { itemId, version: 2, note: null })).item.note).toBeNull()
  })

  it('loses what a sale covers in the same unit of work, or nothing when that is refused', async () => {
    const studio = await open()
    const { clientId, packageId, add, packages } = await aDrawer(studio)
    const [first, second] = [await add(), await add()]
    const sale = { clientId, packageId, drawerItemIds: [first.id] }

    await studio.call('purchases.create', { ...sale, dryRun: true })
    await studio.refused('purchases.create', { ...sale, discount: { amount: 50_001 } })
    expect(await packages()).toEqual([first.id, second.id])
    await studio.call('purchases.create', sale)

    expect(await packages()).toEqual([second.id])
    expect(await studio.refused('purchases.create', sale)).toMatchObject({
      code: 'NOT_FOUND',
      message: 'This is not in the client’s drawer any more.',
    })
    expect((await studio.call('purchases.list', {})).total).toBe(1)
  })

  it('lets nobody take out what another client means to buy', async () => {
    const studio = await open()
    const { packageId, add, packages } = await aDrawer(studio)
    const item = await add()
    const other = await aClient(studio, { firstName: 'Bo' })

    const sale = { clientId: other.id, packageId, drawerItemIds: [item.id] }
    expect(await studio.refused('purchases.create', sale)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await packages()).toEqual([item.id])
  })

  it('loses the oldest of a package that was bought elsewhere, as many as were bought', async () => {
    const studio = await open()
    const { clientId, packageId, add, packages } = await aDrawer(studio)
    const other = await aPackage(studio, { name: 'Twenty' })
    const items = [await add(), await add({ packageId: other.id }), await add(), await add()]
    const bought = async (quantity: number) =>
      studio.engine.write(async (q) => {
        await clearDrawerOf(q, { now: 0 }, { clientId, packageId, purchaseId: 1, quantity })
        return { keep: true, value: null }
      })

    await bought(2)

    expect(await packages()).toEqual([items[1]?.id, items[3]?.id])
    await bought(5)
    expect(await packages()).toEqual([items[1]?.id])
  })

  it('is emptied item by item or at once, and says when there was nothing', async () => {
    const studio = await open()
    const { clientId, add, packages } = await aDrawer(studio)
    const [first] = [await add(), await add(), await add()]

    await studio.call('saleDrawer.remove', { itemId: first.id })
    expect(await packages()).toHaveLength(2)
    expect(await studio.refused('saleDrawer.remove', { itemId: first.id })).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await studio.call('saleDrawer.clear', { clientId })).toEqual({ removed: 2 })
    expect(await studio.call('saleDrawer.clear', { clientId })).toEqual({ removed: 0 })
    expect(await packages()).toEqual([])
  })

  it('goes with a client who is merged into another, and comes back with the merge', async () => {
    const studio = await open()
    const { clientId, add, packages } = await aDrawer(studio)
    const item = await add()
    const kept = await aClient(studio, { firstName: 'Ada', lastName: 'Kept' })

    await studio.call('clients.merge', { keepId: kept.id, mergeId: clientId })
    expect(await packages(kept.id)).toEqual([item.id])
    await studio.call('undo.last', {})

    expect(await packages(kept.id)).toEqual([])
    expect(await packages(clientId)).toEqual([item.id])
  })

  it('takes no package that is not sold any more, nothing for nobody, and nothing by a trainer', async () => {
    const studio = await open()
    const { clientId, packageId, add } = await aDrawer(studio)
    const item = await add()
    const { rows } = await studio.call('packages.list', {})
    await studio.call('packages.update', { packageId, version: rows[0]?.version ?? 1, active: false })
    const trainer = await aTrainer(studio)

    expect(await studio.refused('saleDrawer.add', { clientId, packageId })).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await studio.refused('saleDrawer.add', { clientId: 99, packageId })).toMatchObject({
      code: 'USER_NOT_FOUND',
    })
    expect(await studio.refused('saleDrawer.list', { clientId: 99 })).toMatchObject({
      code: 'USER_NOT_FOUND',
    })
    expect((await studio.call('saleDrawer.list', { clientId })).rows).toMatchObject([
      { id: item.id, active: false },
    ])
    expect(await studio.as(trainer.id).refused('saleDrawer.list', { clientId })).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
    })
  })
})
