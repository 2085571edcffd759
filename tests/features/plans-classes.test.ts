import { expect, it } from 'vitest'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** A Tuesday two weeks after the test's own day. */
const FROM = { date: '2026-03-17', time: '18:00' }
const at = (day: string, time = '18:00') => `2026-03-${day}T${time}:00+01:00`

/** A class for three people, a sale of ten places in it, and somebody who teaches it. */
async function setUp(studio: TestStudio) {
  const service = await aService(studio, {
    ...{ name: 'Yoga', kind: 'group', family: 'Classes', capacity: 3 },
  })
  const ana = await aTrainer(studio, { name: 'Ana Class' })
  const pack = await aPackage(studio, { name: 'Ten classes', family: 'Classes', validityDays: 365 })
  const aSale = async (firstName: string, metadata?: Record<string, unknown>) => {
    const client = await aClient(studio, { firstName })
    const input = { clientId: client.id, packageId: pack.id }
    const { purchase } = await studio.call(
      'purchases.create',
      metadata === undefined ? input : { ...input, metadata: { plan: 'no', ...metadata } },
    )
    return { client, asked: { purchaseId: purchase.id, ...FROM } }
  }
  const aClass = async (day: string, time?: string) => {
    const place = { serviceId: service.id, trainerId: ana.id, startsAt: at(day, time) }
    return (await studio.call('sessions.create', place)).session
  }
  const fill = async (sessionId: number, places: number) => {
    for (let place = 0; place < places; place += 1) {
      const { id: clientId } = await aClient(studio, { firstName: `Guest ${sessionId} ${place}` })
      await studio.call('bookings.create', { sessionId, clientId, funding: 'unpaid' })
    }
  }
  const sessions = () => studio.raw.rows<{ id: number }>(`select id from sessions where status = 'open'`)
  return { service, ana, aSale, aClass, fill, sessions }
}

