import { z } from 'zod'
import { MEMBERSHIP_PERIODS, PACKAGE_KINDS } from '../domain/catalogue.ts'
import {
  ENTRY_KINDS,
  GRANT_CATEGORIES,
  GRANT_PROBLEMS,
  GRANT_SOURCES,
  SUBSCRIPTION_STATUSES,
} from '../domain/credits.ts'
import { command, query } from './define.ts'
import { day, id, reason, requiredText, sessionCount } from './fields.ts'

/** A freeze that is not over; `until` is null while nobody knows its end. */
export const freezeView = z.object({
  id: z.int(),
  from: z.string(),
  until: z.string().nullable(),
  days: z.int(),
})

export const subscriptionView = z.object({
  id: z.int(),
  packageName: z.string(),
  familyId: z.int().nullable(),
  family: z.string().nullable(),
  kind: z.enum(PACKAGE_KINDS),
  /** As the day says: frozen while today lies in a freeze. */
  status: z.enum(SUBSCRIPTION_STATUSES),
  total: z.int(),
  completed: z.int(),
  scheduled: z.int(),
  remaining: z.int(),
  expired: z.int(),
  revoked: z.int(),
  /** The last valid day of what it has; null when some of it never expires, or while it waits. */
  expiresOn: z.string().nullable(),
  /** Null until its turn comes. */
  activatedOn: z.string().nullable(),
  /** Of a membership: how long a lot lasts, how much of it rolls over, and the last day of all, if any. */
  period: z.enum(MEMBERSHIP_PERIODS).nullable(),
  rollover: z.int(),
  endsOn: z.string().nullable(),
  /** The freeze it is in, or the next one ahead. */
  freeze: freezeView.nullable(),
  version: z.int(),
})

/** completed + scheduled + remaining = total, per subscription and for the client. */
const summaryView = z.object({
  clientId: z.int(),
  available: z.int(),
  scheduled: z.int(),
  completed: z.int(),
  cancelled: z.int(),
  lateCancelled: z.int(),
  noShow: z.int(),
  remaining: z.int(),
  total: z.int(),
  expired: z.int(),
  revoked: z.int(),
  lastSessionOn: z.string().nullable(),
  /** The soonest last valid day of units still available. */
  nextExpiry: z.string().nullable(),
  warning: z.enum(['none_left', 'low', 'expiring']).nullable(),
  subscriptions: z.array(subscriptionView),
})

const grantView = z.object({
  id: z.int(),
  subscriptionId: z.int(),
  subscriptionName: z.string(),
  family: z.string().nullable(),
  source: z.enum(GRANT_SOURCES),
  category: z.enum(GRANT_CATEGORIES),
  granted: z.int(),
  available: z.int(),
  held: z.int(),
  used: z.int(),
  expired: z.int(),
  revoked: z.int(),
  /** How many of `available` could be held for a session today: all of them, or none. */
  availableToday: z.int(),
  effectiveFrom: z.string(),
  expiresOn: z.string().nullable(),
  /** Why none of it can be held today, in a word and as a sentence; null when it can. */
  problem: z.enum(GRANT_PROBLEMS).nullable(),
  why: z.string().nullable(),
  /** Where it came from, as a sentence. */
  origin: z.string(),
})

const entryView = z.object({
  seq: z.int(),
  at: z.string(),
  kind: z.enum(ENTRY_KINDS),
  units: z.int(),
  grantId: z.int(),
  bookingId: z.int().nullable(),
  actor: z.string(),
  reason: z.string().nullable(),
  /** The line that it corrects. */
  correctsSeq: z.int().nullable(),
  sentence: z.string(),
})

/** Which grants would pay, and by which rule every other does not. */
const spendView = z.object({
  sessionId: z.int().nullable(),
  /** The studio day that is paid for. */
  on: z.string(),
  /** Without a family every grant is judged for what it is good for itself. */
  familyId: z.int().nullable(),
  needed: z.int(),
  payable: z.int(),
  /** What would be held; nothing when not all can be paid. */
  parts: z.array(z.object({ grantId: z.int(), units: z.int() })),
  /** Every grant in the spend order. */
  order: z.array(
    z.object({
      grantId: z.int(),
      rank: z.int(),
      problem: z.enum(GRANT_PROBLEMS).nullable(),
      sentence: z.string(),
    }),
  ),
  /** Why this pack pays, or why none can. */
  sentence: z.string(),
})

export const creditsContract = {
  'credits.allocate': command(
    'credits.allocate',
    z.strictObject({
      clientId: id,
      sessionCount,
      /** Trimmed and cut at 255 characters; "Admin added" when none is given. */
      reason: reason.nullish(),
      family: requiredText(80).nullish(),
      expiresOn: day.nullish(),
      category: z.enum(['paid', 'promotional']).default('paid'),
    }),
    z.object({
      added: z.int(),
      availableSessions: z.int(),
      message: z.string(),
      grant: z.object({ id: z.int(), subscriptionId: z.int() }),
    }),
    ['credits', 'clients'],
  ),
  'credits.revoke': command(
    'credits.revoke',
    z.strictObject({
      clientId: id,
      sessionCount,
      reason: reason.refine((value) => value.trim() !== '', 'Say why.'),
      grantId: id.optional(),
    }),
    z.object({ removed: z.int(), availableSessions: z.int(), message: z.string() }),
    ['credits', 'clients'],
  ),
  'credits.summary': query('credits.read', z.strictObject({ clientId: id }), summaryView),
  'credits.explain': query(
    'credits.read',
    z.strictObject({
      clientId: id,
      /** The session that shall be paid; today without one. */
      sessionId: id.optional(),
      /** What shall be paid today: one credit of a family. */
      familyId: id.optional(),
    }),
    z.object({ grants: z.array(grantView), entries: z.array(entryView), spend: spendView }),
  ),
  'subscriptions.list': query(
    'credits.read',
    z.strictObject({ clientId: id }),
    z.object({ rows: z.array(subscriptionView) }),
  ),
}
