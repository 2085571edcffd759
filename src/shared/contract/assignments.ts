import { z } from 'zod'
import { ASSIGNMENT_STATES } from '../domain/assignments.ts'
import { command, query } from './define.ts'
import { scheduleDay as day, id, limit, line, offset, optionalLine, version } from './fields.ts'
import { doneForClients, manyClientIds } from './many-clients.ts'

/** Which trainer looks after which client; `from` and `until` are the first and the last studio day. */
const assignmentView = z.object({
  id: z.int(),
  clientId: z.int(),
  clientName: z.string(),
  trainerId: z.int(),
  trainerName: z.string(),
  from: z.string(),
  /** Null while it goes on. */
  until: z.string().nullable(),
  note: z.string().nullable(),
  version: z.int(),
})

/** An assignment that made room: with the days it has now, or null where none are left. */
const replacedView = assignmentView.extend({ from: z.string().nullable(), until: z.string().nullable() })

/** One line per assignment; of a client without a trainer, one with nothing but the client. */
const assignmentRow = z.object({
  id: z.int().nullable(),
  clientId: z.int(),
  clientName: z.string(),
  trainerId: z.int().nullable(),
  trainerName: z.string().nullable(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  note: z.string().nullable(),
  version: z.int().nullable(),
  state: z.enum(ASSIGNMENT_STATES).nullable(),
  /** Who comes after, where that is planned. */
  next: z.object({ trainerId: z.int(), trainerName: z.string(), from: z.string() }).nullable(),
})

export const assignmentsContract = {
  /**
   * Who looks after whom on a day (today without `on`), by the client's name; `trainerId: null` is the active clients
   * whom nobody looks after. With `history` all assignments of one client, also past and planned ones, the latest first.
   * Who may not read clients sees their own assignments only.
   */
  'assignments.list': query(
    'schedule.read',
    z.strictObject({
      trainerId: id.nullable().optional(),
      clientId: id.optional(),
      history: z.boolean().default(false),
      on: day.optional(),
      query: line(200).optional(),
      limit,
      offset,
    }),
    z.object({ rows: z.array(assignmentRow), total: z.int() }),
  ),
  /**
   * Gives a client to a trainer from a day on (today without `from`). Exactly these days change: whoever had the client
   * makes room, and a trainer in the middle of whose days they lie has the client again afterwards. Without `until` it
   * goes on until the next one that is planned. `assignmentId` and `version` name the one that the caller sees, which
   * nobody may have changed since; a null `assignmentId` says that they see nobody look after the client on the first day.
   */
  'assignments.assign': command(
    'clients.write',
    z.strictObject({
      clientId: id,
      trainerId: id,
      from: day.optional(),
      until: day.nullish(),
      note: optionalLine(255),
      assignmentId: id.nullish(),
      version: version.optional(),
    }),
    z.object({ assignment: assignmentView, replaced: z.array(replacedView) }),
    ['assignments'],
  ),
  /**
   * Gives many clients to one trainer for the same days, each by the rules of the single command; those it is refused for
   * are named, and all of them are taken back as one.
   */
  'assignments.assignMany': command(
    'clients.write',
    z.strictObject({
      clientIds: manyClientIds,
      trainerId: id,
      from: day.optional(),
      until: day.nullish(),
      note: optionalLine(255),
    }),
    /** How many of the clients somebody else had on these days, who makes room. */
    doneForClients.extend({ moved: z.int() }),
    ['assignments'],
  ),
  /** Ends with `until`, the last day; without it yesterday was the last. One that never came to a day is taken back. */
  'assignments.end': command(
    'clients.write',
    z.strictObject({ assignmentId: id, until: day.optional(), version: version.optional() }),
    z.object({ assignment: replacedView }),
    ['assignments'],
  ),
  /**
   * How much each trainer has to do: active clients whom they look after on a day, and their open sessions of the 14
   * days from it on. Everybody who trains, and whoever has clients although they do not any more.
   */
  'trainers.load': query(
    'schedule.read',
    z.strictObject({ on: day.optional() }),
    z.object({
      on: z.string(),
      rows: z.array(
        z.object({
          trainerId: z.int(),
          name: z.string(),
          active: z.boolean(),
          clients: z.int(),
          sessions: z.int(),
          minutes: z.int(),
        }),
      ),
      /** Active clients without a trainer; null for who may not read clients. */
      unassigned: z.int().nullable(),
    }),
  ),
}
