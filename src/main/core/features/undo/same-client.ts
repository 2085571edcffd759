import { fullName } from '../../../../shared/domain/clients.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import type { StepRow } from './queries.ts'
import { loadRow, putBack } from './row-queries.ts'
import { rowMade, type UndoStep } from './steps.ts'

/** What is sent again, and what was done for it before. */
type Again = { readonly input: StepRow['input']; readonly steps: readonly UndoStep[] }

/**
 * A command that made a client is not done again with the same person as yet another client: whom taking it back has
 * deactivated is active again, and is the one the command is about. The refusal is why that is not possible any more.
 */
export async function withSameClient(
  q: Writer,
  context: Context,
  step: StepRow,
): Promise<Result<Again, string>> {
  const { newClient, ...rest } = step.input
  const clientId = madeClient(step)
  if (newClient === undefined || clientId === null) return ok({ input: step.input, steps: [] })
  const back = await bringClientBack(q, context, clientId)
  return back.ok ? ok({ input: { ...rest, clientId }, steps: [back.value] }) : back
}

/** The client that a step has made; null when it made none. */
export function madeClient({ record }: Pick<StepRow, 'record'>): number | null {
  const made = record.steps.find((step) => step.kind === 'made' && step.entity === 'client')
  return made?.kind === 'made' ? made.id : null
}

/** Makes a client active again who was deactivated when the step that made them was taken back. */
export async function bringClientBack(
  q: Writer,
  context: Context,
  clientId: number,
): Promise<Result<UndoStep, string>> {
  const client = await loadRow(q, 'client', clientId)
  if (client.status === 'merged') {
    return { ok: false, error: `${fullName(client)} was merged with another client since.` }
  }
  const active = { status: 'active' } as const
  if (client.status !== active.status) {
    await putBack(q, 'client', client, active)
    context.note({ entity: 'client', entityId: clientId, before: { status: client.status }, after: active })
  }
  return ok(rowMade('client', { ...client, ...active }))
}
