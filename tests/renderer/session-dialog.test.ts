import { describe, expect, it } from 'vitest'
import {
  amountOf,
  type Fields,
  fundingsFor,
  isWritten,
  problemsOf,
  seriesInput,
  sessionInput,
  startingFields,
  type Terms,
} from '../../src/renderer/src/screens/schedule/session-dialog/fields.ts'
import {
  seriesOutlook,
  sessionOutlook,
} from '../../src/renderer/src/screens/schedule/session-dialog/outlook.ts'
import {
  errorsOf,
  fieldOfPath,
  isAboutClient,
  isBelowMore,
  withoutObstacle,
} from '../../src/renderer/src/screens/schedule/session-dialog/refusals.ts'
import type { Input, Refusal, Reply } from '../../src/shared/contract/index.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'

const TERMS: Terms = { zone: 'Europe/Berlin', currency: 'EUR', locale: 'en-GB' }
const TEN = parseInstant('2026-03-03T10:00:00+01:00') ?? 0
const ADA = {
  id: 7,
  firstName: 'Ada',
  lastName: 'Berg',
  email: null,
  phone: null,
  location: null,
  notes: null,
  status: 'active',
  createdAt: '2026-01-01T00:00:00.000Z',
  version: 1,
  availableSessions: 4,
} as const

const opened = startingFields({ trainerId: 3, startsAt: TEN }, TERMS.zone)
const started: Fields = { ...opened, serviceId: '1' }
const fieldsWith = (more: Partial<Fields>): Fields => ({ ...started, ...more })

describe('how a booking may be paid for', () => {
  const both = { unpaid: true, comp: true }

  it('is by credits first, and otherwise by what one may', () => {
    expect(fundingsFor('existing', both)).toEqual(['credit', 'unpaid', 'comp'])
    expect(fundingsFor('existing', { unpaid: false, comp: true })).toEqual(['credit', 'comp'])
    expect(fundingsFor('existing', { unpaid: false, comp: false })).toEqual(['credit'])
  })

  it('is never by the credits of somebody new, where there is another way', () => {
    expect(fundingsFor('new', both)).toEqual(['unpaid', 'comp'])
    expect(fundingsFor('new', { unpaid: false, comp: true })).toEqual(['comp'])
    expect(fundingsFor('new', { unpaid: false, comp: false })).toEqual(['credit'])
  })
})