describeStudio('a plan of classes', (open) => {
  it('joins those that are on the schedule, with their trainer, and makes only the others', async () => {
    const studio = await open()
    const { aSale, aClass, fill, sessions } = await setUp(studio)
    const other = await aTrainer(studio, { name: 'Ben Other' })
    const [first, second] = [await aClass('17'), await aClass('24')]
    await fill(second.id, 2)
    const { client, asked } = await aSale('Ada')
    await studio.call('assignments.assign', { clientId: client.id, trainerId: other.id })

    const preview = await studio.call('plans.preview', { ...asked, count: 3 })

    expect(preview.occurrences.map(({ how, joins, obstacle }) => [how, joins, obstacle])).toEqual([
      ['wished', { sessionId: first.id, trainerName: 'Ana Class', free: 3, insteadOf: null }, null],
      ['wished', { sessionId: second.id, trainerName: 'Ana Class', free: 1, insteadOf: null }, null],
      ['wished', null, null],
    ])
    expect(preview.occurrences.map(({ newClass }) => newClass)).toEqual([false, false, true])
    expect(preview.trainer.chosenId).toBe(other.id)
    const times = preview.occurrences.flatMap(({ index, startsAt }) =>
      startsAt === null ? [] : [{ index, startsAt }],
    )
    const made = await studio.call('plans.commit', { ...asked, count: 3, times })
    expect(made.plan).toMatchObject({ status: 'done', placed: 3 })
    expect(made.sessions.slice(0, 2).map(({ sessionId }) => sessionId)).toEqual([first.id, second.id])
    const own = made.sessions[2]?.sessionId ?? 0
    const { session } = await studio.call('sessions.get', { sessionId: own })
    expect(session).toMatchObject({ trainerId: other.id })
    expect(await sessions()).toHaveLength(3)
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })

    // Taken back, the classes stay and only their places are free again.
    await studio.call('undo.last', {})
    expect((await sessions()).map(({ id }) => Number(id)).sort()).toEqual([first.id, second.id].sort())
    const again = await studio.call('plans.retry', { id: made.plan.id })
    expect(again.plan).toMatchObject({ status: 'done', placed: 3 })
    expect(again.sessions[0]?.sessionId).toBe(first.id)
  })

  it('warns of a class on a day on which the studio is closed or its trainer away, and joins it all the same', async () => {
    const studio = await open()
    const { ana, aSale, aClass } = await setUp(studio)
    const [first, second] = [await aClass('17'), await aClass('24')]
    await studio.call('closures.add', { from: '2026-03-17', until: '2026-03-17', reason: 'Inventory' })
    await studio.call('timeOff.add', { trainerId: ana.id, from: '2026-03-24', until: '2026-03-24' })
    const { asked } = await aSale('Ada')

    const { occurrences } = await studio.call('plans.preview', { ...asked, count: 2 })

    expect(
      occurrences.map(({ joins, warnings }) => [joins?.sessionId, warnings.map(({ code }) => code)]),
    ).toEqual([
      [first.id, ['closure']],
      [second.id, ['leave']],
    ])
    const { plan } = await studio.call('plans.commit', { ...asked, count: 2 })
    expect(plan).toMatchObject({ status: 'done', placed: 2 })
  })

  it('needs nobody to teach where all of them are joined', async () => {
    const studio = await open()
    const { aSale, aClass } = await setUp(studio)
    await aClass('17')
    const { asked } = await aSale('Ada')

    const { trainer, occurrences } = await studio.call('plans.preview', { ...asked, count: 1 })

    expect([trainer.chosenId, occurrences[0]?.obstacle]).toEqual([null, null])
    const { plan } = await studio.call('plans.commit', { ...asked, count: 1 })
    expect(plan).toMatchObject({ status: 'done', trainerId: null })
  })

  it('leaves what finds its class full without a place, and joins it when somebody leaves', async () => {
    const studio = await open()
    const { aSale, aClass, fill, sessions } = await setUp(studio)
    const full = await aClass('17')
    await fill(full.id, 3)
    const { asked } = await aSale('Ada')

    const preview = await studio.call('plans.preview', { ...asked, count: 1 })
    expect(preview.occurrences[0]).toMatchObject({
      ...{ startsAt: null, how: 'unplaced', wishMeets: 'full' },
      obstacle: {
        message:
          'The class at that time has no place left. No other class with a place starts within an hour of 18:00 that day, nor on the days of that week without a session of this plan.',
      },
    })
    const { plan } = await studio.call('plans.commit', { ...asked, count: 1, mode: 'fits' })
    expect(plan).toMatchObject({ status: 'failed', placed: 0 })
    expect(await sessions()).toHaveLength(1)
    const chosen = { ...asked, count: 1, times: [{ index: 0, startsAt: at('17') }] }
    expect(await studio.refused('plans.commit', chosen)).toMatchObject({ code: 'CAPACITY_FULL' })

    const [booking] = await studio.raw.rows<{ id: number }>('select id from bookings order by id')
    await studio.call('bookings.cancel', { bookingId: Number(booking?.id), by: 'client' })
    const again = await studio.call('plans.retry', { id: plan.id })
    expect(again.sessions[0]).toMatchObject({ state: 'placed', sessionId: full.id })
    expect(await studio.refused('plans.retry', { id: plan.id })).toMatchObject({ code: 'INVALID_TRANSITION' })
  })

  it('moves to another class near a full one', async () => {
    const studio = await open()
    const { aSale, aClass, fill } = await setUp(studio)
    const full = await aClass('17')
    await fill(full.id, 3)
    const near = await aClass('19', '18:30')
    const { asked } = await aSale('Ada')

    const { sessions } = await studio.call('plans.commit', { ...asked, count: 1 })

    expect(sessions[0]?.sessionId).toBe(near.id)
  })

  it('joins only where there is a place for everybody whom the sale names', async () => {
    const studio = await open()
    const { aSale, aClass, fill } = await setUp(studio)
    const one = await aClass('17')
    await fill(one.id, 2)
    const { asked } = await aSale('Ada', { groupSize: 2 })

    const { occurrences } = await studio.call('plans.preview', { ...asked, count: 1 })

    expect(occurrences[0]).toMatchObject({ how: 'unplaced', wishMeets: 'full' })
  })

  it('makes a session of its own for a client and whom they bring', async () => {
    const studio = await open()
    const { ana, aSale } = await setUp(studio)
    const ben = await aTrainer(studio, { name: 'Ben Other' })
    const duo = await aService(studio, { name: 'Duo', kind: 'personal', family: 'Classes', capacity: 2 })
    const startsAt = at('17')
    await studio.call('sessions.create', { serviceId: duo.id, trainerId: ana.id, startsAt })
    const { asked } = await aSale('Ada')

    const own = { ...asked, serviceId: duo.id, count: 1 }
    const { occurrences, trainer } = await studio.call('plans.preview', own)

    expect([occurrences[0]?.how, occurrences[0]?.joins, trainer.chosenId]).toEqual(['wished', null, ben.id])
  })

  it('of two that start together takes the one with more places', async () => {
    const studio = await open()
    const { service, aSale, aClass, fill } = await setUp(studio)
    const ben = await aTrainer(studio, { name: 'Ben Other' })
    const less = await aClass('17')
    await fill(less.id, 1)
    const more = { serviceId: service.id, trainerId: ben.id, startsAt: at('17') }
    const { session } = await studio.call('sessions.create', more)
    const { asked } = await aSale('Ada')

    const { occurrences } = await studio.call('plans.preview', { ...asked, count: 1 })

    expect(occurrences[0]?.joins?.sessionId).toBe(session.id)
  })
})
