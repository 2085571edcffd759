import { expect, it } from 'vitest'
import type { Input, Value } from '../../src/shared/contract/index.ts'
import type { Permission } from '../../src/shared/domain/permissions.ts'
import type { Caller, TestStudio } from '../support/studio.ts'
import { aClient, aRoom, aService, aTrainer, describeStudio } from '../support/studio.ts'

type Listed = Value<'sessions.list'>

/** Monday to Wednesday: a class with two clients, a personal session of one of them, and a slot for nobody. */
async function aWeek(studio: TestStudio) {
  const [tara, omar] = [await aTrainer(studio), await aTrainer(studio, { name: 'Omar Öz' })]
  const room = await aRoom(studio)
  const personal = await aService(studio)
  const group = await aService(studio, { name: 'Flow Café', kind: 'group', family: 'Classes' })
  const [ada, bea] = [
    await aClient(studio, { email: 'ada@example.org' }),
    await aClient(studio, { firstName: 'Bea', lastName: 'Åström' }),
  ]
  const at = (day: number) => `2026-03-0${day}T10:00:00+01:00`
  const make = async (input: Input<'sessions.create'>) =>
    (await studio.call('sessions.create', input)).session
  const flow = await make({
    serviceId: group.id,
    trainerId: tara.id,
    roomId: room.id,
    startsAt: at(2),
    amount: 900,
  })
  const single = await make({ serviceId: personal.id, trainerId: omar.id, startsAt: at(3) })
  const empty = await make({ serviceId: personal.id, startsAt: at(4) })
  const book = async (sessionId: number, clientId: number) =>
    (await studio.call('bookings.create', { sessionId, clientId, funding: 'unpaid' })).booking
  const bookings = [await book(flow.id, ada.id), await book(flow.id, bea.id), await book(single.id, ada.id)]
  return { tara, omar, ada, bea, flow, single, empty, bookings, personal, group }
}

const list = (studio: Caller, input: Input<'sessions.list'> = {}) => studio.call('sessions.list', input)

const names = ({ rows }: Listed) => rows.map(({ clientName, title }) => `${clientName ?? 'nobody'}: ${title}`)

const ADA_FLOW = 'Ada Berg: Flow Café'
const BEA_FLOW = 'Bea Åström: Flow Café'
const ADA_SINGLE = 'Ada Berg: Personal training'
const NOBODY = 'nobody: Personal training'

