import type { GrantProblem } from '../domain/credits.ts'
import type { Freeze } from '../domain/freezes.ts'
import type { Clash } from '../domain/plan-times.ts'
import type { PlanProblem } from '../domain/plans.ts'
import type { LocalDate, WallTime } from '../domain/time.ts'
import type { ChoiceReason, RankedTrainer, RuledOutWhy } from '../domain/trainer-choice.ts'
import { dayWords, freezeWords } from './days.ts'
import { plural } from './errors.ts'
import type { PackFacts } from './spending.ts'
import { durationWords } from './substitutes.ts'

const PROBLEMS: Readonly<Record<PlanProblem, string>> = {
  count_defaulted: 'The sale does not say how many sessions it is for.',
  tier_unknown: 'The sale names a tier that nobody knows.',
  count_out_of_range: 'The sale names a number of sessions that is not between 1 and 100.',
  time_unknown: 'Nobody has said at what time.',
  date_unknown: 'Nobody has said from which day.',
  service_unknown: 'More than one service, or none, can be paid with these credits. Choose one.',
  place_unknown: 'Sessions at the client’s place need the place.',
  no_trainer: 'Nobody who teaches this is free at these times.',
  no_credits: 'No credits of this sale are left to book with.',
  pack_queued:
    'The pack of this sale waits behind one that never expires: from which day it pays is not known.',
  pack_frozen: 'The pack of this sale is frozen until further notice.',
  pack_expired: 'The pack of this sale is not valid for that long.',
  no_place: 'No session found a place.',
  undone: 'What it made was taken back.',
  interrupted: 'It broke off before it was done. Nothing was made.',
}

/** Why a plan waits or failed, or what must be said first. */
export function planProblemSentence(problem: PlanProblem): string {
  return PROBLEMS[problem]
}

const MET: Readonly<Record<Clash, string>> = {
  past: 'That time is over.',
  client: 'The client is in another session at that time.',
  full: 'The class at that time has no place left.',
  trainer: 'The trainer is in another session at that time.',
  room: 'The room is taken at that time.',
  hours: 'The studio is closed or the trainer is away at that time.',
}

/** What a wished time meets. */
export function clashSentence(clash: Clash): string {
  return MET[clash]
}

/**
 * Why a session has no time: what its wish meets, and where a plan has looked, which is within an hour of the time that
 * was wished for, on its day and on those days of its week that have no other session of the plan.
 */
export function noTimeSentence(clash: Clash | null, wished: WallTime): string {
  if (clash === null) return 'Nobody has chosen a time for it.'
  const what = clash === 'full' ? 'No other class with a place starts' : 'Nothing is free'
  return `${MET[clash]} ${what} within an hour of ${wished.slice(11, 16)} that day, nor on the days of that week without a session of this plan.`
}

/** What became of a session whose making was taken back. */
export const PLAN_UNDONE = 'Its session was taken back.'

/** Why not everything is made, when all of it was asked for. */
export function planNotWhole(missing: number): string {
  return `${plural(missing, 'session')} ${missing === 1 ? 'has' : 'have'} no time yet. Choose one, or make what fits.`
}

/** Why a plan cannot be run again. */
export const PLAN_DONE = 'Every session of this plan was made already.'

/** Why a plan is not run by itself: nobody has confirmed what it waits for. */
export const PLAN_WAITS = 'This plan waits for somebody to confirm it.'

const RULED_OUT: Readonly<Record<RuledOutWhy, string>> = {
  inactive: 'No longer active.',
  not_qualified: 'Does not teach this.',
  on_leave: 'On leave',
  unavailable: 'Does not work',
  busy: 'Teaches others',
}

const INSTEAD: Readonly<Record<RuledOutWhy, string>> = {
  inactive: 'is no longer active',
  not_qualified: 'does not teach this',
  on_leave: 'is on leave at most of these times',
  unavailable: 'does not work at most of these times',
  busy: 'teaches others at most of these times',
}

/** That somebody else teaches than was to be expected, and why: "Anna Berg looks after the client, but is on leave …" */
export function passedOverSentence(
  name: string,
  { as, why }: { readonly as: 'assigned' | 'before'; readonly why: RuledOutWhy },
): string {
  const role = as === 'assigned' ? 'looks after the client' : 'was to teach these sessions'
  return `${name} ${role}, but ${INSTEAD[why]}.`
}

