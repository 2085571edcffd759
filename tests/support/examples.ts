import { stageBatch } from '../../src/main/core/features/stripe/batches.ts'
import type { ReversalFacts } from '../../src/main/core/features/stripe/facts.ts'
import type { CommandName, Input, Value } from '../../src/shared/contract/index.ts'
import { aClient, aPackage, aRoom, aService, aTrainer, type TestStudio } from './studio.ts'

/** A studio with one of everything that a command may be about; each example makes for itself what it changes. */
export type Stage = {
  readonly studio: TestStudio
  readonly service: Value<'services.create'>['service']
  readonly group: Value<'services.create'>['service']
  readonly trainer: Value<'staff.create'>['staff']
  readonly room: Value<'rooms.create'>['room']
  readonly pack: Value<'packages.create'>['package']
}

export async function setStage(studio: TestStudio): Promise<Stage> {
  return {
    studio,
    service: await aService(studio),
    group: await aService(studio, { name: 'Flow', kind: 'group', capacity: 2 }),
    trainer: await aTrainer(studio),
    room: await aRoom(studio),
    pack: await aPackage(studio),
  }
}

/** An hour ago on the stage's own clock: its outcome can be set. */
const PAST = '2026-03-02T08:00:00+01:00'
/** Far enough ahead for any cancellation to be in time. */
const AHEAD = '2026-03-10T10:00:00+01:00'

const AFTERNOON = '2026-03-10T15:00:00+01:00'

async function aClientWithCredits({ studio }: Stage) {
  const client = await aClient(studio)
  const { grant } = await studio.call('credits.allocate', { clientId: client.id, sessionCount: 10 })
  return { clientId: client.id, grantId: grant.id, subscriptionId: grant.subscriptionId }
}

async function aSession({ studio, group }: Stage, startsAt = AHEAD) {
  const { session } = await studio.call('sessions.create', { serviceId: group.id, startsAt })
  return session
}

async function aBooking(
  stage: Stage,
  startsAt = AHEAD,
  more: Partial<Input<'bookings.create'>> = {},
): Promise<Value<'bookings.create'>['booking']> {
  const { id: sessionId } = await aSession(stage, startsAt)
  const { clientId } = await aClientWithCredits(stage)
  return (await stage.studio.call('bookings.create', { sessionId, clientId, ...more })).booking
}

/** Somebody waits for a session that was full and has a place again. */
async function aWait(stage: Stage): Promise<number> {
  const { studio, service } = stage
  const { session, booking } = await studio.call('sessions.create', {
    serviceId: service.id,
    // Inside the late window nobody moves up by themselves.
    startsAt: '2026-03-02T20:00:00+01:00',
    clientId: (await aClientWithCredits(stage)).clientId,
  })
  const { clientId } = await aClientWithCredits(stage)
  const waiting = await studio.call('bookings.create', { sessionId: session.id, clientId, waitlist: true })
  await studio.call('bookings.cancel', { bookingId: booking?.id ?? 0, by: 'studio' })
  return waiting.booking.id
}

async function aSale({ studio, pack }: Stage) {
  const { id: clientId } = await aClient(studio)
  return studio.call('purchases.create', { clientId, packageId: pack.id })
}

/** A sale that says itself when its sessions shall be. */
async function aWishedSale({ studio, pack }: Stage) {
  const { id: clientId } = await aClient(studio)
  const metadata = { plan: false, sessionCount: 3, schedule: { timeSlot: '06:00', date: '2026-05-04' } }
  return studio.call('purchases.create', { clientId, packageId: pack.id, metadata })
}

/** A sale that is to be paid later. */
async function aDebt({ studio, pack }: Stage): Promise<number> {
  const { id: clientId } = await aClient(studio)
  const { purchase } = await studio.call('purchases.create', { clientId, packageId: pack.id, paid: false })
  return purchase.id
}

async function aDrawerItem({ studio, pack }: Stage) {
  const { id: clientId } = await aClient(studio)
  return (await studio.call('saleDrawer.add', { clientId, packageId: pack.id })).item
}

