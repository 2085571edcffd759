import type { CommandName, Input, Method, QueryName, TaskName } from '../../src/shared/contract/index.ts'
import { EXAMPLES, type Stage } from '../support/examples.ts'
import { aClient, aPackage } from '../support/studio.ts'

type Example<M extends Method> = (stage: Stage) => Promise<Input<M>> | Input<M>

const RANGE = { from: '2026-03-02T00:00:00+01:00', to: '2026-03-09T00:00:00+01:00' }
const FILE = Buffer.from('First name,Last name,E-mail,Credits\nNia,New,nia@example.org,5\n').toString(
  'base64',
)
const CHOICES = { takeUpdates: true, leaveOutBadRows: false, leaveOutLines: [3] }

async function clientId({ studio }: Stage): Promise<number> {
  return (await aClient(studio)).id
}

async function anOpenedFile({ studio }: Stage) {
  const { importId, mapping, dateOrder } = await studio.call('import.open', {
    fileName: 'people.csv',
    content: FILE,
  })
  return { importId, mapping, dateOrder }
}

async function aSessionOf(stage: Stage): Promise<number> {
  const { studio, group } = stage
  const { session } = await studio.call('sessions.create', {
    serviceId: group.id,
    startsAt: '2026-03-05T10:00:00+01:00',
  })
  return session.id
}

async function aSaleOf(stage: Stage) {
  const input = { clientId: await clientId(stage), packageId: stage.pack.id }
  return (await stage.studio.call('purchases.create', { ...input, paymentMethod: 'card' })).purchase
}

