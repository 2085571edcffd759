import type { z } from 'zod'
import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { reassigned } from '../../../../shared/contract/substitutes.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { listContacts } from '../bookings/contact-queries.ts'
import { findCommand } from '../commands/queries.ts'
import { findSession } from './queries.ts'
import { isSamePlacement, placementOf } from './views.ts'

const METHODS: ReadonlySet<string> = new Set(['schedule.reassign', 'closures.close'])

type Change = Value<'schedule.callList'>['changes'][number]
type Changed = z.output<typeof reassigned>['results'][number]

/**
 * Whom to tell what a `schedule.reassign` or a `closures.close` did. What was done is read from its answer, who they are and how to reach them
 * as it is now, and whether it still stands from the sessions themselves.
 */
export async function readCallList(
  q: Reader,
  _context: Context,
  { commandId }: Parsed<'schedule.callList'>,
): Promise<Result<Value<'schedule.callList'>>> {
  const command = await findCommand(q, commandId)
  // Answers are kept for years, and what an older version answered may lack what a list needs.
  const answer = METHODS.has(command?.method ?? '') ? reassigned.safeParse(command?.reply) : null
  if (answer?.success !== true) return refuse('NOT_FOUND', { entity: 'call list', id: commandId })
  const changed = answer.data.results.filter(({ bookings }) => bookings.length > 0)
  const contacts = await listContacts(
    q,
    changed.flatMap(({ bookings }) => bookings.map(({ bookingId }) => bookingId)),
  )
  const changes: Change[] = []
  for (const one of changed) {
    const { session, before: was, bookings } = one
    if (session === null || was === null) continue
    const clients = bookings.flatMap(({ bookingId, waits }) => {
      const contact = contacts.get(bookingId)
      if (contact === undefined) return []
      const { clientId, phone, email } = contact
      return [{ clientId, clientName: fullName(contact), phone, email, waits }]
    })
    const now = session.status === 'cancelled' ? null : placedIn(session)
    changes.push({
      sessionId: session.id,
      title: session.title,
      was,
      now,
      stands: await stands(q, one),
      clients,
    })
  }
  return ok({ changes })
}

function placedIn(session: NonNullable<Changed['session']>): NonNullable<Change['now']> {
  const { startsAt, endsAt, trainerId, trainerName, roomId, roomName } = session
  return { startsAt, endsAt, trainerId, trainerName, roomId, roomName }
}

/** Whether a session is today as the command left it. */
async function stands(q: Reader, { session: left }: Changed): Promise<boolean> {
  const session = left === null ? null : await findSession(q, left.id)
  if (left === null || session === null || session.status !== left.status) return false
  return left.status === 'cancelled' || isSamePlacement(placementOf(session), left)
}
