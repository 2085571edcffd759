import { expect, it } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aBooking, aClientWith, aSession, errors, ledger } from '../support/bookings.ts'
import {
  aClient,
  aPackage,
  aRoom,
  aService,
  aTrainer,
  describeStudio,
  type TestStudio,
} from '../support/studio.ts'
import { differences, undoState } from '../support/undo-state.ts'

const DAYS = { from: '2026-03-09', until: '2026-03-13' }
const at = (day: string, time = '10:00') => `2026-03-${day}T${time}:00+01:00`

const close = (studio: TestStudio, more: Partial<Input<'closures.close'>> = {}) =>
  studio.call('closures.close', { ...DAYS, reason: 'New heating', ...more })

/** A group with two clients and one who waits, a personal session, and one session after the closure. */
async function aWeek(studio: TestStudio) {
  await aService(studio)
  const group = await aService(studio, { name: 'Flow', kind: 'group', capacity: 2 })
  const flow = await aSession(studio, { serviceId: group.id, startsAt: at('10') })
  const [ada, bea, cleo] = [
    await aClientWith(studio, 3, { firstName: 'Ada', expiresOn: '2026-03-31' }),
    await aClientWith(studio, 3, { firstName: 'Bea', expiresOn: '2026-03-11' }),
    await aClientWith(studio, 3, { firstName: 'Cleo' }),
  ]
  for (const { id } of [ada, bea]) await studio.call('bookings.create', { sessionId: flow.id, clientId: id })
  const waiting = { sessionId: flow.id, clientId: cleo.id, waitlist: true }
  await studio.call('bookings.create', waiting)
  const own = await aBooking(studio, { clientId: ada.id, startsAt: at('12') })
  const after = await aBooking(studio, { clientId: ada.id, startsAt: at('16') })
  return { flow, own, after, ada, bea, cleo }
}

