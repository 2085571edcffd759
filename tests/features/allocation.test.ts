import { expect, it } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aSession, errors, START } from '../support/bookings.ts'
import { aClient, aService, describeStudio, type TestStudio } from '../support/studio.ts'

const clientsNamed = async (studio: TestStudio, ...names: string[]) => {
  const ids: number[] = []
  for (const firstName of names) ids.push((await aClient(studio, { firstName, lastName: '' })).id)
  return ids
}

const availableOf = async (studio: TestStudio, ids: readonly number[]) => {
  const figures: number[] = []
  for (const clientId of ids) figures.push((await studio.call('credits.summary', { clientId })).available)
  return figures
}

const listed = async (studio: TestStudio, input: Input<'clients.list'>) =>
  (await studio.call('clients.list', input)).rows.map(({ firstName }) => firstName)

describeStudio('giving many clients sessions at once', (open) => {
  it('gives each the same, names whom it could not give any, and is one step back', async () => {
    const studio = await open()
    const [ada = 0, bea = 0, cem = 0] = await clientsNamed(studio, 'Ada', 'Bea', 'Cem')
    await studio.call('clients.merge', { keepId: ada, mergeId: cem })

    const input = { clientIds: [ada, 999, bea, ada, cem], sessionCount: 5, reason: ' A welcome ' }
    const answer = await studio.call('credits.allocateMany', input)

    expect(answer).toEqual({
      done: 2,
      added: 10,
      message: 'Added 5 sessions to 2 clients',
      refused: [
        { clientId: 999, code: 'USER_NOT_FOUND', message: 'User not found.' },
        { clientId: cem, code: 'INVALID_TRANSITION', message: expect.any(String) },
      ],
    })
    expect(await availableOf(studio, [ada, bea])).toEqual([5, 5])
    const { entries } = await studio.call('credits.explain', { clientId: bea })
    expect(entries.map(({ kind, units, reason }) => [kind, units, reason])).toEqual([
      ['GRANT', 5, 'A welcome'],
    ])

    await studio.call('undo.last', {})
    expect(await availableOf(studio, [ada, bea])).toEqual([0, 0])
    expect(await errors(studio)).toEqual([])
  })

  it('writes an audit row for each of them', async () => {
    const studio = await open()
    const clientIds = await clientsNamed(studio, 'Ada', 'Bea')
    await studio.call('credits.allocateMany', { clientIds, sessionCount: 1 })

    for (const entityId of clientIds) {
      const { rows } = await studio.call('audit.list', { entity: 'client', entityId, limit: 1 })
      expect(rows).toMatchObject([{ method: 'credits.allocateMany', after: { added: 1 } }])
    }
  })

  it('tells as a dry run what it would do, and keeps nothing', async () => {
    const studio = await open()
    const clientIds = await clientsNamed(studio, 'Ada', 'Bea')

    const tried = await studio.call('credits.allocateMany', { clientIds, sessionCount: 3, dryRun: true })

    expect(tried).toMatchObject({ done: 2, added: 6, refused: [] })
    expect(await availableOf(studio, clientIds)).toEqual([0, 0])
  })

  it('is refused as a whole for what is wrong for everybody', async () => {
    const studio = await open()
    const clientIds = await clientsNamed(studio, 'Ada')
    const refused = async (more: object) =>
      (await studio.refused('credits.allocateMany', { clientIds, sessionCount: 1, ...more })).code

    expect(await refused({ sessionCount: 101 })).toBe('INVALID_SESSION_COUNT')
    expect(await refused({ family: 'Nothing' })).toBe('NOT_FOUND')
    expect(await refused({ expiresOn: '2026-03-01' })).toBe('VALIDATION')
    expect(await refused({ clientIds: [] })).toBe('VALIDATION')
    expect(await refused({ clientIds: Array.from({ length: 501 }, (_, index) => index + 1) })).toBe(
      'VALIDATION',
    )
    expect(await availableOf(studio, clientIds)).toEqual([0])
  })

  it('takes the permission that giving one client takes', async () => {
    const studio = await open()
    const clientIds = await clientsNamed(studio, 'Ada')
    const { staff } = await studio.call('staff.create', { name: 'Kenji', role: 'trainer' })

    const refusal = await studio.as(staff.id).refused('credits.allocateMany', { clientIds, sessionCount: 1 })
    expect(refusal.code).toBe('UNAUTHORIZED_ACCESS')
  })
})

