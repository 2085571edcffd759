import { expect, it } from 'vitest'
import type { Input, Method, Reply } from '../../src/shared/contract/index.ts'
import { describeOnBothDialects, type TestDatabase } from '../support/databases.ts'
import { fc } from '../support/properties.ts'
import type { TestStudio } from '../support/studio.ts'
import { aClient, aPackage, aService, aTrainer, openTestStudio } from '../support/studio.ts'
import { differences, undoState } from '../support/undo-state.ts'

/** Noon on a Thursday: some sessions lie behind it, some inside the late window, some far ahead. */
const NOW = '2026-03-05T12:00:00+01:00'
const EARLIER = '2026-03-02T09:00:00+01:00'
const STARTS = [
  '2026-03-04T10:00',
  '2026-03-05T08:00',
  '2026-03-05T16:00',
  '2026-03-10T09:00',
  '2026-03-11T09:00',
]

type Call = { readonly [M in Method]: { readonly method: M; readonly input: Input<M> } }[Method]

const ask = <M extends Method>(method: M, input: Input<M>): Call => ({ method, input }) as Call

const one = (max: number) => fc.integer({ min: 1, max })
const clientId = one(3)
const sessionId = one(6)
const bookingId = one(7)
const sessionCount = one(3)
const startsAt = fc.constantFrom(...STARTS).map((wall) => `${wall}:00+01:00`)
/** Times at which nobody teaches yet, on days on which credits are valid and on one on which they are not. */
const elsewhere = fc
  .constantFrom('2026-03-06T07:00', '2026-03-10T12:00', '2026-03-12T18:30', '2026-07-01T09:00')
  .map((wall) => `${wall}:00+01:00`)
const outcome = fc.constantFrom('completed' as const, 'no_show' as const)
const changed = fc.constantFrom(
  'completed' as const,
  'no_show' as const,
  'late_cancelled' as const,
  'cancelled' as const,
)
const reason = fc.constant('Mistake')
const bookingIds = fc.uniqueArray(bookingId, { minLength: 1, maxLength: 7 })

/** Calls of one method with any of these inputs. */
const calls = <M extends Method>(method: M, input: { [K in keyof Input<M>]: fc.Arbitrary<Input<M>[K]> }) =>
  fc.record(input).map((asked) => ask(method, asked as Input<M>))

/** Anything a person at the desk may do, with ids that are often, and not always, there. */
const COMMANDS: fc.Arbitrary<Call> = fc.oneof(
  calls('bookings.create', {
    sessionId,
    clientId,
    funding: fc.constantFrom('credit' as const, 'comp' as const, 'unpaid' as const),
    confirmed: fc.boolean(),
    waitlist: fc.boolean(),
  }),
  calls('bookings.promote', { bookingId }),
  calls('bookings.cancel', {
    bookingId,
    by: fc.constantFrom('client' as const, 'studio' as const),
    waive: fc.boolean(),
  }),
  calls('bookings.setOutcome', { bookingId, outcome }),
  calls('bookings.changeOutcome', { bookingId, outcome: changed, reason, waive: fc.boolean() }),
  calls('bookings.confirm', { bookingId }),
  calls('bookings.settle', { bookingId }),
  calls('bookings.setPayment', { bookingId, status: fc.constantFrom('paid' as const, 'failed' as const) }),
  calls('sessions.create', { serviceId: one(1), startsAt, clientId }),
  calls('sessions.cancel', { sessionId }),
  calls('sessions.move', { sessionId, startsAt: elsewhere, version: one(2) }),
  calls('sessions.update', { sessionId, capacity: one(3), version: one(3) }),
  calls('series.create', {
    serviceId: one(1),
    clientId,
    date: fc.constant('2026-03-10'),
    time: fc.constant('09:00'),
    count: one(4),
    unfunded: fc.constantFrom('skip' as const, 'unpaid' as const),
  }),
  calls('series.move', {
    sessionId,
    startsAt: elsewhere,
    version: one(2),
    scope: fc.constantFrom('following' as const, 'all' as const),
  }),
  calls('series.cancel', { seriesId: one(2) }),
  calls('credits.allocate', { clientId, sessionCount }),
  calls('credits.revoke', { clientId, sessionCount, reason }),
  calls('credits.extend', { grantId: one(8), days: one(40) }),
  calls('subscriptions.freeze', {
    subscriptionId: one(6),
    from: fc.constantFrom('2026-03-05', '2026-03-09'),
    until: fc.constantFrom('2026-03-10', '2026-03-20'),
    cancelBookings: fc.boolean(),
  }),
  calls('subscriptions.unfreeze', { subscriptionId: one(6) }),
  calls('subscriptions.end', { subscriptionId: one(6), reason }),
  calls('clients.create', { firstName: fc.constantFrom('Dana', 'Ela'), lastName: fc.constant('New') }),
  calls('clients.update', { clientId, lastName: fc.constantFrom('Berg', 'Tal', 'Wald') }),
  calls('clients.deactivate', { clientId }),
  calls('clients.reactivate', { clientId }),
  calls('clients.merge', { keepId: clientId, mergeId: clientId }),
  calls('bulk.cancel', { bookingIds }),
  calls('bulk.setOutcome', { bookingIds, outcome }),
  calls('bulk.setPayment', { bookingIds, status: fc.constant('paid' as const) }),
)

