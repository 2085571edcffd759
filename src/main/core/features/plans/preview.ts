import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { type PlannedTime, type Surroundings, takenOn } from '../../../../shared/domain/plan-times.ts'
import { dayPeriod, formatInstant, type Instant, localDateOf } from '../../../../shared/domain/time.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import type { ServiceRecord } from '../catalogue/queries.ts'
import { packFacts } from '../credits/pack-facts.ts'
import { type HoursNow, loadHours, warningsIn } from '../hours/load.ts'
import { studioToday } from '../studio/queries.ts'
import { type Arrangement, arrange } from './arrange.ts'
import { type Basis, loadBasis, missingOccurrences, trainerFor } from './basis.ts'
import { type ClassName, isShared, peopleOf } from './classes.ts'
import { neverPaid, paidSentence, payingLot } from './paying.ts'
import type { PlanSessionRecord } from './queries.ts'
import { choiceView, planView } from './views.ts'

type Answer = Value<'plans.preview'>
type OccurrenceView = Answer['occurrences'][number]

/** What the sessions of a sale would be, with everything that stands in their way. Nothing is written. */
export async function previewPlan(
  q: Reader,
  context: Context,
  input: Parsed<'plans.preview'>,
): Promise<Result<Answer>> {
  const found = await loadBasis(q, context, input.purchaseId, input)
  if (!found.ok) return found
  const basis = found.value
  const { sale, client, plan, count, most, pattern, wishes, services, service, lots, paid } = basis
  const arranged = await arrangeMissing(q, context, basis, input)
  if (!arranged.ok) return arranged
  return ok({
    purchaseId: sale.id,
    clientId: client.id,
    clientName: fullName(client),
    packageName: sale.terms.name,
    plan: plan === null ? null : planView(plan),
    wishes: {
      ...pattern,
      weekdays: [...pattern.weekdays],
      count: count.count,
      countSource: count.source,
      most,
      serviceId: service?.id ?? null,
      minutes: service?.minutes ?? 0,
      place: basis.place === null ? null : { address: null, ...basis.place },
      groupSize: wishes.groupSize,
      learningMode: wishes.learningMode,
      courseId: wishes.courseId,
    },
    payment: { from: paid?.day ?? null, sentence: paidSentence(lots, paid) },
    questions: basis.questions.map((code) => ({ code, message: words().planProblemSentence(code) })),
    services: services.map(({ id, name, minutes, delivery }) => ({ id, name, minutes, delivery })),
    joining: joiningSentence(basis, arranged.value),
    trainer: await choiceView(q, arranged.value?.choice ?? NOBODY),
    occurrences:
      arranged.value === null || service === null
        ? []
        : await occurrenceViews(q, context, basis, service, arranged.value),
  })
}

const NOBODY: Arrangement['choice'] = {
  ...{ chosenId: null, byHand: false, decidedBy: null, ranked: [], ruledOut: [], of: 0 },
}

/** The arrangement of what is still to be made; null while something must be said first. */
async function arrangeMissing(
  q: Reader,
  context: Context,
  basis: Basis,
  { trainerId, times }: Parsed<'plans.preview'>,
): Promise<Result<Arrangement | null>> {
  const { service, pattern } = basis
  if (service === null || pattern.date === null || pattern.time === null) return ok(null)
  if (neverPaid(basis.paid) !== null) return ok(null)
  const occurrences = missingOccurrences(basis)
  if (!occurrences.ok) return occurrences
  const byHand = new Map(times.map(({ index, startsAt }) => [index, startsAt]))
  const decided = { ...trainerFor(basis, trainerId ?? null), byHand }
  return arrange(q, context, basis, service, { occurrences: occurrences.value, decided })
}

async function occurrenceViews(
  q: Reader,
  context: Context,
  basis: Basis,
  service: ServiceRecord,
  { choice, around, classes, named, times }: Arrangement,
): Promise<OccurrenceView[]> {
  const { chosenId } = choice
  const joinedAt = ({ startsAt, joins }: PlannedTime) =>
    startsAt === null || joins === null ? undefined : classes.get(startsAt)
  const hours = await hoursOf(q, basis, chosenId, times, joinedAt)
  const fundingOf = fundingProblems(basis, service, studioToday(basis.studio, context.now))
  const places = { trainerId: chosenId, roomId: basis.pattern.roomId }
  const planned = times.map((time) => {
    const { index, wallStart, wishedAt, wishMeets, startsAt, how } = time
    const joined = joinedAt(time)
    return {
      newClass: isShared(service) && startsAt !== null && time.joins === null && !classes.has(startsAt),
      ...{ index, wallStart, wishMeets, how, joins: joined === undefined ? null : classView(joined, named) },
      wishedAt: formatInstant(wishedAt),
      startsAt: startsAt === null ? null : formatInstant(startsAt),
      obstacle: whatStops(obstacleOf(time, chosenId), startsAt ?? wishedAt, fundingOf),
      warnings: warningsAt(hours, time, joined ?? { ...places, endsAt: null, minutes: service.minutes }),
      ...dayView(startsAt ?? wishedAt, around),
    }
  })
  const made = basis.made.map((row) => madeView(row, around))
  return [...planned, ...made].sort((a, b) => a.index - b.index)
}

