import type { Parsed } from '../../../../shared/contract/index.ts'
import { requireName } from '../../../../shared/domain/clients.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { requireActive } from '../bookings/place.ts'
import { type ClientRecord, findClient } from '../clients/queries.ts'
import { registerClient } from '../clients/register.ts'

type Asked = Pick<Parsed<'sessions.create'>, 'clientId' | 'newClient'>

/** Refuses somebody who is there and new at once, and somebody new without a name. */
export function requireOneClient({ clientId, newClient }: Asked): Result<unknown> {
  if (clientId !== undefined && newClient !== undefined) {
    return refuse('VALIDATION', {
      issues: [{ path: 'newClient', message: 'Choose a client or make a new one, not both.' }],
    })
  }
  return newClient === undefined ? ok(null) : requireName(newClient)
}

/** The client whom what is made is for, made as well when they are new; null when it is for nobody yet. */
export async function findOrMakeClient(
  q: Writer,
  context: Context,
  { clientId, newClient }: Asked,
): Promise<Result<ClientRecord | null>> {
  if (newClient !== undefined) return registerClient(q, context, newClient)
  if (clientId === undefined) return ok(null)
  const client = await findClient(q, clientId)
  if (client === null) return refuse('USER_NOT_FOUND', { clientId })
  const bookable = await requireActive(q, client)
  return bookable.ok ? ok(client) : bookable
}
