import { fullName } from '../../../../shared/domain/clients.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { findClient, updateClient } from '../clients/queries.ts'
import { loadRow, putBack, standsInTheBooks } from './row-queries.ts'
import type { ChangedStep, MadeStep } from './steps.ts'

/**
 * Takes a client back: a new one is deactivated unless something stands in their name, and one who changed is as they
 * were before. Answers why that is not possible any more, or null when it was done.
 */
export async function takeBackClient(
  q: Writer,
  context: Context,
  step: MadeStep<'client'> | ChangedStep<'client'>,
): Promise<string | null> {
  const client = await loadRow(q, 'client', step.id)
  if (step.kind === 'made' && (await standsInTheBooks(q, client.id))) {
    return `${fullName(client)} has bookings or credits by now.`
  }
  const status = step.kind === 'made' ? 'inactive' : step.before.status
  if (status === undefined) return step.kind === 'made' ? null : putFieldsBack(q, context, step)
  await putBack(q, 'client', client, { status })
  context.note({
    entity: 'client',
    entityId: client.id,
    before: { status: client.status },
    after: { status },
  })
  return null
}

/** Puts back what is known of a client, and the words to find them under. */
async function putFieldsBack(
  q: Writer,
  context: Context,
  { id, before, after }: ChangedStep<'client'>,
): Promise<string | null> {
  const client = await findClient(q, id)
  assert(client !== null, 'a client is never deleted')
  const { status: _status, ...fields } = before
  const changed = await updateClient(q, client, fields)
  if (!changed.ok) return `The e-mail address ${before.email} is somebody else’s by now.`
  context.note({ entity: 'client', entityId: id, before: after, after: before })
  return null
}
