import type { Input, Value } from '../../src/shared/contract/index.ts'
import { aClient, aService, type Caller } from './studio.ts'

/** A Thursday morning in Berlin, three days after `NOW`. */
export const START = '2026-03-05T10:00:00+01:00'

/** A session at `START` of the first service, which is made when there is none. */
export async function aSession(
  studio: Caller,
  input: Partial<Input<'sessions.create'>> = {},
): Promise<Value<'sessions.create'>['session']> {
  const { rows } = await studio.call('services.list', {})
  const serviceId = input.serviceId ?? rows[0]?.id ?? (await aService(studio)).id
  const { session } = await studio.call('sessions.create', { startsAt: START, ...input, serviceId })
  return session
}

/** A client with so many general credits, valid until `expiresOn`. */
export async function aClientWith(
  studio: Caller,
  credits: number,
  more: { readonly firstName?: string; readonly expiresOn?: string } = {},
): Promise<Value<'clients.create'>['client']> {
  const { firstName = 'Ada', ...validity } = more
  const client = await aClient(studio, { firstName })
  if (credits > 0) {
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: credits, ...validity })
  }
  return client
}

/** A booking of a new client with three credits in a session of its own. */
export async function aBooking(
  studio: Caller,
  input: Partial<Input<'bookings.create'>> & {
    readonly credits?: number
    readonly startsAt?: string
    readonly trainerId?: number
    readonly expiresOn?: string
  } = {},
): Promise<Value<'bookings.create'>['booking']> {
  const { credits = 3, startsAt = START, trainerId, expiresOn, ...more } = input
  const clientId =
    more.clientId ?? (await aClientWith(studio, credits, expiresOn === undefined ? {} : { expiresOn })).id
  const at = trainerId === undefined ? { startsAt } : { startsAt, trainerId }
  const sessionId = more.sessionId ?? (await aSession(studio, at)).id
  const { booking } = await studio.call('bookings.create', { ...more, clientId, sessionId })
  return booking
}

/** The ledger of a client as its verbs, oldest first. */
export async function ledger(studio: Caller, clientId: number): Promise<string[]> {
  const { entries } = await studio.call('credits.explain', { clientId })
  return entries.map((entry) => `${entry.kind} ${entry.units}`)
}

/** What the integrity check finds wrong; matters for a person's attention are left out. */
export async function errors(studio: Caller) {
  const { findings } = await studio.call('integrity.check', {})
  return findings.filter((finding) => finding.severity === 'error')
}
