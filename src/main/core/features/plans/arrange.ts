import { DAY, MINUTE } from '../../../../shared/domain/calendar.ts'
import { type Block, blocksBetween, type StudioHours, warningsFor } from '../../../../shared/domain/hours.ts'
import {
  busyTimes,
  isBusy,
  type PlannedTime,
  planTimes,
  type Surroundings,
} from '../../../../shared/domain/plan-times.ts'
import type { Occurrence } from '../../../../shared/domain/series.ts'
import {
  addDays,
  endOfDay,
  type Instant,
  localDateOf,
  type Period,
  startOfDay,
  startOfWeek,
} from '../../../../shared/domain/time.ts'
import {
  CONTINUITY_SESSIONS,
  chooseTrainer,
  decidedBy,
  LOAD_DAYS,
  type RuledOutWhy,
  type TrainerFacts,
  type TrainerTime,
} from '../../../../shared/domain/trainer-choice.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import type { ServiceRecord } from '../catalogue/queries.ts'
import { readHours } from '../hours/load.ts'
import { listStaff, type StaffMember } from '../staff/queries.ts'
import type { Basis } from './basis.ts'
import {
  type BusySession,
  findAssignedTrainer,
  lastStartsOf,
  listBusySessions,
  listClientTimes,
  listLastSessions,
} from './basis-queries.ts'
import type { KeptChoice } from './queries.ts'

/** Who teaches, and when each session would be. */
export type Arrangement = {
  readonly choice: KeptChoice
  readonly around: Surroundings
  readonly times: readonly PlannedTime[]
}

/** What a person has decided already. */
export type Decided = {
  readonly trainerId: number | null
  /** Whether somebody asks for this trainer now. */
  readonly asked: boolean
  /** Whether they were decided with the plan before. */
  readonly kept: boolean
  readonly byHand: ReadonlyMap<number, Instant>
}

/**
 * Chooses who teaches these sessions and when each of them is, by everybody's time as it is now. Without anybody who
 * can, every session that nobody gave a time stays without one. Refuses a trainer who is asked for and is not there or
 * not active; one who was to go on and no longer can is replaced, and it says so.
 */
export async function arrange(
  q: Reader,
  context: Context,
  basis: Basis,
  service: ServiceRecord,
  { occurrences, decided }: { readonly occurrences: readonly Occurrence[]; readonly decided: Decided },
): Promise<Result<Arrangement>> {
  const staff = await listStaff(q, undefined)
  const there = staff.some(({ id, active }) => id === decided.trainerId && active)
  if (decided.trainerId !== null && !there && decided.asked) {
    return refuse('NOT_FOUND', { entity: 'trainer', id: decided.trainerId })
  }
  const asked = there ? decided.trainerId : null
  const able = staff.filter((member) => member.active && isQualified(member, service)).map(({ id }) => id)
  const ids = [...new Set([...able, ...(asked === null ? [] : [asked])])]
  const span = spanOf(basis, occurrences, decided)
  const { roomId } = basis.pattern
  const sessions = await listBusySessions(q, span, ids, roomId)
  const hours = await readHours(q, basis.studio.zone, ids)
  const wished: Wished = { occurrences, service, sessions, hours, span }
  const assigned = await assignedTo(q, context, basis, occurrences)
  const facts = await factsOf(q, context, basis, { ...wished, staff, assigned })
  const { ranked, ruledOut } = chooseTrainer(facts)
  const chosenId = asked ?? ranked[0]?.trainerId ?? null
  const choice: KeptChoice = {
    chosenId,
    ...howChosen(basis, decided, { asked, first: ranked[0]?.trainerId ?? null }),
    decidedBy: ranked[0] === undefined ? null : decidedBy(ranked[0], ranked[1]),
    ranked,
    ruledOut,
    of: occurrences.length,
    passedOver: passedOver({ staff, ranked, ruledOut, assigned, chosenId }, decided),
  }
  const client = await listClientTimes(q, basis.client.id, span)
  const around = surroundings(context, basis, wished, { chosenId, roomId, client })
  const settled = {
    byHand: decided.byHand,
    days: basis.made.flatMap(({ studioDate }) => (studioDate === null ? [] : [studioDate])),
  }
  const times = planTimes(occurrences, around, settled)
  return ok({ choice, around, times: chosenId === null ? times.map(withoutTrainer) : times })
}

function withoutTrainer(time: PlannedTime): PlannedTime {
  return time.how === 'by_hand' ? time : { ...time, startsAt: null, how: 'unplaced' }
}

/** Trainers without a list teach everything; whoever has another role only what is on their list. */
function isQualified({ role, services }: StaffMember, { id }: ServiceRecord): boolean {
  return services.length === 0 ? role === 'trainer' : services.includes(id)
}

/** Whole weeks around everything that is asked about. */
function spanOf({ studio, pattern }: Basis, occurrences: readonly Occurrence[], { byHand }: Decided): Period {
  const moments = [...occurrences.map(({ startsAt }) => startsAt), ...byHand.values()]
  const days = moments.map((moment) => localDateOf(moment, studio.zone)).sort()
  const first = startOfWeek(days[0] ?? pattern.date ?? localDateOf(0, studio.zone), 1)
  const last = startOfWeek(days.at(-1) ?? first, 1)
  return { startsAt: startOfDay(first, studio.zone), endsAt: endOfDay(addDays(last, 7), studio.zone) }
}

/** What is wished for, and what is there already. */
type Wished = {
  readonly occurrences: readonly Occurrence[]
  readonly service: ServiceRecord
  readonly sessions: readonly BusySession[]
  readonly hours: StudioHours
  readonly span: Period
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

type Choosing = Pick<KeptChoice, 'ranked' | 'ruledOut' | 'chosenId'> & {
  readonly staff: readonly StaffMember[]
  readonly assigned: number | null
}

/** Who was to teach these sessions and does not, and why; null where nobody is replaced, or somebody chose so. */
function passedOver(
  { staff, ranked, ruledOut, assigned, chosenId }: Choosing,
  { trainerId, kept }: Decided,
): NonNullable<KeptChoice['passedOver']> | null {
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

const busyOf = (sessions: readonly BusySession[]) =>
  busyTimes(sessions.map(({ startsAt, busyUntil }) => ({ startsAt, endsAt: busyUntil })))

function surroundings(
  { now }: Context,
  { studio, pattern }: Basis,
  { service, sessions, hours, span }: Wished,
  {
    chosenId,
    roomId,
    client,
  }: { readonly chosenId: number | null; readonly roomId: number | null; readonly client: readonly Period[] },
): Surroundings {
  const own = { ...hours, trainers: hours.trainers.filter(({ trainerId }) => trainerId === chosenId) }
  const concerns = (block: Block) => block.roomId === null || block.roomId === roomId
  const from = pattern.date === null ? now : startOfDay(pattern.date, studio.zone)
  return {
    zone: studio.zone,
    now: Math.max(now, from),
    minutes: service.minutes,
    bufferMinutes: service.bufferMinutes,
    client: busyTimes(client),
    trainer: busyOf(sessions.filter(({ trainerId }) => trainerId !== null && trainerId === chosenId)),
    room: busyOf(sessions.filter((session) => roomId !== null && session.roomId === roomId)),
    hours: busyTimes(blocksBetween(own, span).filter(concerns)),
  }
}
