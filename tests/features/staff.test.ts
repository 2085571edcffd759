import { expect, test } from 'vitest'
import { PERMISSIONS } from '../../src/shared/domain/permissions.ts'
import { aClient, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

describeStudio('who is signed in', (open, openEmpty) => {
  test('is nobody before the first run and without a session', async () => {
    const { as } = await openEmpty()
    const studio = await open()

    const nobody = { actor: null, locked: false, asksSignIn: false, idleMinutes: null }
    expect(await as(null).call('auth.current', {})).toEqual(nobody)
    expect(await studio.as(null).call('auth.current', {})).toEqual(nobody)
  })

  test('is told with what they may do', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)

    expect(await studio.call('auth.current', {})).toEqual({
      locked: false,
      asksSignIn: false,
      idleMinutes: null,
      actor: {
        staffId: studio.owner.staffId,
        name: 'Olga Owner',
        role: 'owner',
        permissions: [...PERMISSIONS],
      },
    })
    expect(await studio.as(trainer.id).call('auth.current', {})).toMatchObject({
      actor: {
        staffId: trainer.id,
        name: 'Tara Trainer',
        role: 'trainer',
        permissions: ['schedule.read', 'bookings.outcome', 'credits.read', 'catalogue.read'],
      },
    })
  })

  test('can be granted, each of them, to a single person', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const change = 'insert into staff_permissions (staff_id, permission, granted) values (?, ?, ?)'
    const yes = studio.engine.dialect === 'sqlite' ? 1 : 'true'
    for (const permission of PERMISSIONS) await studio.raw.exec(change, [trainer.id, permission, yes])

    const { actor } = await studio.as(trainer.id).call('auth.current', {})

    expect(actor?.permissions).toEqual([...PERMISSIONS])
  })

  test('counts single permissions that were granted and withdrawn', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const change = 'insert into staff_permissions (staff_id, permission, granted) values (?, ?, ?)'
    const [yes, no] = studio.engine.dialect === 'sqlite' ? [1, 0] : ['true', 'false']
    await studio.raw.exec(change, [trainer.id, 'clients.read', yes])
    await studio.raw.exec(change, [trainer.id, 'credits.read', no])

    const { actor } = await studio.as(trainer.id).call('auth.current', {})

    expect(actor?.permissions).toEqual([
      'schedule.read',
      'bookings.outcome',
      'clients.read',
      'catalogue.read',
    ])
    expect((await studio.as(trainer.id).call('clients.list', {})).total).toBe(0)
  })
})

