import { expect, test } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aClient, aPackage, aService, describeStudio, type TestStudio } from '../support/studio.ts'

async function searched(studio: TestStudio, query: string): Promise<string[]> {
  const { rows } = await studio.call('clients.search', { query })
  return rows.map((row) => `${row.firstName} ${row.lastName}`.trim())
}

async function listed(studio: TestStudio, input: Input<'clients.list'>): Promise<string[]> {
  const { rows, total } = await studio.call('clients.list', input)
  expect(total).toBe(rows.length)
  return rows.map((row) => row.firstName)
}

describeStudio('the list by what clients have paid', (open) => {
  test('counts sales that were paid, and nobody who paid nothing as having paid something', async () => {
    const studio = await open()
    const names = ['Ada', 'Bea', 'Cem', 'Dora']
    const ids = []
    for (const firstName of names) ids.push((await aClient(studio, { firstName })).id)
    const [ada = 0, bea = 0, cem = 0] = ids
    const { id: packageId } = await aPackage(studio)
    for (const clientId of [ada, ada, bea]) await studio.call('purchases.create', { clientId, packageId })
    await studio.call('purchases.create', { clientId: cem, packageId, paid: false })

    expect(await listed(studio, { minRevenue: 50_001 })).toEqual(['Ada'])
    expect(await listed(studio, { minRevenue: 50_000 })).toEqual(['Ada', 'Bea'])
    expect(await listed(studio, { minRevenue: 1, maxRevenue: 50_000 })).toEqual(['Bea'])
    expect(await listed(studio, { maxRevenue: 0 })).toEqual(['Cem', 'Dora'])
    expect(await listed(studio, { maxRevenue: 0, minAvailable: 1, sort: '-available' })).toEqual(['Cem'])
  })
})

describeStudio('search', (open) => {
  test('finds a client by the beginning of every word, whatever case and accents', async () => {
    const studio = await open()
    await aClient(studio, { firstName: 'Jürgen', lastName: "O'Brien-Straße", email: 'jb@posteo.de' })
    await aClient(studio, { firstName: 'Jürgen', lastName: 'Müller', phone: '+49 171 2345678' })

    const both = ['Jürgen Müller', "Jürgen O'Brien-Straße"]
    expect(await searched(studio, 'jur')).toEqual(both)
    expect(await searched(studio, 'JÜRGEN')).toEqual(both)
    expect(await searched(studio, 'jur mul')).toEqual(['Jürgen Müller'])
    expect(await searched(studio, 'mul jur')).toEqual(['Jürgen Müller'])
    expect(await searched(studio, 'obrien')).toEqual(["Jürgen O'Brien-Straße"])
    expect(await searched(studio, 'strasse')).toEqual(["Jürgen O'Brien-Straße"])
    expect(await searched(studio, 'jb@posteo.de')).toEqual(["Jürgen O'Brien-Straße"])
    expect(await searched(studio, 'posteo')).toEqual(["Jürgen O'Brien-Straße"])
    expect(await searched(studio, '0171/2345678')).toEqual(['Jürgen Müller'])
    expect(await searched(studio, '5678')).toEqual(['Jürgen Müller'])
    expect(await searched(studio, 'urgen')).toEqual([])
    expect(await searched(studio, 'jur xyz')).toEqual([])
    expect(await searched(studio, '%')).toEqual([])
    expect(await searched(studio, 'j_rgen')).toEqual([])
  })

  test('finds names in every script', async () => {
    const studio = await open()
    for (const firstName of ['Ярослав', 'محمد', 'Ελένη', '山田', '𐐔𐐯𐑆']) {
      await aClient(studio, { firstName, lastName: '' })
    }

    expect(await searched(studio, 'яро')).toEqual(['Ярослав'])
    expect(await searched(studio, 'محم')).toEqual(['محمد'])
    expect(await searched(studio, 'ΕΛΕ')).toEqual(['Ελένη'])
    expect(await searched(studio, '山')).toEqual(['山田'])
    expect(await searched(studio, '𐐔')).toEqual(['𐐔𐐯𐑆'])
  })

  test('shows active clients first, inactive ones after and merged ones never', async () => {
    const studio = await open()
    const anton = await aClient(studio, { firstName: 'Ann', lastName: 'Anton' })
    const bauer = await aClient(studio, { firstName: 'Ann', lastName: 'Bauer' })
    await aClient(studio, { firstName: 'Ann', lastName: 'Zorn' })
    const merged = await aClient(studio, { firstName: 'Ann', lastName: 'Merged' })
    await studio.call('clients.deactivate', { clientId: anton.id })
    await studio.raw.exec("update clients set status = 'merged', merged_into = ? where id = ?", [
      bauer.id,
      merged.id,
    ])

    expect(await searched(studio, 'ann')).toEqual(['Ann Bauer', 'Ann Zorn', 'Ann Anton'])
    expect(await searched(studio, '')).toEqual(['Ann Bauer', 'Ann Zorn', 'Ann Anton'])
    expect((await studio.call('clients.search', { query: 'ann', limit: 1 })).rows).toHaveLength(1)
  })

  test('tells what each client could spend today', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio)
    await studio.call('credits.allocate', { clientId, sessionCount: 4 })

    expect((await studio.call('clients.search', { query: 'ada' })).rows).toMatchObject([
      { id: clientId, availableSessions: 4 },
    ])
  })

  test('refuses text that cannot be looked for', async () => {
    const studio = await open()

    for (const query of ['nul \0', 'half \ud83d', 'x'.repeat(201), 7]) {
      expect(await studio.refused('clients.search', { query })).toMatchObject({ code: 'VALIDATION' })
    }
    expect(await studio.refused('clients.search', { query: 'a', limit: 101 })).toMatchObject({
      code: 'VALIDATION',
    })
  })
})

