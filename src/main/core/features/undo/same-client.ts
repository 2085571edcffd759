import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import type { StepRow } from './queries.ts'
import { loadRow, putBack } from './row-queries.ts'
import { rowMade, type UndoStep } from './steps.ts'

/** What is sent again, and what was done for it before. */
type Again = { readonly input: StepRow['input']; readonly steps: readonly UndoStep[] }

/**
 * A command that made a client is not done again with the same person as yet another client: whom taking it back has
 * deactivated is active again, and is the one the command is about.
 */
export async function withSameClient(q: Writer, context: Context, step: StepRow): Promise<Again> {
  const { newClient, ...rest } = step.input
  const made = step.record.steps.find((one) => one.kind === 'made' && one.entity === 'client')
  if (newClient === undefined || made?.kind !== 'made') return { input: step.input, steps: [] }
  const client = await loadRow(q, 'client', made.id)
  const active = { status: 'active' } as const
  await putBack(q, 'client', client, active)
  context.note({ entity: 'client', entityId: client.id, before: { status: client.status }, after: active })
  return { input: { ...rest, clientId: client.id }, steps: [rowMade('client', { id: client.id, ...active })] }
}