/** That somebody who was asked for does not teach all: some sessions are places in classes of others. */
export function othersClassesSentence(name: string, count: number): string {
  const places = count === 1 ? 'it is a place in a class' : 'they are places in classes'
  return `${name} does not teach ${plural(count, 'session')} of these: ${places} of somebody else.`
}

/** That each class is joined with one place only, though the sale is for more people. */
export function onePlaceSentence(people: number): string {
  return `The sale is for ${people} people. A class is joined where all of them find a place, but one place is booked. Book the others yourself.`
}

/** What a sentence says of the day from which a pack pays. */
export type PaidFromFacts = {
  /** Null while nobody knows it. */
  readonly day: LocalDate | null
  /** What it lies in, where it is frozen. */
  readonly freeze: Freeze | null
}

/** From when a pack pays and why not before: "Pays from 14 Mar 2026, when 10 sessions has ended." */
export function paidFromSentence(
  { name, queuedBehind, expiresOn }: Pick<PackFacts, 'name' | 'queuedBehind' | 'expiresOn'>,
  problem: GrantProblem,
  { day, freeze }: PaidFromFacts,
): string {
  const before = queuedBehind ?? 'the pack before it'
  if (day !== null) {
    const from = `Pays from ${dayWords(day)}`
    if (problem === 'queued') return `${from}, when ${before} has ended.`
    return freeze === null ? `${from}.` : `${from}: ${name} is frozen ${freezeWords(freeze)}.`
  }
  switch (problem) {
    case 'queued':
      return `${name} waits behind ${before}, which never expires: from which day it pays is not known. Plan its sessions when ${before} is used up, or end ${before} first.`
    case 'frozen':
      return `${name} is frozen ${freeze === null ? 'until further notice' : freezeWords(freeze)}. End the freeze first, or say when it ends.`
    case 'expired':
      return `${name} ${expiresOn === null ? 'has expired' : `is valid until ${dayWords(expiresOn)} only`}. Choose an earlier first day, or extend it first.`
    default:
      return PROBLEMS.no_credits
  }
}

/** Why somebody is not among those who can, of so many times; `missing` where the others of the plan are made. */
export function ruledOutSentence(
  why: RuledOutWhy,
  { of, missing }: { readonly of: number; readonly missing: boolean },
): string {
  if (why === 'inactive' || why === 'not_qualified') return RULED_OUT[why]
  const one = missing ? 'the time that is still missing' : 'this time'
  const many = missing ? 'most of the times that are still missing' : 'most of these times'
  return `${RULED_OUT[why]} at ${of === 1 ? one : many}.`
}

export type TrainerWords = Pick<RankedTrainer, 'assigned' | 'continuity' | 'fit'> & {
  /** How many times are wished for. */
  readonly of: number
  /** Of sessions in the first 14 days. */
  readonly minutes: number
}

/** What speaks for a trainer, the weightiest first. */
export function trainerReasons({ assigned, continuity, fit, of, minutes }: TrainerWords): string[] {
  return [
    ...(assigned ? ['Looks after the client'] : []),
    ...(continuity > 0 ? [`Taught ${continuity} of the last 5`] : []),
    fit === of ? 'Free at every wished time' : `Free at ${fit} of ${of}`,
    minutes === 0 ? 'Nothing else in the first 14 days' : `${durationWords(minutes)} in the first 14 days`,
  ]
}

const DECIDED: Readonly<Record<Exclude<ChoiceReason, 'only'>, string>> = {
  assigned: 'looks after the client',
  continuity: 'taught more of the client’s last sessions',
  fit: 'is free at more of the wished times',
  load: 'has less to do in the first 14 days',
  least_recent: 'has waited longest for a session',
  lowest_id: 'has been here longest, everything else being equal',
}

/** Why one trainer and not the next: "Anna Berg looks after the client. Next: Ben Okafor." */
export function choiceSentence(
  decidedBy: ChoiceReason | null,
  {
    first,
    second,
    byHand,
    stays = null,
  }: { first: string | null; second: string | null; byHand: string | null; stays?: string | null },
): string {
  if (stays !== null) return `${stays} teaches what is on the schedule of this plan already.`
  if (first === null || decidedBy === null)
    return byHand === null ? PROBLEMS.no_trainer : `${byHand} was chosen by hand.`
  const why = decidedBy === 'only' ? `${first} is the only one who can.` : `${first} ${DECIDED[decidedBy]}.`
  if (byHand !== null) return `${byHand} was chosen by hand. By itself it would be ${first}.`
  return second === null ? why : `${why} Next: ${second}.`
}