describeStudio('the list of clients', (open) => {
  test('is sorted by last name and then first, whatever case and accents, in both directions', async () => {
    const studio = await open()
    for (const [firstName, lastName] of [
      ['Zoe', 'Ärmel'],
      ['Bob', 'de Vries'],
      ['Ann', 'ARMEL'],
      ['Cher', ''],
      ['Eve', 'Zorn'],
      ['Ann', 'ARMEL'],
    ] as const) {
      await aClient(studio, { firstName, lastName })
    }

    const names = async (sort: 'name' | '-name') => {
      const { rows } = await studio.call('clients.list', { sort })
      return rows.map((row) => `${row.firstName} ${row.lastName} ${row.id}`)
    }

    const ascending = ['Ann ARMEL 3', 'Ann ARMEL 6', 'Zoe Ärmel 1', 'Cher  4', 'Bob de Vries 2', 'Eve Zorn 5']
    expect(await names('name')).toEqual(ascending)
    expect(await names('-name')).toEqual([...ascending].reverse())
  })

  test('is sorted by what clients could spend today and by when they came', async () => {
    const studio = await open()
    const ids: number[] = []
    for (const [index, firstName] of ['A', 'B', 'C', 'D'].entries()) {
      studio.setNow(`2026-03-02T0${9 - index}:00:00+01:00`)
      ids.push((await aClient(studio, { firstName, lastName: 'X' })).id)
    }
    const allocate = (index: number, sessionCount: number) =>
      studio.call('credits.allocate', { clientId: ids[index] ?? 0, sessionCount })
    await allocate(1, 5)
    await allocate(3, 2)

    expect(await listed(studio, { sort: 'available' })).toEqual(['A', 'C', 'D', 'B'])
    expect(await listed(studio, { sort: '-available' })).toEqual(['B', 'D', 'C', 'A'])
    expect(await listed(studio, { sort: 'created' })).toEqual(['D', 'C', 'B', 'A'])
    expect(await listed(studio, { sort: '-created' })).toEqual(['A', 'B', 'C', 'D'])
  })

  test('is filtered by state, query, place and credits, all at once', async () => {
    const studio = await open()
    const clients = [
      { firstName: 'Ann', location: 'Köln' },
      { firstName: 'Anna', location: 'KOLN' },
      { firstName: 'Bob', location: 'Köln-Deutz' },
      { firstName: 'Carl', location: null },
    ]
    for (const client of clients) await aClient(studio, { ...client, lastName: client.firstName })
    await studio.call('credits.allocate', { clientId: 1, sessionCount: 1 })
    await studio.call('credits.allocate', { clientId: 2, sessionCount: 5 })
    await studio.call('clients.deactivate', { clientId: 4 })

    expect(await listed(studio, {})).toEqual(['Ann', 'Anna', 'Bob'])
    expect(await listed(studio, { status: 'inactive' })).toEqual(['Carl'])
    expect(await listed(studio, { status: 'all' })).toEqual(['Ann', 'Anna', 'Bob', 'Carl'])
    expect(await listed(studio, { query: 'ann' })).toEqual(['Ann', 'Anna'])
    expect(await listed(studio, { query: '!' })).toEqual([])
    expect(await listed(studio, { query: '' })).toEqual(['Ann', 'Anna', 'Bob'])
    expect(await listed(studio, { location: 'köln' })).toEqual(['Ann', 'Anna'])
    expect(await listed(studio, { location: 'Rome' })).toEqual([])
    expect(await listed(studio, { location: '' })).toEqual(['Ann', 'Anna', 'Bob'])
    expect(await listed(studio, { minAvailable: 1 })).toEqual(['Ann', 'Anna'])
    expect(await listed(studio, { maxAvailable: 1 })).toEqual(['Ann', 'Bob'])
    expect(await listed(studio, { minAvailable: 1, maxAvailable: 4 })).toEqual(['Ann'])
    expect(await listed(studio, { maxAvailable: 0, status: 'all' })).toEqual(['Bob', 'Carl'])
    const narrow = { query: 'ann', location: 'Koln', minAvailable: 2, sort: '-available' } as const
    expect(await listed(studio, narrow)).toEqual(['Anna'])
  })

  test('is filtered by the studio day on which clients came', async () => {
    const studio = await open({ zone: 'America/Los_Angeles' })
    for (const [firstName, moment] of [
      ['A', '2026-03-01T07:59:59Z'],
      ['B', '2026-03-01T08:00:00Z'],
      ['C', '2026-03-02T07:59:59Z'],
      ['D', '2026-03-02T08:00:00Z'],
    ] as const) {
      studio.setNow(moment)
      await aClient(studio, { firstName, lastName: firstName })
    }

    expect(await listed(studio, { registeredFrom: '2026-03-01', registeredTo: '2026-03-01' })).toEqual([
      'B',
      'C',
    ])
    expect(await listed(studio, { registeredFrom: '2026-03-01' })).toEqual(['B', 'C', 'D'])
    expect(await listed(studio, { registeredTo: '2026-02-28' })).toEqual(['A'])
    expect(await studio.refused('clients.list', { registeredFrom: '2026-02-30' })).toMatchObject({
      code: 'VALIDATION',
    })
  })

  test('comes in pages with the number of all', async () => {
    const studio = await open()
    for (const lastName of ['A', 'B', 'C', 'D', 'E']) await aClient(studio, { lastName })
    const page = async (limit: number, offset: number, sort: 'name' | 'available') => {
      const { rows, total } = await studio.call('clients.list', { limit, offset, sort })
      return [rows.map((row) => row.lastName).join(''), total]
    }

    for (const sort of ['name', 'available'] as const) {
      expect(await page(2, 0, sort)).toEqual(['AB', 5])
      expect(await page(2, 4, sort)).toEqual(['E', 5])
      expect(await page(2, 6, sort)).toEqual(['', 5])
    }
    for (const input of [{ limit: 0 }, { limit: 501 }, { offset: -1 }, { sort: 'age' }, { page: 1 }]) {
      expect(await studio.refused('clients.list', input)).toMatchObject({ code: 'VALIDATION' })
    }
  })

  test('shows the credit figures of each client', async () => {
    const studio = await open({ now: '2026-03-02T09:00:00+01:00' })
    const service = await aService(studio)
    const ada = await aClient(studio)
    const clientId = ada.id
    await aClient(studio, { lastName: 'Zorn' })
    await studio.call('credits.allocate', { clientId, sessionCount: 3, expiresOn: '2026-03-31' })
    await studio.call('credits.allocate', { clientId, sessionCount: 2, expiresOn: '2026-03-20' })
    const book = async (startsAt: string) => {
      const { booking } = await studio.call('sessions.create', { serviceId: service.id, startsAt, clientId })
      return booking?.id ?? 0
    }
    const done = await book('2026-03-02T07:00:00+01:00')
    await book('2026-03-06T09:00:00+01:00')
    await studio.call('bookings.setOutcome', { bookingId: done, outcome: 'completed' })

    const { rows } = await studio.call('clients.list', {})

    expect(rows).toEqual([
      {
        ...ada,
        availableSessions: 3,
        expired: 0,
        purchased: 5,
        scheduled: 1,
        completed: 1,
        remaining: 3,
        nextExpiry: '2026-03-31',
        lastSessionOn: '2026-03-02',
      },
      {
        ...(await studio.call('clients.get', { clientId: rows[1]?.id ?? 0 })).client,
        expired: 0,
        purchased: 0,
        scheduled: 0,
        completed: 0,
        remaining: 0,
        nextExpiry: null,
        lastSessionOn: null,
      },
    ])
  })
})

