import type { UndoSubject } from '../../../../shared/messages/undo.ts'
import type { Reader } from '../../engine/engine.ts'
import { listLines, type UndoRecord } from './queries.ts'
import { loadRow } from './row-queries.ts'
import type { ChangedStep, MadeStep, UndoEntity, UndoStep } from './steps.ts'
import {
  findAssignmentSubject,
  findBookingSubject,
  findClientName,
  findDrawerSubject,
  findGrantSubject,
  findLeaveSubject,
  findMergeSubject,
  findSaleSubject,
  findSessionSubject,
  findSubscriptionSubject,
  type SessionSubject,
} from './subject-queries.ts'

/** What one command was about, as its line tells it. */
export async function loadSubject(q: Reader, record: UndoRecord): Promise<UndoSubject> {
  const { steps } = record
  const [booking] = stepsOf(steps, 'booking')
  const booked = booking === undefined ? null : await findBookingSubject(q, booking.id)
  const session = booked?.session ?? (await findSession(q, steps))
  // A freeze may have cancelled bookings on its way, and is still about a pack.
  const aboutPack = booked === null || stepsOf(steps, 'freeze').length > 0
  const who: Who | null = aboutPack ? await findWho(q, record) : booked
  const imported = steps.find((step) => step.kind === 'imported')
  return {
    ...namesOf(who),
    session: session === null ? null : told(session),
    sessionBefore: session === null ? null : told(before(session, steps)),
    otherTime: stepsOf(steps, 'session').some(
      (step) => step.kind === 'changed' && step.before.startsAt !== undefined,
    ),
    waits: booking?.kind === 'made' && booking.state.status === 'waitlisted',
    bookings: stepsOf(steps, 'booking').length,
    cancelled: stepsOf(steps, 'booking').filter(isCancelled).length,
    sessions: stepsOf(steps, 'session').length,
    clients:
      imported === undefined
        ? stepsOf(steps, 'client').length
        : imported.clients.reduce((sum, [first, last]) => sum + last - first + 1, 0),
    // A booking's lines are about its place, and no label of a booking counts them.
    units: aboutPack ? await countUnits(q, record, imported !== undefined) : 0,
    file: imported?.file ?? null,
    hours: await findHours(q, steps),
  }
}

function namesOf(who: Who | null): Pick<UndoSubject, 'client' | 'other' | 'pack' | 'trainer'> {
  return {
    client: who?.client ?? null,
    other: who?.other ?? null,
    pack: who?.pack ?? null,
    trainer: who?.trainer ?? null,
  }
}

function told({ title, startsAt, zone }: SessionSubject): UndoSubject['session'] {
  return { title, startsAt, zone }
}

function stepsOf<E extends UndoEntity>(
  steps: readonly UndoStep[],
  entity: E,
): (MadeStep<E> | ChangedStep<E>)[] {
  // The checker cannot follow an entity that is not known by name.
  return steps.filter((step) => 'entity' in step && step.entity === entity) as unknown as (
    | MadeStep<E>
    | ChangedStep<E>
  )[]
}

function isCancelled(step: MadeStep<'booking'> | ChangedStep<'booking'>): boolean {
  const status = step.kind === 'changed' ? step.after.status : null
  return status === 'cancelled' || status === 'late_cancelled'
}

async function findSession(q: Reader, steps: readonly UndoStep[]): Promise<SessionSubject | null> {
  const [session] = stepsOf(steps, 'session')
  return session === undefined ? null : findSessionSubject(q, session.id)
}

/** Whose leave, or which closure. */
async function findHours(q: Reader, steps: readonly UndoStep[]): Promise<string | null> {
  const [leave] = stepsOf(steps, 'timeOff')
  if (leave !== undefined) return findLeaveSubject(q, leave.id)
  const [closure] = stepsOf(steps, 'closure')
  return closure === undefined ? null : (await loadRow(q, 'closure', closure.id)).reason
}

/** The session as it was before the command changed it. */
function before(session: SessionSubject, steps: readonly UndoStep[]): SessionSubject {
  const changed = stepsOf(steps, 'session').find((step) => step.kind === 'changed')
  if (changed?.kind !== 'changed') return session
  const { title = session.title, startsAt = session.startsAt } = changed.before
  return { ...session, title, startsAt }
}

type Who = {
  readonly client: string
  readonly pack?: string
  readonly other?: string
  readonly trainer?: string
}

/** Whom a command without a booking was about, and which of their packs. */
async function findWho(q: Reader, { steps, lines }: UndoRecord): Promise<Who | null> {
  const merged = steps.find((step) => step.kind === 'merged')
  if (merged !== undefined) return findMergeSubject(q, merged.mergeId)
  // An import is about nobody in particular.
  if (steps.some((step) => step.kind === 'imported')) return null
  const assigned = stepsOf(steps, 'assignment')
  const assignment = assigned.find((step) => step.kind === 'made') ?? assigned[0]
  if (assignment !== undefined) return findAssignmentSubject(q, assignment.id)
  const [sale] = stepsOf(steps, 'sale')
  if (sale !== undefined) return findSaleSubject(q, sale.id)
  const [item] = stepsOf(steps, 'drawerItem')
  if (item !== undefined) return findDrawerSubject(q, item.id)
  const [freeze] = stepsOf(steps, 'freeze')
  if (freeze !== undefined) {
    const { subscriptionId } = await loadRow(q, 'freeze', freeze.id)
    return findSubscriptionSubject(q, subscriptionId)
  }
  const [grant] = stepsOf(steps, 'grant')
  if (grant !== undefined) return findGrantSubject(q, grant.id)
  const [line] = lines === null ? [] : await listLines(q, { first: lines.first, last: lines.first })
  if (line !== undefined) return findGrantSubject(q, line.grantId)
  const [subscription] = stepsOf(steps, 'subscription')
  if (subscription !== undefined) return findSubscriptionSubject(q, subscription.id)
  const [one] = stepsOf(steps, 'client')
  const client = one === undefined ? null : await findClientName(q, one.id)
  return client === null ? null : { client }
}

/** Units that the first kind of line moved: what was added, or taken away. An import's thousands are not read. */
async function countUnits(q: Reader, { lines }: UndoRecord, imported: boolean): Promise<number> {
  if (lines === null || imported) return 0
  const all = await listLines(q, lines)
  return all.reduce((sum, line) => sum + (line.kind === all[0]?.kind ? line.units : 0), 0)
}
