import { expect, it } from 'vitest'
import {
  aClient,
  aPackage,
  aRoom,
  aService,
  aTrainer,
  describeStudio,
  type TestStudio,
} from '../support/studio.ts'

const FROM = { date: '2026-03-16', time: '10:00', count: 2 }

async function sell(studio: TestStudio, metadata?: Record<string, unknown>) {
  await aTrainer(studio)
  const client = await aClient(studio)
  const pack = await aPackage(studio, { validityDays: 365 })
  const input = { clientId: client.id, packageId: pack.id }
  const sale = metadata === undefined ? input : { ...input, metadata: { plan: 'no', ...metadata } }
  const { purchase } = await studio.call('purchases.create', sale)
  return { purchaseId: purchase.id, ...FROM }
}

const notes = async (studio: TestStudio) =>
  (await studio.raw.rows<{ notes: string | null }>('select notes from sessions')).map((row) => row.notes)

describeStudio('the place of a plan', (open) => {
  it('is asked for where the service is at the client’s, kept, and told to whoever goes there', async () => {
    const studio = await open()
    await aService(studio, { delivery: 'client_place' })
    const asked = await sell(studio)

    const { questions, services } = await studio.call('plans.preview', asked)
    expect(questions.map(({ code }) => code)).toEqual(['place_unknown'])
    expect(services[0]?.delivery).toBe('client_place')
    expect((await studio.refused('plans.commit', asked)).message).toBe(
      'Sessions at the client’s place need the place.',
    )

    const place = { address: 'Lindenweg 4, Berlin', latitude: 52.52, longitude: 13.405 }
    const preview = await studio.call('plans.preview', { ...asked, place })
    expect([preview.questions, preview.wishes.place]).toEqual([[], place])
    await studio.call('plans.commit', { ...asked, place })
    expect(await notes(studio)).toEqual(Array(2).fill('Lindenweg 4, Berlin (52.52, 13.405)'))
    await studio.call('undo.last', {})
    expect((await studio.call('plans.preview', asked)).wishes.place).toEqual(place)
    const nowhere = { ...place, latitude: 91 }
    expect((await studio.refused('plans.preview', { ...asked, place: nowhere })).code).toBe('VALIDATION')
  })

  it('is that of the sale where nobody says another', async () => {
    const studio = await open()
    await aService(studio, { delivery: 'client_place' })
    const asked = await sell(studio, { latitude: 52.5, longitude: 13.4 })

    await studio.call('plans.commit', asked)

    expect(await notes(studio)).toEqual(['52.5, 13.4', '52.5, 13.4'])
  })

  it('is a room that is free, where one is wished for', async () => {
    const studio = await open()
    const service = await aService(studio)
    const room = await aRoom(studio)
    const asked = await sell(studio)
    await studio.call('sessions.create', {
      ...{ serviceId: service.id, roomId: room.id, startsAt: '2026-03-16T10:00:00+01:00' },
    })

    const { occurrences } = await studio.call('plans.preview', { ...asked, roomId: room.id })
    expect(occurrences.map(({ how, wishMeets }) => [how, wishMeets])).toEqual([
      ['moved', 'room'],
      ['wished', null],
    ])
    await studio.call('plans.commit', { ...asked, roomId: room.id })
    expect(await studio.raw.rows(`select id from sessions where room_id = ${room.id}`)).toHaveLength(3)
  })
})
