import { describe, expect, it } from 'vitest'
import { type CommandName, contract, type Method } from '../../src/shared/contract/index.ts'
import { BOOKING_STATUSES, PAYMENT_STATUSES } from '../../src/shared/domain/bookings.ts'
import { findingTitle as findingTitleInGerman, thingWords } from '../../src/shared/messages/de/findings.ts'
import { REPAIR_SENTENCES as DE_REPAIRS, repairSentence } from '../../src/shared/messages/de/repairs.ts'
import { findingTitle } from '../../src/shared/messages/findings.ts'
import { REPAIR_SENTENCES } from '../../src/shared/messages/repairs.ts'
import { canBeUndone, type UndoSubject } from '../../src/shared/messages/undo.ts'
import { AT, expectBoth, german, ZONE } from './both-languages.ts'

describe('the schedule', () => {
  it.each(['closure', 'leave', 'closed', 'unavailable'] as const)(
    'why a time is not expected to be used: %s',
    (kind) => {
      const names = {
        zone: ZONE,
        trainer: 'Ana',
        room: null,
        reason: 'Aushang',
        untilDay: '2026-03-06',
        endsAt: AT,
      }
      expectBoth((words) => words.blockWords(kind, names))
      expectBoth((words) => words.blockWords(kind, { ...names, room: 'Saal 2', untilDay: null }))
    },
  )

  it('who could take over', () => {
    expectBoth((words) => words.substituteWords(90, ['Aushang']))
    expectBoth((words) => words.substituteWords(0, []))
  })

  it('who changed it meanwhile', () => {
    const now = {
      status: 'open',
      startsAt: AT,
      endsAt: AT + 2_700_000,
      zone: ZONE,
      trainerName: 'Ana',
      roomName: 'Saal 2',
    } as const
    const fields = [['status'], ['startsAt', 'trainerId', 'roomId', 'minutes'], ['minutes'], ['title']]
    for (const names of fields) {
      expectBoth((words) => words.sessionChangeWords(new Set(names), now))
      expectBoth((words) =>
        words.sessionChangeWords(new Set(names), {
          ...now,
          status: 'cancelled',
          trainerName: null,
          roomName: null,
        }),
      )
    }
    for (const status of BOOKING_STATUSES) {
      expectBoth((words) =>
        words.bookingChangeWords(new Set(['status']), { status, startsAt: AT, zone: ZONE }),
      )
    }
    for (const field of ['startsAt', 'paymentStatus', 'grantId']) {
      expectBoth((words) =>
        words.bookingChangeWords(new Set([field]), { status: 'confirmed', startsAt: AT, zone: ZONE }),
      )
    }
  })

  it.each([
    [30_000, 'gerade eben'],
    [60_000, 'vor 1 Minute'],
    [7_200_000, 'vor 2 Stunden'],
    [3 * 86_400_000, 'vor 3 Tagen'],
  ])('how long ago: %i', (ago, when) => {
    const last = { by: 'Ana', at: '', ago, what: 'hat den Termin abgesagt' }
    const details = { expected: 1, found: 2, changes: {}, last }
    expect(german.sentenceOf({ code: 'STALE_VERSION', details })).toContain(
      `Ana hat den Termin abgesagt (${when}).`,
    )
  })

  it('days of an assignment, and a session with its time', () => {
    expectBoth((words) => words.assignedDaysWords({ fromDay: '2026-03-02', untilDay: null }))
    expectBoth((words) => words.assignedDaysWords({ fromDay: '2026-03-02', untilDay: '2026-03-02' }))
    expectBoth((words) => words.assignedDaysWords({ fromDay: '2026-03-02', untilDay: '2026-10-08' }))
    expectBoth((words) => words.sessionWords('Yoga', AT, ZONE))
    expectBoth((words) => words.dayWords('2026-10-08'))
  })
})

describe('the worklist', () => {
  const session = { sessionTitle: 'Yoga', startsAt: AT }
  const seat = { ...session, clientName: 'Ada Berg' }
  const fault = { severity: 'error', expected: 'X 3', found: 'Y 4' } as const

  it.each([
    {
      kind: 'promotion_skipped',
      details: { ...seat, code: 'X', reason: 'Ada Berg is already booked for Spin at that time.' },
    },
    { kind: 'refund_owed', details: { clientName: 'Ada Berg', packageName: 'Zehnerkarte', owed: 3 } },
    { kind: 'refund_owed', details: { clientName: 'Ada Berg', packageName: 'Zehnerkarte', owed: 1 } },
    { kind: 'booking_lapsed', details: seat },
    { kind: 'session_outside', details: { ...session, trainerName: 'Ana', found: 'X' } },
    { kind: 'session_outside', details: { ...session, trainerName: null, found: 'X' } },
    { kind: 'integrity_finding', details: { ...fault, id: 'V4', entity: 'database', entityId: 7 } },
    {
      kind: 'integrity_finding',
      details: { ...fault, id: 'V4', entity: 'booking', entityId: 7, repair: REPAIR_SENTENCES.fund },
    },
    { kind: 'unmarked_session', details: { ...session, trainerName: 'Ana', unmarked: 1 } },
    { kind: 'unmarked_session', details: { ...session, trainerName: null, unmarked: 4 } },
  ] as const)('$kind', (matter) => {
    expectBoth((words) => Object.values(words.attentionSentences(matter, ZONE)).join(' '))
  })

  it('what was found, as a heading, and what it is about', () => {
    const ids = ['STORAGE', 'SCHEMA', 'V4', 'V5', 'V6', 'V8', 'V9', 'W1', 'P1', 'MORE', 'constructor']
    for (const id of [
      ...ids,
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `I${number}`),
      'V1',
      'V2',
      'V3',
      'V7',
      'S1',
      'S2',
      'S3',
      'S4',
      'S5',
    ]) {
      expect(findingTitleInGerman(id)).not.toBe(findingTitle(id))
    }
    expect(thingWords('booking', 12)).toBe('Buchung 12')
    expect(thingWords('studio', 1)).toBeNull()
    expect(thingWords('constructor', 1)).toBe('constructor 1')
    expect(repairSentence('Something else.')).toBe('Something else.')
  })

  it('why something is mended by a person alone, and what a repair would do', () => {
    const ids = [
      'STORAGE',
      'SCHEMA',
      'I1',
      'I2',
      'I5',
      'I6',
      'I7',
      'I8',
      'V1',
      'V2',
      'V4',
      'V5',
      'V6',
      'V8',
      'V7',
      'V9',
      'S1',
      'S2',
      'S3',
      'S4',
      'S5',
      'P1',
      'constructor',
    ]
    for (const id of ids) expectBoth((words) => words.noRepairSentence(id))
    expect(Object.keys(DE_REPAIRS)).toEqual(Object.keys(REPAIR_SENTENCES))
    expect(new Set([...Object.values(DE_REPAIRS), ...Object.values(REPAIR_SENTENCES)]).size).toBe(
      2 * Object.keys(DE_REPAIRS).length,
    )
  })
})

