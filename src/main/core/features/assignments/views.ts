import type { Value } from '../../../../shared/contract/index.ts'
import { assignmentState } from '../../../../shared/domain/assignments.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { AssignmentRecord } from './queries.ts'

type Named = { readonly firstName: string; readonly lastName: string }
export type AssignmentView = Value<'assignments.assign'>['assignment']
export type AssignmentLine = Value<'assignments.list'>['rows'][number]

export function assignmentView(record: AssignmentRecord, client: Named): AssignmentView {
  const { id, clientId, trainerId, trainerName, fromDay, untilDay, note, version } = record
  const clientName = fullName(client)
  return { id, clientId, clientName, trainerId, trainerName, from: fromDay, until: untilDay, note, version }
}

/** An assignment as one line of a list that is read for a day. */
export function assignmentLine(
  record: AssignmentRecord,
  client: Named,
  on: LocalDate,
  next: AssignmentRecord | null,
): AssignmentLine {
  return { ...assignmentView(record, client), state: assignmentState(record, on), next: nextView(next) }
}

/** A client whom nobody looks after. */
export function unassignedLine(
  client: Named & { readonly clientId: number },
  next: AssignmentRecord | null,
): AssignmentLine {
  return {
    id: null,
    clientId: client.clientId,
    clientName: fullName(client),
    trainerId: null,
    trainerName: null,
    from: null,
    until: null,
    note: null,
    version: null,
    state: null,
    next: nextView(next),
  }
}

function nextView(next: AssignmentRecord | null): AssignmentLine['next'] {
  if (next === null) return null
  const { trainerId, trainerName, fromDay } = next
  return { trainerId, trainerName, from: fromDay }
}
