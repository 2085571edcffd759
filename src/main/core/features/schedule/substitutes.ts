import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { warningsFor } from '../../../../shared/domain/hours.ts'
import { LONGEST_BUSY } from '../../../../shared/domain/schedule.ts'
import {
  proposeSubstitutes,
  rankSubstitutes,
  type Substitute,
} from '../../../../shared/domain/substitutes.ts'
import { dayPeriod, type LocalDate } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { countOccupying } from '../bookings/queries.ts'
import { loadHours, type WarningView, type WordedBlock, warningView } from '../hours/load.ts'
import { listStaff, type StaffMember } from '../staff/queries.ts'
import { loadStudio } from '../studio/queries.ts'
import { listSessionsInRange, type SessionRecord } from './queries.ts'
import { sessionView } from './views.ts'

type Answer = Value<'schedule.substitutes'>

/**
 * Who could stand in for a trainer on a studio day: for each of their open sessions that is not over everybody who is
 * qualified and free, buffers included, the best first; and somebody for each so that all can be taken at once.
 */
export async function findSubstitutes(
  q: Reader,
  context: Context,
  { trainerId, date }: Parsed<'schedule.substitutes'>,
): Promise<Result<Answer>> {
  const staff = await listStaff(q, undefined)
  if (!staff.some(({ id }) => id === trainerId))
    return refuse('NOT_FOUND', { entity: 'trainer', id: trainerId })
  const { zone } = await loadStudio(q)
  const day = dayPeriod(date, zone)
  const around = await listSessionsInRange(q, {
    from: day.startsAt - LONGEST_BUSY,
    to: day.endsAt + LONGEST_BUSY,
  })
  const open = around.filter(({ status }) => status === 'open')
  const own = open.filter(
    (session) =>
      session.trainerId === trainerId && session.studioDate === date && session.endsAt > context.now,
  )
  const others = staff.filter(({ id, active }) => active && id !== trainerId)
  const hours = await loadHours(
    q,
    zone,
    others.map(({ id }) => id),
  )
  const orphaned = own.map((session) => {
    const blocks = hours.blocksIn(session)
    const free = others.filter((member) => isQualified(member, session) && isFree(member, session, open))
    return {
      session,
      substitutes: rankSubstitutes(free.map((member) => candidate(member, session, blocks, open))),
    }
  })
  const proposed = proposeSubstitutes(
    orphaned.map(({ session, substitutes }) => ({ ...session, sessionId: session.id, substitutes })),
  )
  const sessions: Answer['sessions'] = []
  for (const { session, substitutes } of orphaned) {
    sessions.push({
      session: sessionView(session, await countOccupying(q, session.id)),
      proposed: proposed.get(session.id) ?? null,
      substitutes: substitutes.map(substituteView),
    })
  }
  return ok({ sessions })
}

/** Trainers without a list are qualified for everything; whoever has another role only for what is on their list. */
function isQualified({ role, services }: StaffMember, { serviceId }: SessionRecord): boolean {
  return services.length === 0 ? role === 'trainer' : services.includes(serviceId)
}

function isFree({ id }: StaffMember, session: SessionRecord, open: readonly SessionRecord[]): boolean {
  return !open.some(
    (other) =>
      other.trainerId === id && other.startsAt < session.busyUntil && session.startsAt < other.busyUntil,
  )
}

type Candidate = Substitute & { readonly trainerName: string; readonly warnings: WarningView[] }

function candidate(
  { id: trainerId, name: trainerName }: StaffMember,
  session: SessionRecord,
  blocks: readonly WordedBlock[],
  open: readonly SessionRecord[],
): Candidate {
  // What holds for the studio and the room holds for everybody.
  const met = warningsFor({ ...session, trainerId }, blocks).filter((block) => block.trainerId !== null)
  return {
    trainerId,
    trainerName,
    onLeave: met.some(({ kind }) => kind === 'leave'),
    available: met.every(({ kind }) => kind !== 'unavailable'),
    busy: busyOn(session.studioDate, trainerId, open),
    warnings: met.map(warningView),
  }
}

function busyOn(date: LocalDate, trainerId: number, open: readonly SessionRecord[]): number {
  return open
    .filter((session) => session.trainerId === trainerId && session.studioDate === date)
    .reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0)
}

function substituteView({ trainerId, trainerName, busy, warnings }: Candidate) {
  const minutes = busy / MINUTE
  const reason = words().substituteWords(
    minutes,
    warnings.map(({ message }) => message),
  )
  return { trainerId, trainerName, minutes, warnings, reason }
}
