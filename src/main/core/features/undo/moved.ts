import { fullName } from '../../../../shared/domain/clients.ts'
import { assertNever } from '../../../../shared/errors.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { loadRow } from './row-queries.ts'
import type { ChangedStep, MadeStep, UndoEntity, UndoFields, UndoStep } from './steps.ts'
import { findClientName } from './subject-queries.ts'

/** What a person does not notice when it changes, and so keeps nobody from taking something back. */
const UNNOTICED: ReadonlySet<string> = new Set(['skipReason'])

/** Whether a row still is what was told of it: every field has the value it had then. */
export function isStill(row: object, told: object): boolean {
  const now = row as Readonly<Record<string, unknown>>
  return Object.entries(told).every(([field, value]) => UNNOTICED.has(field) || now[field] === value)
}

/** Why the rows of a command are not as it left them any more, of the first that is not; null when all are. */
export async function firstMoved(q: Reader, steps: readonly UndoStep[]): Promise<string | null> {
  for (const step of steps.toReversed()) {
    const why = 'entity' in step ? await whyMoved(q, step) : null
    if (why !== null) return why
  }
  return null
}

async function whyMoved(q: Reader, step: MadeStep | ChangedStep): Promise<string | null> {
  // A new pack or grant may be added to, and is only taken back as far as it is empty.
  if (step.kind === 'made' && (step.entity === 'subscription' || step.entity === 'grant')) return null
  // What a person was told of does not hold up what it is about.
  if (step.entity === 'attention') return null
  const row = await loadRow<UndoEntity>(q, step.entity, step.id)
  const told = step.kind === 'made' ? madeAs(step) : step.after
  return isStill(row, told) ? null : sentenceOf(q, step.entity, step.id, told)
}

/** A new client may have been written down better since, and is still the one who was made. */
function madeAs(step: MadeStep): object {
  return step.entity === 'client' ? { status: step.state.status } : step.state
}

async function sentenceOf(q: Reader, entity: UndoEntity, id: number, told: object): Promise<string> {
  switch (entity) {
    case 'booking': {
      const booking = await loadRow(q, 'booking', id)
      const name = (await findClientName(q, booking.clientId)) ?? 'the client'
      return booking.status === (told as UndoFields<'booking'>).status
        ? `The booking of ${name} was changed since.`
        : `The booking of ${name} is ${words().BOOKING_STATUS_WORDS[booking.status]} by now.`
    }
    case 'session': {
      const { title, status } = await loadRow(q, 'session', id)
      return status === 'cancelled' ? `${title} is cancelled by now.` : `${title} was moved or changed since.`
    }
    case 'subscription':
      return `${(await loadRow(q, 'subscription', id)).name} was changed since.`
    case 'attention':
      return 'The matter was settled since.'
    case 'grant':
      return 'The validity of these credits was changed since.'
    case 'freeze':
      return 'The freeze was changed since.'
    case 'timeOff':
      return 'The leave was changed since.'
    case 'closure':
      return 'The closure was changed since.'
    case 'assignment':
      return 'The assignment was changed since.'
    case 'sale':
      return 'The sale was changed since.'
    case 'drawerItem':
      return 'What was put aside was sold, taken out or changed since.'
    case 'client': {
      const client = await loadRow(q, 'client', id)
      const moved = 'status' in told && told.status !== client.status
      return `${fullName(client)} ${moved ? `is ${client.status} by now` : 'was changed since'}.`
    }
    default:
      return assertNever(entity)
  }
}
