import type { Value } from '../../../../shared/contract/index.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import type { ClientRecord } from './queries.ts'

export type ClientView = Value<'clients.get'>['client']

/** A client as callers see it, with the units that could be held for a session today. */
export function clientView(client: ClientRecord, availableSessions: number): ClientView {
  return { ...client, createdAt: formatInstant(client.createdAt), availableSessions }
}
