import { expect, it } from 'vitest'
import type { Method, Value } from '../../src/shared/contract/index.ts'
import { addDays } from '../../src/shared/domain/time.ts'
import { fc } from '../support/properties.ts'
import { aClient, aPackage, aService, describeStudio, type TestStudio } from '../support/studio.ts'

const DEEDS = ['allocate', 'sell', 'book', 'cancel', 'complete', 'noShow', 'revoke', 'settle'] as const
type Deed = { readonly deed: (typeof DEEDS)[number]; readonly days: number; readonly pick: number }

const deeds = fc.array(
  fc.record({
    deed: fc.constantFrom(...DEEDS),
    days: fc.integer({ min: 0, max: 20 }),
    pick: fc.nat({ max: 20 }),
  }),
  { minLength: 6, maxLength: 15 },
)

/** What the studio itself says at a moment. */
type Seen = {
  readonly at: string
  readonly summary: Value<'credits.summary'>
  readonly bookings: Readonly<Record<number, string>>
}

async function look(studio: TestStudio, clientId: number, at: string): Promise<Seen> {
  const summary = await studio.call('credits.summary', { clientId })
  const { rows } = await studio.call('bookings.list', { clientId, limit: 100 })
  return { at, summary, bookings: Object.fromEntries(rows.map(({ id, status }) => [id, status])) }
}

type Way = {
  readonly clientId: number
  readonly serviceId: number
  readonly packageId: number
  readonly bookingId: number
  readonly startsAt: string
  readonly pick: number
}

const CALLS: Readonly<Record<Deed['deed'], (way: Way) => readonly [Method, object]>> = {
  allocate: ({ clientId, pick }) => ['credits.allocate', { clientId, sessionCount: 1 + pick }],
  sell: ({ clientId, packageId }) => ['purchases.create', { clientId, packageId }],
  book: ({ clientId, serviceId, startsAt, pick }) => {
    const funding = pick % 3 === 0 ? 'unpaid' : 'credit'
    return ['sessions.create', { clientId, serviceId, startsAt, funding }]
  },
  cancel: ({ bookingId }) => ['bookings.cancel', { bookingId }],
  complete: ({ bookingId }) => ['bookings.setOutcome', { bookingId, outcome: 'completed' }],
  noShow: ({ bookingId }) => ['bookings.setOutcome', { bookingId, outcome: 'no_show' }],
  revoke: ({ clientId, pick }) => [
    'credits.revoke',
    { clientId, sessionCount: 1 + (pick % 3), reason: 'Too many' },
  ],
  settle: ({ bookingId }) => ['bookings.settle', { bookingId }],
}

/** Lives through some deeds, one a while after the other, and looks after each; what is refused changes nothing. */
async function live(studio: TestStudio, clientId: number, story: readonly Deed[]): Promise<readonly Seen[]> {
  const { id: serviceId } = await aService(studio)
  const { id: packageId } = await aPackage(studio)
  const actor = await studio.core.staffActor(studio.owner.staffId ?? 0)
  const seen: Seen[] = []
  let day = '2026-03-02'
  for (const [step, { deed, days, pick }] of story.entries()) {
    day = addDays(day, days)
    const at = `${day}T${String(8 + step).padStart(2, '0')}:00:00.000Z`
    studio.setNow(at)
    const booked = Object.keys(seen.at(-1)?.bookings ?? {})
    const startsAt = `${addDays(day, pick % 4)}T${String(6 + step).padStart(2, '0')}:00:00Z`
    const bookingId = Number(booked[pick % Math.max(1, booked.length)] ?? 1)
    const [method, input] = CALLS[deed]({ clientId, serviceId, packageId, bookingId, startsAt, pick })
    await studio.core.call(actor, method, input)
    seen.push(await look(studio, clientId, at))
  }
  return seen
}

