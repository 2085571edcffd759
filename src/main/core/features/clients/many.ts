import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { forEachClient } from './each.ts'
import { deactivateClient, reactivateClient } from './service.ts'

/** Takes many clients off the lists, each by the rules of the single command. */
export async function deactivateMany(
  q: Writer,
  context: Context,
  { clientIds }: Parsed<'clients.deactivateMany'>,
): Promise<Result<Value<'clients.deactivateMany'>>> {
  return ok(
    await forEachClient(q, context, clientIds, (clientId) => deactivateClient(q, context, { clientId })),
  )
}

/** Puts many clients back on the lists, each by the rules of the single command. */
export async function reactivateMany(
  q: Writer,
  context: Context,
  { clientIds }: Parsed<'clients.reactivateMany'>,
): Promise<Result<Value<'clients.reactivateMany'>>> {
  return ok(
    await forEachClient(q, context, clientIds, (clientId) => reactivateClient(q, context, { clientId })),
  )
}
