import { expect, it } from 'vitest'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** A Tuesday two weeks after the test's own day. */
const FROM = { date: '2026-03-17', time: '18:00', count: 1 }
const AT = '2026-03-17T18:00:00+01:00'

/** Two who teach a class for three people, and a sale of ten places in it. */
async function setUp(studio: TestStudio, metadata: Record<string, unknown> = {}) {
  const service = await aService(studio, {
    ...{ name: 'Yoga', kind: 'group', family: 'Classes', capacity: 3 },
  })
  const ana = await aTrainer(studio, { name: 'Ana Class' })
  const ben = await aTrainer(studio, { name: 'Ben Other' })
  const pack = await aPackage(studio, { name: 'Ten classes', family: 'Classes', validityDays: 365 })
  const client = await aClient(studio, { firstName: 'Ada' })
  const { purchase } = await studio.call('purchases.create', {
    ...{ clientId: client.id, packageId: pack.id, metadata: { plan: 'no', ...metadata } },
  })
  const classOf = async (trainerId: number, startsAt = AT) =>
    (await studio.call('sessions.create', { serviceId: service.id, trainerId, startsAt })).session
  const book = async (sessionId: number) => {
    const { id: clientId } = await aClient(studio, { firstName: 'Guest' })
    await studio.call('bookings.create', { sessionId, clientId, funding: 'unpaid' })
  }
  const open = () =>
    studio.raw.rows<{ id: number }>(`select id from sessions where status = 'open' order by id`)
  return { service, ana, ben, client, asked: { purchaseId: purchase.id, ...FROM }, classOf, book, open }
}

/** The times of a preview as the window sends them: each with the class that was seen to be joined, or none. */
async function seenTimes(studio: TestStudio, asked: { purchaseId: number; count: number }) {
  const { occurrences } = await studio.call('plans.preview', asked)
  return occurrences.flatMap(({ index, startsAt, joins }) =>
    startsAt === null ? [] : [{ index, startsAt, joins: joins?.sessionId ?? null }],
  )
}

const inGerman = async ({ core }: TestStudio, asked: object) =>
  core.call(await core.ownerActor(), 'plans.preview', asked, 'de')

