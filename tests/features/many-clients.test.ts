import { expect, it } from 'vitest'
import { errors } from '../support/bookings.ts'
import { aClient, describeStudio, type TestStudio } from '../support/studio.ts'

const clientsNamed = async (studio: TestStudio, ...names: string[]) => {
  const ids: number[] = []
  for (const firstName of names) ids.push((await aClient(studio, { firstName, lastName: '' })).id)
  return ids
}

const statusesOf = async (studio: TestStudio, ids: readonly number[]) => {
  const statuses: string[] = []
  for (const clientId of ids) statuses.push((await studio.call('clients.get', { clientId })).client.status)
  return statuses
}

/** Who looks after each of them today. */
const trainersOf = async (studio: TestStudio, ids: readonly number[]) => {
  const { rows } = await studio.call('assignments.list', {})
  return ids.map((id) => rows.find(({ clientId }) => clientId === id)?.trainerName ?? null)
}

const aTrainer = async (studio: TestStudio, name: string) =>
  (await studio.call('staff.create', { name, role: 'trainer' })).staff

const auditedBy = async (studio: TestStudio, method: string) =>
  (await studio.call('audit.list', {})).rows.filter((row) => row.method === method)

describeStudio('deactivating and reactivating many clients', (open) => {
  it('does it for each once, names whom it was refused for, and is one step back', async () => {
    const studio = await open()
    const [ada = 0, bea = 0, cem = 0, dora = 0] = await clientsNamed(studio, 'Ada', 'Bea', 'Cem', 'Dora')
    await studio.call('clients.deactivate', { clientId: bea })
    await studio.call('clients.merge', { keepId: ada, mergeId: cem })

    const answer = await studio.call('clients.deactivateMany', { clientIds: [ada, bea, 999, cem, ada, dora] })

    expect(answer).toEqual({
      done: 2,
      refused: [
        { clientId: bea, code: 'INVALID_TRANSITION', message: expect.stringContaining('inactive already') },
        { clientId: 999, code: 'USER_NOT_FOUND', message: 'User not found.' },
        { clientId: cem, code: 'INVALID_TRANSITION', message: expect.any(String) },
      ],
    })
    expect(await statusesOf(studio, [ada, bea, dora])).toEqual(['inactive', 'inactive', 'inactive'])

    const { undone } = await studio.call('undo.last', {})
    expect(undone.label).toBe('Deactivated 2 clients')
    expect(await statusesOf(studio, [ada, bea, dora])).toEqual(['active', 'inactive', 'active'])
    await studio.call('undo.redo', {})
    expect(await statusesOf(studio, [ada, bea, dora])).toEqual(['inactive', 'inactive', 'inactive'])
    expect(await errors(studio)).toEqual([])
  })

  it('brings back who is inactive, and refuses who is not', async () => {
    const studio = await open()
    const [ada = 0, bea = 0] = await clientsNamed(studio, 'Ada', 'Bea')
    await studio.call('clients.deactivate', { clientId: bea })

    const answer = await studio.call('clients.reactivateMany', { clientIds: [ada, bea] })

    expect(answer).toMatchObject({ done: 1, refused: [{ clientId: ada, code: 'INVALID_TRANSITION' }] })
    expect(await statusesOf(studio, [ada, bea])).toEqual(['active', 'active'])
    await studio.call('undo.last', {})
    expect(await statusesOf(studio, [ada, bea])).toEqual(['active', 'inactive'])
  })

  it('writes an audit row for each that was done, and none for one that was refused', async () => {
    const studio = await open()
    const [ada = 0, bea = 0, cem = 0] = await clientsNamed(studio, 'Ada', 'Bea', 'Cem')
    await studio.call('clients.deactivate', { clientId: bea })
    await studio.call('clients.deactivateMany', { clientIds: [ada, bea, cem] })

    const rows = await auditedBy(studio, 'clients.deactivateMany')
    expect(rows.map(({ entityId }) => entityId).toSorted((a, b) => Number(a) - Number(b))).toEqual([ada, cem])
    expect(rows).toMatchObject([{ after: { status: 'inactive' } }, { after: { status: 'inactive' } }])
  })

  it('tells as a dry run what it would do, and keeps nothing', async () => {
    const studio = await open()
    const clientIds = await clientsNamed(studio, 'Ada', 'Bea')

    const tried = await studio.call('clients.deactivateMany', { clientIds, dryRun: true })

    expect(tried).toEqual({ done: 2, refused: [] })
    expect(await statusesOf(studio, clientIds)).toEqual(['active', 'active'])
    expect(await auditedBy(studio, 'clients.deactivateMany')).toEqual([])
  })

  it('answers the same command twice without doing it twice', async () => {
    const studio = await open()
    const clientIds = await clientsNamed(studio, 'Ada')
    const input = { clientIds, commandId: 'command-0001' }

    const first = await studio.call('clients.deactivateMany', input)

    expect(await studio.call('clients.deactivateMany', input)).toEqual(first)
    expect(first.done).toBe(1)
  })

  it('takes the permission of the single command, and one to 500 clients', async () => {
    const studio = await open()
    const clientIds = await clientsNamed(studio, 'Ada')
    const trainer = await aTrainer(studio, 'Kenji')
    const tooMany = Array.from({ length: 501 }, (_, index) => index + 1)

    for (const method of ['clients.deactivateMany', 'clients.reactivateMany'] as const) {
      const refused = async (ids: number[], by = studio) =>
        (await by.refused(method, { clientIds: ids })).code
      expect((await studio.as(trainer.id).refused(method, { clientIds })).code).toBe('UNAUTHORIZED_ACCESS')
      expect(await refused([])).toBe('VALIDATION')
      expect(await refused(tooMany)).toBe('VALIDATION')
    }
    expect(await statusesOf(studio, clientIds)).toEqual(['active'])
  })
})

