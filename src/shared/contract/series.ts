import { z } from 'zod'
import { PLATFORMS, WALL_KINDS } from '../domain/schedule.ts'
import { MAX_OCCURRENCES, MAX_WEEKS_APART } from '../domain/series.ts'
import { KEPT_REASONS, SERIES_SCOPES } from '../domain/series-moves.ts'
import { bookingView, funding, fundingNeeds } from './bookings.ts'
import { clientView, newClientFields } from './clients.ts'
import { command } from './define.ts'
import { count, id, optionalText, price, scheduleDay, startIn, version, wallTime, weekday } from './fields.ts'
import { capacity, minutes, refunded, sessionView } from './schedule.ts'
import { warnings } from './warnings.ts'

const TOPICS = ['schedule', 'bookings', 'credits', 'clients'] as const

/** What becomes of an occurrence that meets another session: it is left out, or refuses everything. */
const clashes = z.enum(['skip', 'refuse']).default('skip')

/** An occurrence that is left out: when it was wished for, and its refusal. */
const skippedView = z.object({
  index: z.int(),
  wallStart: z.string(),
  startsAt: z.string(),
  wallKind: z.enum(WALL_KINDS),
  code: z.string(),
  message: z.string(),
})

/** Sessions that stay as they are, because they have begun or an outcome was set in them already. */
const kept = z.array(
  z.object({ index: z.int(), sessionId: z.int(), startsAt: z.string(), why: z.enum(KEPT_REASONS) }),
)

export const seriesContract = {
  /**
   * Repeats a session in the studio's wall time. Every occurrence is tested by itself; one that cannot be made is
   * skipped with its refusal, or refuses everything (`clashes: "refuse"`). With `dryRun` it is the preview. A `newClient`
   * is made in the same unit of work; when not one session can be made for them, the first refusal refuses everything.
   */
  'series.create': command(
    'schedule.write',
    z
      .strictObject({
        serviceId: id,
        trainerId: id.nullish(),
        roomId: id.nullish(),
        /** The first day that may be one of the series. */
        date: scheduleDay,
        /** What the clock on the studio's wall shows. */
        time: wallTime,
        minutes: minutes.optional(),
        capacity: capacity.optional(),
        everyWeeks: z.int().min(1).max(MAX_WEEKS_APART).default(1),
        /** 1 is Monday, 7 is Sunday; the day's own when left out. */
        weekdays: z.array(weekday).min(1).max(7).optional(),
        /** How many are wished for, also when some of them cannot be made. */
        count: z.int().min(1).max(MAX_OCCURRENCES).optional(),
        /** The last day that may be one of the series. */
        until: scheduleDay.optional(),
        clientId: id.optional(),
        newClient: z.strictObject(newClientFields).optional(),
        funding: funding.default('credit'),
        /** What becomes of an occurrence that the client's credits do not reach. */
        unfunded: z.enum(['skip', 'unpaid']).default('skip'),
        clashes,
        amount: price.optional(),
        platform: z.enum(PLATFORMS).nullish(),
        meetingLink: optionalText(500),
        notes: optionalText(2000),
        paymentMethod: optionalText(60),
      })
      .refine(({ count: wished, until }) => wished === undefined || until === undefined, {
        path: ['until'],
        message: 'A series ends after a number of sessions or on a day, not both.',
      }),
    z.object({
      /** Null when not one session could be made. */
      seriesId: z.int().nullable(),
      created: z.array(
        z.object({
          index: z.int(),
          session: sessionView,
          booking: bookingView.nullable(),
          wallKind: z.enum(WALL_KINDS),
          /** Booked as a debt, because the credits do not reach. */
          unfunded: z.boolean(),
          warnings,
        }),
      ),
      skipped: z.array(skippedView),
      /** Whom the sessions are for. */
      client: clientView.nullable(),
    }),
    TOPICS,
    {
      alsoNeeds: ({ clientId, newClient, funding: asked, unfunded }) => [
        ...(newClient === undefined ? [] : (['clients.write'] as const)),
        ...(clientId === undefined && newClient === undefined
          ? []
          : (['bookings.write', ...fundingNeeds(asked)] as const)),
        ...(unfunded === 'unpaid' && (clientId ?? newClient) !== undefined
          ? (['bookings.unpaid'] as const)
          : []),
      ],
    },
  ),
  /**
   * Moves a session of a series as `sessions.move` does, and with it those that follow or all to come by the same change
   * of the wall time: the day and the clock. Trainer, room and length are theirs too where they are given. One that
   * cannot move stays where it is, in `skipped` with its refusal and the time it was to have; those that have begun or
   * were marked stay, in `kept`. What stands in the way of another goes first.
   */
  'series.move': command(
    'schedule.write',
    z.strictObject({
      sessionId: id,
      version,
      startsAt: startIn,
      trainerId: id.nullish(),
      roomId: id.nullish(),
      minutes: minutes.optional(),
      scope: z.enum(SERIES_SCOPES),
      clashes,
    }),
    z.object({
      moved: z.array(z.object({ index: z.int(), session: sessionView, refunded, warnings })),
      skipped: z.array(skippedView.extend({ sessionId: z.int() })),
      kept,
    }),
    TOPICS,
  ),
  /** Cancels the sessions of a series to come, from one of them on, as the studio. From 0 it is the whole series. */
  'series.cancel': command(
    'schedule.write',
    z.strictObject({ seriesId: id, fromIndex: count.default(0), reason: optionalText(255) }),
    z.object({
      /** Sessions. */
      cancelled: z.int(),
      bookings: z.int(),
      returned: z.int(),
      kept,
    }),
    TOPICS,
  ),
}
