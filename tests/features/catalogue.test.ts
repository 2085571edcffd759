import { expect, test } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aPackage, aRoom, aService, aTrainer, describeStudio } from '../support/studio.ts'

describeStudio('services', (open) => {
  test('get the usual terms where none are given', async () => {
    const studio = await open()

    const personal = await aService(studio)
    const group = await aService(studio, { name: 'Yoga', kind: 'group', family: 'Classes' })

    expect(personal).toEqual({
      id: personal.id,
      name: 'Personal training',
      minutes: 60,
      kind: 'personal',
      familyId: personal.familyId,
      family: 'Personal training',
      capacity: 1,
      creditCost: 1,
      bufferMinutes: 0,
      delivery: 'studio',
      colour: 0,
      active: true,
      version: 1,
    })
    expect(group).toMatchObject({ capacity: 12, family: 'Classes', colour: 1 })
    expect((await studio.call('services.list', {})).rows).toEqual([personal, group])
  })

  test('take the next colour after the newest one, round and round', async () => {
    const studio = await open()

    await aService(studio, { name: 'A', colour: 8 })
    const colours = []
    for (const name of ['B', 'C', 'D']) colours.push((await aService(studio, { name })).colour)

    expect(colours).toEqual([9, 0, 1])
  })

  test('share a family by its name, whatever its case, accents and blanks', async () => {
    const studio = await open()

    const first = await aService(studio, { name: 'A', family: 'Übungen  zu zweit' })
    const second = await aService(studio, { name: 'B', family: ' UBUNGEN zu  Zweit ' })
    const other = await aService(studio, { name: 'C', family: 'Classes' })

    expect(second.familyId).toBe(first.familyId)
    expect(second.family).toBe('Übungen zu zweit')
    expect((await studio.call('families.list', {})).rows).toEqual([
      { id: other.familyId, name: 'Classes' },
      { id: first.familyId, name: 'Übungen zu zweit' },
    ])
  })

  test('and the family made with them are written to the audit log', async () => {
    const studio = await open()

    const service = await aService(studio)
    const { service: changed } = await studio.call('services.update', {
      serviceId: service.id,
      version: 1,
      minutes: 45,
    })

    const { rows } = await studio.call('audit.list', { limit: 3 })
    expect(
      rows.map(({ method, entity, entityId, before, after }) => [method, entity, entityId, before, after]),
    ).toEqual([
      ['services.update', 'service', service.id, service, changed],
      ['services.create', 'service', service.id, null, service],
      [
        'services.create',
        'family',
        service.familyId,
        null,
        { id: service.familyId, name: 'Personal training' },
      ],
    ])
  })

  test('change in the fields given and no others', async () => {
    const studio = await open()
    const service = await aService(studio)

    const { service: changed } = await studio.call('services.update', {
      serviceId: service.id,
      version: 1,
      creditCost: 0,
      active: false,
    })

    expect(changed).toEqual({ ...service, creditCost: 0, active: false, version: 2 })
    expect((await studio.call('services.list', { active: true })).rows).toEqual([])
    expect((await studio.call('services.list', { active: false })).rows).toEqual([changed])
  })

  test('cannot be changed from an old version, nor when they do not exist', async () => {
    const studio = await open()
    const service = await aService(studio)
    await studio.call('services.update', { serviceId: service.id, version: 1, minutes: 45 })

    const stale = await studio.refused('services.update', { serviceId: service.id, version: 1, minutes: 30 })
    const unknown = await studio.refused('services.update', { serviceId: 99, version: 1, minutes: 30 })

    expect(stale).toMatchObject({ code: 'STALE_VERSION' })
    expect(stale.details).toEqual({
      expected: 1,
      found: 2,
      changes: { minutes: { asked: 30, stored: 45 } },
    })
    expect(unknown).toMatchObject({ code: 'NOT_FOUND', details: { entity: 'service', id: 99 } })
  })

  test('refuse terms outside their limits', async () => {
    const studio = await open()
    const input = { name: 'Yoga', minutes: 60, kind: 'group', family: 'Classes' }

    for (const wrong of [
      { minutes: 4 },
      { minutes: 1441 },
      { minutes: 59.5 },
      { capacity: 0 },
      { capacity: 501 },
      { creditCost: -1 },
      { creditCost: 101 },
      { bufferMinutes: 241 },
      { colour: 10 },
      { kind: 'party' },
      { delivery: 'by post' },
      { name: '' },
      { name: 'x'.repeat(81) },
      { family: '\u200b' },
      { price: 5 },
    ]) {
      expect(await studio.refused('services.create', { ...input, ...wrong })).toMatchObject({
        code: 'VALIDATION',
      })
    }
    const { minutes: _minutes, ...withoutMinutes } = input
    expect(await studio.refused('services.create', withoutMinutes)).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
      details: { fields: ['minutes'] },
    })
    expect((await studio.call('families.list', {})).rows).toEqual([])
  })

  test('keep nothing of a dry run, and a repeated command makes one service', async () => {
    const studio = await open()
    const input = { name: 'Yoga', minutes: 60, kind: 'group', family: 'Classes' } as const

    await studio.call('services.create', { ...input, dryRun: true })
    expect((await studio.call('services.list', {})).rows).toEqual([])
    expect((await studio.call('families.list', {})).rows).toEqual([])

    const first = await studio.call('services.create', { ...input, commandId: 'yoga-once' })
    expect(await studio.call('services.create', { ...input, commandId: 'yoga-once' })).toEqual(first)
    expect(
      await studio.refused('services.create', { ...input, minutes: 90, commandId: 'yoga-once' }),
    ).toMatchObject({ code: 'COMMAND_CONFLICT' })
    expect((await studio.call('services.list', {})).rows).toHaveLength(1)
  })
})