describeStudio('what was seen of a class', (open) => {
  it('refuses everything when the class is cancelled meanwhile, and makes none of its own', async () => {
    const studio = await open()
    const { ana, asked, classOf, open: sessions } = await setUp(studio)
    const gone = await classOf(ana.id)
    const times = await seenTimes(studio, asked)
    await studio.call('sessions.cancel', { sessionId: gone.id })

    expect(await studio.refused('plans.commit', { ...asked, times })).toMatchObject({
      ...{ code: 'SESSION_NOT_AVAILABLE', details: { sessionId: gone.id } },
    })
    expect(await sessions()).toEqual([])
  })

  it('makes what fits besides, and leaves that one without a place and with the reason', async () => {
    const studio = await open()
    const { ana, asked, classOf, open: sessions } = await setUp(studio)
    const gone = await classOf(ana.id)
    const two = { ...asked, count: 2 }
    const times = await seenTimes(studio, two)
    await studio.call('sessions.cancel', { sessionId: gone.id })

    const { plan, sessions: made } = await studio.call('plans.commit', { ...two, times, mode: 'fits' })

    expect(plan).toMatchObject({ status: 'partial', placed: 1 })
    expect(made[0]).toMatchObject({
      ...{ state: 'unplaced', sessionId: null, reason: { code: 'SESSION_NOT_AVAILABLE' } },
    })
    expect((await sessions()).map(({ id }) => Number(id))).toEqual([made[1]?.sessionId])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  it('joins no class that has come since where a session of its own was seen', async () => {
    const studio = await open()
    const { ana, asked, classOf, open: sessions } = await setUp(studio)
    const times = await seenTimes(studio, asked)
    const come = await classOf(ana.id)

    expect(await studio.refused('plans.commit', { ...asked, times })).toMatchObject({
      ...{ code: 'SESSION_NOT_AVAILABLE', details: { sessionId: come.id } },
    })
    expect(await sessions()).toHaveLength(1)
  })

  it('joins the class that was seen, though another one with more places starts then since', async () => {
    const studio = await open()
    const { ana, ben, asked, classOf, book } = await setUp(studio)
    const seen = await classOf(ana.id)
    await book(seen.id)
    const times = await seenTimes(studio, asked)
    await classOf(ben.id)

    const { plan, sessions } = await studio.call('plans.commit', { ...asked, times })

    expect([plan.status, sessions[0]?.sessionId]).toEqual(['done', seen.id])
  })
})

describeStudio('somebody who is asked for where classes start', (open) => {
  it('of classes that start together has theirs joined', async () => {
    const studio = await open()
    const { ana, ben, asked, classOf, book } = await setUp(studio)
    await classOf(ana.id)
    const theirs = await classOf(ben.id)
    await book(theirs.id)

    const { occurrences, trainer } = await studio.call('plans.preview', { ...asked, trainerId: ben.id })

    expect(occurrences[0]?.joins).toMatchObject({ sessionId: theirs.id, insteadOf: null })
    expect(trainer.passedOver).toBeNull()
    const { sessions } = await studio.call('plans.commit', { ...asked, trainerId: ben.id })
    expect(sessions[0]?.sessionId).toBe(theirs.id)
  })

  it('has another one’s class joined where theirs is full, or there is none, and it says so', async () => {
    const studio = await open()
    const { ana, ben, asked, classOf, book } = await setUp(studio)
    const other = await classOf(ana.id)
    const full = await classOf(ben.id)
    for (const _place of [1, 2, 3]) await book(full.id)

    const byName = { ...asked, count: 3, trainerId: ben.id }
    const { occurrences, trainer } = await studio.call('plans.preview', byName)

    expect(occurrences.map(({ joins }) => joins)).toMatchObject([
      { sessionId: other.id, trainerName: 'Ana Class', insteadOf: 'Ben Other' },
      ...[null, null],
    ])
    expect(trainer).toMatchObject({
      chosenId: ben.id,
      passedOver: {
        trainerId: ben.id,
        sentence: 'Ben Other does not teach 1 session of these: it is a place in a class of somebody else.',
      },
    })
    const { trainer: unasked } = await studio.call('plans.preview', { ...asked, count: 3 })
    expect(unasked.passedOver).toBeNull()
  })

  it('says so in German too', async () => {
    const studio = await open()
    const { ana, ben, asked, classOf } = await setUp(studio)
    await classOf(ana.id)
    await classOf(ana.id, '2026-03-24T18:00:00+01:00')

    const answer = await inGerman(studio, { ...asked, count: 2, trainerId: ben.id })

    expect(answer).toMatchObject({
      value: {
        trainer: {
          passedOver: {
            sentence: 'Ben Other leitet 2 Termine davon nicht: Sie sind Plätze in Kursen von anderen.',
          },
        },
      },
    })
  })
})

describeStudio('a sale for more than one that joins a class', (open) => {
  it('is told that one place is booked, though the class has room for all', async () => {
    const studio = await open()
    const { ana, asked, classOf } = await setUp(studio, { groupSize: 2 })
    expect((await studio.call('plans.preview', asked)).joining).toBeNull()
    await classOf(ana.id)

    expect((await studio.call('plans.preview', asked)).joining).toBe(
      'The sale is for 2 people. A class is joined where all of them find a place, but one place is booked. Book the others yourself.',
    )
    expect(await inGerman(studio, asked)).toMatchObject({
      value: {
        joining:
          'Der Verkauf ist für 2 Personen. Ein Kurs wird gewählt, wenn alle darin Platz finden, gebucht wird aber ein Platz. Buchen Sie die anderen selbst.',
      },
    })
  })
})

describeStudio('a trainer or a room that nobody knows', (open) => {
  it('is refused before what does not pay', async () => {
    const studio = await open()
    await aService(studio)
    const client = await aClient(studio)
    const first = await aPackage(studio, { name: 'Gold', validityDays: null })
    const second = await aPackage(studio, { name: 'Silver', validityDays: 365 })
    await studio.call('purchases.create', { clientId: client.id, packageId: first.id })
    const sold = await studio.call('purchases.create', { clientId: client.id, packageId: second.id })
    const asked = { purchaseId: sold.purchase.id, date: '2026-03-16', time: '10:00', count: 3 }

    expect(await studio.refused('plans.commit', asked)).toMatchObject({ code: 'INVALID_TRANSITION' })
    for (const method of ['plans.commit', 'plans.preview'] as const) {
      expect(await studio.refused(method, { ...asked, trainerId: 999 })).toMatchObject({
        ...{ code: 'NOT_FOUND', details: { entity: 'trainer', id: 999 } },
      })
      expect(await studio.refused(method, { ...asked, roomId: 999 })).toMatchObject({
        ...{ code: 'NOT_FOUND', details: { entity: 'room', id: 999 } },
      })
    }
  })
})
