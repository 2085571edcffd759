import { expect } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aClient, aService, type TestStudio } from './studio.ts'

/** A Thursday morning in Berlin, three days after the studio's own clock. */
export const START = '2026-03-05T10:00:00+01:00'

/** A session at `START` of the first service, which is Yoga when there is none. */
export async function aSession(studio: TestStudio, input: Partial<Input<'sessions.create'>> = {}) {
  const { rows } = await studio.call('services.list', {})
  const serviceId = input.serviceId ?? rows[0]?.id ?? (await aService(studio, { name: 'Yoga' })).id
  const { session } = await studio.call('sessions.create', { startsAt: START, ...input, serviceId })
  return session
}

/** A client with so many general credits, and the grant they are on. */
export async function aClientWith(studio: TestStudio, sessionCount: number, firstName = 'Ada') {
  const client = await aClient(studio, { firstName })
  const { grant } = await studio.call('credits.allocate', { clientId: client.id, sessionCount })
  return { ...client, grantId: grant.id }
}

/** What must be the same after an undo as before the command. */
export const figures = async (studio: TestStudio, clientId: number) => {
  const { available, scheduled, completed, remaining, total } = await studio.call('credits.summary', {
    clientId,
  })
  return { available, scheduled, completed, remaining, total }
}

/** The states of a client's bookings, the newest start first. */
export const statusOf = async (studio: TestStudio, clientId: number) =>
  (await studio.call('bookings.list', { clientId })).rows.map((row) => row.status)

/** The sentence that tells why something is not undone. */
export const whyNot = async (
  studio: Pick<TestStudio, 'refused'>,
  method: 'undo.last' | 'undo.redo' = 'undo.last',
) => {
  const refusal = await studio.refused(method, {})
  expect(refusal.code).toBe('INVALID_TRANSITION')
  return refusal.message
}

export const isWhole = async (studio: TestStudio) =>
  expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
