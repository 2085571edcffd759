import { DAY, MINUTE } from '../../../../shared/domain/calendar.ts'
import { blocksBetween, type StudioHours, warningsFor } from '../../../../shared/domain/hours.ts'
import { busyTimes, isBusy } from '../../../../shared/domain/plan-times.ts'
import type { Occurrence } from '../../../../shared/domain/series.ts'
import { type Instant, localDateOf, type Period } from '../../../../shared/domain/time.ts'
import {
  CONTINUITY_SESSIONS,
  chooseTrainer,
  decidedBy,
  LOAD_DAYS,
  type RuledOutWhy,
  type TrainerFacts,
  type TrainerTime,
} from '../../../../shared/domain/trainer-choice.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import type { ServiceRecord } from '../catalogue/queries.ts'
import type { StaffMember } from '../staff/queries.ts'
import type { Decided } from './arrange.ts'
import type { Basis } from './basis.ts'
import { type BusySession, findAssignedTrainer, lastStartsOf, listLastSessions } from './basis-queries.ts'
import type { KeptChoice, PassedOver } from './queries.ts'

/** Trainers without a list teach everything; whoever has another role only what is on their list. */
export function isQualified({ role, services }: StaffMember, { id }: ServiceRecord): boolean {
  return services.length === 0 ? role === 'trainer' : services.includes(id)
}

/** What is wished for, and what is there already. */
export type Wished = {
  readonly occurrences: readonly Occurrence[]
  readonly service: ServiceRecord
  readonly sessions: readonly BusySession[]
  readonly hours: StudioHours
  readonly span: Period
}

type Choose = {
  readonly staff: readonly StaffMember[]
  readonly decided: Decided
  /** Somebody in particular who is there; null chooses. */
  readonly asked: number | null
  /** Whether an occurrence joins a class that has its own trainer. */
  joins(occurrence: Occurrence): boolean
}

/**
 * Who teaches what of these sessions joins no class, with everything that spoke for them. Where all join classes nobody
 * is chosen, and the ranking says who could teach what is moved away from them.
 */
export async function choose(
  q: Reader,
  context: Context,
  basis: Basis,
  wished: Wished,
  { staff, decided, asked, joins }: Choose,
): Promise<KeptChoice> {
  const own = wished.occurrences.filter((occurrence) => !joins(occurrence))
  const occurrences = own.length === 0 ? wished.occurrences : own
  const assigned = await assignedTo(q, context, basis, occurrences)
  const facts = await factsOf(q, context, basis, { ...wished, occurrences, staff, assigned })
  const { ranked, ruledOut } = chooseTrainer(facts)
  const [best, next] = ranked
  const chosenId = asked ?? (own.length === 0 ? null : (best?.trainerId ?? null))
  return {
    chosenId,
    ...howChosen(basis, decided, { asked, first: best?.trainerId ?? null }),
    decidedBy: best === undefined ? null : decidedBy(best, next),
    ranked,
    ruledOut,
    of: occurrences.length,
    passedOver:
      own.length === 0 ? null : passedOver({ staff, ranked, ruledOut, assigned, chosenId }, decided),
  }
}

/** Who looks after the client on the first day. */
function assignedTo(
  q: Reader,
  { now }: Context,
  { client, studio }: Basis,
  occurrences: readonly Occurrence[],
): Promise<number | null> {
  const first = occurrences[0]?.startsAt ?? now
  return findAssignedTrainer(q, client.id, localDateOf(first, studio.zone))
}

/** Whether a person chose who teaches, or whoever teaches the others of the plan goes on. */
function howChosen(
  { plan, made }: Basis,
  { kept }: Decided,
  { asked, first }: { readonly asked: number | null; readonly first: number | null },
): Pick<KeptChoice, 'byHand' | 'stays'> {
  if (asked === null || asked === first) return { byHand: false, stays: false }
  const byHand = !kept || plan?.trainerChoice?.byHand === true
  return { byHand, stays: !byHand && made.length > 0 }
}

type Chosen = Pick<KeptChoice, 'ranked' | 'ruledOut' | 'chosenId'> & {
  readonly staff: readonly StaffMember[]
  readonly assigned: number | null
}

/** Who was to teach these sessions and does not, and why; null where nobody is replaced, or somebody chose so. */
function passedOver(
  { staff, ranked, ruledOut, assigned, chosenId }: Chosen,
  { trainerId, kept }: Decided,
): PassedOver | null {
  const reasonOf = (id: number): RuledOutWhy => {
    if (!staff.some((member) => member.id === id && member.active)) return 'inactive'
    return ruledOut.find((one) => one.trainerId === id)?.why ?? 'not_qualified'
  }
  if (kept && trainerId !== null && trainerId !== chosenId) {
    return { trainerId, as: 'before', why: reasonOf(trainerId) }
  }
  if (assigned === null || trainerId !== null || ranked.some((one) => one.trainerId === assigned)) return null
  return { trainerId: assigned, as: 'assigned', why: reasonOf(assigned) }
}

async function factsOf(
  q: Reader,
  context: Context,
  { client }: Basis,
  {
    staff,
    assigned,
    ...wished
  }: Wished & { readonly staff: readonly StaffMember[]; readonly assigned: number | null },
): Promise<TrainerFacts[]> {
  const { occurrences, service, sessions } = wished
  const first = occurrences[0]?.startsAt ?? context.now
  const last = await listLastSessions(q, client.id, context.now, CONTINUITY_SESSIONS)
  const candidates = staff.filter(({ role, services }) => role === 'trainer' || services.includes(service.id))
  const started = await lastStartsOf(
    q,
    candidates.map(({ id }) => id),
    context.now,
  )
  const timesOf = trainerTimes(wished)
  return candidates.map((member) => {
    const own = sessions.filter(({ trainerId }) => trainerId === member.id)
    const qualified = isQualified(member, service)
    return {
      trainerId: member.id,
      active: member.active,
      qualified,
      times: member.active && qualified ? timesOf(member.id, own) : [],
      assigned: assigned === member.id,
      continuity: last.filter(({ trainerId }) => trainerId === member.id).length,
      load: loadOf(own, first),
      lastStartedAt: started.get(member.id) ?? null,
    }
  })
}

/** Milliseconds of sessions in the days that are compared, from the first one on. */
function loadOf(own: readonly BusySession[], from: Instant): number {
  return own
    .filter(({ startsAt }) => startsAt >= from && startsAt < from + LOAD_DAYS * DAY)
    .reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0)
}

/** What each trainer has at each wished time; the hours of all are worked out once. */
function trainerTimes({ occurrences, service, hours }: Wished) {
  const slots = occurrences.map(({ startsAt }) => {
    const held = { startsAt, endsAt: startsAt + service.minutes * MINUTE }
    const blocks = blocksBetween(hours, held).filter(({ trainerId }) => trainerId !== null)
    return { held, kept: { startsAt, endsAt: held.endsAt + service.bufferMinutes * MINUTE }, blocks }
  })
  return (trainerId: number, own: readonly BusySession[]): TrainerTime[] => {
    const busy = busyOf(own)
    return slots.map(({ held, kept, blocks }) => {
      const [met] = warningsFor({ ...held, trainerId, roomId: null }, blocks)
      if (met !== undefined) return met.kind === 'leave' ? 'leave' : 'unavailable'
      return isBusy(busy, kept) ? 'busy' : 'free'
    })
  }
}

/** When these sessions keep whoever teaches them, or their room, busy. */
export const busyOf = (sessions: readonly BusySession[]) =>
  busyTimes(sessions.map(({ startsAt, busyUntil }) => ({ startsAt, endsAt: busyUntil })))