/** One valid input for everything that is asked and not done. A missing one does not compile. */
const QUESTIONS: { readonly [M in QueryName | TaskName]: Example<M> } = {
  'studio.get': () => ({}),
  'studio.firstSteps': () => ({}),
  'plans.list': () => ({ statuses: ['partial', 'failed'], limit: 5 }),
  'plans.get': async (stage) => {
    const { purchaseId } = await EXAMPLES['plans.commit'](stage)
    await stage.studio.call('plans.run', { purchaseId })
    return { purchaseId }
  },
  'plans.preview': async (stage) => {
    const { purchaseId } = await EXAMPLES['plans.commit'](stage)
    const times = [{ index: 0, startsAt: '2026-05-05T07:30:00+02:00' }]
    return { purchaseId, count: 3, date: '2026-05-04', time: '07:00', perWeek: 2, times }
  },
  'policies.simulate': () => ({
    from: '2026-01-01',
    to: '2026-03-31',
    policy: { lateWindowMinutes: 720, lateRule: 'forgive', lateForgiven: 1, noShowRule: 'release' },
  }),
  'undo.history': () => ({ limit: 20 }),
  'auth.current': () => ({}),
  'auth.people': () => ({}),
  'auth.idle': () => ({}),
  'auth.signIn': ({ trainer }) => ({ staffId: trainer.id, pin: '482913' }),
  'auth.signOut': () => ({}),
  'auth.lock': () => ({}),
  'staff.list': () => ({ active: true }),
  'clients.list': async (stage) => {
    await clientId(stage)
    return {
      query: 'ada',
      status: 'all',
      minAvailable: 0,
      registeredFrom: '2026-01-01',
      sort: 'name',
      limit: 5,
    }
  },
  'clients.export': async (stage) => {
    await clientId(stage)
    return { query: 'ada', status: 'all', expiringBy: '2026-06-01', sort: '-purchased' }
  },
  'clients.search': async (stage) => {
    await clientId(stage)
    return { query: 'ada' }
  },
  'clients.get': async (stage) => ({ clientId: await clientId(stage) }),
  'clients.duplicates': () => ({ limit: 5 }),
  'clients.asOf': async (stage) => ({ clientId: await clientId(stage), at: '2026-03-02T08:30:00+01:00' }),
  'clients.timeline': async (stage) => ({ clientId: await clientId(stage), kind: 'record', limit: 5 }),
  'services.list': () => ({}),
  'families.list': () => ({}),
  'locations.list': () => ({}),
  'rooms.list': () => ({}),
  'packages.list': () => ({ active: true }),
  'purchases.unmatched': () => ({ limit: 5 }),
  'purchases.leftOut': () => ({ limit: 5 }),
  'purchases.refundSplit': async (stage) => ({ purchaseId: (await aSaleOf(stage)).id }),
  'stripe.status': () => ({}),
  'stripe.setKey': () => ({ key: 'rk_test_0000000000' }),
  'stripe.removeKey': () => ({}),
  'stripe.sync': () => ({}),
  'stripe.listen': () => ({ secret: null }),
  'purchases.list': async (stage) => {
    const { clientId } = await aSaleOf(stage)
    return { clientId, query: 'ada', status: 'paid', from: '2026-03-01', to: '2026-03-31', method: 'card' }
  },
  'purchases.get': async (stage) => ({ purchaseId: (await aSaleOf(stage)).id }),
  'purchases.export': async (stage) => {
    await aSaleOf(stage)
    return { query: 'ada', provider: 'front_desk', owing: false }
  },
  'saleDrawer.list': async (stage) => ({ clientId: await clientId(stage) }),
  'credits.summary': async (stage) => ({ clientId: await clientId(stage) }),
  'credits.explain': async (stage) => ({
    clientId: await clientId(stage),
    sessionId: await aSessionOf(stage),
  }),
  'subscriptions.list': async (stage) => ({ clientId: await clientId(stage) }),
  'schedule.range': async (stage) => {
    await aSessionOf(stage)
    return { ...RANGE, trainerIds: [stage.trainer.id] }
  },
  'trainers.day': ({ trainer }) => ({ date: '2026-03-05', trainerId: trainer.id }),
  'schedule.wall': () => ({ names: 'initial' }),
  'schedule.substitutes': async ({ studio, service, trainer }) => {
    await studio.call('sessions.create', {
      serviceId: service.id,
      trainerId: trainer.id,
      startsAt: '2026-03-05T18:00:00+01:00',
    })
    return { trainerId: trainer.id, date: '2026-03-05' }
  },
  'schedule.slots': async (stage) => ({
    sessionId: await aSessionOf(stage),
    trainerId: stage.trainer.id,
    date: '2026-03-05',
  }),
  'schedule.callList': async (stage) => {
    const commandId = 'a-day-without-tara'
    const input = { changes: [{ sessionId: await aSessionOf(stage), version: 1, cancel: true as const }] }
    await stage.studio.call('schedule.reassign', { ...input, commandId })
    return { commandId }
  },
  'hours.get': () => ({}),
  'hours.range': () => ({ from: '2026-03-02', until: '2026-03-08' }),
  'availability.get': ({ trainer }) => ({ trainerId: trainer.id }),
  'timeOff.list': ({ trainer }) => ({ trainerId: trainer.id, from: '2026-03-02', until: '2026-03-08' }),
  'assignments.list': async (stage) => ({ clientId: await clientId(stage), history: true, query: 'ada' }),
  'staff.permissions': () => ({}),
  'staff.ahead': ({ trainer }) => ({ staffId: trainer.id }),
  'trainers.load': () => ({ on: '2026-03-02' }),
  'closures.list': () => ({ from: '2026-03-02', until: '2026-03-08' }),
  'views.list': () => ({}),
  'sessions.get': async (stage) => ({ sessionId: await aSessionOf(stage) }),
  'sessions.list': async (stage) => {
    await aSessionOf(stage)
    return { ...RANGE, query: 'flow', sort: 'startsAt' }
  },
  'bookings.list': async (stage) => ({ clientId: await clientId(stage) }),
  'attention.list': () => ({ resolved: false, kind: 'unmarked_session' }),
  'system.health': () => ({}),
  'integrity.check': () => ({ task: 'a-long-check' }),
  'audit.list': () => ({ entity: 'client', entityId: 1, before: 9 }),
  'import.open': () => ({ fileName: 'people.csv', content: FILE }),
  'import.preview': anOpenedFile,
  'import.report': async (stage) => ({ importId: (await anOpenedFile(stage)).importId }),
  'import.discard': async (stage) => ({ importId: (await anOpenedFile(stage)).importId }),
  'tasks.stop': () => ({ task: 'a-long-call' }),
  'print.schedule': ({ trainer }) => ({
    from: '2026-03-02',
    until: '2026-03-08',
    sheet: 'day',
    paper: 'a4',
    trainerIds: [trainer.id],
    group: 'room',
    hidden: [0],
    order: [2, 1],
  }),
  'print.receipt': async (stage) => ({ purchaseId: (await aSaleOf(stage)).id }),
  'print.callList': () => ({ commandId: 'a-day', date: '2026-03-02', paper: 'a4', told: [1] }),
  'workspace.status': () => ({}),
  'workspace.openDemo': () => ({}),
  'workspace.leaveDemo': () => ({}),
  'workspace.speak': () => ({ language: 'en' }),
}

