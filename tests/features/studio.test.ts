import { expect, test } from 'vitest'
import { aTrainer, describeStudio, NOW } from '../support/studio.ts'

const FIRST_RUN = { name: 'Studio Nord', zone: 'Europe/Berlin', currency: 'EUR', ownerName: 'Olga Owner' }

describeStudio('the first run', (open, openEmpty) => {
  test('makes the studio, its owner and its first location', async () => {
    const { as } = await openEmpty({ now: '2026-03-02T09:00:00+01:00' })

    const made = await as(null).call('studio.create', FIRST_RUN)

    expect(made).toEqual({
      studio: {
        name: 'Studio Nord',
        zone: 'Europe/Berlin',
        currency: 'EUR',
        isDemo: false,
        today: '2026-03-02',
        policies: {
          lateWindowMinutes: 1440,
          lateRule: 'capture',
          lateForgiven: 1,
          noShowRule: 'capture',
          graceDays: 7,
          pendingTimeoutHours: 48,
          lowCredits: 3,
          expiringDays: 14,
        },
        version: 1,
      },
      staff: { id: made.staff.id, name: 'Olga Owner', role: 'owner', active: true, services: [], version: 1 },
    })
    const owner = as(made.staff.id)
    expect(await owner.call('studio.get', {})).toEqual({ studio: made.studio })
    expect((await owner.call('locations.list', {})).rows).toMatchObject([
      { name: 'Main studio', active: true },
    ])
  })

  test('is written to the audit log', async () => {
    const { call } = await open()

    const { rows } = await call('audit.list', {})

    expect(rows.map(({ actor, method, entity, at }) => [actor, method, entity, at])).toEqual([
      ['Tallybook', 'studio.create', 'staff', '2026-03-02T08:00:00.000Z'],
      ['Tallybook', 'studio.create', 'location', '2026-03-02T08:00:00.000Z'],
      ['Tallybook', 'studio.create', 'studio', '2026-03-02T08:00:00.000Z'],
    ])
  })

  test('is refused once there is a studio, and changes nothing', async () => {
    const { as, call, refused } = await open()

    const error = await as(null).refused('studio.create', { ...FIRST_RUN, name: 'Second' })

    expect(error).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'This database already holds a studio, Studio Nord. Choose another file for a new one.',
    })
    expect(await refused('studio.create', FIRST_RUN)).toMatchObject({ code: 'INVALID_TRANSITION' })
    expect((await call('studio.get', {})).studio.name).toBe('Studio Nord')
    expect((await call('staff.list', {})).rows).toHaveLength(1)
  })

  test('as a dry run gives the same answer and keeps nothing', async () => {
    const { as, core, pushes } = await openEmpty()

    const tried = await as(null).call('studio.create', { ...FIRST_RUN, dryRun: true })

    expect(tried.studio.name).toBe('Studio Nord')
    expect(await core.ownerActor()).toBeNull()
    expect(pushes).toEqual([])
    expect((await as(null).call('studio.create', FIRST_RUN)).studio.name).toBe('Studio Nord')
    expect(pushes).toEqual([{ kind: 'changed', topics: ['workspace', 'studio', 'staff', 'catalogue'] }])
  })

  test('refuses unknown zones and currencies, and names of nothing visible', async () => {
    const { as } = await openEmpty()
    const path = async (input: object) => {
      const error = await as(null).refused('studio.create', { ...FIRST_RUN, ...input })
      return error.code === 'VALIDATION' ? error.details.issues[0]?.path : error.code
    }

    expect(await path({ zone: 'Europe/Atlantis' })).toBe('zone')
    expect(await path({ zone: '+02:00' })).toBe('zone')
    expect(await path({ currency: 'eur' })).toBe('currency')
    expect(await path({ name: ' \u200b\u2060 ' })).toBe('name')
    expect(await path({ ownerName: 'O'.repeat(101) })).toBe('ownerName')
    expect(await path({ ownerName: undefined })).toBe('MISSING_REQUIRED_FIELDS')
    expect(await path({ isDemo: true })).toBe('isDemo')
  })
})