describeStudio('closures.close', (open) => {
  it('cancels what lies in it, gives every unit back, empties the waitlists and says to whom', async () => {
    const studio = await open()
    const { flow, own, after, ada, bea, cleo } = await aWeek(studio)
    const answer = await close(studio)

    expect(answer).toMatchObject({
      done: 2,
      staying: 0,
      packs: [],
      closure: { ...DAYS, reason: 'New heating' },
    })
    expect(
      answer.results.map(({ sessionId, cancelled, returned }) => [sessionId, cancelled, returned]),
    ).toEqual([
      [flow.id, 3, 2],
      [own.sessionId, 1, 1],
    ])
    expect(answer.clients).toEqual([
      { clientId: ada.id, clientName: 'Ada Berg', bookings: 2, waits: 0, returned: 2 },
      { clientId: bea.id, clientName: 'Bea Berg', bookings: 1, waits: 0, returned: 1 },
      { clientId: cleo.id, clientName: 'Cleo Berg', bookings: 0, waits: 1, returned: 0 },
    ])
    expect(await ledger(studio, bea.id)).toEqual(['GRANT 3', 'HOLD 1', 'RELEASE 1'])
    const { session } = await studio.call('sessions.get', { sessionId: flow.id })
    expect(session).toMatchObject({ status: 'cancelled', booked: 0 })
    expect((await studio.call('sessions.get', { sessionId: after.sessionId })).session.status).toBe('open')
    expect(await errors(studio)).toEqual([])
  })

  it('extends every pack by the days it loses, and no other', async () => {
    const studio = await open()
    const { ada, bea } = await aWeek(studio)
    const empty = await aClientWith(studio, 0, { firstName: 'Eve' })
    await studio.call('credits.allocate', { clientId: empty.id, sessionCount: 1, expiresOn: '2026-03-31' })
    await studio.call('credits.revoke', { clientId: empty.id, sessionCount: 1, reason: 'Mistake' })
    await aClientWith(studio, 1, { firstName: 'Fay', expiresOn: '2026-03-08' })
    const frozen = await aClient(studio, { firstName: 'Gil' })
    const sale = await studio.call('purchases.create', {
      clientId: frozen.id,
      packageId: (await aPackage(studio)).id,
    })
    const freeze = { subscriptionId: sale.grant.subscriptionId, from: '2026-03-12', until: '2026-03-20' }
    await studio.call('subscriptions.freeze', freeze)

    const { packs } = await close(studio, { extendPacks: true })
    expect(
      packs.map(({ clientId, days, expiresOn, extendedTo }) => [clientId, days, expiresOn, extendedTo]),
    ).toEqual([
      [ada.id, 5, '2026-03-31', '2026-04-05'],
      [bea.id, 5, '2026-03-11', '2026-03-16'],
      // Frozen from the 12th on: the freeze moves these days already.
      [frozen.id, 3, '2026-06-09', '2026-06-12'],
    ])
    expect(packs[0]).toMatchObject({ name: 'Allocated sessions', available: 2, refusal: null })
    const { subscriptions } = await studio.call('credits.summary', { clientId: bea.id })
    expect(subscriptions[0]?.expiresOn).toBe('2026-03-16')
    expect(await errors(studio)).toEqual([])
  })

  it('gives no pack the same days twice, whatever becomes of the closure, unless they were taken back', async () => {
    const studio = await open()
    const { id: clientId } = await aClientWith(studio, 3, { expiresOn: '2026-03-31' })
    const days = async (from: string, until: string, more: Partial<Input<'closures.close'>> = {}) => {
      const { closure, packs } = await close(studio, { from, until, extendPacks: true, ...more })
      return { closure, extended: packs.map((pack) => [pack.days, pack.extendedTo]) }
    }
    // What was closed without extending has given nothing.
    await days('2026-03-09', '2026-03-13', { extendPacks: false })
    await studio.call('closures.add', { ...DAYS, reason: 'Holiday' })
    const { closure, extended } = await days('2026-03-09', '2026-03-13')
    expect(extended).toEqual([[5, '2026-04-05']])
    expect((await days('2026-03-12', '2026-03-20', { dryRun: true })).extended).toEqual([[7, '2026-04-12']])
    expect((await days('2026-03-12', '2026-03-20')).extended).toEqual([[7, '2026-04-12']])
    await studio.call('undo.last', {})
    expect((await days('2026-03-16', '2026-03-20')).extended).toEqual([[5, '2026-04-10']])
    await studio.call('undo.last', {})

    const { id: closureId, version } = closure
    await studio.call('closures.update', { closureId, version, from: '2026-03-02', until: '2026-03-06' })
    await studio.call('closures.remove', { closureId })
    expect((await days('2026-03-09', '2026-03-13')).extended).toEqual([])
    const { subscriptions } = await studio.call('credits.summary', { clientId })
    expect(subscriptions[0]?.expiresOn).toBe('2026-04-05')
  })

  it('names what cannot be cancelled, and does the rest', async () => {
    const studio = await open()
    const { flow, own, after } = await aWeek(studio)
    studio.setNow(at('10', '10:30'))
    const gone = await aSession(studio, { startsAt: at('11') })
    await studio.call('sessions.cancel', { sessionId: gone.id })
    const row = (sessionId: number, version = 1) => ({ sessionId, version })
    const { results, done, staying } = await close(studio, {
      sessions: [row(flow.id), row(own.sessionId, 9), row(after.sessionId), row(gone.id, 2), row(999)],
    })
    expect(results.map(({ refusal }) => [refusal?.code, refusal?.message])).toEqual([
      ['INVALID_TRANSITION', expect.stringContaining('It has begun.')],
      ['STALE_VERSION', expect.any(String)],
      ['INVALID_TRANSITION', expect.stringContaining('It does not lie in the closure.')],
      ['INVALID_TRANSITION', expect.stringContaining('already cancelled')],
      ['NOT_FOUND', expect.any(String)],
    ])
    // The one that has begun is not to come but lies in what is left of the closure.
    expect({ done, staying }).toEqual({ done: 0, staying: 2 })
  })

  it('cancels nothing that is not named, and all of a room that has not begun', async () => {
    const studio = await open()
    const hall = await aRoom(studio, { name: 'Hall' })
    await aService(studio)
    const inHall = await aSession(studio, { roomId: hall.id, startsAt: at('10') })
    await aSession(studio, { startsAt: at('10') })
    expect(await close(studio, { sessions: [] })).toMatchObject({ done: 0, staying: 2, results: [] })
    const { results, staying } = await close(studio, { roomId: hall.id })
    expect(results.map(({ sessionId }) => sessionId)).toEqual([inHall.id])
    expect(staying).toBe(0)
  })

  it('says the same in a dry run, and keeps nothing of it', async () => {
    const studio = await open()
    await aWeek(studio)
    const before = await undoState(studio)
    const preview = await close(studio, { extendPacks: true, dryRun: true })
    expect(differences(before, await undoState(studio))).toEqual([])
    const done = await close(studio, { extendPacks: true })
    expect({ ...preview, closure: null, results: preview.results.length }).toEqual({
      ...done,
      closure: null,
      results: done.results.length,
    })
  })

  it('is one step of undo: the closure, the sessions, the credits and the days of the packs', async () => {
    const studio = await open()
    await aWeek(studio)
    const before = await undoState(studio)
    await close(studio, { extendPacks: true })
    const { undone } = await studio.call('undo.last', {})
    expect(undone.label).toBe('Closed for “New heating” and cancelled 2 sessions')
    expect(differences(before, await undoState(studio))).toEqual([])
    expect((await studio.call('closures.list', {})).rows).toEqual([])
    await studio.call('undo.redo', {})
    expect((await studio.call('closures.list', {})).rows).toMatchObject([
      { reason: 'New heating', sessions: 0 },
    ])
    expect(await errors(studio)).toEqual([])
  })

  it('has a call list: everybody who had a place or waited for one', async () => {
    const studio = await open()
    await aWeek(studio)
    await close(studio, { commandId: 'closed' })
    const { changes } = await studio.call('schedule.callList', { commandId: 'closed' })
    expect(
      changes.map(({ title, now, stands, clients }) => [
        title,
        now,
        stands,
        clients.map(({ clientName }) => clientName),
      ]),
    ).toEqual([
      ['Flow', null, true, expect.arrayContaining(['Ada Berg', 'Bea Berg', 'Cleo Berg'])],
      ['Flow', null, true, ['Ada Berg']],
    ])
  })

  it('refuses to extend for a room, for hours and for years', async () => {
    const studio = await open()
    const room = await aRoom(studio)
    const refusal = (input: object) =>
      studio.refused('closures.close', { ...DAYS, reason: 'Works', extendPacks: true, ...input })
    const hours = { from: undefined, until: undefined, startsAt: at('10'), endsAt: at('10', '12:00') }
    for (const input of [{ roomId: room.id }, hours, { until: '2027-03-10' }]) {
      expect(await refusal(input)).toMatchObject({ code: 'VALIDATION' })
    }
    expect((await refusal({ until: '2026-03-08' })).code).toBe('VALIDATION')
    expect(await close(studio, { until: '2027-03-09', extendPacks: true })).toMatchObject({ packs: [] })
  })

  it('asks for the permission to close, to plan, to read clients and to give them days', async () => {
    const studio = await open()
    const { id, version } = await aTrainer(studio)
    const asked = { ...DAYS, reason: 'Works' }
    const needs = async (input: object) =>
      (await studio.as(id).refused('closures.close', { ...asked, ...input })).details
    expect(await needs({})).toMatchObject({ permission: 'studio.write' })
    await studio.call('staff.update', { staffId: id, version, granted: ['studio.write', 'schedule.write'] })
    expect(await needs({})).toMatchObject({ permission: 'clients.read' })
    const granted = ['studio.write' as const, 'schedule.write' as const, 'clients.read' as const]
    await studio.call('staff.update', { staffId: id, version: version + 1, granted })
    expect(await needs({ extendPacks: true })).toMatchObject({ permission: 'credits.allocate' })
    expect(await studio.as(id).call('closures.close', asked)).toMatchObject({ done: 0 })
  })
})