describe('what is typed into the dialog of a new session', () => {
  it('cannot be sent while a client on file is only typed', () => {
    const typed = fieldsWith({ clientTyped: 'ada' })
    expect(problemsOf(typed, TERMS)).toEqual({ client: 'unresolved' })
    expect(sessionInput(typed, TERMS)).toBeNull()
    expect(problemsOf({ ...typed, who: 'new' }, TERMS)).toEqual({})
    expect(problemsOf(fieldsWith({ clientTyped: ' ' }), TERMS)).toEqual({})
  })

  it('begins where the grid was pressed, as long as it was drawn', () => {
    expect(opened).toMatchObject({
      serviceId: null,
      trainerId: '3',
      roomId: null,
      day: '2026-03-03',
      time: '10:00',
    })
    expect(started.minutes).toBe('')
    const drawn = startingFields({ trainerId: null, startsAt: TEN, roomId: 5, minutes: 75 }, TERMS.zone)
    expect(drawn).toMatchObject({ trainerId: null, roomId: '5', minutes: 75 })
    expect(startingFields({ trainerId: null, startsAt: TEN, minutes: 0 }, TERMS.zone).minutes).toBe('')
  })

  it('asks for one session, for nobody, with the service’s own length and places', () => {
    expect(sessionInput(started, TERMS)).toEqual({
      serviceId: 1,
      trainerId: 3,
      roomId: null,
      startsAt: '2026-03-03T09:00:00.000Z',
      platform: null,
      meetingLink: '',
      notes: '',
    })
  })

  it('books a client who is on file, and takes a payment method only from a debt', () => {
    const booked = fieldsWith({ client: ADA, paymentMethod: 'Card', amount: '45' })
    expect(sessionInput(booked, TERMS)).toMatchObject({ clientId: 7, funding: 'credit', amount: 4500 })
    expect(sessionInput(booked, TERMS)).not.toHaveProperty('paymentMethod')
    expect(sessionInput({ ...booked, funding: 'unpaid' }, TERMS)).toMatchObject({ paymentMethod: 'Card' })
  })

  it('makes a new client with the session, instead of the one who was chosen before', () => {
    const input = sessionInput(
      fieldsWith({ who: 'new', client: ADA, firstName: 'Ben', funding: 'unpaid' }),
      TERMS,
    )
    expect(input).toMatchObject({
      newClient: { firstName: 'Ben', lastName: '', email: '', phone: '' },
      funding: 'unpaid',
    })
    expect(input).not.toHaveProperty('clientId')
  })

  it('asks for a series by its day and its time on the wall', () => {
    const weekly = fieldsWith({ repeat: true, client: ADA, count: 6, weekdays: [2, 4], everyWeeks: 2 })
    expect(seriesInput(weekly, TERMS)).toMatchObject({
      date: '2026-03-03',
      time: '10:00',
      clientId: 7,
      everyWeeks: 2,
      weekdays: [2, 4],
      count: 6,
      clashes: 'skip',
      unfunded: 'skip',
    })
    const ending = seriesInput({ ...weekly, ends: 'until', until: '2026-04-30', weekdays: null }, TERMS)
    expect(ending).toMatchObject({ until: '2026-04-30' })
    expect(ending).not.toHaveProperty('count')
    expect(ending).not.toHaveProperty('weekdays')
  })

  it('makes a new client with a series, with how the debt is paid', () => {
    const fields = fieldsWith({ repeat: true, who: 'new', client: ADA, firstName: 'Ben', funding: 'unpaid' })
    const input = seriesInput({ ...fields, paymentMethod: 'Card' }, TERMS)
    expect(input).toMatchObject({
      newClient: { firstName: 'Ben', lastName: '', email: '', phone: '' },
      funding: 'unpaid',
      paymentMethod: 'Card',
    })
    expect(input).not.toHaveProperty('clientId')
  })

  it('says what is missing, of a series too, and what is no amount', () => {
    expect(problemsOf(started, TERMS)).toEqual({})
    const empty = fieldsWith({ serviceId: null, day: '', time: '10:', amount: 'ten' })
    expect(problemsOf(empty, TERMS)).toEqual({
      serviceId: 'missing',
      day: 'missing',
      time: 'missing',
      amount: 'amount',
    })
    expect(sessionInput(empty, TERMS)).toBeNull()
    expect(problemsOf(fieldsWith({ count: '', everyWeeks: '' }), TERMS)).toEqual({})
    const repeated = fieldsWith({ repeat: true, count: '', everyWeeks: '' })
    expect(problemsOf(repeated, TERMS)).toEqual({ count: 'missing', everyWeeks: 'missing' })
    expect(seriesInput(repeated, TERMS)).toBeNull()
    expect(problemsOf({ ...repeated, everyWeeks: 1, ends: 'until' }, TERMS)).toEqual({ until: 'missing' })
  })

  it('reads an amount as the region writes it, and none below nothing', () => {
    expect(amountOf(fieldsWith({ amount: ' ' }), TERMS)).toBeNull()
    expect(amountOf(fieldsWith({ amount: '€1,200.50' }), TERMS)).toBe(120_050)
    expect(amountOf(fieldsWith({ amount: '1.200,50' }), { ...TERMS, locale: 'de-DE' })).toBe(120_050)
    expect(amountOf(fieldsWith({ amount: '-5' }), TERMS)).toBeUndefined()
  })

  it('asks before it throws away what was written, not what was only chosen', () => {
    expect(isWritten(started)).toBe(false)
    expect(isWritten(fieldsWith({ client: ADA, roomId: '2', repeat: true, day: '2026-05-05' }))).toBe(false)
    for (const field of ['notes', 'amount', 'firstName', 'email', 'meetingLink', 'paymentMethod'] as const) {
      expect(isWritten(fieldsWith({ [field]: ' x ' }))).toBe(true)
      expect(isWritten(fieldsWith({ [field]: '  ' }))).toBe(false)
    }
  })
})

