import { fullName } from '../../../../shared/domain/clients.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Reader } from '../../engine/engine.ts'
import { findKept } from './merged-queries.ts'

type Named = {
  readonly id: number
  readonly firstName: string
  readonly lastName: string
  readonly status: string
}

/** Refuses a client who was merged into another, and names who was kept. */
export async function refuseMerged(q: Reader, client: Named, to: string): Promise<Result<null>> {
  if (client.status !== 'merged') return ok(null)
  const kept = await findKept(q, client.id)
  const why =
    kept === null
      ? `${fullName(client)} was merged into another client.`
      : `${fullName(client)} was merged into ${fullName(kept)}. Choose ${fullName(kept)} instead.`
  return refuse('INVALID_TRANSITION', { from: 'merged', to, why })
}
