import { describe, expect, it } from 'vitest'
import { GRANT_PROBLEMS } from '../../src/shared/domain/credits.ts'
import type { AppError } from '../../src/shared/errors.ts'
import { english, expectBoth, german } from './both-languages.ts'

describe('refusals', () => {
  const conflict = {
    sessionId: 1,
    title: 'Yoga',
    startsAt: '2026-03-10T18:00:00+01:00',
    endsAt: '2026-03-10T19:00:00+01:00',
    name: 'Ada Berg',
  }
  const session = { sessionId: 1, title: 'Yoga', startsAt: conflict.startsAt, endsAt: conflict.endsAt }
  const spin = { ...session, sessionId: 2, title: 'Spin' }
  const stranded = {
    grantId: 1,
    problem: 'expired',
    bookingId: 1,
    clientId: 1,
    name: 'Ada Berg',
    expiresOn: null,
  } as const
  const last = { by: 'Ana', at: conflict.startsAt, ago: 300_000, what: 'X' }
  const errors: readonly AppError[] = [
    { code: 'MISSING_REQUIRED_FIELDS', details: { fields: ['firstName', 'notes', 'bookingIds.2'] } },
    { code: 'MISSING_REQUIRED_FIELDS', details: { fields: [] } },
    { code: 'INVALID_SESSION_COUNT', details: {} },
    { code: 'INSUFFICIENT_SESSIONS', details: { purpose: 'removal', needed: 5, available: 1, reasons: [] } },
    { code: 'INSUFFICIENT_SESSIONS', details: { purpose: 'removal', needed: 5, available: 3, reasons: [] } },
    { code: 'INSUFFICIENT_SESSIONS', details: { purpose: 'booking', needed: 1, available: 0, reasons: [] } },
    { code: 'INSUFFICIENT_SESSIONS', details: { purpose: 'booking', needed: 2, available: 4, reasons: [] } },
    { code: 'UNAUTHORIZED_ACCESS', details: { permission: 'owner' } },
    { code: 'UNAUTHORIZED_ACCESS', details: { permission: 'credits.revoke' } },
    { code: 'USER_NOT_FOUND', details: { clientId: 1 } },
    { code: 'SESSION_NOT_AVAILABLE', details: { sessionId: 1 } },
    { code: 'DATABASE_ERROR', details: {} },
    { code: 'VALIDATION', details: { issues: [{ path: 'a', message: 'Say why.' }] } },
    { code: 'VALIDATION', details: { issues: [] } },
    { code: 'NOT_FOUND', details: { entity: 'booking', id: 1 } },
    { code: 'NOT_FOUND', details: { entity: 'import', id: 1 } },
    { code: 'TRAINER_CONFLICT', details: conflict },
    { code: 'ROOM_CONFLICT', details: conflict },
    { code: 'CLIENT_CONFLICT', details: conflict },
    { code: 'CLIENT_CONFLICT', details: { ...conflict, others: [conflict] } },
    { code: 'CLIENT_CONFLICT', details: { ...conflict, others: [conflict, conflict] } },
    { code: 'CLIENT_CONFLICT', details: { ...conflict, clashes: [{ kept: session, merged: session }] } },
    {
      code: 'CLIENT_CONFLICT',
      details: {
        ...conflict,
        clashes: [
          { kept: session, merged: spin },
          { kept: session, merged: spin },
        ],
      },
    },
    { code: 'CAPACITY_FULL', details: { capacity: 1, booked: 1 } },
    { code: 'CAPACITY_FULL', details: { capacity: 8, booked: 9 } },
    { code: 'GRANT_EXPIRED', details: { grantId: 1, expiresOn: null } },
    { code: 'GRANT_EXPIRED', details: { grantId: 1, expiresOn: '2026-03-10' } },
    {
      code: 'GRANT_EXPIRED',
      details: { grantId: 1, expiresOn: null, on: '2026-05-12', bookings: [stranded] },
    },
    {
      code: 'GRANT_EXPIRED',
      details: { grantId: 1, expiresOn: null, bookings: [stranded, stranded, stranded] },
    },
    ...GRANT_PROBLEMS.map(
      (problem) => ({ code: 'GRANT_INELIGIBLE', details: { grantId: 1, problem } }) as const,
    ),
    { code: 'GRANT_FROZEN', details: { grantId: 1, from: '2026-03-10', until: '2026-12-19' } },
    { code: 'GRANT_FROZEN', details: { grantId: 1, from: '2026-03-10', until: '2026-03-10' } },
    { code: 'GRANT_FROZEN', details: { grantId: 1, from: '2026-03-10', until: null } },
    { code: 'LATE_WINDOW', details: { minutes: 90 } },
    { code: 'INVALID_TRANSITION', details: { from: 'a', to: 'b', why: 'The session is already cancelled.' } },
    { code: 'STALE_VERSION', details: { expected: 1, found: 2, changes: {} } },
    { code: 'STALE_VERSION', details: { expected: 1, found: 2, changes: {}, last } },
    { code: 'DUPLICATE_CLIENT', details: { clientId: 1, name: 'Ada Berg', email: 'a@b.de' } },
    { code: 'DUPLICATE_EVENT', details: { externalId: '77' } },
    { code: 'COMMAND_CONFLICT', details: { commandId: 'x' } },
    { code: 'IMPORT_ROW_INVALID', details: { line: 7, reason: 'Say why.' } },
    { code: 'NOT_SIGNED_IN', details: {} },
    { code: 'NOT_SIGNED_IN', details: { why: 'elsewhere' } },
    { code: 'NOT_SIGNED_IN', details: { why: 'unsupported' } },
    { code: 'NOT_SIGNED_IN', details: { why: 'wrong', triesLeft: 4 } },
    { code: 'LOCKED', details: {} },
    { code: 'LOCKED', details: { why: 'shut_out' } },
    { code: 'LOCKED', details: { why: 'pause', seconds: 30 } },
    { code: 'LOCKED', details: { why: 'pause', seconds: 200 } },
    { code: 'READ_ONLY', details: { why: 'Tallybook is closing.' } },
    { code: 'BACKUP_FAILED', details: { why: 'The database file is damaged.' } },
    { code: 'DATABASE_DAMAGED', details: { why: 'The database file is damaged.' } },
    { code: 'NEWER_DATABASE', details: { found: 9, known: 8 } },
    { code: 'INTERNAL', details: { incidentId: '42' } },
  ]

  it.each(errors.map((error) => [error.code, error] as const))('%s', (_code, error) => {
    expectBoth((words) => words.sentenceOf(error))
  })

  it('hold their sentences in German wherever a form shows them', () => {
    const issues = [{ path: 'reason', message: 'Say why.' }]
    const { error } = german.refusalReply({ code: 'VALIDATION', details: { issues } })
    const why = 'The session is already cancelled.'
    const moved = german.refusalReply({ code: 'INVALID_TRANSITION', details: { from: 'a', to: 'b', why } })

    expect(error).toMatchObject({
      message: 'Geben Sie einen Grund an.',
      details: { issues: [{ path: 'reason', message: 'Geben Sie einen Grund an.' }] },
    })
    expect(moved.error).toMatchObject({ details: { why: 'Der Termin ist schon abgesagt.' } })
    expect(english.refusalReply({ code: 'VALIDATION', details: { issues } }).error.message).toBe('Say why.')
  })
})