describeStudio('rooms', (open) => {
  test("are in the studio's first location when none is named", async () => {
    const studio = await open()
    const [location] = (await studio.call('locations.list', { active: true })).rows

    const room = await aRoom(studio)
    const named = await aRoom(studio, { name: 'Attic', locationId: location?.id ?? 0 })

    expect(room).toEqual({
      id: room.id,
      name: 'Room 1',
      locationId: location?.id,
      location: 'Main studio',
      active: true,
      version: 1,
    })
    expect((await studio.call('rooms.list', {})).rows).toEqual([named, room])
  })

  test('change from the newest version only', async () => {
    const studio = await open()
    const room = await aRoom(studio)

    const changed = await studio.call('rooms.update', { roomId: room.id, version: 1, active: false })
    const stale = await studio.refused('rooms.update', { roomId: room.id, version: 1, name: 'Hall' })

    expect(changed.room).toEqual({ ...room, active: false, version: 2 })
    expect(stale.details).toEqual({
      expected: 1,
      found: 2,
      changes: { name: { asked: 'Hall', stored: 'Room 1' } },
    })
    expect((await studio.call('rooms.list', { active: true })).rows).toEqual([])
    expect((await studio.call('audit.list', { entity: 'room', limit: 1 })).rows).toMatchObject([
      { method: 'rooms.update', before: room, after: changed.room },
    ])
  })

  test('need a location that exists, and are themselves looked for', async () => {
    const studio = await open()

    expect(await studio.refused('rooms.create', { name: 'Hall', locationId: 9 })).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'location', id: 9 },
    })
    expect(await studio.refused('rooms.update', { roomId: 9, version: 1 })).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'room', id: 9 },
    })
    expect((await studio.call('rooms.list', {})).rows).toEqual([])
  })
})