/** A refund that asks for more than is left: somebody must decide. */
async function aMatter(stage: Stage): Promise<number> {
  const { studio, service } = stage
  const { purchase } = await aSale(stage)
  await studio.call('sessions.create', {
    serviceId: service.id,
    startsAt: '2026-03-11T10:00:00+01:00',
    clientId: purchase.clientId,
  })
  await studio.call('purchases.refund', { purchaseId: purchase.id, amount: purchase.amount })
  const { rows } = await studio.call('attention.list', { kind: 'refund_owed' })
  return rows[0]?.id ?? 0
}

async function anOpenedFile({ studio }: Stage): Promise<Input<'import.commit'>> {
  const content = Buffer.from('First name,Last name,Credits\nNia,New,5\n').toString('base64')
  const opened = await studio.call('import.open', { fileName: 'people.csv', content })
  const { importId, mapping, dateOrder } = opened
  return { importId, mapping, dateOrder }
}

async function aLeave({ studio, trainer }: Stage) {
  const { timeOff } = await studio.call('timeOff.add', {
    trainerId: trainer.id,
    from: '2026-03-12',
    until: '2026-03-13',
    note: 'Wedding',
  })
  return timeOff
}

let batches = 0

/** What was fetched of one sale that nobody can tell whose it is, and of what was given back of it. */
function aBatch({ studio }: Stage, { refunded = 0, disputed = 0 } = {}): string {
  batches += 1
  const sourceId = `cs_test_${batches}`
  const none = { priceId: null, productId: null, productName: null, lookupKey: null }
  const line = { lineId: 'li_1', description: 'Ten sessions', quantity: 1, amount: 50_000, ...none }
  const at = Date.parse('2026-03-02T08:00:00Z')
  stageBatch(studio.engine, sourceId, {
    accountId: 'acct_1',
    sales: [
      {
        ...{ sourceId, kind: 'checkout_session', state: 'paid', livemode: false, intents: [`pi_${batches}`] },
        ...{ subscriptionId: null, amount: 50_000, currency: 'EUR', metadata: {}, clientReference: null },
        buyer: { customerId: null, email: null, name: 'Gil Guest', phone: null },
        lines: [{ ...line, pricePackage: null, productPackage: null }],
        ...{ createdAt: at, checkUntil: null, fetchedAt: at },
      },
    ],
    reversals: [
      ...(refunded === 0 ? [] : [aRefund(`pi_${batches}`, refunded, at)]),
      ...(disputed === 0 ? [] : [aDispute(`pi_${batches}`, disputed, at)]),
    ],
    again: [],
  })
  return sourceId
}

function aRefund(paymentIntentId: string, amount: number, at: number): ReversalFacts {
  return {
    ...{ id: `re_${batches}`, kind: 'refund', paymentIntentId, sourceId: null, status: 'succeeded', amount },
    ...{ currency: 'EUR', createdAt: at, fetchedAt: at },
  }
}

const aDispute = (paymentIntentId: string, amount: number, at: number): ReversalFacts => ({
  ...aRefund(paymentIntentId, amount, at),
  ...{ id: `dp_${batches}`, kind: 'dispute', status: 'needs_response' },
})

const twoClients = async (studio: Stage['studio']) => [
  (await aClient(studio)).id,
  (await aClient(studio, { firstName: 'Bea' })).id,
]

const NAME = { firstName: 'Nia', lastName: 'New' }

