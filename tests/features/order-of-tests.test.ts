import { expect, test } from 'vitest'
import type { Method } from '../../src/shared/contract/index.ts'
import type { Permission } from '../../src/shared/domain/permissions.ts'
import { aClient, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

const START = '2026-03-05T10:00:00+01:00'

/** Somebody at the desk without one of the permissions of the role. */
async function aDesk(studio: TestStudio, withdrawn?: Permission) {
  const { staff } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })
  if (withdrawn !== undefined) {
    await studio.raw.exec('insert into staff_permissions (staff_id, permission, granted) values (?, ?, ?)', [
      staff.id,
      withdrawn,
      false,
    ])
  }
  return studio.as(staff.id)
}

describeStudio('what is tested first', (open) => {
  test.each<[Method, object]>([
    ['bookings.create', { sessionId: 999, clientId: 999, funding: 'comp' }],
    ['sessions.create', { serviceId: 999, startsAt: START, clientId: 999, funding: 'comp' }],
  ])('is the permission to give a place away: %s', async (method, input) => {
    const desk = await aDesk(await open())

    expect(await desk.refused(method, input)).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: 'bookings.comp' },
    })
  })

  test.each<[Permission, object]>([
    ['clients.write', { newClient: { firstName: 'New', lastName: 'Client' }, funding: 'unpaid' }],
    ['bookings.write', { newClient: { firstName: 'New', lastName: 'Client' }, funding: 'unpaid' }],
    ['bookings.write', { clientId: 1, funding: 'unpaid' }],
    ['bookings.unpaid', { clientId: 1, funding: 'unpaid' }],
  ])('of a new session is every permission it takes: %s', async (withdrawn, extra) => {
    const studio = await open()
    await aClient(studio)
    const { id: serviceId } = await aService(studio)
    const desk = await aDesk(studio, withdrawn)

    expect(await desk.refused('sessions.create', { serviceId, startsAt: START, ...extra })).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: withdrawn },
    })
    expect(await desk.call('sessions.create', { serviceId, startsAt: START })).toMatchObject({
      booking: null,
    })
  })

  test('of a new session with a client is existence, then state, then conflicts', async () => {
    const studio = await open()
    const service = await aService(studio)
    const trainer = await aTrainer(studio)
    const gone = await aClient(studio, { email: 'gone@example.org' })
    await studio.call('clients.deactivate', { clientId: gone.id })
    await studio.call('sessions.create', { serviceId: service.id, trainerId: trainer.id, startsAt: START })
    const refusal = async (input: object) =>
      (
        await studio.refused('sessions.create', {
          serviceId: service.id,
          trainerId: trainer.id,
          startsAt: START,
          ...input,
        })
      ).code
    const taken = { firstName: 'Gina', lastName: 'Gone', email: 'GONE@example.org' }

    expect([
      await refusal({ newClient: { firstName: '', lastName: '' }, serviceId: 999 }),
      await refusal({ newClient: taken, serviceId: 999 }),
      await refusal({ clientId: gone.id, serviceId: 999 }),
      await refusal({ newClient: taken }),
      await refusal({ clientId: gone.id }),
      await refusal({ newClient: { firstName: 'Nina', lastName: 'New' } }),
    ]).toEqual([
      'MISSING_REQUIRED_FIELDS',
      'NOT_FOUND',
      'NOT_FOUND',
      'DUPLICATE_CLIENT',
      'INVALID_TRANSITION',
      'TRAINER_CONFLICT',
    ])
  })

  test('of a booking with a pack is whether there is such a pack', async () => {
    const studio = await open()
    const service = await aService(studio)
    const [first, second] = [await aClient(studio), await aClient(studio, { firstName: 'Bea' })]
    const full = await studio.call('sessions.create', {
      serviceId: service.id,
      startsAt: START,
      clientId: first.id,
      funding: 'unpaid',
    })
    const { grant } = await studio.call('credits.allocate', { clientId: first.id, sessionCount: 1 })
    const input = { sessionId: full.session.id, clientId: second.id }

    const [unknown, foreign] = [
      await studio.refused('bookings.create', { ...input, grantId: 999 }),
      await studio.refused('bookings.create', { ...input, grantId: grant.id }),
    ]

    expect([unknown, foreign]).toMatchObject([
      { code: 'NOT_FOUND', details: { entity: 'grant', id: 999 } },
      { code: 'NOT_FOUND', details: { entity: 'grant', id: grant.id } },
    ])
  })

  test('of a booking that names a pack is that the pack is to pay for it', async () => {
    const studio = await open()

    const refusal = await studio.refused('bookings.create', {
      sessionId: 1,
      clientId: 1,
      grantId: 1,
      funding: 'comp',
    })

    expect(refusal).toMatchObject({ code: 'VALIDATION', details: { issues: [{ path: 'grantId' }] } })
  })
})
