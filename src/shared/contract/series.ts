import { z } from 'zod'
import { PLATFORMS, WALL_KINDS } from '../domain/schedule.ts'
import { MAX_OCCURRENCES, MAX_WEEKS_APART } from '../domain/series.ts'
import { bookingView, funding, fundingNeeds } from './bookings.ts'
import { command } from './define.ts'
import { count, day, id, optionalText, price, wallTime, weekday } from './fields.ts'
import { capacity, minutes, sessionView } from './schedule.ts'
import { warnings } from './warnings.ts'

/** A day whose year every later computation can reach. */
const startDay = day.refine(
  (value) => value >= '1900-01-01' && value <= '2999-12-31',
  'Sessions start in the years 1900 to 2999.',
)

const TOPICS = ['schedule', 'bookings', 'credits', 'clients'] as const

export const seriesContract = {
  /**
   * Repeats a session in the studio's wall time. Every occurrence is tested by itself; one that cannot be made is
   * skipped with its refusal, or refuses everything (`clashes: "refuse"`). With `dryRun` it is the preview.
   */
  'series.create': command(
    'schedule.write',
    z
      .strictObject({
        serviceId: id,
        trainerId: id.nullish(),
        roomId: id.nullish(),
        /** The first day that may be one of the series. */
        date: startDay,
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
        until: startDay.optional(),
        clientId: id.optional(),
        funding: funding.default('credit'),
        /** What becomes of an occurrence that the client's credits do not reach. */
        unfunded: z.enum(['skip', 'unpaid']).default('skip'),
        clashes: z.enum(['skip', 'refuse']).default('skip'),
        amount: price.optional(),
        platform: z.enum(PLATFORMS).nullish(),
        meetingLink: optionalText(500),
        notes: optionalText(2000),
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
      skipped: z.array(
        z.object({
          index: z.int(),
          wallStart: z.string(),
          startsAt: z.string(),
          wallKind: z.enum(WALL_KINDS),
          code: z.string(),
          message: z.string(),
        }),
      ),
    }),
    TOPICS,
    {
      alsoNeeds: ({ clientId, funding: asked, unfunded }) =>
        clientId === undefined
          ? []
          : [
              'bookings.write',
              ...fundingNeeds(asked),
              ...(unfunded === 'unpaid' ? (['bookings.unpaid'] as const) : []),
            ],
    },
  ),
  /** Cancels this session of a series and all that follow, as the studio. */
  'series.cancel': command(
    'schedule.write',
    z.strictObject({ seriesId: id, fromIndex: count.default(0), reason: optionalText(255) }),
    z.object({
      /** Sessions. */
      cancelled: z.int(),
      bookings: z.int(),
      returned: z.int(),
      /** Sessions that stay, because an outcome was set in them already. */
      kept: z.array(z.object({ index: z.int(), sessionId: z.int(), startsAt: z.string() })),
    }),
    TOPICS,
  ),
}