async function aBusyStudio(database: TestDatabase): Promise<TestStudio> {
  const studio = await openTestStudio(database, { now: EARLIER })
  await aService(studio, { name: 'Flow', kind: 'group', capacity: 2 })
  await aTrainer(studio)
  const pack = await aPackage(studio, { credits: 2 })
  for (const firstName of ['Ada', 'Bea', 'Cleo']) {
    const { id: clientId } = await aClient(studio, { firstName })
    // A pack that is soon used up, and one that waits for its place.
    await studio.call('purchases.create', { clientId, packageId: pack.id })
    await studio.call('purchases.create', { clientId, packageId: pack.id })
  }
  for (const wall of STARTS) {
    await studio.call('sessions.create', { serviceId: 1, trainerId: 2, startsAt: `${wall}:00+01:00` })
  }
  const book = (sessionId: number, clientId: number, funding: 'credit' | 'comp' | 'unpaid') =>
    studio.call('bookings.create', { sessionId, clientId, funding })
  await book(1, 1, 'credit')
  await book(2, 2, 'unpaid')
  await book(3, 3, 'credit')
  await book(4, 1, 'comp')
  await book(5, 2, 'credit')
  await book(5, 1, 'credit')
  await studio.call('bookings.create', { sessionId: 5, clientId: 3, waitlist: true })
  studio.setNow(NOW)
  return studio
}

/** The figures of every client, and who has which place: what must be the same after doing something again. */
async function whatPeopleSee(studio: TestStudio) {
  const people = []
  for (const clientId of [1, 2, 3]) {
    const { available, scheduled, completed, remaining, total } = await studio.call('credits.summary', {
      clientId,
    })
    const { rows } = await studio.call('bookings.list', { clientId })
    const places = rows
      .filter(({ status }) => status !== 'cancelled')
      .map(({ title, startsAt: start, status, paymentStatus, funding }) =>
        [title, start, status, paymentStatus, funding].join(' '),
      )
    people.push({ clientId, available, scheduled, completed, remaining, total, places: places.sort() })
  }
  return people
}

/** Does what can be done of it, and answers how many steps that was. */
async function doAll(studio: TestStudio, asked: readonly Call[]): Promise<number> {
  const before = await lastStep(studio)
  for (const { method, input } of asked) await studio.core.call(studio.owner, method, input)
  const [row] = await studio.raw.rows<{ n: number }>('select count(*) as n from undo_steps where id > ?', [
    before,
  ])
  return Number(row?.n ?? 0)
}

const lastStep = async ({ raw }: TestStudio) =>
  Number((await raw.rows<{ id: number | null }>('select max(id) as id from undo_steps'))[0]?.id ?? 0)

/** The same rules run on both; the other database is only slower. */
const RUNS = { sqlite: 10, postgres: 2 } as const

describeOnBothDialects('whatever was done', (open, dialect) => {
  it('can be undone exactly, and done again to the same effect', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(COMMANDS, { minLength: 8, maxLength: 24 }), async (asked) => {
        const studio = await aBusyStudio(await open())
        for (const { method, input } of asked) {
          const before = await undoState(studio)
          const step = await lastStep(studio)
          const reply: Reply = await studio.core.call(studio.owner, method, input)
          if (!reply.ok) {
            expect(reply.error.code, JSON.stringify({ method, input })).not.toBe('INTERNAL')
            expect(differences(before, await undoState(studio))).toEqual([])
            continue
          }
          if ((await lastStep(studio)) === step) continue
          const seen = await whatPeopleSee(studio)

          await studio.call('undo.last', {})

          expect(differences(before, await undoState(studio)), JSON.stringify({ method, input })).toEqual([])

          await studio.call('undo.redo', {})

          expect(await whatPeopleSee(studio), JSON.stringify({ method, input })).toEqual(seen)
        }
        expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
      }),
      { numRuns: RUNS[dialect], seed: 5 },
    )
  }, 120_000)

  it('can be undone to the beginning, and done again to the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(COMMANDS, { minLength: 8, maxLength: 24 }), async (asked) => {
        const studio = await aBusyStudio(await open())
        const before = await undoState(studio)
        const steps = await doAll(studio, asked)
        const seen = await whatPeopleSee(studio)

        for (let step = 0; step < steps; step += 1) await studio.call('undo.last', {})
        expect(differences(before, await undoState(studio))).toEqual([])

        for (let step = 0; step < steps; step += 1) await studio.call('undo.redo', {})
        expect(await whatPeopleSee(studio)).toEqual(seen)
        expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
      }),
      { numRuns: RUNS[dialect], seed: 5 },
    )
  }, 120_000)
})