describe('what is expected of a field', () => {
  it.each([
    [{ kind: 'number', least: 1, most: 1200 }, 'kind'],
    [{ kind: 'number', least: null, most: 9 }, 'much'],
    [{ kind: 'number', least: 3, most: null }, 'little'],
    [{ kind: 'number', least: null, most: null }, 'kind'],
    [{ kind: 'text', most: 40 }, 'much'],
    [{ kind: 'text', most: 40 }, 'little'],
    [{ kind: 'text', most: null }, 'kind'],
    [{ kind: 'choice', options: ['a', 'b', 'c'] }, 'kind'],
    [{ kind: 'flag' }, 'kind'],
    [{ kind: 'list', least: 0, most: null }, 'kind'],
    [{ kind: 'list', least: 1, most: null }, 'little'],
    [{ kind: 'list', least: 0, most: 5 }, 'much'],
    [{ kind: 'list', least: 2, most: 5 }, 'much'],
    [{ kind: 'fields' }, 'kind'],
    [{ kind: 'own', sentence: 'Say why.' }, 'kind'],
  ] as const)('%o', (expected, miss) => {
    const joined = (text: string) => text.replace(/(\d)[.,](\d)/g, '$1$2')
    expectBoth((words) => joined(words.expectationSentence('firstName', expected, miss)))
  })

  it('is told of a whole request as well', () => {
    expectBoth((words) => words.expectationSentence('', { kind: 'fields' }, 'kind'))
  })
})