describeStudio('giving many clients to a trainer', (open) => {
  it('gives each, says who leaves somebody else and whom it was refused for, and is one step back', async () => {
    const studio = await open()
    const [ana, ben] = [await aTrainer(studio, 'Ana'), await aTrainer(studio, 'Ben')]
    const ids = await clientsNamed(studio, 'Ada', 'Bea', 'Cem', 'Dora')
    const [ada = 0, bea = 0, cem = 0, dora = 0] = ids
    await studio.call('assignments.assign', { clientId: bea, trainerId: ben.id, from: '2026-02-02' })
    await studio.call('assignments.assign', { clientId: dora, trainerId: ana.id })
    await studio.call('clients.deactivate', { clientId: cem })

    const answer = await studio.call('assignments.assignMany', { clientIds: ids, trainerId: ana.id })

    expect(answer).toEqual({
      done: 2,
      moved: 1,
      refused: [
        { clientId: cem, code: 'INVALID_TRANSITION', message: expect.stringContaining('deactivated') },
        { clientId: dora, code: 'INVALID_TRANSITION', message: expect.stringContaining('Ana looks after') },
      ],
    })
    expect(await trainersOf(studio, [ada, bea, dora])).toEqual(['Ana', 'Ana', 'Ana'])
    expect((await auditedBy(studio, 'assignments.assignMany')).length).toBeGreaterThanOrEqual(2)

    const { undone } = await studio.call('undo.last', {})
    expect(undone.label).toBe('Gave several clients to Ana')
    expect(await trainersOf(studio, [ada, bea, dora])).toEqual([null, 'Ben', 'Ana'])
    expect(await errors(studio)).toEqual([])
  })

  it('tells as a dry run what it would do, and keeps nothing', async () => {
    const studio = await open()
    const ana = await aTrainer(studio, 'Ana')
    const clientIds = await clientsNamed(studio, 'Ada', 'Bea')

    const input = { clientIds, trainerId: ana.id, from: '2026-03-10', until: '2026-03-12' }
    const tried = await studio.call('assignments.assignMany', { ...input, dryRun: true })

    expect(tried).toEqual({ done: 2, moved: 0, refused: [] })
    expect(await trainersOf(studio, clientIds)).toEqual([null, null])
  })

  it('is refused as a whole for what is wrong for everybody', async () => {
    const studio = await open()
    const ana = await aTrainer(studio, 'Ana')
    const gone = await aTrainer(studio, 'Gone')
    await studio.call('staff.update', { staffId: gone.id, version: gone.version, active: false })
    const clientIds = await clientsNamed(studio, 'Ada')
    const refused = async (more: object) =>
      (await studio.refused('assignments.assignMany', { clientIds, trainerId: ana.id, ...more })).code

    expect(await refused({ from: '2026-03-10', until: '2026-03-09' })).toBe('VALIDATION')
    expect(await refused({ trainerId: 999 })).toBe('NOT_FOUND')
    expect(await refused({ trainerId: gone.id })).toBe('NOT_FOUND')
    expect(await refused({ clientIds: [] })).toBe('VALIDATION')
    expect(await trainersOf(studio, clientIds)).toEqual([null])
  })

  it('takes the permission of the single command', async () => {
    const studio = await open()
    const ana = await aTrainer(studio, 'Ana')
    const clientIds = await clientsNamed(studio, 'Ada')

    const input = { clientIds, trainerId: ana.id }
    const refusal = await studio.as(ana.id).refused('assignments.assignMany', input)

    expect(refusal.code).toBe('UNAUTHORIZED_ACCESS')
  })
})
