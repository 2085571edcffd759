import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { parseInput } from '../../src/main/core/input.ts'
import { contract, type Method } from '../../src/shared/contract/index.ts'

const START = '2026-03-02T09:00:00+01:00'

function refusalOf(method: Method, input: unknown) {
  const schema: z.ZodObject = contract[method].input
  const result = parseInput(schema, input)
  return result.ok ? null : result.error
}

describe('what is wrong with an input, in words', () => {
  test.each<[string, Method, unknown, string, string]>([
    [
      'another kind of value',
      'clients.get',
      { clientId: '7' },
      'clientId',
      'User ID must be a whole number of at least 1.',
    ],
    [
      'a number out of its range',
      'services.update',
      { serviceId: 1, version: 1, minutes: 4 },
      'minutes',
      'Minutes must be a whole number from 5 to 1,440.',
    ],
    [
      'a fraction',
      'services.update',
      { serviceId: 1, version: 1, colour: 1.5 },
      'colour',
      'Colour must be a whole number from 0 to 9.',
    ],
    [
      'a number that none can count to',
      'clients.get',
      { clientId: 2 ** 53 },
      'clientId',
      'User ID must be a whole number of at least 1.',
    ],
    [
      'text that is too long as typed',
      'rooms.create',
      { name: 'x'.repeat(321) },
      'name',
      'Name can have at most 80 characters.',
    ],
    [
      'text that is too long as kept',
      'rooms.create',
      { name: 'x'.repeat(81) },
      'name',
      'Name can have at most 80 characters.',
    ],
    ['blanks', 'rooms.create', { name: ' ' }, 'name', 'Name must be filled in.'],
    [
      'a choice that is none',
      'staff.create',
      { name: 'Tom', role: 'chef' },
      'role',
      'Role must be owner, front_desk or trainer.',
    ],
    [
      'a list that is none',
      'staff.create',
      { name: 'Tom', role: 'owner', services: 'all' },
      'services',
      'Services must be a list of at most 200 entries.',
    ],
    [
      'an empty list',
      'bulk.cancel',
      { bookingIds: [] },
      'bookingIds',
      'Bookings must be a list of 1 to 500 entries.',
    ],
    [
      'an entry of a list',
      'bulk.cancel',
      { bookingIds: [1, 'x'] },
      'bookingIds.1',
      'Entry 2 of bookings must be a whole number of at least 1.',
    ],
    [
      'a field of a field',
      'sessions.create',
      { serviceId: 1, startsAt: START, newClient: { firstName: 1, lastName: 'x' } },
      'newClient.firstName',
      'First name must be text.',
    ],
    ['neither yes nor no', 'staff.list', { active: 'yes' }, 'active', 'Active must be true or false.'],
    [
      'a moment without an offset',
      'schedule.range',
      { from: START, to: '2026-03-02T09:00' },
      'to',
      'A moment is written like 2026-03-02T09:00:00+01:00.',
    ],
    [
      'a moment that is a number',
      'schedule.range',
      { from: START, to: 0 },
      'to',
      'A moment is written like 2026-03-02T09:00:00+01:00.',
    ],
    [
      'a day that is none',
      'clients.list',
      { registeredFrom: '2026-02-30' },
      'registeredFrom',
      'A day is written like 2026-03-02.',
    ],
    [
      'a day that is endless',
      'clients.list',
      { registeredFrom: '2026-02-03'.repeat(9) },
      'registeredFrom',
      'A day is written like 2026-03-02.',
    ],
    [
      'a time that is none',
      'series.create',
      { serviceId: 1, date: '2026-03-02', time: '24:00' },
      'time',
      'A time is written like 18:30.',
    ],
    [
      'neither an amount nor money',
      'sessions.update',
      { sessionId: 1, version: 1, amount: 'ten' },
      'amount',
      'An amount is a whole number of the smallest coin, alone or with its currency.',
    ],
    [
      'money of which the amount is wrong',
      'sessions.update',
      { sessionId: 1, version: 1, amount: { amount: 'ten', currency: 'EUR' } },
      'amount.amount',
      'Amount must be a whole number from 0 to 1,000,000,000,000.',
    ],
    [
      'money of no country',
      'sessions.update',
      { sessionId: 1, version: 1, amount: { amount: 1, currency: 'XXX' } },
      'amount.currency',
      'Not a known currency.',
    ],
    [
      'money with more to it',
      'sessions.update',
      { sessionId: 1, version: 1, amount: { amount: 1, currency: 'EUR', tip: 1 } },
      'amount.tip',
      'There is no such field.',
    ],
    [
      'a column of no field',
      'import.preview',
      { importId: 'x', dateOrder: 'dmy', mapping: { shoes: 1 } },
      'mapping.shoes',
      'There is no such field.',
    ],
    [
      'a column that is none',
      'import.preview',
      { importId: 'x', dateOrder: 'dmy', mapping: { email: -1 } },
      'mapping.email',
      'A column is its place in the file, counted from 0: at most 199.',
    ],
    [
      'a file that is none',
      'import.open',
      { fileName: 'x.csv', content: 7 },
      'content',
      'The content is the bytes of a file, or its base64.',
    ],
    ['something else than fields', 'rooms.list', [], '', 'A request is an object with named fields.'],
  ])('%s', (_what, method, input, path, message) => {
    expect(refusalOf(method, input)).toEqual({ code: 'VALIDATION', details: { issues: [{ path, message }] } })
  })

  test('money without a currency misses a field, wherever money can be', () => {
    expect([
      refusalOf('packages.create', { name: 'Ten', credits: 10, price: { amount: 1 } }),
      refusalOf('sessions.update', { sessionId: 1, version: 1, amount: { amount: 1 } }),
      refusalOf('bookings.settle', { bookingId: 1, payment: { amount: {} } }),
    ]).toEqual([
      { code: 'MISSING_REQUIRED_FIELDS', details: { fields: ['price.currency'] } },
      { code: 'MISSING_REQUIRED_FIELDS', details: { fields: ['amount.currency'] } },
      {
        code: 'MISSING_REQUIRED_FIELDS',
        details: { fields: ['payment.amount.amount', 'payment.amount.currency'] },
      },
    ])
  })

  test('nothing at all misses what is required', () => {
    expect([refusalOf('clients.get', undefined), refusalOf('rooms.list', undefined)]).toEqual([
      { code: 'MISSING_REQUIRED_FIELDS', details: { fields: ['clientId'] } },
      null,
    ])
  })

  test('bytes are never read as an object of as many fields', () => {
    const bytes = new Uint8Array(50_000_000)
    const sentence = (method: Method, input: unknown) => {
      const refusal = refusalOf(method, input)
      return refusal?.code === 'VALIDATION' ? refusal.details.issues : refusal
    }

    expect(sentence('bookings.settle', { bookingId: 1, payment: bytes })).toEqual([
      { path: 'payment', message: 'Payment must be an object with named fields.' },
    ])
    expect(sentence('import.preview', { importId: 'x', dateOrder: 'dmy', mapping: bytes })).toEqual([
      { path: 'mapping', message: 'Mapping must be an object with named fields.' },
    ])
    expect(sentence('clients.get', { clientId: 1, content: bytes })).toEqual([
      { path: 'content', message: 'There is no such field.' },
    ])
    expect(sentence('import.open', { fileName: 'x.csv', content: bytes })).toBeNull()
  })

  test('is the same for as many lines to leave out as a file can have, and told at once', () => {
    const leaveOutLines = new Array(200_000).fill(1)
    const input = { importId: 'x', mapping: {}, dateOrder: 'dmy', leaveOutLines }

    expect(refusalOf('import.commit', input)).toBeNull()
    leaveOutLines.fill('x')
    expect(refusalOf('import.commit', input)).toEqual({
      code: 'VALIDATION',
      details: {
        issues: [
          { path: 'leaveOutLines', message: 'The lines to leave out are whole numbers of at least 1.' },
        ],
      },
    })
  })
})