describeStudio('the list by how many sessions clients have or had', (open) => {
  test('counts places that were taken or are, and none that was given up', async () => {
    const studio = await open()
    const { id: serviceId } = await aService(studio)
    const [ada, bea] = [await aClient(studio), await aClient(studio, { firstName: 'Bea' })]
    await aClient(studio, { firstName: 'Cem' })
    const book = async (clientId: number, startsAt: string) => {
      const { booking } = await studio.call('sessions.create', {
        serviceId,
        clientId,
        startsAt,
        funding: 'unpaid',
      })
      return booking?.id ?? 0
    }
    await book(ada.id, '2026-03-10T10:00+01:00')
    await book(ada.id, '2026-03-11T10:00+01:00')
    await book(bea.id, '2026-03-10T10:00+01:00')
    const given = await book(bea.id, '2026-03-11T10:00+01:00')
    await studio.call('bookings.cancel', { bookingId: given })

    expect(await listed(studio, { minSessions: 2 })).toEqual(['Ada'])
    expect(await listed(studio, { minSessions: 1 })).toEqual(['Ada', 'Bea'])
    expect(await listed(studio, { minSessions: 1, maxSessions: 1 })).toEqual(['Bea'])
    expect(await listed(studio, { maxSessions: 0 })).toEqual(['Cem'])
    expect(await listed(studio, { minSessions: 1, minAvailable: 0, sort: '-available' })).toEqual([
      'Bea',
      'Ada',
    ])
  })
})

