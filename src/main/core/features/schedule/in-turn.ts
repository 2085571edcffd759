import type { AppError } from '../../../../shared/errors.ts'
import type { Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'

/** What became of one change among many. */
export type Tried<Change, Done> = { readonly change: Change; readonly outcome: Result<Done> }

/**
 * Makes many changes to the schedule in one unit of work, each as a part of its own: one that is refused leaves the
 * others. One that meets another session is tried again once others were made, because that one may have gone out of its
 * way. The answer is in the order of the changes.
 */
export async function tryInTurn<Change, Done>(
  q: Writer,
  context: Context,
  changes: readonly Change[],
  make: (change: Change) => Promise<Result<Done>>,
): Promise<Tried<Change, Done>[]> {
  const tryEach = async (some: readonly Change[]) => {
    const tried: Tried<Change, Done>[] = []
    for (const change of some) tried.push({ change, outcome: await context.attempt(q, () => make(change)) })
    return tried
  }
  let tried = await tryEach(changes)
  let stuck = tried.filter(isInTheWay)
  for (let before = changes.length; stuck.length > 0 && stuck.length < before; ) {
    before = stuck.length
    const again = await tryEach(stuck.map(({ change }) => change))
    tried = tried.map((one) => again.find(({ change }) => change === one.change) ?? one)
    stuck = again.filter(isInTheWay)
  }
  return tried
}

function isInTheWay({ outcome }: Tried<unknown, unknown>): boolean {
  return !outcome.ok && isClash(outcome.error)
}

/** Somebody or something is in two places at once: what another change may clear away. */
export function isClash({ code }: AppError): boolean {
  return code === 'TRAINER_CONFLICT' || code === 'ROOM_CONFLICT' || code === 'CLIENT_CONFLICT'
}
