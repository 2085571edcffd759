/** Who teaches the sessions of a plan, and why this one and not the next. */
import type { Instant } from './time.ts'

/** What a trainer has at a wished time, the weakest obstacle last. */
export type TrainerTime = 'free' | 'leave' | 'unavailable' | 'busy'

/** Of the client's sessions, how many lately count for who taught them. */
export const CONTINUITY_SESSIONS = 5
/** Days for which the work of a trainer is compared. */
export const LOAD_DAYS = 14

export type TrainerFacts = {
  readonly trainerId: number
  readonly active: boolean
  /** Whether they teach the service. */
  readonly qualified: boolean
  /** At each of the wished times. */
  readonly times: readonly TrainerTime[]
  /** Whether they look after the client on the first day. */
  readonly assigned: boolean
  /** How many of the client's last five sessions were theirs. */
  readonly continuity: number
  /** Milliseconds of sessions in the first 14 days. */
  readonly load: number
  /** When their latest session up to now began; null for one who never had any. */
  readonly lastStartedAt: Instant | null
}

export const RULED_OUT = ['inactive', 'not_qualified', 'on_leave', 'unavailable', 'busy'] as const
export type RuledOutWhy = (typeof RULED_OUT)[number]
export type RuledOut = { readonly trainerId: number; readonly why: RuledOutWhy }

/** Somebody who can do it. `fit` of the wished times are theirs. */
export type RankedTrainer = Pick<
  TrainerFacts,
  'trainerId' | 'assigned' | 'continuity' | 'load' | 'lastStartedAt'
> & { readonly fit: number }

export type TrainerChoice = {
  /** Best first. */
  readonly ranked: readonly RankedTrainer[]
  readonly ruledOut: readonly RuledOut[]
}

/** What two trainers are compared by, the weightiest first; the first in which they differ decides. */
const ORDER = {
  assigned: (a, b) => Number(b.assigned) - Number(a.assigned),
  continuity: (a, b) => b.continuity - a.continuity,
  fit: (a, b) => b.fit - a.fit,
  load: (a, b) => a.load - b.load,
  least_recent: (a, b) => before(a.lastStartedAt) - before(b.lastStartedAt),
  lowest_id: (a, b) => a.trainerId - b.trainerId,
} as const satisfies Record<string, (a: RankedTrainer, b: RankedTrainer) => number>

/** What makes the first the first; `only` when there is no second. */
export const CHOICE_REASONS = [
  'assigned',
  'continuity',
  'fit',
  'load',
  'least_recent',
  'lowest_id',
  'only',
] as const
export type ChoiceReason = (typeof CHOICE_REASONS)[number]
const REASONS = Object.keys(ORDER) as (keyof typeof ORDER)[]

/** Whoever never had a session waits longest; both of two such wait as long. */
function before(startedAt: Instant | null): number {
  return startedAt ?? Number.MIN_SAFE_INTEGER
}

/**
 * Everybody who can teach the sessions, best first, and who cannot and why. Whoever has less than half of the wished
 * times free is ruled out. Where that rules out all, one free time is enough, and after that one at which they work:
 * sessions can still be moved beside what keeps them busy.
 */
export function chooseTrainer(trainers: readonly TrainerFacts[]): TrainerChoice {
  const able = trainers.filter((trainer) => barrierOf(trainer) === null)
  const often = able.filter(
    (trainer) => freeTimes(trainer) * 2 >= trainer.times.length && freeTimes(trainer) > 0,
  )
  const sometimes = able.filter((trainer) => freeTimes(trainer) > 0)
  const working = able.filter(({ times }) => times.includes('busy'))
  const chosen = [often, sometimes].find((some) => some.length > 0) ?? working
  return {
    ranked: chosen.map(ranked).sort(compareTrainers),
    ruledOut: trainers
      .filter((trainer) => !chosen.includes(trainer))
      .map((trainer) => ({ trainerId: trainer.trainerId, why: barrierOf(trainer) ?? mostlyOf(trainer) })),
  }
}

/** Why the first of a ranking is before the second; `only` when there is no second. */
export function decidedBy(first: RankedTrainer, second: RankedTrainer | undefined): ChoiceReason {
  if (second === undefined) return 'only'
  return REASONS.find((reason) => ORDER[reason](first, second) !== 0) ?? 'lowest_id'
}

function compareTrainers(a: RankedTrainer, b: RankedTrainer): number {
  return REASONS.reduce((difference, reason) => difference || ORDER[reason](a, b), 0)
}

function ranked(trainer: TrainerFacts): RankedTrainer {
  const { trainerId, assigned, continuity, load, lastStartedAt } = trainer
  return { trainerId, assigned, continuity, load, lastStartedAt, fit: freeTimes(trainer) }
}

function freeTimes({ times }: TrainerFacts): number {
  return times.filter((time) => time === 'free').length
}

function barrierOf({ active, qualified }: TrainerFacts): RuledOutWhy | null {
  if (!active) return 'inactive'
  return qualified ? null : 'not_qualified'
}

/** What keeps somebody from most of the times that are not free; of as many, the stronger. */
function mostlyOf({ times }: TrainerFacts): RuledOutWhy {
  const on = (kind: TrainerTime) => times.filter((time) => time === kind).length
  const [leave, unavailable, busy] = [on('leave'), on('unavailable'), on('busy')]
  if (leave >= unavailable && leave >= busy) return 'on_leave'
  return unavailable >= busy ? 'unavailable' : 'busy'
}