/** What keeps a session from being made where it is; what a person may decide against does not. */
function obstacleOf({ startsAt, wallStart, wishMeets, meets }: PlannedTime, trainerId: number | null) {
  if (startsAt === null) {
    return trainerId === null && wishMeets !== 'full'
      ? { code: 'NO_TRAINER', message: words().planProblemSentence('no_trainer') }
      : { code: 'NO_TIME', message: words().noTimeSentence(wishMeets, wallStart) }
  }
  if (meets === null || meets === 'hours' || meets === 'past') return null
  return { code: meets, message: words().clashSentence(meets) }
}

/** Credits that do not pay on the day stand before whoever is busy on it: another time of it changes nothing. */
function whatStops(
  found: { code: string; message: string } | null,
  at: Instant,
  fundingOf: ReturnType<typeof fundingProblems>,
) {
  const unpaid = fundingOf(at, found === null)
  return unpaid !== null && (found === null || unpaid.ofTheDay) ? unpaid.obstacle : found
}

function classView({ sessionId, trainerId, trainerName, free }: ClassName, named: Arrangement['named']) {
  const insteadOf = named === null || named.id === trainerId ? null : named.name
  return { sessionId, trainerName, free, insteadOf }
}

/** That a place is booked for one only, where a class is joined and the sale is for more. */
function joiningSentence({ wishes }: Basis, arrangement: Arrangement | null): string | null {
  const people = peopleOf(wishes)
  const joins = arrangement?.times.some((time) => time.joins !== null) ?? false
  return joins && people > 1 ? words().onePlaceSentence(people) : null
}

/**
 * Why the sale's credits do not pay on a day, asked in the order of the sessions: each that would be made takes its
 * units. What is of the day is not that they are used up.
 */
function fundingProblems({ lots, studio }: Basis, service: ServiceRecord, today: string) {
  const left = new Map(lots.map((lot) => [lot.id, lot.available]))
  const packs = packFacts(lots)
  return (startsAt: Instant, takes: boolean) => {
    const on = localDateOf(startsAt, studio.zone)
    const paying = payingLot(lots, service, on, left)
    if (paying?.problem === null) {
      if (takes) left.set(paying.lot.id, (left.get(paying.lot.id) ?? 0) - service.creditCost)
      return null
    }
    const pack = paying === null ? undefined : packs.get(paying.lot.id)
    const message =
      paying?.problem == null || pack === undefined
        ? words().planProblemSentence('no_credits')
        : words().problemSentence(pack, paying.problem, { on, today })
    const ofTheDay = paying?.problem != null && paying.problem !== 'empty'
    return { ofTheDay, obstacle: { code: 'UNFUNDED', message } }
  }
}

/** Whose hours any of the sessions meets: those of who was chosen, and of whoever teaches a class that is joined. */
async function hoursOf(
  q: Reader,
  { studio }: Basis,
  chosenId: number | null,
  times: readonly PlannedTime[],
  joinedAt: (time: PlannedTime) => ClassName | undefined,
): Promise<HoursNow | null> {
  const joined = times.flatMap((time) => joinedAt(time) ?? [])
  if (joined.length === 0 && times.every(({ meets }) => meets !== 'hours')) return null
  const ids = [chosenId, ...joined.map(({ trainerId }) => trainerId)].filter((id) => id !== null)
  return loadHours(q, studio.zone, [...new Set(ids)])
}

/** A class that is joined, or a session that would be made. */
type Placed = { readonly trainerId: number | null; readonly roomId: number | null } & (
  | { readonly endsAt: Instant }
  | { readonly endsAt: null; readonly minutes: number }
)

/** What a session meets of the hours: a class whatever chose it, one of the plan's own where a person put it. */
function warningsAt(hours: HoursNow | null, { startsAt, meets, joins }: PlannedTime, placed: Placed) {
  if (hours === null || startsAt === null || (joins === null && meets !== 'hours')) return []
  const { trainerId, roomId } = placed
  const endsAt = placed.endsAt ?? startsAt + placed.minutes * MINUTE
  return warningsIn(hours, { startsAt, endsAt, trainerId, roomId })
}

/** The day that is drawn, and what of it is taken. */
function dayView(at: Instant, around: Surroundings) {
  const day = localDateOf(at, around.zone)
  const period = dayPeriod(day, around.zone)
  return {
    day,
    dayStartsAt: formatInstant(period.startsAt),
    dayEndsAt: formatInstant(period.endsAt),
    taken: takenOn(period, around).map(({ clash, startsAt, endsAt }) => {
      return { clash, startsAt: formatInstant(startsAt), endsAt: formatInstant(endsAt) }
    }),
  }
}

function madeView({ index, wishedAt, startsAt }: PlanSessionRecord, around: Surroundings): OccurrenceView {
  const at = startsAt ?? around.now
  const written = formatInstant(at)
  return {
    ...{ index, wallStart: wishedAt, wishedAt: written, wishMeets: null, startsAt: written, how: 'placed' },
    ...{ joins: null, newClass: false, obstacle: null, warnings: [], ...dayView(at, around) },
  }
}
