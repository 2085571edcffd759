import { z } from 'zod'
import { DELIVERIES } from '../domain/catalogue.ts'
import { PLAN_COUNT_SOURCES, PLAN_SESSION_STATES, PLAN_STATUSES } from '../domain/plan-states.ts'
import { CLASHES } from '../domain/plan-times.ts'
import { CADENCES, MAX_PLAN_COUNT, PLAN_PROBLEMS, PLAN_QUESTIONS } from '../domain/plans.ts'
import { CHOICE_REASONS, RULED_OUT } from '../domain/trainer-choice.ts'
import { command, query } from './define.ts'
import {
  id,
  limit,
  offset,
  optionalText,
  scheduleDay,
  sessionCount,
  startIn,
  version,
  wallTime,
  weekday,
} from './fields.ts'
import { warnings } from './warnings.ts'

const TOPICS = ['plans', 'purchases', 'schedule', 'bookings', 'credits', 'clients', 'attention'] as const

/** Who books sessions for a client needs all of this. */
const NEEDS = { alsoNeeds: () => ['bookings.write', 'clients.read'] as const }

const perWeek = z.union(CADENCES.map((cadence) => z.literal(cadence)))

/** What is wished for; whatever is left out is as the sale says, or as the plan was made. */
const wishes = {
  /** How many sessions; never more than the credits of the sale pay for. */
  count: sessionCount.optional(),
  serviceId: id.optional(),
  /** Chosen by itself when left out. */
  trainerId: id.optional(),
  /** Null is nowhere in particular. */
  roomId: id.nullish(),
  /** Where the sessions are, when they are at the client's place. */
  place: z
    .strictObject({
      address: optionalText(255),
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    })
    .optional(),
  /** No session lies before this day. */
  date: scheduleDay.optional(),
  /** What the clock on the studio's wall shows. */
  time: wallTime.optional(),
  perWeek: perWeek.optional(),
  /** 1 is Monday, 7 is Sunday; goes before `perWeek`. */
  weekdays: z.array(weekday).min(1).max(7).optional(),
}

const index = z
  .int()
  .min(0)
  .max(MAX_PLAN_COUNT - 1)

/** Starts that somebody has chosen. */
const times = z.array(z.strictObject({ index, startsAt: startIn })).max(MAX_PLAN_COUNT)

/** The same with what was seen of each: the class that it joins, null for none; left out, whatever is there then. */
const seenTimes = z
  .array(z.strictObject({ index, startsAt: startIn, joins: id.nullish() }))
  .max(MAX_PLAN_COUNT)

const sentence = z.object({ code: z.string(), message: z.string() })

const patternView = z.object({
  date: z.string().nullable(),
  time: z.string().nullable(),
  weekdays: z.array(z.int()),
  roomId: z.int().nullable(),
})

const planView = z.object({
  id: z.int(),
  purchaseId: z.int(),
  clientId: z.int(),
  clientName: z.string(),
  packageName: z.string(),
  status: z.enum(PLAN_STATUSES),
  /** Sessions that it is to make, and those that it made. */
  count: z.int(),
  placed: z.int(),
  countSource: z.enum(PLAN_COUNT_SOURCES),
  /** False while somebody must still say how many. */
  confirmed: z.boolean(),
  serviceId: z.int().nullable(),
  serviceName: z.string().nullable(),
  trainerId: z.int().nullable(),
  trainerName: z.string().nullable(),
  pattern: patternView,
  /** Why it waits or failed. */
  problem: z.object({ code: z.enum(PLAN_PROBLEMS), message: z.string() }).nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  version: z.int(),
})

const plannedSession = z.object({
  index: z.int(),
  /** What the clock was to show. */
  wallStart: z.string(),
  state: z.enum(PLAN_SESSION_STATES),
  sessionId: z.int().nullable(),
  bookingId: z.int().nullable(),
  /** When it is now; null for one without a place. */
  startsAt: z.string().nullable(),
  /** What became of the booking since. */
  bookingStatus: z.string().nullable(),
  /** Why it has no place. */
  reason: sentence.nullable(),
})

const rankedTrainer = z.object({
  trainerId: z.int(),
  name: z.string(),
  /** How many of the wished times are free. */
  fit: z.int(),
  assigned: z.boolean(),
  /** How many of the client's last five sessions were theirs. */
  continuity: z.int(),
  /** Of sessions in the first 14 days. */
  minutes: z.int(),
  /** What speaks for them, as a person reads it. */
  reasons: z.array(z.string()),
})

/** Who teaches, why, and who would have come second. */
const choiceView = z.object({
  /** Null when nobody can. */
  chosenId: z.int().nullable(),
  /** Somebody else than the first of the list was asked for. */
  byHand: z.boolean(),
  decidedBy: z.enum(CHOICE_REASONS).nullable(),
  /** Why the first comes before the second, in words. */
  sentence: z.string(),
  /**
   * Who was to teach them and does not, and why, in words: who looks after the client, or had the plan before, or is
   * asked for where others have classes.
   */
  passedOver: z.object({ trainerId: z.int(), sentence: z.string() }).nullable(),
  ranked: z.array(rankedTrainer),
  ruledOut: z.array(
    z.object({ trainerId: z.int(), name: z.string(), why: z.enum(RULED_OUT), message: z.string() }),
  ),
})

const planned = z.object({ plan: planView, sessions: z.array(plannedSession) })

/** What somebody already knows of the plan; another version is refused. */
const known = { version: version.optional() }