describeStudio('records that may be of one person', (open) => {
  test('are told with why and with what each has; who was merged is not among them', async () => {
    const studio = await open()
    const first = await aClient(studio, { phone: '+49 171 2345678' })
    const second = await aClient(studio, { phone: '0171 2345678' })
    await aClient(studio, { firstName: 'John', lastName: 'Doe' })
    await studio.call('credits.allocate', { clientId: second.id, sessionCount: 4 })

    const { rows, total } = await studio.call('clients.duplicates', {})

    expect(total).toBe(1)
    expect(rows.map(({ reasons }) => reasons)).toEqual([['phone', 'name']])
    expect(rows[0]?.clients.map(({ id, availableSessions }) => [id, availableSessions])).toEqual([
      [first.id, 0],
      [second.id, 4],
    ])
    await studio.call('clients.merge', { keepId: second.id, mergeId: first.id })
    expect(await studio.call('clients.duplicates', {})).toEqual({ rows: [], total: 0 })
  })

  test('come a page at a time, and not to who may not read clients', async () => {
    const studio = await open()
    for (const lastName of ['Berg', 'Berg', 'Cole', 'Cole']) await aClient(studio, { lastName })
    const { staff } = await studio.call('staff.create', { name: 'Tara', role: 'trainer' })

    const page = await studio.call('clients.duplicates', { limit: 1, offset: 1 })

    expect(page.total).toBe(2)
    expect(page.rows[0]?.clients.map(({ lastName }) => lastName)).toEqual(['Cole', 'Cole'])
    expect((await studio.as(staff.id).refused('clients.duplicates', {})).code).toBe('UNAUTHORIZED_ACCESS')
  })
})
