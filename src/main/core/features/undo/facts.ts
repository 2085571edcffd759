import { formatNearDay, formatTimeOfDay } from '../../../../shared/domain/time-format.ts'
import type { UndoFacts } from '../../../../shared/messages/undo.ts'
import type { Reader } from '../../engine/engine.ts'
import { loadStudio, type Studio } from '../studio/queries.ts'
import { listLines, type UndoRecord } from './queries.ts'
import type { UndoEntity, UndoStep } from './steps.ts'
import {
  findBookingSubject,
  findGrantSubject,
  findSessionSubject,
  findSubscriptionSubject,
  type PackSubject,
  type SessionSubject,
} from './subject-queries.ts'

/** Sentences are English, as all of the product's messages are. */
const LOCALE = 'en-GB'

/** A session as people speak of it: "Yoga, Mon 2 March 10:00". */
export function sessionWords({ title, startsAt }: SessionSubject, { zone }: Pick<Studio, 'zone'>): string {
  return `${title}, ${formatNearDay(startsAt, zone, LOCALE)} ${formatTimeOfDay(startsAt, zone, LOCALE)}`
}

/** What one command did, in the words of its line. */
export async function loadFacts(
  q: Reader,
  input: Readonly<Record<string, unknown>>,
  record: UndoRecord,
): Promise<UndoFacts> {
  const studio = await loadStudio(q)
  const [bookingId] = idsOf(record.steps, 'booking')
  const booking = bookingId === undefined ? null : await findBookingSubject(q, bookingId)
  const session = booking?.session ?? (await findSession(q, record.steps))
  const pack = booking === null ? await findPack(q, record) : null
  const imported = record.steps.find((step) => step.kind === 'imported')
  return {
    client: booking?.client ?? pack?.client ?? 'a client',
    pack: pack?.pack ?? 'a pack',
    session: session === null ? 'a session' : sessionWords(session, studio),
    sessionBefore: session === null ? 'a session' : sessionWords(before(session, record.steps), studio),
    bookings: idsOf(record.steps, 'booking').length,
    sessions: idsOf(record.steps, 'session').length,
    clients: (imported?.clients ?? []).reduce((sum, [first, last]) => sum + last - first + 1, 0),
    units: await countUnits(q, record, imported !== undefined),
    file: imported?.file ?? 'a file',
    input,
  }
}

function idsOf(steps: readonly UndoStep[], entity: UndoEntity): number[] {
  return steps.flatMap((step) => ('entity' in step && step.entity === entity ? [step.id] : []))
}

async function findSession(q: Reader, steps: readonly UndoStep[]): Promise<SessionSubject | null> {
  const [sessionId] = idsOf(steps, 'session')
  return sessionId === undefined ? null : findSessionSubject(q, sessionId)
}

/** The session as it was before the command changed it. */
function before(session: SessionSubject, steps: readonly UndoStep[]): SessionSubject {
  const changed = steps.find((step) => step.kind === 'changed' && step.entity === 'session')
  if (changed?.kind !== 'changed' || changed.entity !== 'session') return session
  return {
    title: changed.before.title ?? session.title,
    startsAt: changed.before.startsAt ?? session.startsAt,
  }
}

async function findPack(q: Reader, { steps, lines }: UndoRecord): Promise<PackSubject | null> {
  const [subscriptionId] = idsOf(steps, 'subscription')
  const [grantId] = idsOf(steps, 'grant')
  if (grantId !== undefined) return findGrantSubject(q, grantId)
  if (lines !== null && !steps.some((step) => step.kind === 'imported')) {
    const [line] = await listLines(q, { first: lines.first, last: lines.first })
    if (line !== undefined) return findGrantSubject(q, line.grantId)
  }
  return subscriptionId === undefined ? null : findSubscriptionSubject(q, subscriptionId)
}

/** Units that the first kind of line moved: what was added, or taken away. An import's thousands are not read. */
async function countUnits(q: Reader, { lines }: UndoRecord, imported: boolean): Promise<number> {
  if (lines === null || imported) return 0
  const all = await listLines(q, lines)
  return all.reduce((sum, line) => sum + (line.kind === all[0]?.kind ? line.units : 0), 0)
}