describeStudio('staff', (open) => {
  test('are listed by name whatever its case and accents, active and inactive ones apart', async () => {
    const studio = await open()
    const { call } = studio
    const names = ['zoe', 'Émile', 'Eva', 'ähnlich']
    for (const name of names) await aTrainer(studio, { name })
    const { rows } = await call('staff.list', {})
    const zoe = rows.find((row) => row.name === 'zoe')
    await call('staff.update', { staffId: zoe?.id ?? 0, version: 1, active: false })

    const all = (await call('staff.list', {})).rows.map((row) => row.name)
    const active = (await call('staff.list', { active: true })).rows.map((row) => row.name)
    const inactive = (await call('staff.list', { active: false })).rows.map((row) => row.name)

    expect(all).toEqual(['ähnlich', 'Émile', 'Eva', 'Olga Owner', 'zoe'])
    expect(active).toEqual(['ähnlich', 'Émile', 'Eva', 'Olga Owner'])
    expect(inactive).toEqual(['zoe'])
  })

  test('are made with the services they are qualified for, each once and in order', async () => {
    const studio = await open()
    const first = await aService(studio, { name: 'Strength' })
    const second = await aService(studio, { name: 'Yoga' })

    const trainer = await aTrainer(studio, { services: [second.id, first.id, second.id] })

    expect(trainer).toEqual({
      id: trainer.id,
      name: 'Tara Trainer',
      role: 'trainer',
      active: true,
      services: [first.id, second.id],
      version: 1,
    })
    expect((await studio.call('audit.list', { limit: 1 })).rows).toMatchObject([
      { method: 'staff.create', entity: 'staff', entityId: trainer.id, before: null, after: trainer },
    ])
  })

  test('change in the fields given and no others', async () => {
    const studio = await open()
    const service = await aService(studio)
    const trainer = await aTrainer(studio, { services: [service.id] })

    const renamed = await studio.call('staff.update', { staffId: trainer.id, version: 1, name: 'Tara Test' })
    const freed = await studio.call('staff.update', { staffId: trainer.id, version: 2, services: [] })

    expect(renamed.staff).toEqual({ ...trainer, name: 'Tara Test', version: 2 })
    expect(freed.staff).toEqual({ ...trainer, name: 'Tara Test', services: [], version: 3 })
    expect((await studio.call('audit.list', { limit: 1 })).rows).toMatchObject([
      { entity: 'staff', entityId: trainer.id, before: renamed.staff, after: freed.staff },
    ])
  })

  test('cannot be changed from an old version', async () => {
    const studio = await open()
    const service = await aService(studio)
    const trainer = await aTrainer(studio)
    await studio.call('staff.update', { staffId: trainer.id, version: 1, name: 'Tara Test' })

    const error = await studio.refused('staff.update', {
      staffId: trainer.id,
      version: 1,
      role: 'front_desk',
      services: [service.id],
    })

    expect(error.code).toBe('STALE_VERSION')
    expect(error.details).toEqual({
      expected: 1,
      found: 2,
      changes: {
        role: { asked: 'front_desk', stored: 'trainer' },
        services: { asked: [service.id], stored: [] },
      },
    })
  })

  test('need services that exist, and are themselves looked for', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)

    expect(
      await studio.refused('staff.create', { name: 'Tom', role: 'trainer', services: [77] }),
    ).toMatchObject({ code: 'NOT_FOUND', details: { entity: 'service', id: 77 } })
    expect(
      await studio.refused('staff.update', { staffId: trainer.id, version: 1, services: [77] }),
    ).toMatchObject({ code: 'NOT_FOUND', details: { entity: 'service', id: 77 } })
    expect(await studio.refused('staff.update', { staffId: 77, version: 1 })).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'staff member', id: 77 },
      message: 'This staff member does not exist.',
    })
    expect((await studio.call('staff.list', {})).rows).toHaveLength(2)
  })

  test('always include an active owner', async () => {
    const studio = await open()
    const ownerId = studio.owner.staffId ?? 0

    const demoted = await studio.refused('staff.update', { staffId: ownerId, version: 1, role: 'trainer' })
    const left = await studio.refused('staff.update', { staffId: ownerId, version: 1, active: false })

    const message = 'Olga Owner is the only owner. Make somebody else an owner first.'
    expect(demoted).toMatchObject({ code: 'INVALID_TRANSITION', message, details: { to: 'trainer' } })
    expect(left).toMatchObject({ code: 'INVALID_TRANSITION', message, details: { to: 'inactive' } })

    await aTrainer(studio, { name: 'Otto Owner', role: 'owner' })
    const stepped = await studio.call('staff.update', { staffId: ownerId, version: 1, active: false })
    expect(stepped.staff).toMatchObject({ active: false, version: 2 })
    expect((await studio.core.ownerActor())?.name).toBe('Otto Owner')
  })

  test('who are inactive cannot act any more', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    await studio.call('staff.update', { staffId: trainer.id, version: 1, active: false })

    expect(await studio.as(trainer.id).refused('staff.list', {})).toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  test('are seen by trainers and changed by the owner alone', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })

    expect((await studio.as(trainer.id).call('staff.list', {})).rows).toHaveLength(3)
    for (const id of [trainer.id, desk.id]) {
      expect(await studio.as(id).refused('staff.create', { name: 'Me', role: 'owner' })).toMatchObject({
        code: 'UNAUTHORIZED_ACCESS',
        details: { permission: 'staff.write' },
      })
      expect(
        await studio.as(id).refused('staff.update', { staffId: id, version: 1, role: 'owner' }),
      ).toMatchObject({ code: 'UNAUTHORIZED_ACCESS' })
    }
  })

  test('keep nothing of a dry run, and a repeated command makes one person', async () => {
    const studio = await open()
    const input = { name: 'Tara Trainer', role: 'trainer', commandId: 'hire-tara-once' } as const

    await studio.call('staff.create', { ...input, commandId: 'hire-tara-tried', dryRun: true })
    expect((await studio.call('staff.list', {})).rows).toHaveLength(1)

    const first = await studio.call('staff.create', input)
    expect(await studio.call('staff.create', input)).toEqual(first)
    expect(await studio.refused('staff.create', { ...input, name: 'Tom' })).toMatchObject({
      code: 'COMMAND_CONFLICT',
    })
    expect((await studio.call('staff.list', {})).rows).toHaveLength(2)
  })

  test('have names of at most 100 characters, stored composed', async () => {
    const studio = await open()
    const refused = (name: unknown) => studio.refused('staff.create', { name, role: 'trainer' })

    const long = await aTrainer(studio, { name: 'é'.normalize('NFD').repeat(100) })
    expect(long.name).toBe('é'.repeat(100))
    expect(await refused('x'.repeat(101))).toMatchObject({ code: 'VALIDATION' })
    expect(await refused('half \ud83d')).toMatchObject({ code: 'VALIDATION' })
    expect(await refused('nul \0')).toMatchObject({ code: 'VALIDATION' })
    expect(await refused('  ')).toMatchObject({ code: 'VALIDATION' })
    expect(await refused(undefined)).toMatchObject({ code: 'MISSING_REQUIRED_FIELDS' })
    expect(await refused(7)).toMatchObject({ code: 'VALIDATION' })
  })
})

