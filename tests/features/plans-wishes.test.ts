import { expect, it } from 'vitest'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** A Monday two weeks after the test's own day. */
const FROM = { date: '2026-03-16', time: '10:00' }
const at = (day: string, time: string) => `2026-03-${day}T${time}:00+01:00`

async function setUp(studio: TestStudio) {
  const service = await aService(studio)
  const trainer = await aTrainer(studio, { name: 'Tara Trainer' })
  const client = await aClient(studio)
  const pack = await aPackage(studio, { validityDays: 365 })
  const { purchase } = await studio.call('purchases.create', { clientId: client.id, packageId: pack.id })
  const asked = { purchaseId: purchase.id, ...FROM }
  /** Takes somebody's time. */
  const busy = async (trainerId: number, startsAt: string) =>
    (await studio.call('sessions.create', { serviceId: service.id, trainerId, startsAt })).session
  return { service, trainer, client, asked, busy }
}

describeStudio('a time that somebody chose for a session of a plan', (open) => {
  it('is kept when it could not be made, and is where it is looked for again', async () => {
    const studio = await open()
    const { trainer, asked, busy } = await setUp(studio)
    const taken = await busy(trainer.id, at('25', '15:00'))
    const times = [
      { index: 0, startsAt: at('16', '10:00') },
      { index: 1, startsAt: at('25', '15:00') },
    ]
    const { plan, sessions } = await studio.call('plans.commit', { ...asked, count: 2, times, mode: 'fits' })
    expect(sessions.map(({ state, wallStart }) => [state, wallStart])).toEqual([
      ['placed', '2026-03-16T10:00'],
      ['unplaced', '2026-03-25T15:00'],
    ])

    const preview = await studio.call('plans.preview', asked)
    expect(preview.occurrences[1]).toMatchObject({ wallStart: '2026-03-25T15:00', how: 'moved' })
    await studio.call('sessions.cancel', { sessionId: taken.id, reason: 'Ill' })
    const again = await studio.call('plans.retry', { id: plan.id })

    // Not on Monday the 23rd at 10, from which it was dragged away.
    expect(again.plan).toMatchObject({ status: 'done', placed: 2 })
    expect(again.sessions[1]?.startsAt).toBe('2026-03-25T14:00:00.000Z')
  })

  it('is kept when its session is taken back', async () => {
    const studio = await open()
    const { asked } = await setUp(studio)
    const times = [{ index: 0, startsAt: at('18', '15:30') }]
    const { plan } = await studio.call('plans.commit', { ...asked, count: 1, times })
    await studio.call('undo.last', {})

    const { sessions } = await studio.call('plans.retry', { id: plan.id })

    expect(sessions[0]?.startsAt).toBe('2026-03-18T14:30:00.000Z')
  })

  it('gives way to another pattern', async () => {
    const studio = await open()
    const { trainer, asked, busy } = await setUp(studio)
    await busy(trainer.id, at('25', '15:00'))
    const times = [{ index: 0, startsAt: at('25', '15:00') }]
    await studio.call('plans.commit', { ...asked, count: 1, times, mode: 'fits' })

    const preview = await studio.call('plans.preview', { ...asked, time: '11:00' })

    expect(preview.occurrences[0]?.wallStart).toBe('2026-03-16T11:00')
  })

  it('of sessions that follow another pattern than the first ones are the same when it is tried again', async () => {
    const studio = await open()
    const { trainer, asked } = await setUp(studio)
    await studio.call('timeOff.add', { trainerId: trainer.id, from: '2026-04-13', until: '2026-04-19' })
    const first = { index: 0, startsAt: at('16', '10:00') }
    await studio.call('plans.commit', { ...asked, count: 2, times: [first], mode: 'fits' })
    const changed = { ...asked, date: '2026-04-15', count: 2 }
    const { plan, sessions } = await studio.call('plans.commit', { ...changed, mode: 'fits' })
    expect(sessions[1]).toMatchObject({ state: 'unplaced', wallStart: '2026-04-15T10:00' })

    const again = await studio.call('plans.retry', { id: plan.id })

    expect(again.sessions[1]?.wallStart).toBe('2026-04-15T10:00')
  })
})