describeStudio('closures.update', (open) => {
  it('changes days, room and reason, and is taken back', async () => {
    const studio = await open()
    const hall = await aRoom(studio, { name: 'Hall' })
    const { closure } = await studio.call('closures.add', { ...DAYS, reason: 'Holiday' })
    const { id: closureId, version } = closure
    const changed = await studio.call('closures.update', {
      closureId,
      version,
      roomId: hall.id,
      startsAt: at('10', '08:00'),
      endsAt: at('10', '12:00'),
      reason: 'Painting',
    })
    expect(changed.closure).toMatchObject({ roomName: 'Hall', reason: 'Painting', from: null, version: 2 })
    const whole = await studio.call('closures.update', { closureId, version: 2, roomId: null })
    expect(whole.closure).toMatchObject({ roomId: null, reason: 'Painting', from: null })
    await studio.call('undo.last', {})
    await studio.call('undo.last', {})
    const { rows } = await studio.call('closures.list', {})
    expect(rows).toMatchObject([{ ...DAYS, roomId: null, reason: 'Holiday' }])
  })

  it('refuses a stale version, an unknown closure or room, and one that was removed', async () => {
    const studio = await open()
    const { closure } = await studio.call('closures.add', { ...DAYS, reason: 'Holiday' })
    const { id: closureId, version } = closure
    const code = async (input: object) =>
      (await studio.refused('closures.update', { closureId, version, ...input })).code
    expect(await code({ version: 9, reason: 'Other' })).toBe('STALE_VERSION')
    expect(await code({ closureId: 99 })).toBe('NOT_FOUND')
    expect(await code({ roomId: 99 })).toBe('NOT_FOUND')
    expect(await code({ until: '2026-03-01', from: '2026-03-02' })).toBe('VALIDATION')
    await studio.call('closures.remove', { closureId })
    expect(await code({ version: version + 1 })).toBe('INVALID_TRANSITION')
  })
})
