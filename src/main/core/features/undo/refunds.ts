import type { EntryKind } from '../../../../shared/domain/credits.ts'
import { answeringLines } from '../../../../shared/domain/undo.ts'
import type { Context, LineRange } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { handOver } from '../credits/hand-over.ts'
import { continueRefund, owedToRefunds } from '../purchases/take-refund.ts'
import { loadStudio } from '../studio/queries.ts'
import { listLines } from './queries.ts'
import { findRefunded } from './refund-queries.ts'

/** A pack that was refunded and gets units back, with what the refund was owed before. */
export type GivenBack = {
  readonly subscriptionId: number
  readonly clientId: number
  readonly owedBefore: number
}

const GIVING: ReadonlySet<EntryKind> = new Set(['GRANT', 'RELEASE', 'UNEXPIRE'])

/** The refunded packs to which the answers to these lines will give units back. */
export async function listGivenBack(q: Reader, range: LineRange | null): Promise<readonly GivenBack[]> {
  if (range === null) return []
  const giving = answeringLines(await listLines(q, range)).filter(({ kind }) => GIVING.has(kind))
  const packs = await findRefunded(q, [...new Set(giving.map(({ grantId }) => grantId))])
  const given: GivenBack[] = []
  for (const pack of packs) {
    given.push({ ...pack, owedBefore: await owedToRefunds(q, pack.subscriptionId) })
  }
  return given
}

/** Refunds take what came back and is owed to them, as after a cancellation; a pack that is empty then is over. */
export async function takeOwed(q: Writer, context: Context, packs: readonly GivenBack[]): Promise<void> {
  const emptied = new Set<number>()
  for (const { subscriptionId, clientId, owedBefore } of packs) {
    const taken = await continueRefund(q, context, subscriptionId, owedBefore)
    if (taken > 0) emptied.add(clientId)
  }
  if (emptied.size === 0) return
  const studio = await loadStudio(q)
  for (const clientId of emptied) await handOver(q, context, studio, clientId)
}