describeStudio('who teaches a plan', (open) => {
  it('is somebody else than who looks after the client only with the reason', async () => {
    const studio = await open()
    const { trainer, client, asked, busy } = await setUp(studio)
    const other = await aTrainer(studio, { name: 'Uma Other' })
    await studio.call('assignments.assign', { clientId: client.id, trainerId: trainer.id })
    for (const day of ['16', '23', '30'])
      await busy(trainer.id, `2026-03-${day}T10:00:00${day === '30' ? '+02:00' : '+01:00'}`)

    const { trainer: choice } = await studio.call('plans.preview', { ...asked, count: 4 })

    expect(choice).toMatchObject({
      chosenId: other.id,
      passedOver: {
        trainerId: trainer.id,
        sentence: 'Tara Trainer looks after the client, but teaches others at most of these times.',
      },
    })
    const chosen = await studio.call('plans.preview', { ...asked, count: 4, trainerId: trainer.id })
    expect(chosen.trainer).toMatchObject({ chosenId: trainer.id, byHand: true, passedOver: null })
    expect(chosen.occurrences.map(({ how }) => how)).toEqual(['moved', 'moved', 'moved', 'wished'])
    const { plan } = await studio.call('plans.commit', { ...asked, count: 4 })
    expect((await studio.call('plans.get', { id: plan.id })).trainer?.passedOver?.trainerId).toBe(trainer.id)
  })

  it('stays who was chosen by hand, also where nothing could be made', async () => {
    const studio = await open()
    const { trainer, client, asked, busy } = await setUp(studio)
    const other = await aTrainer(studio, { name: 'Uma Other' })
    await studio.call('assignments.assign', { clientId: client.id, trainerId: trainer.id })
    await busy(other.id, at('16', '10:00'))
    const times = [{ index: 0, startsAt: at('16', '10:00') }]
    const chosen = { ...asked, count: 1, trainerId: other.id }
    const { plan } = await studio.call('plans.commit', { ...chosen, times, mode: 'fits' })
    expect(plan).toMatchObject({ status: 'failed', trainerName: 'Uma Other' })

    expect((await studio.call('plans.preview', asked)).trainer).toMatchObject({
      ...{ chosenId: other.id, byHand: true },
    })
    const again = await studio.call('plans.retry', { id: plan.id })
    expect(again.plan).toMatchObject({ status: 'done', trainerName: 'Uma Other' })
  })

  it('goes on with what they teach already, and is replaced only where they no longer can', async () => {
    const studio = await open()
    const { trainer, asked, busy } = await setUp(studio)
    await busy(trainer.id, at('23', '10:00'))
    const times = [
      { index: 0, startsAt: at('16', '10:00') },
      { index: 1, startsAt: at('23', '10:00') },
    ]
    const { plan } = await studio.call('plans.commit', { ...asked, count: 2, times, mode: 'fits' })
    const other = await aTrainer(studio, { name: 'Uma Other' })

    const { trainer: stays } = await studio.call('plans.preview', asked)
    expect(stays).toMatchObject({
      ...{ chosenId: trainer.id, byHand: false, passedOver: null },
      sentence: 'Tara Trainer teaches what is on the schedule of this plan already.',
    })
    const kept = await studio.call('plans.preview', { ...asked, trainerId: trainer.id })
    expect(kept.trainer.sentence).toBe(stays.sentence)

    const { rows } = await studio.call('staff.list', {})
    const version = rows.find(({ id }) => id === trainer.id)?.version ?? 0
    await studio.call('staff.update', { staffId: trainer.id, version, active: false })
    expect((await studio.call('plans.preview', asked)).trainer).toMatchObject({
      chosenId: other.id,
      passedOver: { sentence: 'Tara Trainer was to teach these sessions, but is no longer active.' },
    })
    expect(await studio.refused('plans.preview', { ...asked, trainerId: trainer.id })).toMatchObject({
      code: 'NOT_FOUND',
    })
    const again = await studio.call('plans.retry', { id: plan.id })
    expect(again.plan).toMatchObject({ status: 'done', trainerName: 'Uma Other' })
  })
})
