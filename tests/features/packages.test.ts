import { expect, test } from 'vitest'
import { aClient, aPackage, describeStudio } from '../support/studio.ts'

describeStudio('packages.create', (open) => {
  test('makes a membership whose lots last a month and roll nothing over, unless told', async () => {
    const studio = await open()

    expect(await aPackage(studio, { kind: 'membership' })).toMatchObject({
      kind: 'membership',
      period: 'month',
      rollover: 0,
      sold: false,
    })
    expect(await aPackage(studio, { kind: 'membership', period: 'week', rollover: 2 })).toMatchObject({
      period: 'week',
      rollover: 2,
    })
    expect(await aPackage(studio)).toMatchObject({ kind: 'pack', period: null, rollover: 0 })
    const { rows } = await studio.call('packages.list', {})
    expect(rows.map(({ period, rollover }) => [period, rollover])).toEqual([
      ['month', 0],
      ['week', 2],
      [null, 0],
    ])
  })

  test('refuses periods of a pack, and numbers out of range', async () => {
    const studio = await open()
    const pack = { name: 'Ten', credits: 10, price: { amount: 1_000, currency: 'EUR' } }
    const refused = async (input: object) =>
      (await studio.refused('packages.create', { ...pack, ...input })).details

    expect(await refused({ period: 'week', rollover: 2 })).toEqual({
      issues: [
        { path: 'period', message: 'Only a membership has periods.' },
        { path: 'rollover', message: 'Only a membership rolls credits over.' },
      ],
    })
    const membership = { kind: 'membership' }
    expect(await refused({ ...membership, rollover: -1 })).toMatchObject({ issues: [{ path: 'rollover' }] })
    expect(await refused({ ...membership, rollover: 1001 })).toMatchObject({ issues: [{ path: 'rollover' }] })
    expect(await refused({ ...membership, period: 'day' })).toMatchObject({ issues: [{ path: 'period' }] })
  })
})

describeStudio('packages.update', (open) => {
  test('changes every term until the package is sold', async () => {
    const studio = await open()
    const { id: packageId } = await aPackage(studio)
    const update = (version: number, input: object) =>
      studio.call('packages.update', { packageId, version, ...input })

    expect((await update(1, { credits: 12, family: 'Classes', validityDays: null })).package).toMatchObject({
      credits: 12,
      family: 'Classes',
      validityDays: null,
      version: 2,
    })
    expect((await update(2, { price: { amount: 1, currency: 'EUR' }, family: null })).package).toMatchObject({
      price: { amount: 1, currency: 'EUR' },
      family: null,
      credits: 12,
    })
    expect((await update(3, { kind: 'membership', rollover: 3 })).package).toMatchObject({
      kind: 'membership',
      period: 'month',
      rollover: 3,
    })
    expect((await update(4, { period: 'year' })).package).toMatchObject({ period: 'year', rollover: 3 })
    expect((await update(5, { kind: 'pack' })).package).toMatchObject({
      kind: 'pack',
      period: null,
      rollover: 0,
      name: '10 sessions',
    })
    const { rows } = await studio.call('audit.list', { entity: 'package', entityId: packageId, limit: 1 })
    expect(rows).toMatchObject([{ before: { kind: 'membership' }, after: { kind: 'pack', version: 6 } }])
  })

  test('keeps the terms of what was sold, and lets it be renamed and retired', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio)
    const { id: packageId } = await aPackage(studio)
    await studio.call('purchases.create', { clientId, packageId })

    for (const change of [
      { credits: 11 },
      { price: { amount: 1, currency: 'EUR' } },
      { validityDays: null },
      { family: 'Classes' },
      { family: null },
      { kind: 'membership' },
    ]) {
      expect(await studio.refused('packages.update', { packageId, version: 1, ...change })).toMatchObject({
        code: 'INVALID_TRANSITION',
        details: { from: 'sold', to: 'changed' },
      })
    }
    const same = { credits: 10, family: 'Personal training', kind: 'pack' } as const
    const renamed = await studio.call('packages.update', {
      packageId,
      version: 1,
      name: 'Ten',
      active: false,
      ...same,
    })
    expect(renamed.package).toMatchObject({ name: 'Ten', active: false, sold: true, version: 2 })
    expect(await studio.refused('purchases.create', { clientId, packageId })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('tests what exists, then its terms, its version and its state', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio)
    const { id: packageId } = await aPackage(studio)
    await studio.call('purchases.create', { clientId, packageId })
    const refused = async (input: object) =>
      studio.refused('packages.update', { packageId, version: 9, credits: 3, ...input })

    expect(await refused({ packageId: 99 })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refused({ price: { amount: 1, currency: 'USD' } })).toMatchObject({
      code: 'VALIDATION',
      details: { issues: [{ path: 'price.currency' }] },
    })
    expect(await refused({ period: 'week' })).toMatchObject({
      code: 'VALIDATION',
      details: { issues: [{ path: 'period' }] },
    })
    expect(await refused({})).toMatchObject({
      code: 'STALE_VERSION',
      details: { expected: 9, found: 1, changes: { credits: { asked: 3, stored: 10 } } },
    })
    expect(await refused({ version: 1 })).toMatchObject({ code: 'INVALID_TRANSITION' })
  })

  test('is for those who may change the catalogue', async () => {
    const studio = await open()
    const { id: packageId } = await aPackage(studio)
    const { staff } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })

    expect(
      await studio.as(staff.id).refused('packages.update', { packageId, version: 1, name: 'Ten' }),
    ).toMatchObject({ code: 'UNAUTHORIZED_ACCESS' })
  })
})