describeStudio('the studio', (open) => {
  test('has its own today, whatever the day in UTC', async () => {
    const west = await open({ now: '2026-03-02T23:30:00Z', zone: 'America/Los_Angeles' })
    const east = await open({ now: '2026-03-02T23:30:00Z', zone: 'Pacific/Auckland' })

    expect((await west.call('studio.get', {})).studio.today).toBe('2026-03-02')
    expect((await east.call('studio.get', {})).studio.today).toBe('2026-03-03')
  })

  test('changes the fields given and no others, and the audit log shows both sides', async () => {
    const { call } = await open()
    const { studio } = await call('studio.get', {})

    const changed = await call('studio.update', { version: 1, name: 'Studio Süd', graceDays: 0 })

    const expected = {
      ...studio,
      name: 'Studio Süd',
      policies: { ...studio.policies, graceDays: 0 },
      version: 2,
    }
    expect(changed).toEqual({ studio: expected })
    expect(await call('studio.get', {})).toEqual({ studio: expected })
    expect((await call('audit.list', { limit: 1 })).rows).toMatchObject([
      { actor: 'Olga Owner', method: 'studio.update', entity: 'studio', before: studio, after: expected },
    ])
  })

  test('refuses a change of an old version with what it would have overwritten', async () => {
    const { call, refused } = await open()
    await call('studio.update', { version: 1, name: 'Studio Süd', lowCredits: 5 })

    const error = await refused('studio.update', { version: 1, name: 'Studio Ost', lowCredits: 5 })

    expect(error).toMatchObject({ code: 'STALE_VERSION' })
    expect(error.details).toEqual({
      expected: 1,
      found: 2,
      changes: { name: { asked: 'Studio Ost', stored: 'Studio Süd' } },
    })
    expect((await call('studio.get', {})).studio).toMatchObject({ name: 'Studio Süd', version: 2 })
  })

  test('keeps nothing of a dry run', async () => {
    const { call, pushes } = await open()
    const before = pushes.length

    const tried = await call('studio.update', { version: 1, name: 'Studio Süd', dryRun: true })

    expect(tried.studio).toMatchObject({ name: 'Studio Süd', version: 2 })
    expect((await call('studio.get', {})).studio).toMatchObject({ name: 'Studio Nord', version: 1 })
    expect((await call('audit.list', {})).rows).toHaveLength(3)
    expect(pushes).toHaveLength(before)
  })

  test('gives the first answer again to a command sent twice, and refuses other input under its id', async () => {
    const { call, refused } = await open()
    const commandId = 'rename-the-studio'

    const first = await call('studio.update', { version: 1, name: 'Studio Süd', commandId })
    const again = await call('studio.update', { name: 'Studio Süd', version: 1, commandId })
    const other = await refused('studio.update', { version: 1, name: 'Studio Ost', commandId })

    expect(again).toEqual(first)
    expect(other).toMatchObject({ code: 'COMMAND_CONFLICT', details: { commandId } })
    expect((await call('studio.get', {})).studio).toMatchObject({ name: 'Studio Süd', version: 2 })
    expect((await call('audit.list', {})).rows).toHaveLength(4)
  })

  test('refuses policies outside their limits', async () => {
    const { refused } = await open()

    for (const input of [
      { graceDays: 61 },
      { lateWindowMinutes: -1 },
      { pendingTimeoutHours: 0 },
      { lateForgiven: 1.5 },
      { lateRule: 'sometimes' },
      { zone: 'Europe/Rome' },
    ]) {
      expect(await refused('studio.update', { version: 1, ...input })).toMatchObject({ code: 'VALIDATION' })
    }
    expect(await refused('studio.update', { name: 'Studio Süd' })).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
      details: { fields: ['version'] },
    })
  })

  test('is read by everybody who is signed in and changed by the owner', async () => {
    const studio = await open()
    const { call, as } = studio
    const trainer = await aTrainer(studio)
    const { staff: desk } = await call('staff.create', { name: 'Dora Desk', role: 'front_desk' })

    expect((await as(trainer.id).call('studio.get', {})).studio.name).toBe('Studio Nord')
    for (const id of [trainer.id, desk.id]) {
      const error = await as(id).refused('studio.update', { version: 1, name: 'Mine' })
      expect(error).toMatchObject({
        code: 'UNAUTHORIZED_ACCESS',
        details: { permission: 'studio.write' },
        message: 'You are not allowed to do this. Ask the owner for the permission.',
      })
    }
    expect(await as(null).refused('studio.get', {})).toMatchObject({ code: 'NOT_SIGNED_IN' })
  })
})

describeStudio('the audit log', (open) => {
  test('is listed from the newest, by entity and by page, to the owner alone', async () => {
    const studio = await open()
    const { call, as } = studio
    const trainer = await aTrainer(studio)
    const { room } = await call('rooms.create', { name: 'Room 1' })

    const all = (await call('audit.list', {})).rows
    expect(all.map((row) => row.seq)).toEqual([5, 4, 3, 2, 1])
    expect(all[0]).toEqual({
      seq: 5,
      at: '2026-03-02T08:00:00.000Z',
      actor: 'Olga Owner',
      method: 'rooms.create',
      entity: 'room',
      entityId: room.id,
      before: null,
      after: room,
    })
    expect((await call('audit.list', { before: 5, limit: 2 })).rows.map((row) => row.seq)).toEqual([4, 3])
    const ofTrainer = await call('audit.list', { entity: 'staff', entityId: trainer.id })
    expect(ofTrainer.rows.map((row) => row.seq)).toEqual([4])
    expect(await as(trainer.id).refused('audit.list', {})).toMatchObject({ code: 'UNAUTHORIZED_ACCESS' })
  })

  test('takes the moment of the command from the clock', async () => {
    const { call, setNow } = await open({ now: NOW })
    setNow('2026-03-29T03:00:00+02:00')

    await call('rooms.create', { name: 'Room 1' })

    expect((await call('audit.list', { limit: 1 })).rows[0]?.at).toBe('2026-03-29T01:00:00.000Z')
  })
})
