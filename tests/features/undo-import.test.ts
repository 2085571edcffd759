import { expect, it } from 'vitest'
import { aClient, aService, describeStudio, type TestStudio } from '../support/studio.ts'
import { differences, undoState } from '../support/undo-state.ts'

const LINES = [
  'First name,Last name,E-mail,Phone,Credits',
  'Anna,Schmidt,anna@example.com,0170 1,12',
  'Ben,Müller,ben@example.com,,',
  'Cleo,Novak,,0170 3,3',
]

async function anOpenedFile(studio: TestStudio, lines: readonly string[] = LINES) {
  const content = Buffer.from(`${lines.join('\n')}\n`).toString('base64')
  const { importId, mapping, dateOrder } = await studio.call('import.open', {
    fileName: 'people.csv',
    content,
  })
  return { importId, mapping, dateOrder }
}

const commit = async (studio: TestStudio, lines?: readonly string[]) =>
  studio.call('import.commit', await anOpenedFile(studio, lines))

const people = async (studio: TestStudio) =>
  (await studio.call('clients.list', { status: 'all', sort: 'created' })).rows.map((row) =>
    [row.firstName, row.status, row.availableSessions].join(' '),
  )

describeStudio('an import', (open) => {
  it('is undone as a whole: its clients are deactivated and their credits taken back', async () => {
    const studio = await open()
    await aClient(studio, { firstName: 'Ben', lastName: 'Miller', email: 'ben@example.com', phone: '7' })
    const before = await undoState(studio)
    const was = await studio.call('clients.get', { clientId: 1 })
    await commit(studio)
    expect(await people(studio)).toEqual(['Ben active 0', 'Anna active 12', 'Cleo active 3'])

    const { undone } = await studio.call('undo.last', {})

    expect(undone.label).toBe('Imported 2 clients from people.csv')
    expect(await people(studio)).toEqual(['Ben active 0', 'Anna inactive 0', 'Cleo inactive 0'])
    expect(differences(before, await undoState(studio))).toEqual([])
    const is = await studio.call('clients.get', { clientId: 1 })
    expect({ ...is.client, version: 0 }).toEqual({ ...was.client, version: 0 })
    expect(await studio.call('clients.search', { query: 'Müller' })).toMatchObject({ rows: [] })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  it('is done again with the same clients, and can be undone again', async () => {
    const studio = await open()
    await aClient(studio, { firstName: 'Ben', lastName: 'Muller', email: 'ben@example.com' })
    await commit(studio)
    const after = await undoState(studio)
    await studio.call('undo.last', {})

    expect((await studio.call('undo.redo', {})).redone.label).toBe('Imported 2 clients from people.csv')

    const again = await undoState(studio)
    expect(differences(after, again)).toEqual([])
    expect((await studio.call('clients.get', { clientId: 1 })).client.lastName).toBe('Müller')
    await studio.call('undo.last', {})
    expect(await people(studio)).toEqual(['Ben active 0', 'Anna inactive 0', 'Cleo inactive 0'])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  it('brings the same people back when the file is imported once more', async () => {
    const studio = await open()
    await commit(studio)
    await studio.call('undo.last', {})
    const file = await anOpenedFile(studio, [
      'First name,Last name,E-mail,Phone,Credits',
      'Annika,Schmidt,anna@example.com,0170 1,5',
      'Ben,Müller,ben@example.com,,',
    ])
    const { rows } = await studio.call('import.preview', file)
    expect(rows.map(({ verdict, warnings }) => [verdict, warnings])).toEqual([
      ['update', ['An earlier import of this client was undone; the client will be active again.']],
      ['update', ['An earlier import of this client was undone; the client will be active again.']],
    ])

    await studio.call('import.commit', file)

    expect(await people(studio)).toEqual(['Annika active 5', 'Ben active 0', 'Cleo inactive 0'])
    await studio.call('undo.last', {})
    expect(await people(studio)).toEqual(['Anna inactive 0', 'Ben inactive 0', 'Cleo inactive 0'])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  it('cannot be undone once somebody it brought was booked', async () => {
    const studio = await open()
    const desk = await studio.call('staff.create', { name: 'Dora Desk', role: 'front_desk' })
    const service = await aService(studio)
    await commit(studio)
    await studio.as(desk.staff.id).call('sessions.create', {
      serviceId: service.id,
      startsAt: '2026-03-05T10:00:00+01:00',
      clientId: 2,
      funding: 'unpaid',
    })

    expect(await studio.refused('undo.last', {})).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'Not undone: Imported 3 clients from people.csv. Ben Müller has bookings or credits by now.',
    })
    expect(await people(studio)).toEqual(['Anna active 12', 'Ben active 0', 'Cleo active 3'])
  })

  it('cannot be undone once a client it changed was changed again', async () => {
    const studio = await open()
    await aClient(studio, { firstName: 'Ben', lastName: 'Miller', email: 'ben@example.com' })
    const desk = await studio.call('staff.create', { name: 'Dora Desk', role: 'front_desk' })
    await commit(studio)
    await studio.as(desk.staff.id).call('clients.update', { clientId: 1, lastName: 'Mueller' })

    expect((await studio.refused('undo.last', {})).message).toContain('Ben Mueller was changed since.')
  })

  it('cannot be undone once a client it made was merged with another', async () => {
    const studio = await open()
    await aClient(studio, { firstName: 'Benjamin' })
    const desk = await studio.call('staff.create', { name: 'Dora Desk', role: 'owner' })
    await commit(studio)
    await studio.as(desk.staff.id).call('clients.merge', { keepId: 1, mergeId: 3 })

    expect((await studio.refused('undo.last', {})).message).toContain(
      'Ben Müller was merged with another client since.',
    )
  })

  it('takes thousands back in one go', async () => {
    const studio = await open()
    const rows = Array.from({ length: 2_000 }, (_, n) => `Client,No ${n},client${n}@example.com,,2`)
    await commit(studio, [LINES[0] ?? '', ...rows])

    await studio.call('undo.last', {})

    const { total } = await studio.call('clients.list', { status: 'active' })
    expect(total).toBe(0)
    const sizes = await studio.raw.rows<{ size: number }>(
      'select length(cast(steps as text)) as size from undo_steps',
    )
    expect(Number(sizes[0]?.size)).toBeLessThan(1_000)
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })
})
