import {
  aClient,
  aPackage,
  aRoom,
  aService,
  aTrainer,
  type StudioOptions,
  type TestStudio,
} from './studio.ts'

/** The days of a small studio: one booking of every kind, nothing wrong with any of them. */
export async function aBusyStudio(open: (options?: StudioOptions) => Promise<TestStudio>) {
  const studio = await open()
  const { call } = studio
  const personal = await aService(studio)
  const group = await aService(studio, { name: 'Yoga', kind: 'group', family: 'Classes', capacity: 2 })
  const trial = await aService(studio, { name: 'Trial', kind: 'trial' })
  const trainer = await aTrainer(studio)
  const room = await aRoom(studio)
  const [ada, ben] = [await aClient(studio), await aClient(studio, { firstName: 'Ben' })]
  const { id: packageId } = await aPackage(studio)
  const sale = await call('purchases.create', { clientId: ada.id, packageId, externalId: 'till-1' })
  const gift = await call('credits.allocate', {
    clientId: ben.id,
    sessionCount: 5,
    commandId: 'five-for-ben',
  })

  const at = { trainerId: trainer.id, roomId: room.id }
  const book = async (
    startsAt: string,
    input: Omit<Parameters<typeof call<'sessions.create'>>[1], 'startsAt'>,
  ) => {
    const { session, booking } = await call('sessions.create', { startsAt, ...input })
    return { sessionId: session.id, bookingId: booking?.id ?? 0 }
  }
  const adaPersonal = { serviceId: personal.id, clientId: ada.id }
  const done = await book('2026-03-02T10:00+01:00', { ...adaPersonal, ...at })
  const live = await book('2026-03-03T10:00+01:00', { ...adaPersonal, ...at })
  const beside = await book('2026-03-03T10:30+01:00', {
    serviceId: personal.id,
    clientId: ben.id,
    funding: 'unpaid',
  })
  const classes = await book('2026-03-04T10:00+01:00', { serviceId: group.id, clientId: ben.id })
  await call('bookings.create', { sessionId: classes.sessionId, clientId: ada.id, funding: 'unpaid' })
  const tried = await book('2026-03-05T10:00+01:00', { serviceId: trial.id, clientId: ben.id })
  const comp = await book('2026-03-06T10:00+01:00', { ...adaPersonal, funding: 'comp' })
  const gone = await book('2026-03-09T10:00+01:00', adaPersonal)
  await call('bookings.cancel', { bookingId: gone.bookingId })
  studio.setNow('2026-03-02T12:00+01:00')
  await call('bookings.setOutcome', { bookingId: done.bookingId, outcome: 'completed' })
  const grants = { pack: sale.grant.id, general: gift.grant.id }
  return {
    studio,
    personal,
    group,
    trainer,
    room,
    ada,
    ben,
    packageId,
    sale,
    gift: gift.grant,
    grants,
    bookings: { done, live, beside, classes, tried, comp, gone },
  }
}

export type BusyStudio = Awaited<ReturnType<typeof aBusyStudio>>