export const plansContract = {
  /** Plans, the newest first: of one client, of some sales, in some states. */
  'plans.list': query(
    'clients.read',
    z.strictObject({
      clientId: id.optional(),
      purchaseIds: z.array(id).min(1).max(500).optional(),
      statuses: z.array(z.enum(PLAN_STATUSES)).min(1).optional(),
      limit,
      offset,
    }),
    z.object({ rows: z.array(planView), total: z.int() }),
  ),
  /** One plan, by its id or by its sale, with each of its sessions and why this trainer was chosen. */
  'plans.get': query(
    'clients.read',
    z
      .strictObject({ id: id.optional(), purchaseId: id.optional() })
      .refine((input) => (input.id === undefined) !== (input.purchaseId === undefined), {
        path: ['id'],
        message: 'Name the plan or its sale.',
      }),
    planned.extend({ trainer: choiceView.nullable() }),
  ),
  /**
   * What the sessions of a sale would be: how many, with whom, when, and what stands in the way. Each wished time is
   * kept where it can be, else moved within an hour of its day, else within its week. `times` are those that somebody
   * has chosen. What was placed already is named, and not planned again.
   */
  'plans.preview': query(
    'schedule.write',
    z.strictObject({ purchaseId: id, ...wishes, times: times.default([]) }),
    z.object({
      purchaseId: z.int(),
      clientId: z.int(),
      clientName: z.string(),
      packageName: z.string(),
      plan: planView.nullable(),
      wishes: patternView.extend({
        count: z.int(),
        countSource: z.enum(PLAN_COUNT_SOURCES),
        /** The most that the credits of the sale pay for. */
        most: z.int(),
        serviceId: z.int().nullable(),
        /** Of one session. */
        minutes: z.int(),
        /** Where they are, as somebody said or the sale does. */
        place: z
          .object({ address: z.string().nullable(), latitude: z.number(), longitude: z.number() })
          .nullable(),
        /** What the sale says besides. */
        groupSize: z.int().nullable(),
        learningMode: z.string().nullable(),
        courseId: z.string().nullable(),
      }),
      /**
       * The first day on which the credits of the sale pay, null when none is known; and what keeps them from paying
       * before, null when nothing does. There are no occurrences while no day is known.
       */
      payment: z.object({ from: z.string().nullable(), sentence: z.string().nullable() }),
      /** What must be known first; there are no occurrences until it is, but for the count. */
      questions: z.array(z.object({ code: z.enum(PLAN_QUESTIONS), message: z.string() })),
      /** What the credits of the sale can pay for. */
      services: z.array(
        z.object({ id: z.int(), name: z.string(), minutes: z.int(), delivery: z.enum(DELIVERIES) }),
      ),
      /** That one place is booked in each class, where the sale is for more people; null where nothing is to be said. */
      joining: z.string().nullable(),
      trainer: choiceView,
      occurrences: z.array(
        z.object({
          index: z.int(),
          wallStart: z.string(),
          wishedAt: z.string(),
          /** What the wished time meets. */
          wishMeets: z.enum(CLASHES).nullable(),
          startsAt: z.string().nullable(),
          how: z.enum(['wished', 'moved', 'by_hand', 'unplaced', 'placed']),
          /** The class that starts then and is joined instead of making a session, with its free places. */
          joins: z
            .object({
              sessionId: z.int(),
              trainerName: z.string().nullable(),
              free: z.int(),
              /** Who was asked for by name, where they do not teach it. */
              insteadOf: z.string().nullable(),
            })
            .nullable(),
          /** Whether a class is made then, of which places can be sold: none of the service starts yet. */
          newClass: z.boolean(),
          /** What stands in the way of where it is, or why it is nowhere; what only warns is in `warnings`. */
          obstacle: sentence.nullable(),
          warnings,
          /** The studio day that is drawn, and what of it is taken: the stronger later. */
          day: z.string(),
          dayStartsAt: z.string(),
          dayEndsAt: z.string(),
          taken: z.array(
            z.object({
              clash: z.enum(['client', 'trainer', 'room', 'hours']),
              startsAt: z.string(),
              endsAt: z.string(),
            }),
          ),
        }),
      ),
    }),
    NEEDS,
  ),
  /**
   * Makes the sessions of a sale and books them with its credits: all of them or none, or what fits. Without `times` it
   * finds them itself, as the preview does; a session without one stays in the plan without a place. So does one that
   * was seen to join a class, or none, where another is there now. What the plan made already stays.
   */
  'plans.commit': command(
    'schedule.write',
    z.strictObject({
      purchaseId: id,
      ...wishes,
      times: seenTimes.optional(),
      mode: z.enum(['all', 'fits']).default('all'),
      ...known,
    }),
    planned,
    TOPICS,
    NEEDS,
  ),
  /** Plans a sale by itself, as the sale asks for. It waits where something must be confirmed first. */
  'plans.run': command('schedule.write', z.strictObject({ purchaseId: id }), planned, TOPICS, NEEDS),
  /** Looks for places for those sessions of a plan that have none. Nothing is made twice. */
  'plans.retry': command('schedule.write', z.strictObject({ id, ...known }), planned, TOPICS, NEEDS),
  /** Says how many sessions a plan that waits is for, and whatever else it waits for, and makes them. */
  'plans.confirm': command(
    'schedule.write',
    z.strictObject({ id, ...wishes, ...known }),
    planned,
    TOPICS,
    NEEDS,
  ),
}
