import { type ClientFields, requireName } from '../../../../shared/domain/clients.ts'
import type { Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { type ClientRecord, insertClient } from './queries.ts'

/**
 * Makes a client: a step of every use case that makes one. Refuses a client without any name and an e-mail
 * address that another client has. A refusal has written nothing.
 */
export async function registerClient(
  q: Writer,
  context: Context,
  client: ClientFields,
): Promise<Result<ClientRecord>> {
  const named = requireName(client)
  if (!named.ok) return named
  const inserted = await insertClient(q, context, client)
  if (inserted.ok) context.note({ entity: 'client', entityId: inserted.value.id, after: inserted.value })
  return inserted
}