/** Other inputs of the same methods, where fields exclude each other or have fields of their own. */
const MORE: { readonly [M in Method]?: Example<M> } = {
  'sessions.create': ({ service }) => ({
    serviceId: service.id,
    startsAt: '2026-03-12T12:00:00+01:00',
    newClient: { firstName: 'Nia', lastName: 'New', phone: '+49 30 123456' },
    funding: 'unpaid',
    amount: { amount: 4_000, currency: 'EUR' },
  }),
  'bookings.settle': async (stage) => {
    const { bookingId } = await EXAMPLES['bookings.settle'](stage)
    return { bookingId, payment: { method: 'Cash', amount: { amount: 100, currency: 'EUR' } } }
  },
  'credits.extend': async (stage) => {
    const { grantId } = await EXAMPLES['credits.extend'](stage)
    return { grantId, expiresOn: '2027-01-31' }
  },
  'series.create': async (stage) => ({
    serviceId: stage.group.id,
    date: '2026-03-16',
    time: '10:00',
    until: '2026-04-16',
    weekdays: [1, 4],
  }),
  'packages.create': () => ({
    name: 'Club',
    credits: 4,
    price: { amount: 9_000, currency: 'EUR' },
    kind: 'membership',
    period: 'month',
    rollover: 2,
  }),
  'packages.update': async ({ studio }) => {
    const { id: packageId, version } = await aPackage(studio, { name: 'Thirty' })
    return { packageId, version, price: { amount: 1, currency: 'EUR' } }
  },
  'purchases.create': async (stage) => ({
    clientId: await clientId(stage),
    packageId: stage.pack.id,
    metadata: { sessionCount: '10', wishes: ['Monday'] },
    discount: { percent: 10, reason: 'New here' },
    paymentMethod: 'card',
  }),
  'import.report': async (stage) => {
    const { importId, ...reading } = await anOpenedFile(stage)
    return { importId, plan: { ...reading, ...CHOICES } }
  },
  'import.commit': async (stage) => ({ ...(await anOpenedFile(stage)), ...CHOICES }),
  'timeOff.add': ({ trainer }) => ({
    trainerId: trainer.id,
    startsAt: '2026-03-12T10:00:00+01:00',
    endsAt: '2026-03-12T12:00:00+01:00',
    note: 'Dentist',
  }),
  'closures.add': () => ({
    startsAt: '2026-03-12T10:00:00+01:00',
    endsAt: '2026-03-12T12:00:00+01:00',
    reason: 'Fire drill',
  }),
}

export type AnyExample = (stage: Stage) => Promise<Readonly<Record<string, unknown>>>

/** Valid inputs of a method; each call prepares the stage for one more use of it. */
export function examplesOf(method: Method): AnyExample[] {
  const first = { ...QUESTIONS, ...EXAMPLES }[method] as Example<Method>
  const second = MORE[method] as Example<Method> | undefined
  return [first, second]
    .filter((example) => example !== undefined)
    .map((example) => async (stage) => ({ ...(await example(stage)) }))
}

export const isCommand = (method: Method): method is CommandName => method in EXAMPLES
