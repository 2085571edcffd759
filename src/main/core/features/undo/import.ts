import { fullName } from '../../../../shared/domain/clients.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { findClient, updateClient } from '../clients/queries.ts'
import {
  type ClientChange,
  endEmptied,
  findInUse,
  findMerged,
  listClientChanges,
  reopenOwning,
  setClients,
} from './import-queries.ts'
import { isStill } from './moved.ts'
import type { UndoRecord } from './queries.ts'
import type { ImportedStep } from './steps.ts'

/**
 * Takes a whole import back, after its credits were: the clients it made are deactivated, the packs it opened end, and
 * the clients it changed are as they were. Answers why that is not possible any more, or null when it was done.
 */
export async function takeBackImport(
  q: Writer,
  context: Context,
  step: ImportedStep,
  { audit }: UndoRecord,
): Promise<string | null> {
  const used = await findInUse(q, step)
  if (used !== null) return `${fullName(used)} has bookings or credits by now.`
  const merged = await findMerged(q, step.clients)
  if (merged !== null) return `${fullName(merged)} was merged with another client since.`
  const changes = audit === null ? [] : await listClientChanges(q, audit)
  const problem = await changeAll(q, changes.toReversed().map(turnedAround))
  if (problem !== null) return problem
  await setClients(q, step.clients, 'inactive')
  await endEmptied(q, step.subscriptions, context.now)
  context.note({ entity: 'import', entityId: null, before: step, after: { undone: changes.length } })
  return null
}

/** Brings an import back that was taken back, after its credits were. */
export async function bringBackImport(
  q: Writer,
  context: Context,
  step: ImportedStep,
  { audit }: UndoRecord,
): Promise<string | null> {
  const merged = await findMerged(q, step.clients)
  if (merged !== null) return `${fullName(merged)} was merged with another client since.`
  const problem = audit === null ? null : await changeAll(q, await listClientChanges(q, audit))
  if (problem !== null) return problem
  await setClients(q, step.clients, 'active')
  await reopenOwning(q, step.subscriptions)
  context.note({ entity: 'import', entityId: null, after: step })
  return null
}

const turnedAround = ({ clientId, before, after }: ClientChange): ClientChange => ({
  clientId,
  before: after,
  after: before,
})

/** Changes clients from one state to another; stops, saying why, at one who is in neither. */
async function changeAll(q: Writer, changes: readonly ClientChange[]): Promise<string | null> {
  for (const { clientId, before, after } of changes) {
    const client = await findClient(q, clientId)
    if (client === null || !isStill(client, Object(before))) {
      return `${client === null ? 'A client' : fullName(client)} was changed since.`
    }
    // The import told the fields that it changed, before and after, and nothing else.
    const changed = await updateClient(q, client, Object(after))
    if (!changed.ok) return `The e-mail address of ${fullName(client)} is somebody else’s by now.`
  }
  return null
}