const OTHER = { sessionId: 9, title: 'Yoga', startsAt: '', endsAt: '', name: 'Kenji' }
const teaches: Refusal = { code: 'TRAINER_CONFLICT', message: 'Kenji already teaches Yoga.', details: OTHER }
const taken: Refusal = { code: 'ROOM_CONFLICT', message: 'Room is taken.', details: OTHER }
const busy: Refusal = { code: 'CLIENT_CONFLICT', message: 'Ada is booked.', details: OTHER }
const broke: Refusal = {
  code: 'INSUFFICIENT_SESSIONS',
  message: 'No available sessions.',
  details: { purpose: 'booking', needed: 1, available: 0, reasons: [] },
}
const invalid = (path: string): Refusal => ({
  code: 'VALIDATION',
  message: 'No.',
  details: { issues: [{ path, message: `${path} is wrong.` }] },
})
const missing = (...fields: string[]): Refusal => ({
  code: 'MISSING_REQUIRED_FIELDS',
  message: 'Missing.',
  details: { fields },
})

describe('a refusal', () => {
  it('stands next to the field it is about', () => {
    expect(errorsOf(teaches, '')).toEqual({ trainerId: teaches.message })
    expect(errorsOf(taken, '')).toEqual({ roomId: taken.message })
    expect(errorsOf(busy, '')).toEqual({ client: busy.message })
    expect(errorsOf(invalid('newClient.email'), '')).toEqual({ email: 'newClient.email is wrong.' })
    expect(errorsOf(invalid('startsAt'), '')).toEqual({ day: 'startsAt is wrong.' })
    expect(errorsOf(invalid('amount.currency'), '')).toEqual({ amount: 'amount.currency is wrong.' })
    expect(errorsOf(missing('newClient.firstName', 'newClient.lastName'), 'Needed.')).toEqual({
      firstName: 'Needed.',
    })
    expect(errorsOf(missing('serviceId'), 'Needed.')).toEqual({ serviceId: 'Needed.' })
  })

  it('names somebody who cannot be booked at the client, and nothing where no field is meant', () => {
    const details = { from: 'inactive', to: 'booked', why: 'Deactivated.' }
    const gone: Refusal = { code: 'INVALID_TRANSITION', message: 'Deactivated.', details }
    expect(errorsOf(gone, '')).toEqual({ client: 'Deactivated.' })
    expect(errorsOf({ ...gone, details: { ...details, to: 'moved' } }, '')).toEqual({})
    expect(errorsOf(broke, '')).toEqual({})
    expect(fieldOfPath('commandId')).toBeNull()
    expect(fieldOfPath('constructor')).toBeNull()
  })

  it('opens what it stands in', () => {
    const above = { owed: true, online: true }
    const below = { owed: false, online: false }
    for (const field of ['amount', 'platform', 'meetingLink'] as const) {
      expect([isBelowMore(field, above), isBelowMore(field, below)]).toEqual([false, true])
    }
    expect(isBelowMore('notes', above)).toBe(true)
    expect(isBelowMore('day', below)).toBe(false)
  })

  it('tells what is only half typed about a client from everything else', () => {
    expect(isAboutClient(invalid('newClient.email'))).toBe(true)
    expect(isAboutClient(missing('firstName', 'lastName'))).toBe(true)
    expect(isAboutClient(missing('firstName', 'serviceId'))).toBe(false)
    expect(isAboutClient(invalid('minutes'))).toBe(false)
    expect(isAboutClient(busy)).toBe(false)
  })
})