describeStudio('a client as of a moment', (open) => {
  it('has what the studio said then, whatever happened since', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (story) => {
        const studio = await open()
        const { id: clientId } = await aClient(studio)
        for (const { at, summary, bookings } of await live(studio, clientId, story)) {
          const past = await studio.call('clients.asOf', { clientId, at })
          const { completed, scheduled, remaining, total, expired, revoked } = summary
          expect(past).toMatchObject({ at, completed, scheduled, remaining })
          expect(past).toMatchObject({ total, expired, revoked })
          expect(completed + scheduled + remaining).toBe(total)
          const packs = summary.subscriptions.map((pack) => [pack.id, pack.remaining, pack.total])
          expect(past.subscriptions.map((pack) => [pack.id, pack.remaining, pack.total])).toEqual(packs)
          expect(Object.fromEntries(past.bookings.map(({ id, status }) => [id, status]))).toEqual(bookings)
        }
      }),
      { numRuns: 5, seed: 7 },
    )
  }, 120_000)

  it('had nothing before the first line, and tells the last line by then', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio)
    studio.setNow('2026-03-03T10:00:00+01:00')
    await studio.call('credits.allocate', { clientId, sessionCount: 3, reason: 'Goodwill' })
    studio.setNow('2026-03-05T10:00:00+01:00')
    await studio.call('credits.revoke', { clientId, sessionCount: 3, reason: 'By mistake' })

    const before = await studio.call('clients.asOf', { clientId, at: '2026-03-03T09:59:00+01:00' })
    const then = await studio.call('clients.asOf', { clientId, at: '2026-03-04T00:00:00+01:00' })

    expect(before).toMatchObject({ remaining: 0, total: 0, subscriptions: [], lastLine: null, bookings: [] })
    expect(then).toMatchObject({ remaining: 3, total: 3, revoked: 0 })
    expect(then.subscriptions).toMatchObject([{ packageName: 'Allocated sessions', family: null, total: 3 }])
    expect(then.lastLine?.sentence).toBe('Olga Owner added 3 sessions: Goodwill.')
  })

  it('shows a session where it was to be, not where it was moved to since', async () => {
    const studio = await open()
    const { id: serviceId } = await aService(studio)
    const { id: clientId } = await aClient(studio)
    await studio.call('credits.allocate', { clientId, sessionCount: 3 })
    const startsAt = '2026-03-10T10:00:00+01:00'
    const { session } = await studio.call('sessions.create', { serviceId, clientId, startsAt })
    studio.setNow('2026-03-04T10:00:00+01:00')
    await studio.call('sessions.move', {
      sessionId: session.id,
      startsAt: '2026-03-12T10:00:00+01:00',
      version: session.version,
    })

    const startAt = async (at: string) =>
      (await studio.call('clients.asOf', { clientId, at })).bookings[0]?.startsAt
    expect(await startAt('2026-03-03T10:00:00+01:00')).toBe('2026-03-10T09:00:00.000Z')
    expect(await startAt('2026-03-04T10:00:00+01:00')).toBe('2026-03-12T09:00:00.000Z')
  })

  it('shows a session with whom and as what it was to be', async () => {
    const studio = await open()
    const { id: serviceId } = await aService(studio)
    const { id: clientId } = await aClient(studio)
    await studio.call('credits.allocate', { clientId, sessionCount: 3 })
    const staff = async (name: string) =>
      (await studio.call('staff.create', { name, role: 'trainer' })).staff.id
    const [ann, ben] = [await staff('Ann'), await staff('Ben')]
    const startsAt = '2026-03-10T10:00:00+01:00'
    const made = await studio.call('sessions.create', { serviceId, clientId, startsAt, trainerId: ann })
    const { id: sessionId } = made.session
    studio.setNow('2026-03-03T10:00:00+01:00')
    await studio.call('sessions.move', { sessionId, startsAt, version: 1, trainerId: ben })
    studio.setNow('2026-03-04T10:00:00+01:00')
    await studio.call('sessions.update', { sessionId, version: 2, title: 'Boxing', trainerId: null })
    studio.setNow('2026-03-05T10:00:00+01:00')
    await studio.call('undo.last', {})

    const then = async (day: string) => {
      const { bookings } = await studio.call('clients.asOf', {
        clientId,
        at: `2026-03-${day}T11:00:00+01:00`,
      })
      return bookings.map(({ title, trainerName }) => [title, trainerName])
    }
    expect(await then('02')).toEqual([['Personal training', 'Ann']])
    expect(await then('03')).toEqual([['Personal training', 'Ben']])
    expect(await then('04')).toEqual([['Boxing', null]])
    studio.setNow('2026-03-06T10:00:00+01:00')
    expect(await then('05')).toEqual([['Personal training', 'Ben']])
  })

  it('is not told of the future, of nobody, or to who may not see where credits come from', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio)
    const at = '2026-03-02T09:00:00+01:00'
    const { staff } = await studio.call('staff.create', { name: 'Tara', role: 'trainer' })

    const ahead = await studio.refused('clients.asOf', { clientId, at: '2026-03-02T09:00:01+01:00' })
    expect(ahead).toMatchObject({ code: 'VALIDATION', message: expect.stringMatching(/yet to come/) })
    expect((await studio.refused('clients.asOf', { clientId: 99, at })).code).toBe('USER_NOT_FOUND')
    expect((await studio.as(staff.id).refused('clients.asOf', { clientId, at })).code).toBe(
      'UNAUTHORIZED_ACCESS',
    )
  })
})

