import { sql } from 'drizzle-orm'
import {
  MEMBERSHIP_PERIODS,
  type MembershipPeriod,
  PACKAGE_KINDS,
} from '../../../../shared/domain/catalogue.ts'
import {
  ENTRY_KINDS,
  GRANT_CATEGORIES,
  GRANT_SOURCES,
  HOLD_ENTRY_KINDS,
  SUBSCRIPTION_STATUSES,
} from '../../../../shared/domain/credits.ts'
import type { familiesTable, packagesTable } from './catalogue.ts'
import { isDay, type Kit, oneOf, quoted } from './kit.ts'
import type { clientsTable, staffTable } from './people.ts'
import type { purchasesTable } from './purchases.ts'
import type { bookingsTable } from './schedule.ts'

/** A client's holding of a package. At most one active or frozen per client, family (none is one) and kind. */
export function subscriptionsTable(
  kit: Kit,
  refs: {
    clients: ReturnType<typeof clientsTable>
    families: ReturnType<typeof familiesTable>
    packages: ReturnType<typeof packagesTable>
    purchases: ReturnType<typeof purchasesTable>
  },
) {
  return kit.table(
    'subscriptions',
    {
      id: kit.id(),
      clientId: kit
        .int()
        .notNull()
        .references(() => refs.clients.id),
      name: kit.text().notNull(),
      familyId: kit.int().references(() => refs.families.id),
      kind: kit.text().notNull().$type<(typeof PACKAGE_KINDS)[number]>(),
      packageId: kit.int().references(() => refs.packages.id),
      purchaseId: kit.int().references(() => refs.purchases.id),
      status: kit.text().notNull().$type<(typeof SUBSCRIPTION_STATUSES)[number]>(),
      validityDays: kit.int(),
      activatedOn: kit.text(),
      /** Memberships: how long a lot lasts, the day from which periods are counted, and the last day of all, if any. */
      period: kit.text().$type<MembershipPeriod>(),
      anchorOn: kit.text(),
      anchorPeriod: kit.int().notNull().default(0),
      endsOn: kit.text(),
      rollover: kit.int().notNull().default(0),
      endedAt: kit.int(),
      createdAt: kit.int().notNull(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit.check('subscriptions_status', oneOf(t.status, SUBSCRIPTION_STATUSES)),
      kit.check('subscriptions_kind', oneOf(t.kind, PACKAGE_KINDS)),
      kit.check('subscriptions_activated', isDay(t.activatedOn)),
      kit.check('subscriptions_period', oneOf(t.period, MEMBERSHIP_PERIODS)),
      kit.check('subscriptions_anchor', isDay(t.anchorOn)),
      kit.check('subscriptions_ends', isDay(t.endsOn)),
      kit.check('subscriptions_rollover', sql`${t.rollover} between 0 and 1000`),
      kit.check('subscriptions_ended', sql`(${t.status} = 'ended') = (${t.endedAt} is not null)`),
      kit.unique('subscriptions_of_client').on(t.id, t.clientId),
      kit
        .uniqueIndex('subscriptions_one_active')
        // Not coalesce(): the generator splits an index's columns at every comma.
        .on(t.clientId, sql`(case when family_id is null then 0 else family_id end)`, t.kind)
        .where(sql`status in ('active', 'frozen')`),
      kit.index('subscriptions_by_client').on(t.clientId, t.id),
    ],
  )
}

/**
 * A lot of credits in five buckets. Buckets move only when a ledger entry is appended: `entryCount` is the
 * number of the last entry that moved them, and the guards refuse every other change.
 */
export function grantsTable(
  kit: Kit,
  refs: {
    families: ReturnType<typeof familiesTable>
    subscriptions: ReturnType<typeof subscriptionsTable>
  },
) {
  return kit.table(
    'grants',
    {
      id: kit.id(),
      clientId: kit.int().notNull(),
      subscriptionId: kit.int().notNull(),
      familyId: kit.int().references(() => refs.families.id),
      source: kit.text().notNull().$type<(typeof GRANT_SOURCES)[number]>(),
      category: kit.text().notNull().$type<(typeof GRANT_CATEGORIES)[number]>(),
      priority: kit.int().notNull().default(50),
      granted: kit.int().notNull().default(0),
      available: kit.int().notNull().default(0),
      held: kit.int().notNull().default(0),
      used: kit.int().notNull().default(0),
      expired: kit.int().notNull().default(0),
      revoked: kit.int().notNull().default(0),
      entryCount: kit.int().notNull().default(0),
      unitAmount: kit.int().notNull().default(0),
      currency: kit.text().notNull(),
      effectiveFrom: kit.text().notNull(),
      expiresOn: kit.text(),
      /** Its last valid day before units came back to it in a grace (rule 4); null while none did. */
      lapsedOn: kit.text(),
      /** How many units refunds ask for in all (rule 13); what is not revoked yet is owed. */
      refundTarget: kit.int().notNull().default(0),
      /** The lot whose unspent units these are (rule 11). */
      rolledFrom: kit.int(),
      /** Which period of its membership this lot is for; null for packs and rolled units. */
      periodNo: kit.int(),
      reason: kit.text().notNull(),
      createdAt: kit.int().notNull(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit.foreignKey({
        name: 'grants_subscription_of_client',
        columns: [t.subscriptionId, t.clientId],
        foreignColumns: [refs.subscriptions.id, refs.subscriptions.clientId],
      }),
      kit.unique('grants_of_subscription').on(t.id, t.clientId, t.subscriptionId),
      kit.check(
        'grants_buckets_add_up',
        sql`${t.granted} = ${t.available} + ${t.held} + ${t.used} + ${t.expired} + ${t.revoked}`,
      ),
      kit.check(
        'grants_buckets_positive',
        sql`${t.available} >= 0 and ${t.held} >= 0 and ${t.used} >= 0 and ${t.expired} >= 0 and ${t.revoked} >= 0`,
      ),
      kit.check('grants_source', oneOf(t.source, GRANT_SOURCES)),
      kit.check('grants_category', oneOf(t.category, GRANT_CATEGORIES)),
      kit.check('grants_effective', isDay(t.effectiveFrom)),
      kit.check('grants_expires', isDay(t.expiresOn)),
      kit.check('grants_lapsed', isDay(t.lapsedOn)),
      kit.check('grants_refund_target', sql`${t.refundTarget} >= 0`),
      kit
        .uniqueIndex('grants_once_per_period')
        .on(t.subscriptionId, t.periodNo)
        .where(sql`period_no is not null`),
      kit.uniqueIndex('grants_rolled_once').on(t.rolledFrom).where(sql`rolled_from is not null`),
      kit.index('grants_expiring').on(t.expiresOn).where(sql`available > 0 and expires_on is not null`),
      kit.check('grants_reason', sql`length(${t.reason}) <= 255`),
      kit.check('grants_unit_amount', sql`${t.unitAmount} >= 0`),
      kit.index('grants_by_client').on(t.clientId, t.id),
      kit.index('grants_by_subscription').on(t.subscriptionId, t.id),
      kit
        .index('grants_spendable')
        .on(t.clientId, t.available, t.effectiveFrom, t.expiresOn, t.subscriptionId)
        .where(sql`available > 0`),
    ],
  )
}

/**
 * Dated intervals of studio days in which a subscription pays for nothing; both ends are frozen days. An early end
 * moves `untilDay`, and one that never began is cancelled. `untilDay` is null while nobody knows the end (a dispute).
 */
export function freezesTable(
  kit: Kit,
  refs: { subscriptions: ReturnType<typeof subscriptionsTable>; staff: ReturnType<typeof staffTable> },
) {
  return kit.table(
    'freezes',
    {
      id: kit.id(),
      subscriptionId: kit
        .int()
        .notNull()
        .references(() => refs.subscriptions.id),
      fromDay: kit.text().notNull(),
      untilDay: kit.text(),
      cancelledAt: kit.int(),
      reason: kit.text(),
      actorId: kit.int().references(() => refs.staff.id),
      createdAt: kit.int().notNull(),
    },
    (t) => [
      kit.check('freezes_from', isDay(t.fromDay)),
      kit.check('freezes_until', isDay(t.untilDay)),
      kit.check('freezes_order', sql`${t.untilDay} is null or ${t.untilDay} >= ${t.fromDay}`),
      kit.check('freezes_reason', sql`length(${t.reason}) <= 255`),
      kit.index('freezes_by_subscription').on(t.subscriptionId, t.fromDay),
    ],
  )
}

/** The ledger: append-only lines that move units of one grant between its buckets; gapless and hash-chained. */
export function entriesTable(
  kit: Kit,
  refs: {
    grants: ReturnType<typeof grantsTable>
    bookings: ReturnType<typeof bookingsTable>
    staff: ReturnType<typeof staffTable>
  },
) {
  return kit.table(
    'entries',
    {
      seq: kit.int().primaryKey(),
      grantId: kit
        .int()
        .notNull()
        .references(() => refs.grants.id),
      grantSeq: kit.int().notNull(),
      kind: kit.text().notNull().$type<(typeof ENTRY_KINDS)[number]>(),
      units: kit.int().notNull(),
      bookingId: kit.int().references(() => refs.bookings.id),
      correctsSeq: kit.int(),
      reason: kit.text(),
      actorId: kit.int().references(() => refs.staff.id),
      commandId: kit.text(),
      at: kit.int().notNull(),
      prevHash: kit.text().notNull(),
      hash: kit.text().notNull(),
    },
    (t) => [
      kit.check('entries_kind', oneOf(t.kind, ENTRY_KINDS)),
      kit.check('entries_units', sql`${t.units} > 0`),
      kit.check(
        'entries_booking',
        sql`${t.bookingId} is not null or ${t.kind} not in (${sql.raw(quoted(HOLD_ENTRY_KINDS))})`,
      ),
      kit.check('entries_reason', sql`length(${t.reason}) <= 255`),
      kit.uniqueIndex('entries_of_grant').on(t.grantId, t.grantSeq),
      kit.index('entries_by_booking').on(t.bookingId, t.seq),
    ],
  )
}
