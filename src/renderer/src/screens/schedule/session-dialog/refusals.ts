import type { Input, Refusal } from '../../../../../shared/contract/index.ts'
import type { FieldName } from './fields.ts'

type FieldErrors = Partial<Record<FieldName, string>>

/** Fields of the contract that go by another name here. */
const OWN_NAMES: Readonly<Record<string, FieldName>> = {
  startsAt: 'day',
  date: 'day',
  clientId: 'client',
}

const NAMES: ReadonlySet<string> = new Set<FieldName>([
  'serviceId',
  'trainerId',
  'roomId',
  'day',
  'time',
  'minutes',
  'capacity',
  'notes',
  'client',
  'firstName',
  'lastName',
  'email',
  'phone',
  'amount',
  'paymentMethod',
  'platform',
  'meetingLink',
  'everyWeeks',
  'weekdays',
  'count',
  'until',
  'clashes',
  'unfunded',
] satisfies readonly FieldName[])

const isField = (name: string): name is FieldName => NAMES.has(name)

/** The field that a path of the contract is about: `newClient.email` is the e-mail; null for none of this form. */
export function fieldOfPath(path: string): FieldName | null {
  const [first = '', second] = path.split('.')
  const name = first === 'newClient' ? (second ?? '') : first
  if (Object.hasOwn(OWN_NAMES, name)) return OWN_NAMES[name] ?? null
  return isField(name) ? name : null
}

/** What was refused, at the fields it is about; empty when it is about none of them. */
export function errorsOf(refusal: Refusal, missing: string): FieldErrors {
  switch (refusal.code) {
    case 'TRAINER_CONFLICT':
      return { trainerId: refusal.message }
    case 'ROOM_CONFLICT':
      return { roomId: refusal.message }
    case 'CLIENT_CONFLICT':
    case 'USER_NOT_FOUND':
      return { client: refusal.message }
    case 'INVALID_TRANSITION':
      return refusal.details.to === 'booked' ? { client: refusal.message } : {}
    case 'CAPACITY_FULL':
      return { capacity: refusal.message }
    case 'DUPLICATE_CLIENT':
      return { email: refusal.message }
    case 'MISSING_REQUIRED_FIELDS':
      return namesMissing(refusal.details.fields)
        ? { firstName: missing }
        : atFields(refusal.details.fields.map((path) => [path, missing]))
    case 'VALIDATION':
      return atFields(refusal.details.issues.map(({ path, message }) => [path, message]))
    default:
      return {}
  }
}

/** One of the two names is enough, so that only the first is asked for. */
const namesMissing = (fields: readonly string[]) => fields.some((path) => fieldOfPath(path) === 'firstName')

function atFields(found: readonly (readonly [path: string, message: string])[]): FieldErrors {
  const errors: FieldErrors = {}
  for (const [path, message] of found) {
    const field = fieldOfPath(path)
    if (field !== null) errors[field] ??= message
  }
  return errors
}

/** Whether a field stands below "More", which opens when it is refused: those that are shown above anyway do not. */
export function isBelowMore(
  field: FieldName,
  shown: { readonly owed: boolean; readonly online: boolean },
): boolean {
  if (field === 'amount') return !shown.owed
  if (field === 'platform' || field === 'meetingLink') return !shown.online
  return field === 'notes'
}

/**
 * The same session without what stands in its way, so that what else does can be told too: without the trainer or room
 * that is taken, without a client who is elsewhere, cannot pay or cannot be made. Null when nothing can be left out.
 */
export function withoutObstacle(
  input: Input<'sessions.create'>,
  refusal: Refusal,
): Input<'sessions.create'> | null {
  const { clientId, newClient, funding, paymentMethod, ...nobody } = input
  const booked = clientId !== undefined || newClient !== undefined
  switch (refusal.code) {
    case 'TRAINER_CONFLICT':
      return input.trainerId === null ? null : { ...input, trainerId: null }
    case 'ROOM_CONFLICT':
      return input.roomId === null ? null : { ...input, roomId: null }
    case 'CLIENT_CONFLICT':
    case 'USER_NOT_FOUND':
    case 'INSUFFICIENT_SESSIONS':
    case 'DUPLICATE_CLIENT':
    case 'UNAUTHORIZED_ACCESS':
    case 'INVALID_TRANSITION':
      return booked ? nobody : null
    case 'MISSING_REQUIRED_FIELDS':
    case 'VALIDATION':
      return newClient !== undefined && isAboutClient(refusal) ? nobody : null
    default:
      return null
  }
}

const CLIENT_FIELDS: ReadonlySet<FieldName | null> = new Set(['firstName', 'lastName', 'email', 'phone'])

/** Whether what is typed about a new client is all that is wrong: not worth a word before it is sent. */
export function isAboutClient(refusal: Refusal): boolean {
  if (refusal.code === 'MISSING_REQUIRED_FIELDS') {
    return refusal.details.fields.every((path) => CLIENT_FIELDS.has(fieldOfPath(path)))
  }
  if (refusal.code !== 'VALIDATION') return false
  return refusal.details.issues.every(({ path }) => CLIENT_FIELDS.has(fieldOfPath(path)))
}