describeStudio('sessions.list', (open) => {
  it('has a row per booking, and one for a session without, the newest start first', async () => {
    const studio = await open()
    const { flow, empty, ada, tara, bookings } = await aWeek(studio)

    const listed = await list(studio)

    expect(names(listed)).toEqual([NOBODY, ADA_SINGLE, BEA_FLOW, ADA_FLOW])
    expect(listed.total).toBe(4)
    expect(listed.rows[3]).toEqual({
      sessionId: flow.id,
      bookingId: bookings[0]?.id,
      clientId: ada.id,
      clientName: 'Ada Berg',
      title: 'Flow Café',
      serviceId: flow.serviceId,
      kind: 'group',
      colour: flow.colour,
      trainerId: tara.id,
      trainerName: 'Tara Trainer',
      roomId: flow.roomId,
      roomName: 'Room 1',
      startsAt: '2026-03-02T09:00:00.000Z',
      endsAt: '2026-03-02T10:00:00.000Z',
      minutes: 60,
      capacity: flow.capacity,
      sessionStatus: 'open',
      status: 'confirmed',
      funding: 'unpaid',
      paymentStatus: 'pending',
      paymentMethod: null,
      amount: { amount: 900, currency: 'EUR' },
      seriesId: null,
      seriesIndex: null,
      sessionVersion: 1,
      bookingVersion: 1,
    })
    expect(listed.rows[0]).toMatchObject({
      sessionId: empty.id,
      bookingId: null,
      clientId: null,
      clientName: null,
      trainerId: null,
      trainerName: null,
      roomName: null,
      status: 'open',
      funding: null,
      paymentStatus: null,
      amount: null,
      bookingVersion: null,
    })
  })

  it('is in the order asked for, either way, with ties in the order of their ids', async () => {
    const studio = await open()
    await aWeek(studio)
    const sorted = async (sort: Input<'sessions.list'>['sort']) => names(await list(studio, { sort }))

    expect(await sorted('startsAt')).toEqual([ADA_FLOW, BEA_FLOW, ADA_SINGLE, NOBODY])
    expect(await sorted('-startsAt')).toEqual([NOBODY, ADA_SINGLE, BEA_FLOW, ADA_FLOW])
    expect(await sorted('client')).toEqual([NOBODY, BEA_FLOW, ADA_FLOW, ADA_SINGLE])
    expect(await sorted('-client')).toEqual([ADA_SINGLE, ADA_FLOW, BEA_FLOW, NOBODY])
    expect(await sorted('title')).toEqual([ADA_FLOW, BEA_FLOW, ADA_SINGLE, NOBODY])
    expect(await sorted('-title')).toEqual([NOBODY, ADA_SINGLE, BEA_FLOW, ADA_FLOW])
    expect(await sorted('trainer')).toEqual([NOBODY, ADA_SINGLE, ADA_FLOW, BEA_FLOW])
    expect(await sorted('-trainer')).toEqual([BEA_FLOW, ADA_FLOW, ADA_SINGLE, NOBODY])
  })

  it('passes what every filter lets through', async () => {
    const studio = await open()
    const { tara, omar, ada, bea } = await aWeek(studio)
    const found = async (input: Input<'sessions.list'>) =>
      names(await list(studio, { ...input, sort: 'startsAt' }))

    expect(await found({ from: '2026-03-03T10:00:00+01:00' })).toEqual([ADA_SINGLE, NOBODY])
    expect(await found({ from: '2026-03-03T10:01:00+01:00' })).toEqual([NOBODY])
    expect(await found({ to: '2026-03-03T10:00:00+01:00' })).toEqual([ADA_FLOW, BEA_FLOW])
    expect(await found({ kind: 'group' })).toEqual([ADA_FLOW, BEA_FLOW])
    expect(await found({ trainerId: omar.id })).toEqual([ADA_SINGLE])
    expect(await found({ clientId: ada.id })).toEqual([ADA_FLOW, ADA_SINGLE])
    expect(await found({ clientId: bea.id, trainerId: tara.id })).toEqual([BEA_FLOW])
    expect(await found({ clientId: bea.id, trainerId: omar.id })).toEqual([])
    expect(await found({ paymentStatus: 'pending' })).toEqual([ADA_FLOW, BEA_FLOW, ADA_SINGLE])
    expect(await found({ paymentStatus: 'paid' })).toEqual([])
    expect(await found({ status: 'open' })).toEqual([NOBODY])
  })

  it('counts every status that passes the other filters', async () => {
    const studio = await open()
    const { empty, bookings, ada } = await aWeek(studio)
    await studio.call('sessions.cancel', { sessionId: empty.id })
    await studio.call('bookings.cancel', { bookingId: bookings[1]?.id ?? 0, by: 'studio' })
    studio.setNow('2026-03-03T10:00:00+01:00')
    await studio.call('bookings.setOutcome', { bookingId: bookings[2]?.id ?? 0, outcome: 'no_show' })
    const none = {
      open: 0,
      pending: 0,
      confirmed: 0,
      waitlisted: 0,
      completed: 0,
      no_show: 0,
      cancelled: 0,
      late_cancelled: 0,
      lapsed: 0,
    }

    const all = await list(studio)
    const cancelled = await list(studio, { status: 'cancelled' })

    expect(all).toMatchObject({ total: 4, counts: { ...none, confirmed: 1, no_show: 1, cancelled: 2 } })
    expect(cancelled).toMatchObject({ total: 2, counts: all.counts })
    expect(cancelled.rows.map(({ bookingId, sessionStatus }) => [bookingId, sessionStatus])).toEqual([
      [null, 'cancelled'],
      [bookings[1]?.id, 'open'],
    ])
    expect(await list(studio, { clientId: ada.id })).toMatchObject({
      total: 2,
      counts: { ...none, confirmed: 1, no_show: 1 },
    })
    expect((await list(studio, { status: 'lapsed' })).total).toBe(0)
  })

  it('finds clients, titles and trainers, every word by prefix, whatever case and accents', async () => {
    const studio = await open()
    const { empty } = await aWeek(studio)
    await studio.call('sessions.update', { sessionId: empty.id, version: 1, title: 'Workshop for Bea' })
    const found = async (query: string) => names(await list(studio, { query, sort: 'startsAt' }))

    expect(await found('ada')).toEqual([ADA_FLOW, ADA_SINGLE])
    expect(await found('ADA@example')).toEqual([ADA_FLOW, ADA_SINGLE])
    expect(await found('astr')).toEqual([BEA_FLOW])
    expect(await found('cafe')).toEqual([ADA_FLOW, BEA_FLOW])
    expect(await found('oz')).toEqual([ADA_SINGLE])
    expect(await found('flow ada')).toEqual([ADA_FLOW])
    expect(await found('bea')).toEqual([BEA_FLOW, 'nobody: Workshop for Bea'])
    expect(await found('ada zumba')).toEqual([])
    expect(await found('  ')).toEqual([ADA_FLOW, BEA_FLOW, ADA_SINGLE, 'nobody: Workshop for Bea'])
  })

  it('finds clients and titles by one word in every order, each row once', async () => {
    const studio = await open()
    const { empty } = await aWeek(studio)
    await studio.call('sessions.update', { sessionId: empty.id, version: 1, title: 'Workshop for Bea' })
    const found = async (sort: Input<'sessions.list'>['sort']) =>
      names(await list(studio, { query: 'bea', sort }))

    expect(await found('startsAt')).toEqual([BEA_FLOW, 'nobody: Workshop for Bea'])
    expect(await found('title')).toEqual([BEA_FLOW, 'nobody: Workshop for Bea'])
    expect(await found('client')).toEqual(['nobody: Workshop for Bea', BEA_FLOW])
    expect(await found('-client')).toEqual([BEA_FLOW, 'nobody: Workshop for Bea'])
    expect(await found('trainer')).toEqual(['nobody: Workshop for Bea', BEA_FLOW])
    expect((await list(studio, { query: 'bea' })).counts).toMatchObject({ open: 1, confirmed: 1 })
    expect(names(await list(studio, { query: 'bea', status: 'open' }))).toEqual(['nobody: Workshop for Bea'])
    expect(names(await list(studio, { query: 'bea', status: 'confirmed' }))).toEqual([BEA_FLOW])
  })

  it('finds by client in the order of trainers and titles', async () => {
    const studio = await open()
    const { ada } = await aWeek(studio)
    const found = async (input: Input<'sessions.list'>) =>
      names(await list(studio, { clientId: ada.id, ...input }))

    expect(await found({ sort: 'trainer' })).toEqual([ADA_SINGLE, ADA_FLOW])
    expect(await found({ sort: '-title' })).toEqual([ADA_SINGLE, ADA_FLOW])
    expect(await found({ sort: 'client' })).toEqual([ADA_FLOW, ADA_SINGLE])
    expect(await found({ sort: 'client', kind: 'group' })).toEqual([ADA_FLOW])
    expect(await found({ sort: 'trainer', status: 'cancelled' })).toEqual([])
  })

  it('lists what is over and nobody has marked', async () => {
    const studio = await open()
    const { bookings, ada } = await aWeek(studio)
    const unmarked = (input: Input<'sessions.list'> = {}) =>
      list(studio, { unmarked: true, sort: 'startsAt', ...input })
    studio.setNow('2026-03-03T10:59:00+01:00')

    expect(names(await unmarked())).toEqual([ADA_FLOW, BEA_FLOW])
    studio.setNow('2026-03-03T11:00:00+01:00')
    expect(names(await unmarked())).toEqual([ADA_FLOW, BEA_FLOW, ADA_SINGLE])
    await studio.call('bookings.setOutcome', { bookingId: bookings[0]?.id ?? 0, outcome: 'completed' })
    await studio.call('bookings.cancel', { bookingId: bookings[1]?.id ?? 0 })
    expect(await unmarked()).toMatchObject({ total: 1, counts: { confirmed: 1, completed: 0 } })
    expect(names(await unmarked({ clientId: ada.id, kind: 'personal' }))).toEqual([ADA_SINGLE])
    expect(names(await unmarked({ status: 'completed' }))).toEqual([])
    expect(names(await unmarked({ query: 'personal' }))).toEqual([ADA_SINGLE])
  })

  it('lists as unmarked what whoever asks may mark', async () => {
    const studio = await open()
    const { tara, omar } = await aWeek(studio)
    const { staff: desk } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })
    const grant = async (
      staff: { id: number; version: number },
      granted: Permission[],
      withdrawn: Permission[],
    ) => studio.call('staff.update', { staffId: staff.id, version: staff.version, granted, withdrawn })
    await grant(tara, ['clients.read', 'schedule.write'], [])
    await grant(omar, [], ['bookings.outcome'])
    studio.setNow('2026-03-05T10:00:00+01:00')
    const unmarked = { unmarked: true, sort: 'startsAt' } as const

    expect(names(await list(studio.as(desk.id), unmarked))).toEqual([ADA_FLOW, BEA_FLOW, ADA_SINGLE])
    expect(names(await list(studio.as(tara.id), unmarked))).toEqual([ADA_FLOW, BEA_FLOW])
    expect((await list(studio.as(tara.id), { sort: 'startsAt' })).total).toBe(4)
    expect((await list(studio.as(tara.id), { ...unmarked, trainerId: omar.id })).total).toBe(0)
    expect(await list(studio.as(omar.id), unmarked)).toMatchObject({ rows: [], total: 0 })
    expect((await list(studio.as(omar.id), { sort: 'startsAt' })).total).toBe(1)
  })

  it('comes in pages', async () => {
    const studio = await open()
    await aWeek(studio)

    const page = await list(studio, { sort: 'startsAt', limit: 2, offset: 1 })

    expect([names(page), page.total]).toEqual([[BEA_FLOW, ADA_SINGLE], 4])
  })

  it('shows a trainer their own sessions only', async () => {
    const studio = await open()
    const { tara, omar } = await aWeek(studio)
    const trainer = studio.as(tara.id)

    expect(names(await list(trainer))).toEqual([BEA_FLOW, ADA_FLOW])
    expect(names(await list(trainer, { trainerId: tara.id }))).toHaveLength(2)
    expect(await list(trainer, { trainerId: omar.id })).toMatchObject({ rows: [], total: 0 })
    expect((await list(trainer, { query: 'ada' })).total).toBe(1)
  })

  it('refuses a period that ends before it starts', async () => {
    const studio = await open()
    const moment = '2026-03-03T10:00:00+01:00'

    expect(await studio.refused('sessions.list', { from: moment, to: moment })).toMatchObject({
      code: 'VALIDATION',
      details: { issues: [{ path: 'to' }] },
    })
    expect((await studio.refused('sessions.list', { limit: 501 })).code).toBe('VALIDATION')
    expect((await studio.refused('sessions.list', { sort: 'price' })).code).toBe('VALIDATION')
  })
})
