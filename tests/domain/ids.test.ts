import { expect, test } from 'vitest'
import {
  bookingId,
  type ClientId,
  clientId,
  entrySeq,
  type SessionId,
  sessionId,
} from '../../src/shared/domain/ids.ts'

test('an id is the plain integer at run time', () => {
  expect(clientId(7)).toBe(7)
  expect(entrySeq(1)).toBe(1)
  expect(JSON.stringify({ id: bookingId(3) })).toBe('{"id":3}')
})

test('the compiler keeps the ids of different things apart', () => {
  const nameOf = (id: ClientId) => `client ${id}`
  const session: SessionId = sessionId(7)
  // @ts-expect-error a session's id is not a client's
  expect(nameOf(session)).toBe('client 7')
  // @ts-expect-error a bare number has not been said to be a client's id
  expect(nameOf(7)).toBe('client 7')
  expect(nameOf(clientId(7))).toBe('client 7')
})