describeStudio('a client’s timeline', (open) => {
  async function aStory() {
    const studio = await open()
    const { call, setNow } = studio
    const { id: serviceId } = await aService(studio)
    const { id: packageId } = await aPackage(studio)
    const { id: clientId } = await aClient(studio)
    const at = (minute: number) => setNow(`2026-03-02T09:${String(minute).padStart(2, '0')}:00+01:00`)
    at(1)
    await call('purchases.create', { clientId, packageId })
    at(2)
    const startsAt = '2026-03-10T10:00:00+01:00'
    const { booking } = await call('sessions.create', { serviceId, clientId, startsAt })
    at(3)
    await call('bookings.cancel', { bookingId: booking?.id ?? 0 })
    at(4)
    await call('credits.allocate', { clientId, sessionCount: 2, reason: 'Goodwill' })
    at(5)
    await call('clients.update', { clientId, email: 'ada@example.org', phone: '0171' })
    at(6)
    await call('clients.deactivate', { clientId })
    return { studio, clientId }
  }

  it('tells what happened, the newest first, each thing once with what it did to what is left', async () => {
    const { studio, clientId } = await aStory()

    const { rows, total, hidden } = await studio.call('clients.timeline', { clientId })

    expect(rows.map(({ kind, sentence, change }) => [kind, sentence, change])).toEqual([
      ['record', 'Is inactive now.', null],
      ['record', 'Changed: e-mail address, phone number.', null],
      ['credits', 'Olga Owner added 2 sessions: Goodwill.', 2],
      ['booking', 'Was taken out of Personal training on 10 Mar 2026, 10:00.', 1],
      ['booking', 'Was booked into Personal training on 10 Mar 2026, 10:00.', -1],
      ['sale', 'Bought 10 sessions for €500.00.', 10],
      ['record', 'Became a client.', null],
    ])
    expect([total, hidden]).toEqual([7, []])
    expect(rows[0]?.actor).toBe('Olga Owner')
  })

  it('keeps from the front desk what only the audit log tells, and pages through the rest', async () => {
    const { studio, clientId } = await aStory()
    const { staff } = await studio.call('staff.create', { name: 'Fay', role: 'front_desk' })
    const desk = studio.as(staff.id)

    const all = await desk.call('clients.timeline', { clientId })
    const second = await desk.call('clients.timeline', { clientId, limit: 1, offset: 1 })
    const sales = await desk.call('clients.timeline', { clientId, kind: 'sale' })

    expect(all.rows.map(({ kind }) => kind)).toEqual(['credits', 'booking', 'booking', 'sale'])
    expect(all.hidden).toEqual(['record'])
    expect(second.rows).toEqual(all.rows.slice(1, 2))
    expect(sales).toMatchObject({ rows: [{ kind: 'sale' }], total: 1 })
  })

  it('is refused to who may not see where credits come from, and for nobody', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio)
    const { staff } = await studio.call('staff.create', { name: 'Tara', role: 'trainer' })

    expect((await studio.as(staff.id).refused('clients.timeline', { clientId })).code).toBe(
      'UNAUTHORIZED_ACCESS',
    )
    expect((await studio.refused('clients.timeline', { clientId: 99 })).code).toBe('USER_NOT_FOUND')
  })
})