/** One valid input for every command, on a stage that its example has prepared. A missing one does not compile. */
export const EXAMPLES: {
  readonly [M in CommandName]: (stage: Stage) => Promise<Input<M>> | Input<M>
} = {
  'studio.create': () => ({ name: 'Studio Süd', zone: 'Europe/Berlin', currency: 'EUR', ownerName: 'Olga' }),
  'studio.update': async ({ studio }) => {
    const { version } = (await studio.call('studio.get', {})).studio
    return { version, lateWindowMinutes: 720 }
  },
  'staff.create': () => ({ name: 'Tom Trainer', role: 'trainer' }),
  'staff.update': ({ trainer }) => ({ staffId: trainer.id, version: trainer.version, name: 'Tina' }),
  'staff.setPin': ({ trainer }) => ({ staffId: trainer.id, pin: '482913' }),
  'auth.setIdle': () => ({ deskMinutes: 5, ownerMinutes: 15 }),
  'clients.create': () => NAME,
  'clients.update': async ({ studio }) => ({ clientId: (await aClient(studio)).id, notes: 'Left knee' }),
  'clients.deactivate': async ({ studio }) => ({ clientId: (await aClient(studio)).id }),
  'clients.reactivate': async ({ studio }) => {
    const { id: clientId } = await aClient(studio)
    await studio.call('clients.deactivate', { clientId })
    return { clientId }
  },
  'clients.deactivateMany': async ({ studio }) => ({ clientIds: await twoClients(studio) }),
  'clients.reactivateMany': async ({ studio }) => {
    const clientIds = await twoClients(studio)
    await studio.call('clients.deactivateMany', { clientIds })
    return { clientIds }
  },
  'clients.merge': async (stage) => ({
    keepId: (await aClient(stage.studio)).id,
    mergeId: (await aClientWithCredits(stage)).clientId,
  }),
  'services.create': () => ({ name: 'Yoga', minutes: 60, kind: 'group', family: 'Classes' }),
  'services.update': ({ group }) => ({ serviceId: group.id, version: group.version, minutes: 50 }),
  'rooms.create': () => ({ name: 'Hall' }),
  'rooms.update': ({ room }) => ({ roomId: room.id, version: room.version, name: 'Blue room' }),
  'packages.create': () => ({ name: 'Ten', credits: 10, price: { amount: 9_000, currency: 'EUR' } }),
  'packages.update': async ({ studio }) => {
    const { id: packageId, version } = await aPackage(studio, { name: 'Twenty' })
    return { packageId, version, active: false }
  },
  'purchases.create': async ({ studio, pack }) => ({
    clientId: (await aClient(studio)).id,
    packageId: pack.id,
  }),
  'purchases.refund': async (stage) => ({ purchaseId: (await aSale(stage)).purchase.id, amount: 5_000 }),
  'purchases.match': async (stage) => {
    const { studio } = stage
    await studio.call('stripe.record', { batch: aBatch(stage) })
    const { rows } = await studio.call('purchases.unmatched', {})
    return { lineId: rows[0]?.lineId ?? 0, packageId: stage.pack.id, clientId: (await aClient(studio)).id }
  },
  'purchases.bringBack': async (stage) => {
    const { studio } = stage
    await studio.call('stripe.record', { batch: aBatch(stage) })
    const lineId = (await studio.call('purchases.unmatched', {})).rows[0]?.lineId ?? 0
    await studio.call('purchases.match', { lineId, ignore: true })
    return { lineId }
  },
  'purchases.assignRefund': async (stage) => {
    const { studio } = stage
    await studio.call('stripe.record', { batch: aBatch(stage, { refunded: 20_000 }) })
    const [line] = (await studio.call('purchases.unmatched', {})).rows
    const who = { packageId: stage.pack.id, clientId: (await aClient(studio)).id }
    const { granted } = await studio.call('purchases.match', { lineId: line?.lineId ?? 0, ...who })
    const purchaseId = granted[0]?.purchaseId ?? 0
    const { split } = await studio.call('purchases.refundSplit', { purchaseId })
    const lines = [{ lineId: line?.lineId ?? 0, amount: 20_000 }]
    return { saleId: line?.saleId ?? 0, version: split?.version ?? 0, lines }
  },
  'purchases.settleDispute': async (stage) => {
    const { studio } = stage
    await studio.call('stripe.record', { batch: aBatch(stage, { disputed: 50_000 }) })
    const lineId = (await studio.call('purchases.unmatched', {})).rows[0]?.lineId ?? 0
    const whose = { packageId: stage.pack.id, clientId: (await aClient(studio)).id }
    const { granted } = await studio.call('purchases.match', { lineId, ...whose })
    return { purchaseId: granted[0]?.purchaseId ?? 0, outcome: 'lost', reason: 'The bank wrote so' }
  },
  'stripe.record': (stage) => ({ batch: aBatch(stage) }),
  'plans.commit': async (stage) => ({
    purchaseId: (await aSale(stage)).purchase.id,
    ...{ count: 3, date: '2026-05-04', time: '07:00' },
  }),
  'plans.run': async (stage) => ({ purchaseId: (await aWishedSale(stage)).purchase.id }),
  'plans.retry': async (stage) => {
    const { studio } = stage
    const { id: purchaseId } = (await aSale(stage)).purchase
    const { plan } = await studio.call('plans.run', { purchaseId })
    await studio.call('plans.confirm', { id: plan.id, count: 2, date: '2026-05-12', time: '07:00' })
    await studio.call('undo.last', {})
    return { id: plan.id }
  },
  'plans.confirm': async (stage) => {
    const { plan } = await stage.studio.call('plans.run', { purchaseId: (await aSale(stage)).purchase.id })
    return { id: plan.id, count: 2, date: '2026-05-13', time: '07:00' }
  },
  'purchases.pay': async (stage) => ({ purchaseId: await aDebt(stage), method: 'cash' }),
  'purchases.void': async (stage) => ({ purchaseId: await aDebt(stage), reason: 'The wrong client' }),
  'saleDrawer.add': async ({ studio, pack }) => ({
    clientId: (await aClient(studio)).id,
    packageId: pack.id,
    note: 'From Monday on',
  }),
  'saleDrawer.update': async (stage) => {
    const { id: itemId, version } = await aDrawerItem(stage)
    return { itemId, version, discount: { percent: 10, reason: 'A friend of the house' } }
  },
  'saleDrawer.remove': async (stage) => ({ itemId: (await aDrawerItem(stage)).id }),
  'saleDrawer.clear': async (stage) => ({ clientId: (await aDrawerItem(stage)).clientId }),
  'credits.allocate': async ({ studio }) => ({ clientId: (await aClient(studio)).id, sessionCount: 5 }),
  'credits.allocateMany': async ({ studio }) => ({
    clientIds: await twoClients(studio),
    sessionCount: 5,
  }),
  'credits.revoke': async (stage) => ({
    clientId: (await aClientWithCredits(stage)).clientId,
    sessionCount: 2,
    reason: 'Mistake',
  }),
  'credits.extend': async (stage) => ({ grantId: (await aSale(stage)).grant.id, days: 30 }),
  'subscriptions.freeze': async (stage) => ({
    subscriptionId: (await aSale(stage)).grant.subscriptionId,
    until: '2026-03-20',
  }),
  'subscriptions.unfreeze': async (stage) => {
    const { subscriptionId } = (await aSale(stage)).grant
    await stage.studio.call('subscriptions.freeze', { subscriptionId, until: '2026-03-20' })
    return { subscriptionId }
  },
  'subscriptions.end': async (stage) => ({
    subscriptionId: (await aSale(stage)).grant.subscriptionId,
    reason: 'Moves away',
  }),
  'sessions.create': async (stage) => ({
    serviceId: stage.service.id,
    startsAt: '2026-03-12T10:00:00+01:00',
    clientId: (await aClientWithCredits(stage)).clientId,
  }),
  'sessions.move': async (stage) => {
    const { sessionId } = await aBooking(stage)
    return { sessionId, version: 1, startsAt: '2026-03-13T10:00:00+01:00' }
  },
  'sessions.update': async (stage) => ({ sessionId: (await aSession(stage)).id, version: 1, capacity: 5 }),
  'sessions.cancel': async (stage) => ({ sessionId: (await aBooking(stage)).sessionId }),
  'sessions.copy': async (stage) => {
    const { sessionId } = await aBooking(stage)
    const copy = (day: string) => ({ sessionId, startsAt: `2026-03-${day}T10:00:00+01:00` })
    return { copies: [copy('17'), copy('24')], clients: 'rebook' }
  },
  'schedule.reassign': async (stage) => {
    const { trainer } = stage
    const [first, second] = [await aBooking(stage), await aBooking(stage, '2026-03-10T12:00:00+01:00')]
    return {
      changes: [
        { sessionId: first.sessionId, version: 1, trainerId: trainer.id, startsAt: AFTERNOON },
        { sessionId: second.sessionId, version: 1, cancel: true },
      ],
      leave: { trainerId: trainer.id, from: '2026-03-10', until: '2026-03-10', note: 'Ill' },
    }
  },
  'hours.update': async ({ studio }) => ({
    version: (await studio.call('hours.get', {})).version,
    opening: [{ weekday: 1, from: '09:00', until: '24:00' }],
  }),
  'availability.set': async ({ studio, trainer }) => ({
    trainerId: trainer.id,
    version: (await studio.call('availability.get', { trainerId: trainer.id })).version,
    availability: [{ weekday: 1, from: '09:00', until: '17:00', fromDay: '2026-03-02' }],
  }),
  'timeOff.add': ({ trainer }) => ({ trainerId: trainer.id, from: '2026-03-12', until: '2026-03-13' }),
  'timeOff.update': async (stage) => {
    const { id: timeOffId, version } = await aLeave(stage)
    return { timeOffId, version, startsAt: AHEAD, endsAt: AFTERNOON, note: null }
  },
  'assignments.assign': async ({ studio, trainer }) => ({
    clientId: (await aClient(studio)).id,
    trainerId: trainer.id,
    from: '2026-03-02',
    note: 'Asked for Tara',
  }),
  'assignments.assignMany': async ({ studio, trainer }) => ({
    clientIds: await twoClients(studio),
    trainerId: trainer.id,
    from: '2026-03-02',
  }),
  'assignments.end': async ({ studio, trainer }) => {
    const input = { clientId: (await aClient(studio)).id, trainerId: trainer.id, from: '2026-02-02' }
    const { assignment } = await studio.call('assignments.assign', input)
    return { assignmentId: assignment.id, version: assignment.version, until: '2026-03-31' }
  },
  'timeOff.remove': async (stage) => ({ timeOffId: (await aLeave(stage)).id }),
  'closures.add': ({ room }) => ({
    roomId: room.id,
    from: '2026-03-12',
    until: '2026-03-12',
    reason: 'New floor',
  }),
  'closures.update': async ({ studio, room }) => {
    const input = { from: '2026-05-01', until: '2026-05-01', reason: 'May Day' }
    const { id: closureId, version } = (await studio.call('closures.add', input)).closure
    return { closureId, version, roomId: room.id, from: '2026-05-01', until: '2026-05-03' }
  },
  'closures.close': async (stage) => {
    await aSale(stage)
    const { sessionId } = await aBooking(stage, '2026-06-02T10:00:00+02:00')
    return {
      from: '2026-06-01',
      until: '2026-06-05',
      reason: 'New heating',
      sessions: [{ sessionId, version: 1 }],
      extendPacks: true,
    }
  },
  'closures.remove': async ({ studio }) => {
    const input = { from: '2026-04-03', until: '2026-04-06', reason: 'Easter' }
    return { closureId: (await studio.call('closures.add', input)).closure.id }
  },
  'views.save': () => ({ name: 'Mornings', settings: { zoom: 'compact' } }),
  'views.remove': async ({ studio }) => {
    const input = { name: 'Evenings', settings: {} }
    return { viewId: (await studio.call('views.save', input)).view.id }
  },
  'series.create': async (stage) => ({
    serviceId: stage.service.id,
    clientId: (await aClientWithCredits(stage)).clientId,
    date: '2026-03-16',
    time: '10:00',
    count: 4,
  }),
  'series.move': async (stage) => {
    const { studio, service } = stage
    const { clientId } = await aClientWithCredits(stage)
    const pattern = { serviceId: service.id, clientId, date: '2026-03-23', time: '12:00', count: 3 }
    const { created } = await studio.call('series.create', pattern)
    const startsAt = '2026-03-30T14:00:00+02:00'
    return { sessionId: created[0]?.session.id ?? 0, version: 1, startsAt, scope: 'all' }
  },
  'series.cancel': async ({ studio, service }) => {
    const pattern = { serviceId: service.id, date: '2026-04-06', time: '10:00', count: 3 }
    const { seriesId } = await studio.call('series.create', pattern)
    return { seriesId: seriesId ?? 0 }
  },
  'bookings.create': async (stage) => ({
    sessionId: (await aSession(stage)).id,
    clientId: (await aClientWithCredits(stage)).clientId,
  }),
  'bookings.confirm': async (stage) => ({
    bookingId: (await aBooking(stage, AHEAD, { confirmed: false })).id,
  }),
  'bookings.cancel': async (stage) => ({ bookingId: (await aBooking(stage)).id, reason: 'Ill' }),
  'bookings.promote': async (stage) => ({ bookingId: await aWait(stage) }),
  'bookings.setOutcome': async (stage) => ({
    bookingId: (await aBooking(stage, PAST)).id,
    outcome: 'completed',
  }),
  'bookings.changeOutcome': async (stage) => {
    const { id: bookingId } = await aBooking(stage, PAST)
    await stage.studio.call('bookings.setOutcome', { bookingId, outcome: 'no_show' })
    return { bookingId, outcome: 'completed', reason: 'Was there' }
  },
  'bookings.setPayment': async (stage) => ({
    bookingId: (await aBooking(stage, AHEAD, { funding: 'unpaid' })).id,
    status: 'paid',
  }),
  'bookings.settle': async (stage) => ({
    bookingId: (await aBooking(stage, AHEAD, { funding: 'unpaid' })).id,
  }),
  'bulk.setOutcome': async (stage) => ({
    bookingIds: [(await aBooking(stage, PAST)).id, (await aBooking(stage, PAST)).id],
    outcome: 'no_show',
  }),
  'bulk.setPayment': async (stage) => ({
    bookingIds: [(await aBooking(stage, AHEAD, { funding: 'unpaid' })).id],
    status: 'failed',
  }),
  'bulk.cancel': async (stage) => ({ bookingIds: [(await aBooking(stage)).id, (await aBooking(stage)).id] }),
  'attention.resolve': async (stage) => ({ id: await aMatter(stage), note: 'Settled at the desk' }),
  'attention.resolveMany': async (stage) => ({ ids: [await aMatter(stage), await aMatter(stage)] }),
  'import.commit': anOpenedFile,
  'upkeep.run': async (stage) => {
    const { clientId } = await aClientWithCredits(stage)
    const lots = { clientId, sessionCount: 2, expiresOn: '2026-03-02' }
    await stage.studio.call('credits.allocate', lots)
    stage.studio.setNow('2026-03-03T09:00:00+01:00')
    return {}
  },
  'undo.last': async (stage) => {
    await aBooking(stage, '2026-03-24T10:00:00+01:00')
    return {}
  },
  'undo.redo': async (stage) => {
    await aBooking(stage, '2026-03-25T10:00:00+01:00')
    await stage.studio.call('undo.last', {})
    return {}
  },
  'integrity.repair': async (stage) => {
    const { id: entityId } = await aBooking(stage, '2026-03-26T10:00:00+01:00')
    // What no command would leave behind: a booking that is over and holds a credit still.
    await stage.studio.raw.exec(`update bookings set status = 'cancelled' where id = ${entityId}`)
    return { id: 'V3', entity: 'booking', entityId }
  },
}