describeStudio('what is still somebody’s', (open) => {
  test('is counted: open sessions to come, and active clients now and later', async () => {
    const studio = await open()
    const tara = await aTrainer(studio)
    const ahead = () => studio.call('staff.ahead', { staffId: tara.id })
    expect(await ahead()).toEqual({ sessions: 0, clients: 0 })
    const service = await aService(studio)
    const at = (startsAt: string) =>
      studio.call('sessions.create', { serviceId: service.id, trainerId: tara.id, startsAt })
    await at('2026-02-27T10:00:00+01:00')
    await at('2026-03-04T10:00:00+01:00')
    const { session } = await at('2027-03-04T10:00:00+01:00')
    const [ada, bea, cleo] = [
      await aClient(studio, { firstName: 'Ada' }),
      await aClient(studio, { firstName: 'Bea' }),
      await aClient(studio, { firstName: 'Cleo' }),
    ]
    for (const { id: clientId } of [ada, bea, cleo]) {
      await studio.call('assignments.assign', { clientId, trainerId: tara.id, from: '2026-03-02' })
    }
    await studio.call('clients.deactivate', { clientId: cleo.id })
    expect(await ahead()).toEqual({ sessions: 2, clients: 2 })
    await studio.call('sessions.cancel', { sessionId: session.id })
    expect(await ahead()).toEqual({ sessions: 1, clients: 2 })

    await studio.call('staff.update', { staffId: tara.id, version: 1, active: false })
    expect(await ahead()).toEqual({ sessions: 1, clients: 2 })
    expect((await studio.refused('staff.ahead', { staffId: 99 })).code).toBe('NOT_FOUND')
    expect((await studio.as(tara.id).refused('staff.ahead', { staffId: tara.id })).code).toMatch(
      /SIGNED|ACCESS/,
    )
  })
})

describeStudio('what somebody may not do, who may change the staff', (open) => {
  const scene = async (studio: TestStudio) => {
    const tim = await aTrainer(studio, { name: 'Tim' })
    await studio.call('staff.update', { staffId: tim.id, version: 1, granted: ['staff.write'] })
    const desk = await aTrainer(studio, { name: 'Dora', role: 'front_desk' })
    return { tim: studio.as(tim.id), timId: tim.id, deskId: desk.id }
  }
  const beyond = { code: 'UNAUTHORIZED_ACCESS', details: { permission: 'schedule.write' } }

  test('they do not give themselves by another role; a lesser one they may take', async () => {
    const studio = await open()
    const { tim, timId } = await scene(studio)
    expect(
      await tim.refused('staff.update', { staffId: timId, version: 2, role: 'front_desk' }),
    ).toMatchObject({ code: 'INVALID_TRANSITION', details: { from: 'trainer', to: 'front_desk' } })
    await aTrainer(studio, { name: 'Otto', role: 'owner' })
    const ownerId = studio.owner.staffId ?? 0
    const down = { staffId: ownerId, version: 1, role: 'front_desk' } as const
    expect((await studio.call('staff.update', down)).staff.role).toBe('front_desk')
  })

  test('they do not give others by another role, nor to somebody new', async () => {
    const studio = await open()
    const { tim } = await scene(studio)
    const tara = await aTrainer(studio, { name: 'Tara' })
    const promoted = { staffId: tara.id, version: 1, role: 'front_desk' }
    expect(await tim.refused('staff.update', promoted)).toMatchObject(beyond)
    expect(await tim.refused('staff.create', { name: 'Eve', role: 'front_desk' })).toMatchObject(beyond)
    expect((await tim.call('staff.create', { name: 'Eve', role: 'trainer' })).staff.role).toBe('trainer')
  })

  test('they do not get by the secret of somebody who may', async () => {
    const studio = await open()
    const { tim, timId, deskId } = await scene(studio)
    const pin = '834512'
    expect(await tim.refused('staff.setPin', { staffId: deskId, pin })).toMatchObject(beyond)
    const tara = await aTrainer(studio, { name: 'Tara' })
    await tim.call('staff.setPin', { staffId: tara.id, pin })
    await tim.call('staff.setPin', { staffId: timId, pin })
    await studio.call('staff.update', { staffId: tara.id, version: 1, granted: ['audit.read'] })
    expect(await tim.refused('staff.setPin', { staffId: tara.id, pin })).toMatchObject({
      ...beyond,
      details: { permission: 'audit.read' },
    })
  })
})

