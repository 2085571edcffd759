import { expect, test } from 'vitest'
import { aClient, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** Merges one client into another. */
async function merge(studio: TestStudio, from: number, into: number): Promise<void> {
  await studio.call('clients.merge', { keepId: into, mergeId: from })
}

describeStudio('a client', (open) => {
  test('is made with names, e-mail, phone, place and notes', async () => {
    const studio = await open()

    const client = await aClient(studio, {
      firstName: ' Ada\u00a0 Maria ',
      lastName: 'Berg',
      email: ' Ada.Berg@Example.org ',
      phone: '\u202a+49 171 2345678\u202c',
      location: 'Köln',
      notes: 'Knee:\nno jumps',
    })

    expect(client).toEqual({
      id: client.id,
      firstName: 'Ada Maria',
      lastName: 'Berg',
      email: 'Ada.Berg@Example.org',
      phone: '+49 171 2345678',
      location: 'Köln',
      notes: 'Knee:\nno jumps',
      status: 'active',
      createdAt: '2026-03-02T08:00:00.000Z',
      version: 1,
      availableSessions: 0,
    })
    expect(await studio.call('clients.get', { clientId: client.id })).toEqual({ client })
    const { availableSessions: _none, createdAt: _text, ...stored } = client
    expect((await studio.call('audit.list', { limit: 1 })).rows).toMatchObject([
      { actor: 'Olga Owner', method: 'clients.create', entity: 'client', entityId: client.id, before: null },
    ])
    expect((await studio.call('audit.list', { limit: 1 })).rows[0]?.after).toMatchObject(stored)
    expect(studio.pushes.at(-1)).toEqual({ kind: 'changed', topics: ['clients'] })
  })

  test('needs one of the two names', async () => {
    const studio = await open()

    expect(await aClient(studio, { firstName: 'Cher', lastName: '' })).toMatchObject({ firstName: 'Cher' })
    expect(await aClient(studio, { firstName: '', lastName: 'Prince' })).toMatchObject({ lastName: 'Prince' })
    expect(await studio.refused('clients.create', { firstName: ' ', lastName: '\u200b' })).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
      details: { fields: ['firstName', 'lastName'] },
      message: 'First name and last name are required',
    })
    expect(await studio.refused('clients.create', { firstName: 'Ada' })).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
      details: { fields: ['lastName'] },
    })
    expect((await studio.call('clients.list', {})).total).toBe(2)
  })

  test('may have a name in any script, of up to 100 characters', async () => {
    const studio = await open()
    const names = [
      'Ñandú-Ólafsdóttir',
      'محمد بن سلمان',
      'שָׁלוֹם',
      '山田 太郎',
      'Ada 🎻',
      'می‌خواهم',
      'x'.repeat(100),
      'é'.normalize('NFD').repeat(100),
    ]

    for (const name of names) {
      const client = await aClient(studio, { firstName: name, lastName: name })
      expect(client).toMatchObject({ firstName: name.normalize('NFC'), lastName: name.normalize('NFC') })
      expect(await studio.call('clients.get', { clientId: client.id })).toEqual({ client })
    }
  })

  test('is refused with a field that cannot be kept', async () => {
    const studio = await open()
    const path = async (input: object) => {
      const error = await studio.refused('clients.create', { firstName: 'Ada', lastName: 'Berg', ...input })
      return error.code === 'VALIDATION' ? error.details.issues.map((issue) => issue.path) : error
    }

    expect(await path({ firstName: 'x'.repeat(101) })).toEqual(['firstName'])
    expect(await path({ firstName: 'half \ud83d' })).toEqual(['firstName'])
    expect(await path({ lastName: '\udc00 half' })).toEqual(['lastName'])
    expect(await path({ notes: 'nul \0' })).toEqual(['notes'])
    expect(await path({ notes: 'x'.repeat(2001) })).toEqual(['notes'])
    expect(await path({ email: 'ada' })).toEqual(['email'])
    expect(await path({ email: 'ada berg@example.org' })).toEqual(['email'])
    expect(await path({ phone: '1'.repeat(51) })).toEqual(['phone'])
    expect(await path({ location: 7 })).toEqual(['location'])
    expect(await path({ status: 'merged' })).toEqual(['status'])
    expect((await studio.call('clients.list', {})).total).toBe(0)
  })

  test('has an e-mail address that nobody else has, whatever its case and blanks', async () => {
    const studio = await open()
    const ada = await aClient(studio, { email: 'Ada@Example.org' })
    const ben = await aClient(studio, { firstName: 'Ben', email: 'ben@example.org' })
    await studio.call('clients.deactivate', { clientId: ada.id })

    const made = await studio.refused('clients.create', {
      firstName: 'Anna',
      lastName: '',
      email: ' ADA@example.ORG',
    })
    const changed = await studio.refused('clients.update', { clientId: ben.id, email: 'aDa@example.org' })

    for (const error of [made, changed]) {
      expect(error).toMatchObject({
        code: 'DUPLICATE_CLIENT',
        details: { clientId: ada.id, name: 'Ada Berg', email: 'Ada@Example.org' },
        message: 'Ada Berg already uses Ada@Example.org.',
      })
    }
    expect((await studio.call('clients.list', { status: 'all' })).total).toBe(2)
    const own = await studio.call('clients.update', { clientId: ada.id, email: 'ADA@EXAMPLE.ORG' })
    expect(own.client.email).toBe('ADA@EXAMPLE.ORG')
  })

  test('leaves an e-mail address free that a merged client had', async () => {
    const studio = await open()
    const kept = await aClient(studio, { email: 'kept@example.org' })
    const merged = await aClient(studio, { email: 'ada@example.org' })
    await merge(studio, merged.id, kept.id)

    const next = await aClient(studio, { firstName: 'Anna', email: 'ada@example.org' })

    expect(next.email).toBe('ada@example.org')
  })

  test('changes in the fields given, and null or empty clears one', async () => {
    const studio = await open()
    const before = await aClient(studio, { email: 'ada@example.org', phone: '0171 2345678', notes: 'Knee' })

    const { client } = await studio.call('clients.update', {
      clientId: before.id,
      version: 1,
      lastName: 'Óberg',
      phone: null,
      notes: '',
    })

    expect(client).toEqual({ ...before, lastName: 'Óberg', phone: null, notes: null, version: 2 })
    expect(await studio.call('clients.get', { clientId: before.id })).toEqual({ client })
    expect((await studio.call('audit.list', { limit: 1 })).rows).toMatchObject([
      {
        method: 'clients.update',
        before: { lastName: 'Berg', notes: 'Knee' },
        after: { lastName: 'Óberg', notes: null },
      },
    ])
    const found = async (query: string) => (await studio.call('clients.search', { query })).rows.length
    expect([await found('oberg'), await found('berg'), await found('2345678')]).toEqual([1, 0, 0])
    expect(
      await studio.refused('clients.update', { clientId: before.id, firstName: '', lastName: '' }),
    ).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
    })
  })

  test('is not overwritten from an old version', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio, { phone: '1' })
    await studio.call('clients.update', { clientId, version: 1, phone: '2' })

    const error = await studio.refused('clients.update', {
      clientId,
      version: 1,
      phone: '3',
      lastName: 'Berg',
    })

    expect(error.code).toBe('STALE_VERSION')
    expect(error.details).toEqual({ expected: 1, found: 2, changes: { phone: { asked: '3', stored: '2' } } })
    expect((await studio.call('clients.update', { clientId, phone: '3' })).client.version).toBe(3)
  })

  test('is deactivated and reactivated, not twice', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio)

    const off = await studio.call('clients.deactivate', { clientId })
    expect(off.client).toMatchObject({ status: 'inactive', version: 2 })
    expect(await studio.refused('clients.deactivate', { clientId })).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'This client is inactive already.',
    })
    const on = await studio.call('clients.reactivate', { clientId })
    expect(on.client).toMatchObject({ status: 'active', version: 3 })
    expect(await studio.refused('clients.reactivate', { clientId })).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'This client is active already.',
    })
    const { rows } = await studio.call('audit.list', { entity: 'client', entityId: clientId })
    expect(rows.map((row) => row.method)).toEqual([
      'clients.reactivate',
      'clients.deactivate',
      'clients.create',
    ])
  })

  test('who was merged is read, and changed no more', async () => {
    const studio = await open()
    const kept = await aClient(studio, { firstName: 'Ada', lastName: 'Adler' })
    const merged = await aClient(studio)
    await merge(studio, merged.id, kept.id)
    const clientId = merged.id

    expect((await studio.call('clients.get', { clientId })).client.status).toBe('merged')
    for (const [method, input] of [
      ['clients.update', { clientId, firstName: 'Eve' }],
      ['clients.deactivate', { clientId }],
      ['clients.reactivate', { clientId }],
    ] as const) {
      expect(await studio.refused(method, input)).toMatchObject({
        code: 'INVALID_TRANSITION',
        message: 'Ada Berg was merged into Ada Adler. Choose Ada Adler instead.',
      })
    }
  })

  test('who does not exist is USER_NOT_FOUND', async () => {
    const studio = await open()

    for (const method of [
      'clients.get',
      'clients.update',
      'clients.deactivate',
      'clients.reactivate',
    ] as const) {
      expect(await studio.refused(method, { clientId: 99 })).toMatchObject({
        code: 'USER_NOT_FOUND',
        details: { clientId: 99 },
      })
      expect(await studio.refused(method, {})).toMatchObject({
        code: 'MISSING_REQUIRED_FIELDS',
        message: 'User ID is required',
      })
      expect(await studio.refused(method, { clientId: '1' })).toMatchObject({ code: 'VALIDATION' })
    }
  })

  test('is not kept from a dry run, and made once by a repeated command', async () => {
    const studio = await open()
    const input = { firstName: 'Ada', lastName: 'Berg', email: 'ada@example.org' }

    const tried = await studio.call('clients.create', { ...input, dryRun: true })
    expect(tried.client).toMatchObject(input)
    expect(await studio.call('clients.list', {})).toEqual({ rows: [], total: 0 })
    expect((await studio.call('clients.search', { query: 'ada' })).rows).toEqual([])

    const first = await studio.call('clients.create', { ...input, commandId: 'ada-once' })
    await studio.call('clients.update', { clientId: first.client.id, firstName: 'Eve' })
    expect(await studio.call('clients.create', { ...input, commandId: 'ada-once' })).toEqual(first)
    expect(
      await studio.refused('clients.create', { ...input, phone: '1', commandId: 'ada-once' }),
    ).toMatchObject({ code: 'COMMAND_CONFLICT', details: { commandId: 'ada-once' } })
    expect((await studio.call('clients.list', {})).total).toBe(1)
  })

  test('is seen and changed by the front desk and not by trainers', async () => {
    const studio = await open()
    const trainer = studio.as((await aTrainer(studio)).id)
    const desk = studio.as((await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })).id)
    const { id: clientId } = await aClient(desk)

    await desk.call('clients.update', { clientId, firstName: 'Eve' })
    expect((await desk.call('clients.list', {})).total).toBe(1)
    for (const [method, input, permission] of [
      ['clients.list', {}, 'clients.read'],
      ['clients.search', { query: 'a' }, 'clients.read'],
      ['clients.get', { clientId }, 'clients.read'],
      ['clients.create', { firstName: 'A', lastName: 'B' }, 'clients.write'],
      ['clients.update', { clientId, firstName: 'A' }, 'clients.write'],
      ['clients.deactivate', { clientId }, 'clients.write'],
      ['clients.reactivate', { clientId }, 'clients.write'],
    ] as const) {
      expect(await trainer.refused(method, input)).toMatchObject({
        code: 'UNAUTHORIZED_ACCESS',
        details: { permission },
      })
    }
  })
})
