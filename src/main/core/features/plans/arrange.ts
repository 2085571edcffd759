import { type Block, blocksBetween } from '../../../../shared/domain/hours.ts'
import {
  busyTimes,
  joinProblem,
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
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import type { ServiceRecord } from '../catalogue/queries.ts'
import { readHours } from '../hours/load.ts'
import { listStaff } from '../staff/queries.ts'
import type { Basis } from './basis.ts'
import { listBusySessions, listClientTimes } from './basis-queries.ts'
import { busyOf, choose, isQualified, type Wished } from './choose.ts'
import { type ClassName, openClasses } from './classes.ts'
import type { KeptChoice, PassedOver } from './queries.ts'

/** Who teaches, and when each session would be. */
export type Arrangement = {
  readonly choice: KeptChoice
  /** Who was asked for by name, now or before; null for nobody. */
  readonly named: { readonly id: number; readonly name: string } | null
  readonly around: Surroundings
  /** The classes that can be joined, by their starts. */
  readonly classes: ReadonlyMap<Instant, ClassName>
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
  /** The classes that were seen to be joined. */
  readonly seen?: ReadonlySet<number>
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
  const client = busyTimes(await listClientTimes(q, basis.client.id, span))
  const seen = decided.seen ?? new Set<number>()
  const classes = await openClasses(q, basis, service, span, { seen, trainerId: asked })
  const from = earliest(context, basis, occurrences)
  const joins = ({ index, startsAt }: Occurrence) => {
    const at = decided.byHand.get(index) ?? startsAt
    return classes.has(at) && joinProblem(at, { now: from, client, classes }) === null
  }
  const choice = await choose(q, context, basis, wished, { staff, decided, asked, joins })
  const { chosenId } = choice
  const around = { ...surroundings(basis, wished, chosenId), now: from, client, classes }
  const settled = {
    byHand: decided.byHand,
    days: basis.made.flatMap(({ studioDate }) => (studioDate === null ? [] : [studioDate])),
  }
  const times = planTimes(occurrences, around, settled)
  const named = isNamed(basis, decided) ? asked : null
  return ok({
    ...{ around, classes },
    choice: { ...choice, passedOver: choice.passedOver ?? notTheirs(times, classes, named) },
    named: staff.find(({ id }) => id === named) ?? null,
    times: chosenId === null ? times.map(withoutTrainer) : times,
  })
}

/** Whether a person named who shall teach: now, or for the plan before. */
function isNamed({ plan }: Basis, { asked, kept }: Decided): boolean {
  return asked || (kept && plan?.trainerChoice?.byHand === true)
}

/** That sessions join classes of others than who was named; null where none does. */
function notTheirs(
  times: readonly PlannedTime[],
  classes: Arrangement['classes'],
  named: number | null,
): PassedOver | null {
  if (named === null) return null
  const others = times.filter(({ startsAt, joins }) => {
    return joins !== null && startsAt !== null && classes.get(startsAt)?.trainerId !== named
  })
  return others.length === 0 ? null : { trainerId: named, as: 'asked', sessions: others.length }
}

function withoutTrainer(time: PlannedTime): PlannedTime {
  return time.how === 'by_hand' || time.joins !== null ? time : { ...time, startsAt: null, how: 'unplaced' }
}

/** Whole weeks around everything that is asked about. */
function spanOf({ studio, pattern }: Basis, occurrences: readonly Occurrence[], { byHand }: Decided): Period {
  const moments = [...occurrences.map(({ startsAt }) => startsAt), ...byHand.values()]
  const days = moments.map((moment) => localDateOf(moment, studio.zone)).sort()
  const first = startOfWeek(days[0] ?? pattern.date ?? localDateOf(0, studio.zone), 1)
  const last = startOfWeek(days.at(-1) ?? first, 1)
  return { startsAt: startOfDay(first, studio.zone), endsAt: endOfDay(addDays(last, 7), studio.zone) }
}

/** Nothing is planned before now, nor before the first day; but where somebody chose an earlier one for a session. */
function earliest({ now }: Context, { studio, pattern }: Basis, occurrences: readonly Occurrence[]): Instant {
  const days = occurrences.map(({ startsAt }) => localDateOf(startsAt, studio.zone))
  const [first] = [...days, ...(pattern.date === null ? [] : [pattern.date])].sort()
  return first === undefined ? now : Math.max(now, startOfDay(first, studio.zone))
}

function surroundings(
  { studio, pattern: { roomId } }: Basis,
  { service, sessions, hours, span }: Wished,
  chosenId: number | null,
): Omit<Surroundings, 'now' | 'client' | 'classes'> {
  const own = { ...hours, trainers: hours.trainers.filter(({ trainerId }) => trainerId === chosenId) }
  const concerns = (block: Block) => block.roomId === null || block.roomId === roomId
  return {
    zone: studio.zone,
    minutes: service.minutes,
    bufferMinutes: service.bufferMinutes,
    trainer: busyOf(sessions.filter(({ trainerId }) => trainerId !== null && trainerId === chosenId)),
    room: busyOf(sessions.filter((session) => roomId !== null && session.roomId === roomId)),
    hours: busyTimes(blocksBetween(own, span).filter(concerns)),
  }
}
