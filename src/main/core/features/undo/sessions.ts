import { plural } from '../../../../shared/messages/errors.ts'
import { UNDONE } from '../../../../shared/messages/undo.ts'
import type { Context, LineRange } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { linesOfMove } from '../ledger/move-queries.ts'
import { countStanding, findClientElsewhere, findTakenBy, listOccupying } from './place-queries.ts'
import { loadRow, putBack } from './row-queries.ts'
import type { ChangedStep, MadeStep, Rows } from './steps.ts'
import { findClientName } from './subject-queries.ts'

type Session = Rows['session']

/**
 * Takes a session back: a new one is cancelled, and one that changed is as it was before. Answers why that is not
 * possible any more, or null when it was done. `answers` are the ledger lines that took the command's own back.
 */
export async function takeBackSession(
  q: Writer,
  context: Context,
  step: MadeStep<'session'> | ChangedStep<'session'>,
  answers: LineRange | null,
): Promise<string | null> {
  const session = await loadRow(q, 'session', step.id)
  if (step.kind === 'made') return withdraw(q, context, session)
  const before = { ...session, ...step.before }
  const problem = await whyNoRoom(q, session, before)
  if (problem !== null) return problem
  await putBack(q, 'session', session, step.before)
  const lines = step.before.startsAt === undefined ? {} : { lines: await linesOfMove(q, answers) }
  context.note({
    entity: 'session',
    entityId: session.id,
    before: step.after,
    after: { ...step.before, ...lines },
  })
  return null
}

async function withdraw(q: Writer, context: Context, session: Session): Promise<string | null> {
  const { occupying, waiting } = await countStanding(q, session.id)
  if (occupying + waiting > 0) {
    return `${plural(occupying + waiting, 'client')} booked ${session.title} since.`
  }
  const cancelled = { status: 'cancelled', cancelledAt: context.now, cancelReason: UNDONE } as const
  await putBack(q, 'session', session, cancelled)
  context.note({
    entity: 'session',
    entityId: session.id,
    before: { status: session.status },
    after: cancelled,
  })
  return null
}

/** Why a session cannot be where it was; null when it can. */
async function whyNoRoom(q: Reader, now: Session, next: Session): Promise<string | null> {
  if (next.status !== 'open') return null
  if (next.trainerId !== null) {
    const taken = await findTakenBy(q, next, { trainerId: next.trainerId })
    if (taken !== null) return `Its trainer teaches ${taken} at that time by now.`
  }
  if (next.roomId !== null) {
    const taken = await findTakenBy(q, next, { roomId: next.roomId })
    if (taken !== null) return `Its room is taken by ${taken} at that time by now.`
  }
  const { occupying } = await countStanding(q, now.id)
  if (occupying > next.capacity) return `${plural(occupying, 'client')} are booked into ${now.title} by now.`
  if (now.startsAt === next.startsAt && now.endsAt === next.endsAt) return null
  for (const booking of await listOccupying(q, now.id)) {
    const elsewhere = await findClientElsewhere(q, booking, next)
    if (elsewhere === null) continue
    const name = (await findClientName(q, booking.clientId)) ?? 'A client'
    return `${name} is booked for ${elsewhere} at the time before by now.`
  }
  return null
}
