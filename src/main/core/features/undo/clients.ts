import { fullName } from '../../../../shared/domain/clients.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
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
  const next = step.kind === 'made' ? ({ status: 'inactive' } as const) : step.before
  await putBack(q, 'client', client, next)
  context.note({ entity: 'client', entityId: client.id, before: { status: client.status }, after: next })
  return null
}