describeStudio('the list of who has how many sessions', (open) => {
  /** Ada has used one of ten and booked one more, Bea has three that expire, Cem has nothing, and Dora has booked hers. */
  async function four(studio: TestStudio) {
    const [ada = 0, bea = 0, , dora = 0] = await clientsNamed(studio, 'Ada', 'Bea', 'Cem', 'Dora')
    await studio.call('credits.allocate', { clientId: ada, sessionCount: 10 })
    await studio.call('credits.allocate', { clientId: bea, sessionCount: 3, expiresOn: '2026-03-12' })
    await studio.call('credits.allocate', { clientId: dora, sessionCount: 1 })
    const service = await aService(studio, { kind: 'group', capacity: 5 })
    const book = async (clientId: number, startsAt: string) => {
      const { id: sessionId } = await aSession(studio, { serviceId: service.id, startsAt })
      return (await studio.call('bookings.create', { sessionId, clientId })).booking.id
    }
    const held = await book(ada, '2026-03-02T08:00:00+01:00')
    await studio.call('bookings.setOutcome', { bookingId: held, outcome: 'completed' })
    await book(ada, START)
    await book(dora, '2026-03-05T14:00:00+01:00')
    return { ada, bea, dora }
  }

  it('has the figures of the summary, and what was ever given', async () => {
    const studio = await open()
    await four(studio)
    const { rows } = await studio.call('clients.list', {})

    expect(
      rows.map(({ firstName, availableSessions, scheduled, purchased, completed, lastSessionOn }) => [
        firstName,
        availableSessions,
        scheduled,
        purchased,
        completed,
        lastSessionOn,
      ]),
    ).toEqual([
      ['Ada', 8, 1, 10, 1, '2026-03-02'],
      ['Bea', 3, 0, 3, 0, null],
      ['Cem', 0, 0, 0, 0, null],
      ['Dora', 0, 1, 1, 0, null],
    ])
  })

  it.each([
    ['available', ['Cem', 'Dora', 'Bea', 'Ada']],
    ['-available', ['Ada', 'Bea', 'Dora', 'Cem']],
    ['scheduled', ['Bea', 'Cem', 'Ada', 'Dora']],
    ['-scheduled', ['Dora', 'Ada', 'Cem', 'Bea']],
    ['purchased', ['Cem', 'Dora', 'Bea', 'Ada']],
    ['-completed', ['Ada', 'Dora', 'Cem', 'Bea']],
    ['lastSession', ['Bea', 'Cem', 'Dora', 'Ada']],
    ['-lastSession', ['Ada', 'Dora', 'Cem', 'Bea']],
    ['-created', ['Dora', 'Cem', 'Bea', 'Ada']],
  ] as const)('is sorted by %s, and ties by who came first', async (sort, names) => {
    const studio = await open()
    await four(studio)

    expect(await listed(studio, { sort })).toEqual(names)
  })

  it('finds whose sessions expire by a day, and not those that have expired', async () => {
    const studio = await open()
    await four(studio)

    expect(await listed(studio, { expiringBy: '2026-03-11' })).toEqual([])
    expect(await listed(studio, { expiringBy: '2026-03-12' })).toEqual(['Bea'])
    expect(await listed(studio, { expiringBy: '2026-03-12', minAvailable: 4 })).toEqual([])
    expect(await listed(studio, { expiringBy: '2026-03-12', sort: 'scheduled', maxAvailable: 3 })).toEqual([
      'Bea',
    ])
    studio.setNow('2026-03-13T09:00:00+01:00')
    expect(await listed(studio, { expiringBy: '2026-03-27' })).toEqual([])
  })
})

describeStudio('the list as a file', (open) => {
  it('has every client of the list in its order, and no text that could run as a formula', async () => {
    const studio = await open()
    const [ada = 0] = await clientsNamed(studio, 'Ada', '=1+1')
    await studio.call('credits.allocate', { clientId: ada, sessionCount: 4, expiresOn: '2026-06-30' })

    const { fileName, csv, rows } = await studio.call('clients.export', { sort: '-available' })

    expect([fileName, rows]).toEqual(['clients-2026-03-02.csv', 2])
    expect(csv.split('\r\n')).toEqual([
      '\uFEFFFirst name,Last name,E-mail,Phone,Status,Available,Scheduled,Used,Expired,Purchased,Next expiry,Last session,Client since',
      'Ada,,,,active,4,0,0,0,4,2026-06-30,,2026-03-02',
      "'=1+1,,,,active,0,0,0,0,0,,,2026-03-02",
      '',
    ])
  })

  it('is the filtered list, and empty for words that nobody has', async () => {
    const studio = await open()
    await clientsNamed(studio, 'Ada', 'Bea')

    expect((await studio.call('clients.export', { query: 'bea' })).rows).toBe(1)
    expect((await studio.call('clients.export', { query: '%' })).rows).toBe(0)
  })

  it('has no text that begins a formula after a separator of other regions', async () => {
    const studio = await open()
    await clientsNamed(studio, 'Ada;=1+1')

    const { csv } = await studio.call('clients.export', {})

    expect(csv).toContain("\r\nAda;'=1+1,")
  })

  it('is the whole list in its order, however many pieces it is read in', async () => {
    const studio = await open()
    const values = Array.from(
      { length: 1203 },
      (_one, index) => `('N${index}', '', 'n${index}', 'active', ${index})`,
    )
    await studio.raw.exec(
      `insert into clients (first_name, last_name, search_name, status, created_at) values ${values.join(', ')}`,
      [],
    )

    const { csv, rows } = await studio.call('clients.export', { sort: '-created' })

    const names = csv
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0])
    expect(rows).toBe(1203)
    expect(names).toEqual(values.map((_one, index) => `N${1202 - index}`))
  })

  it('is written down: who took it away, which list, and how long it was', async () => {
    const studio = await open()
    await clientsNamed(studio, 'Ada', 'Bea')

    await studio.call('clients.export', { query: 'bea' })

    expect((await studio.call('audit.list', { limit: 1 })).rows).toMatchObject([
      {
        method: 'clients.export',
        actor: 'Olga Owner',
        entity: 'client',
        after: { exported: 1, query: 'bea' },
      },
    ])
  })

  it('is not for who may not read clients', async () => {
    const studio = await open()
    const { staff } = await studio.call('staff.create', { name: 'Nia', role: 'trainer' })
    const yes = studio.engine.dialect === 'sqlite' ? 1 : 'true'
    const grant = 'insert into staff_permissions (staff_id, permission, granted) values (?, ?, ?)'
    await studio.raw.exec(grant, [staff.id, 'reports.read', yes])

    expect(await studio.as(staff.id).refused('clients.export', {})).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: 'clients.read' },
    })
  })

  it('is not for everybody', async () => {
    const studio = await open()
    const { staff } = await studio.call('staff.create', { name: 'Nia', role: 'front_desk' })

    expect((await studio.as(staff.id).refused('clients.export', {})).code).toBe('UNAUTHORIZED_ACCESS')
  })
})