describeStudio('packages', (open) => {
  test('hold credits of one family, or general ones', async () => {
    const studio = await open()
    const service = await aService(studio)

    const pack = await aPackage(studio)
    const general = await aPackage(studio, {
      name: '1 session',
      family: null,
      credits: 1,
      price: { amount: 0, currency: 'EUR' },
      validityDays: null,
      kind: 'membership',
    })

    expect(pack).toEqual({
      id: pack.id,
      name: '10 sessions',
      familyId: service.familyId,
      family: 'Personal training',
      kind: 'pack',
      credits: 10,
      price: { amount: 50_000, currency: 'EUR' },
      validityDays: 90,
      period: null,
      rollover: 0,
      sold: false,
      active: true,
      version: 1,
    })
    expect(general).toMatchObject({ familyId: null, family: null, validityDays: null, kind: 'membership' })
    expect((await studio.call('packages.list', {})).rows).toEqual([general, pack])
    expect((await studio.call('packages.list', { active: false })).rows).toEqual([])
  })

  test('make a family that no service has named yet', async () => {
    const studio = await open()

    const pack = await aPackage(studio, { family: 'Classes' })

    expect((await studio.call('families.list', {})).rows).toEqual([{ id: pack.familyId, name: 'Classes' }])
    expect((await studio.call('audit.list', { limit: 2 })).rows.map((row) => row.entity)).toEqual([
      'package',
      'family',
    ])
  })

  test("are priced in the studio's currency", async () => {
    const studio = await open({ currency: 'JPY' })

    const error = await studio.refused('packages.create', {
      name: '10 sessions',
      family: 'Classes',
      credits: 10,
      price: { amount: 50_000, currency: 'EUR' },
    })

    expect(error).toMatchObject({ code: 'VALIDATION', message: 'This studio counts in JPY.' })
    expect(error.details).toEqual({
      issues: [{ path: 'price.currency', message: 'This studio counts in JPY.' }],
    })
    expect((await studio.call('families.list', {})).rows).toEqual([])
  })

  test('refuse terms outside their limits', async () => {
    const studio = await open()
    const input: Input<'packages.create'> = {
      name: '10 sessions',
      credits: 10,
      price: { amount: 50_000, currency: 'EUR' },
    }

    for (const wrong of [
      { credits: 0 },
      { credits: 1001 },
      { credits: 2.5 },
      { price: { amount: -1, currency: 'EUR' } },
      { price: { amount: 1.5, currency: 'EUR' } },
      { price: { amount: 1, currency: 'EURO' } },
      { price: 500 },
      { validityDays: 0 },
      { validityDays: 3651 },
      { kind: 'gift' },
    ]) {
      expect(await studio.refused('packages.create', { ...input, ...wrong })).toMatchObject({
        code: 'VALIDATION',
      })
    }
    const { price: _price, ...withoutPrice } = input
    expect(await studio.refused('packages.create', withoutPrice)).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
      details: { fields: ['price'] },
    })
  })
})

describeStudio('the catalogue', (open) => {
  test('is read by trainers and changed by the owner alone', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const service = await aService(studio)
    const room = await aRoom(studio)

    for (const id of [trainer.id, desk.id]) {
      const { call, refused } = studio.as(id)
      expect((await call('services.list', {})).rows).toHaveLength(1)
      expect((await call('families.list', {})).rows).toHaveLength(1)
      expect((await call('locations.list', {})).rows).toHaveLength(1)
      expect((await call('rooms.list', {})).rows).toHaveLength(1)
      expect((await call('packages.list', {})).rows).toHaveLength(0)
      const changes = [
        ['services.create', { name: 'Yoga', minutes: 60, kind: 'group', family: 'Classes' }],
        ['services.update', { serviceId: service.id, version: 1, creditCost: 0 }],
        ['rooms.create', { name: 'Hall' }],
        ['rooms.update', { roomId: room.id, version: 1, active: false }],
        ['packages.create', { name: 'Free', credits: 100, price: { amount: 0, currency: 'EUR' } }],
      ] as const
      for (const [method, input] of changes) {
        expect(await refused(method, input)).toMatchObject({
          code: 'UNAUTHORIZED_ACCESS',
          details: { permission: 'catalogue.write' },
        })
      }
    }
  })
})
