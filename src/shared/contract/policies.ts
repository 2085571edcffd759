import { z } from 'zod'
import { PARDONS } from '../domain/bookings.ts'
import { CHARGE_RULES, LATE_RULES } from '../domain/policies.ts'
import { query } from './define.ts'
import { scheduleDay as day } from './fields.ts'

/** The longest stretch that is judged at once. */
export const MOST_SIMULATED_DAYS = 366

const money = z.object({ amount: z.int(), currency: z.string() })

/** How many are charged, and what they come to: credits, and what those were bought for or what is owed in money. */
const tally = z.object({ charged: z.int(), credits: z.int(), money })

/** What was, or would be: whether it counts as late, whether it is charged, and why not where a rule would. */
const judgement = z.object({ late: z.boolean(), charged: z.boolean(), pardon: z.enum(PARDONS).nullable() })

export const policiesContract = {
  /**
   * What another rule would have made of the cancellations and no-shows that really happened: of clients, in sessions
   * between two studio days, both included. `actual + difference = simulated`, in every figure; the differences of the
   * clients make that of all, and their cases make theirs. What costs nothing is left out, and nothing is changed. It names
   * clients, and so takes `clients.read` as well.
   */
  'policies.simulate': query(
    'reports.read',
    z.strictObject({
      from: day,
      to: day,
      policy: z.strictObject({
        lateWindowMinutes: z.int().min(0).max(20160),
        lateRule: z.enum(LATE_RULES),
        lateForgiven: z.int().min(0).max(30),
        noShowRule: z.enum(CHARGE_RULES),
      }),
    }),
    z.object({
      from: z.string(),
      to: z.string(),
      /** How many were judged: cancellations by clients, late ones among them, and no-shows. */
      judged: z.object({ cancellations: z.int(), late: z.int(), noShows: z.int() }),
      actual: tally,
      simulated: tally,
      difference: tally,
      /** Whom it would change something for, the largest difference first. */
      clients: z.array(
        z.object({
          clientId: z.int(),
          clientName: z.string(),
          difference: tally,
          cases: z.array(
            z.object({
              bookingId: z.int(),
              sessionId: z.int(),
              title: z.string(),
              startsAt: z.string(),
              what: z.enum(['cancelled', 'no_show']),
              /** When it was cancelled; of a no-show the start. */
              at: z.string(),
              credits: z.int(),
              money,
              actual: judgement,
              simulated: judgement,
            }),
          ),
        }),
      ),
    }),
    { apart: true, alsoNeeds: () => ['clients.read'] },
  ),
}
