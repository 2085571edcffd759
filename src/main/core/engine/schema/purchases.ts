import { sql } from 'drizzle-orm'
import type { MembershipPeriod, PACKAGE_KINDS } from '../../../../shared/domain/catalogue.ts'
import {
  PAYMENT_METHODS,
  type PaymentMethod,
  type PlainData,
  PURCHASE_PROVIDERS,
  PURCHASE_STATUSES,
} from '../../../../shared/domain/purchases.ts'
import type { packagesTable } from './catalogue.ts'
import { type Kit, oneOf } from './kit.ts'
import type { clientsTable } from './people.ts'

/** The terms of a package as they were when it was sold. */
export type PackageTerms = {
  readonly name: string
  readonly credits: number
  readonly familyId: number | null
  readonly kind: (typeof PACKAGE_KINDS)[number]
  readonly validityDays: number | null
  readonly priceAmount: number
  readonly currency: string
  /** How long one lot of a membership lasts; null for a pack, and in terms written before there were memberships. */
  readonly period?: MembershipPeriod | null
  /** How many unspent units of a membership's lot move on to the next one. */
  readonly rollover?: number
}

/** Money for a package. `(provider, externalId)` is unique, so the same sale cannot be booked twice. */
export function purchasesTable(
  kit: Kit,
  refs: { clients: ReturnType<typeof clientsTable>; packages: ReturnType<typeof packagesTable> },
) {
  return kit.table(
    'purchases',
    {
      id: kit.id(),
      clientId: kit
        .int()
        .notNull()
        .references(() => refs.clients.id),
      packageId: kit
        .int()
        .notNull()
        .references(() => refs.packages.id),
      provider: kit.text().notNull().$type<(typeof PURCHASE_PROVIDERS)[number]>(),
      externalId: kit.text(),
      amount: kit.int().notNull(),
      currency: kit.text().notNull(),
      status: kit.text().notNull().$type<(typeof PURCHASE_STATUSES)[number]>(),
      terms: kit.json<PackageTerms>().notNull(),
      metadata: kit.json<PlainData>(),
      /** All that was given back so far, in minor units. */
      refundedAmount: kit.int().notNull().default(0),
      /** How many of the package; its units times as many were given. */
      quantity: kit.int().notNull().default(1),
      /** Off the price in the terms, and why. */
      discountAmount: kit.int().notNull().default(0),
      discountReason: kit.text(),
      /** How it was paid at the desk; null where nobody said, and elsewhere. */
      paymentMethod: kit.text().$type<PaymentMethod>(),
      /** When the money came; null while it is owed, and for sales of before this was kept. */
      paidAt: kit.int(),
      /** Counted within the studio without a gap; null where there is no receipt of ours. */
      receiptNo: kit.int(),
      createdAt: kit.int().notNull(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit.check('purchases_provider', oneOf(t.provider, PURCHASE_PROVIDERS)),
      kit.check('purchases_status', oneOf(t.status, PURCHASE_STATUSES)),
      kit.check('purchases_amount', sql`${t.amount} >= 0`),
      kit.check('purchases_quantity', sql`${t.quantity} between 1 and 1000`),
      kit.check('purchases_discount', sql`${t.discountAmount} >= 0 and length(${t.discountReason}) <= 255`),
      kit.check('purchases_method', oneOf(t.paymentMethod, PAYMENT_METHODS)),
      kit.check('purchases_receipt', sql`${t.receiptNo} > 0`),
      kit.uniqueIndex('purchases_receipt_once').on(t.receiptNo).where(sql`receipt_no is not null`),
      kit
        .uniqueIndex('purchases_external_unique')
        .on(t.provider, t.externalId)
        .where(sql`${t.externalId} is not null`),
      kit.index('purchases_by_client').on(t.clientId, t.id),
      kit.index('purchases_by_package').on(t.packageId),
    ],
  )
}