describe('a client’s timeline', () => {
  it('tells what became of a booking', () => {
    for (const status of BOOKING_STATUSES) {
      for (const before of [null, { status: 'pending' }, { status: 'waitlisted' }, { status: 'cancelled' }]) {
        if (before?.status === status) continue
        expectBoth((words) => words.bookingDeed({ method: 'x', before, after: { status } }, 'Yoga') ?? '')
      }
    }
    for (const paymentStatus of PAYMENT_STATUSES) {
      expectBoth(
        (words) => words.bookingDeed({ method: 'x', before: {}, after: { paymentStatus } }, 'Yoga') ?? '',
      )
    }
    expect(german.bookingDeed({ method: 'x', before: {}, after: {} }, 'Yoga')).toBeNull()
  })

  it('tells of sales, of the record and of packs', () => {
    const sale = { packageName: 'Zehnerkarte', price: '120', money: (amount: number) => String(amount) }
    expectBoth((words) => words.saleDeed({ before: {}, after: { refundedAmount: 30 } }, sale).sentence)
    expectBoth(
      (words) => words.saleDeed({ before: null, after: { status: 'pending', grantId: 4 } }, sale).sentence,
    )
    expect(german.saleDeed({ before: null, after: { grantId: 4 } }, sale).grantId).toBe(4)
    const records = [
      { method: 'x', before: null, after: { merged: 2 } },
      { method: 'x', before: null, after: { mergedInto: 2 } },
      { method: 'import.commit', before: null, after: {} },
      { method: 'clients.create', before: null, after: {} },
      { method: 'x', before: { status: 'active' }, after: { status: 'inactive' } },
      { method: 'x', before: { email: 'x' }, after: { email: 'y' } },
    ]
    for (const noted of records) expectBoth((words) => words.recordDeed(noted) ?? '')
    expect(german.recordDeed({ method: 'credits.allocate', before: null, after: {} })).toBeNull()
    expect(german.recordDeed({ method: 'x', before: {}, after: {} })).toBeNull()
    for (const method of ['subscriptions.freeze', 'subscriptions.unfreeze', 'subscriptions.end', 'x']) {
      expectBoth(
        (words) => words.packDeed({ method, before: {}, after: { status: 'ended' } }, 'Zehnerkarte') ?? '',
      )
    }
    expect(german.packDeed({ method: 'x', before: {}, after: {} }, 'Zehnerkarte')).toBeNull()
  })
})

describe('what can be taken back', () => {
  const subject: UndoSubject = {
    client: 'Ada Berg',
    other: 'Bo Holm',
    pack: 'Zehnerkarte',
    trainer: 'Ana',
    session: { title: 'Yoga', startsAt: AT, zone: ZONE },
    sessionBefore: { title: 'Yoga', startsAt: AT - 86_400_000, zone: ZONE },
    otherTime: true,
    waits: false,
    bookings: 2,
    cancelled: 3,
    sessions: 4,
    clients: 5,
    units: 6,
    file: 'liste.csv',
    hours: 'Aushang',
  }
  const nobody: UndoSubject = {
    ...subject,
    client: null,
    other: null,
    pack: null,
    trainer: null,
    session: null,
    sessionBefore: null,
    file: null,
    hours: null,
    otherTime: false,
    waits: true,
    bookings: 0,
    sessions: 1,
    units: 1,
  }
  const commands = (Object.keys(contract) as Method[]).filter((method): method is CommandName =>
    canBeUndone(method),
  )

  it.each(commands)('%s', (method) => {
    expectBoth((words) => words.undoLabel(method, subject, { outcome: 'no_show', status: 'paid' }))
    expectBoth((words) =>
      words.undoLabel(method, nobody, { outcome: 'completed', status: 'disputed', leave: {} }),
    )
  })

  it('says why it is not, and the state of a booking', () => {
    const problem = 'Ada Berg is booked for Yoga at that time by now.'
    expectBoth((words) => words.notUndone('Spin', problem))
    expectBoth((words) => words.notRedone('Spin', problem))
    expectBoth((words) => words.DONE_SINCE)
    for (const status of BOOKING_STATUSES) expectBoth((words) => words.BOOKING_STATUS_WORDS[status])
  })
})