describe('looking ahead', () => {
  const booked: Input<'sessions.create'> = {
    serviceId: 1,
    trainerId: 3,
    roomId: 4,
    startsAt: '2026-03-03T09:00:00.000Z',
    clientId: 7,
    funding: 'credit',
  }
  const nobody = { serviceId: 1, trainerId: 3, roomId: 4, startsAt: '2026-03-03T09:00:00.000Z' }

  it('leaves out what stands in the way, and never twice', () => {
    expect(withoutObstacle(booked, teaches)).toEqual({ ...booked, trainerId: null })
    expect(withoutObstacle({ ...booked, trainerId: null }, teaches)).toBeNull()
    expect(withoutObstacle(booked, taken)).toEqual({ ...booked, roomId: null })
    expect(withoutObstacle(booked, busy)).toEqual(nobody)
    expect(withoutObstacle(booked, broke)).toEqual(nobody)
    expect(withoutObstacle(nobody, busy)).toBeNull()
    expect(withoutObstacle(booked, invalid('minutes'))).toBeNull()
    const withNew = { ...nobody, newClient: { firstName: '', lastName: '' } }
    expect(withoutObstacle(withNew, missing('firstName'))).toEqual(nobody)
    expect(withoutObstacle(withNew, missing('serviceId'))).toBeNull()
  })

  it('tells everything that stands in the way at once, in the order of the tests', async () => {
    const asked: Input<'sessions.create'>[] = []
    const tryOut = async (input: Input<'sessions.create'>): Promise<Reply<'sessions.create'>> => {
      asked.push(input)
      if (input.trainerId !== null) return { ok: false, error: teaches }
      if (input.roomId !== null) return { ok: false, error: taken }
      return { ok: false, error: input.clientId === undefined ? invalid('minutes') : broke }
    }
    const outlook = await sessionOutlook(booked, tryOut)
    expect(outlook.obstacles.map(({ code }) => code)).toEqual([
      'TRAINER_CONFLICT',
      'ROOM_CONFLICT',
      'INSUFFICIENT_SESSIONS',
      'VALIDATION',
    ])
    expect(outlook.made).toBeNull()
    expect(asked).toHaveLength(4)
  })

  const made = { seriesId: 1, created: [], skipped: [], client: null }
  const series: Input<'series.create'> = { serviceId: 1, date: '2026-03-03', time: '10:00', count: 2 }

  it('finds the clashes of a series that one of them forbids', async () => {
    const tryOut = async (input: Input<'series.create'>): Promise<Reply<'series.create'>> =>
      input.clashes === 'refuse' ? { ok: false, error: teaches } : { ok: true, value: made }
    expect(await seriesOutlook({ ...series, clashes: 'refuse' }, tryOut)).toEqual({
      kind: 'series',
      refusal: teaches,
      made,
    })
    expect(await seriesOutlook({ ...series, clashes: 'skip' }, tryOut)).toEqual({
      kind: 'series',
      refusal: null,
      made,
    })
  })

  it('looks at the times of a series although its new client cannot be made or pay', async () => {
    const asked: Input<'series.create'>[] = []
    const outlook = await seriesOutlook(
      { ...series, clashes: 'refuse', newClient: { firstName: '', lastName: '' }, funding: 'unpaid' },
      async (input) => {
        asked.push(input)
        return input.newClient === undefined
          ? { ok: true, value: made }
          : { ok: false, error: invalid('count') }
      },
    )
    expect(outlook).toMatchObject({ refusal: invalid('count'), made })
    expect(
      asked.map(({ clashes, newClient, funding }) => [clashes, newClient !== undefined, funding]),
    ).toEqual([
      ['refuse', true, 'unpaid'],
      ['skip', true, 'unpaid'],
      ['skip', false, undefined],
    ])
  })

  it('asks a series that is refused for anything else no second time', async () => {
    let asked = 0
    const outlook = await seriesOutlook({ ...series, clashes: 'skip' }, async () => {
      asked += 1
      return { ok: false, error: invalid('count') }
    })
    expect(outlook.made).toBeNull()
    expect(asked).toBe(1)
  })
})
