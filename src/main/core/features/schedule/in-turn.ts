import { leavingFirst, type Shift } from '../../../../shared/domain/moves.ts'
import type { AppError } from '../../../../shared/errors.ts'
import type { Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'

/** What became of one change among many. */
export type Tried<Change, Done> = { readonly change: Change; readonly outcome: Result<Done> }

/**
 * Makes many changes to the schedule in one unit of work, each as a part of its own: one that is refused leaves the
 * others. They go in the order in which most find their place left; one that meets another session all the same is tried
 * again once others were made. The answer is in the order of the changes.
 */
export async function tryInTurn<Change, Done>(
  q: Writer,
  context: Context,
  changes: readonly Change[],
  shiftOf: (change: Change) => Shift,
  make: (change: Change) => Promise<Result<Done>>,
): Promise<Tried<Change, Done>[]> {
  const tryEach = async (some: readonly Change[]) => {
    const tried: Tried<Change, Done>[] = []
    for (const change of some) tried.push({ change, outcome: await context.attempt(q, () => make(change)) })
    return tried
  }
  const last = new Map<Change, Tried<Change, Done>>()
  let waiting: readonly Change[] = leavingFirst(changes, shiftOf)
  for (let before = Number.POSITIVE_INFINITY; waiting.length > 0 && waiting.length < before; ) {
    before = waiting.length
    const tried = await tryEach(waiting)
    for (const one of tried) last.set(one.change, one)
    waiting = tried.filter(isInTheWay).map(({ change }) => change)
  }
  return changes.flatMap((change) => last.get(change) ?? [])
}

function isInTheWay({ outcome }: Tried<unknown, unknown>): boolean {
  return !outcome.ok && isClash(outcome.error)
}

/** Somebody or something is in two places at once: what another change may clear away. */
export function isClash({ code }: AppError): boolean {
  return code === 'TRAINER_CONFLICT' || code === 'ROOM_CONFLICT' || code === 'CLIENT_CONFLICT'
}