describeStudio('what one person may besides their role', (open) => {
  const rowOf = async (studio: TestStudio, id: number) =>
    (await studio.call('staff.permissions', {})).rows.find((row) => row.id === id)

  test('is what was granted and withdrawn, and only what differs', async () => {
    const studio = await open()
    const { id: staffId, version } = await aTrainer(studio)

    await studio.call('staff.update', {
      staffId,
      version,
      granted: ['clients.read', 'schedule.read'],
      withdrawn: ['credits.read', 'staff.write'],
    })

    expect(await rowOf(studio, staffId)).toMatchObject({
      role: 'trainer',
      granted: ['clients.read'],
      withdrawn: ['credits.read'],
      version: version + 1,
    })
    expect((await studio.as(staffId).call('auth.current', {})).actor?.permissions).toEqual([
      'schedule.read',
      'bookings.outcome',
      'clients.read',
      'catalogue.read',
    ])
    expect((await studio.call('audit.list', { limit: 1 })).rows[0]).toMatchObject({
      entity: 'staff',
      before: { granted: [], withdrawn: [] },
      after: { granted: ['clients.read'], withdrawn: ['credits.read'] },
    })
  })

  test('stays when something else changes, and one list without the other', async () => {
    const studio = await open()
    const { id: staffId } = await aTrainer(studio)
    const update = async (change: object) => {
      const { version = 1 } = (await rowOf(studio, staffId)) ?? {}
      await studio.call('staff.update', { staffId, version, ...change })
      return rowOf(studio, staffId)
    }
    await update({ granted: ['clients.read', 'bookings.write'], withdrawn: ['credits.read'] })

    expect(await update({ name: 'Tara T.' })).toMatchObject({ granted: ['bookings.write', 'clients.read'] })
    expect(await update({ granted: [] })).toMatchObject({ granted: [], withdrawn: ['credits.read'] })
    expect(await update({ granted: ['bookings.comp', 'clients.read'] })).toMatchObject({
      withdrawn: ['credits.read'],
    })
    expect(await update({ role: 'front_desk' })).toMatchObject({
      granted: ['bookings.comp'],
      withdrawn: ['credits.read'],
    })
    expect(await update({ role: 'owner' })).toMatchObject({ granted: [], withdrawn: [] })
  })

  test('is refused both ways at once, for owners, for oneself, and beyond what one may', async () => {
    const studio = await open()
    const { id: staffId, version } = await aTrainer(studio)
    const { staff: desk } = await studio.call('staff.create', { name: 'Fay', role: 'front_desk' })
    await studio.call('staff.update', { staffId: desk.id, version: 1, granted: ['staff.write'] })
    const asDesk = studio.as(desk.id)

    expect(
      await studio.refused('staff.update', {
        staffId,
        version,
        granted: ['clients.read'],
        withdrawn: ['credits.read', 'clients.read'],
      }),
    ).toMatchObject({ code: 'VALIDATION', details: { issues: [{ path: 'withdrawn.1' }] } })
    const owner = { staffId: studio.owner.staffId, version: 1 }
    expect(await studio.refused('staff.update', { ...owner, withdrawn: ['audit.read'] })).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: expect.stringContaining('An owner may do everything.'),
    })
    expect(await asDesk.refused('staff.update', { staffId: desk.id, version: 2, granted: [] })).toMatchObject(
      {
        code: 'INVALID_TRANSITION',
        message: expect.stringContaining('Nobody changes what they may do themselves.'),
      },
    )
    expect(await asDesk.refused('staff.update', { staffId, version, granted: ['audit.read'] })).toMatchObject(
      {
        code: 'UNAUTHORIZED_ACCESS',
        details: { permission: 'audit.read' },
      },
    )
    await asDesk.call('staff.update', { staffId, version, granted: ['clients.read'], withdrawn: [] })
    expect((await studio.as(staffId).refused('staff.permissions', {})).code).toBe('UNAUTHORIZED_ACCESS')
  })

  test('takes a proof of who is at the desk', async () => {
    const studio = await open()
    const { id: staffId, version } = await aTrainer(studio)
    const pin = 'a long password of mine'
    await studio.atDesk.call('staff.setPin', { staffId: studio.owner.staffId ?? 0, pin })
    const change = { staffId, version, granted: ['clients.read' as const] }

    expect(await studio.atDesk.refused('staff.update', change)).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
      details: { fields: ['currentPin'] },
    })
    await studio.atDesk.call('staff.update', { ...change, currentPin: pin })
    expect(await rowOf(studio, staffId)).toMatchObject({ granted: ['clients.read'] })
  })
})
