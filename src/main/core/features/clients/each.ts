import type { Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'

type Done = {
  /** How many clients it was done for. */
  readonly done: number
  /** Those it was refused for, in the order they were named, each with why. */
  readonly refused: { clientId: number; code: string; message: string }[]
}

/** Runs the one use case for each client once, as a part that may be refused by itself. */
export async function forEachClient(
  q: Writer,
  context: Context,
  clientIds: readonly number[],
  run: (clientId: number) => Promise<Result<unknown>>,
): Promise<Done> {
  const ids = [...new Set(clientIds)]
  const refused: Done['refused'] = []
  for (const clientId of ids) {
    const result = await context.attempt(q, () => run(clientId))
    if (result.ok) continue
    refused.push({ clientId, code: result.error.code, message: words().sentenceOf(result.error) })
  }
  return { done: ids.length - refused.length, refused }
}
