import type { AssignedDays } from '../../../../shared/domain/assignments.ts'
import { assignmentsBroughtOver } from '../../../../shared/domain/merges.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { type AssignmentRecord, insertAssignment, listStanding } from '../assignments/queries.ts'
import { assignmentView } from '../assignments/views.ts'
import type { ClientRecord } from '../clients/queries.ts'

/** Which assignments of the merged client move as they are, and of which only some days come over. */
export type TrainersMoving = {
  readonly whole: readonly AssignmentRecord[]
  readonly pieces: readonly (AssignmentRecord & AssignedDays)[]
}

/** A client has one trainer at a time: on days on which both have one, the kept client's stays. Nothing is written. */
export async function planTrainers(q: Reader, keptId: number, mergedId: number): Promise<TrainersMoving> {
  return assignmentsBroughtOver(await listStanding(q, keptId), await listStanding(q, mergedId))
}

/** How many assignments move, be it whole or in pieces. */
export function countTrainers({ whole, pieces }: TrainersMoving): number {
  return new Set([...whole, ...pieces].map(({ id }) => id)).size
}

/**
 * Gives the kept client the days that come over of assignments that do not move whole. Those stay with the merged
 * client as they were, so that taking the merge back only has to end what is made here.
 */
export async function makePieces(
  q: Writer,
  context: Context,
  kept: ClientRecord,
  pieces: TrainersMoving['pieces'],
): Promise<void> {
  for (const { trainerId, fromDay, untilDay, note } of pieces) {
    const made = await insertAssignment(q, context, { clientId: kept.id, trainerId, fromDay, untilDay, note })
    context.note({ entity: 'assignment', entityId: made.id, after: assignmentView(made, kept) })
  }
}
