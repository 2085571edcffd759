import type { BusyStudio } from '../busy-studio.ts'
import type { Damage } from './damage-case.ts'

/** A sale that was made of a line of Stripe, as settling it leaves all rows: what is sold at the desk, made so. */
async function fromStripe({ studio, ben, packageId }: BusyStudio): Promise<void> {
  const { purchase, grant } = await studio.call('purchases.create', { clientId: ben.id, packageId })
  const { id, amount, currency } = purchase
  const statements = [
    `insert into stripe_sales (id, source_id, kind, livemode, state, amount, currency, metadata, client_id, created_at, fetched_at)
     values (1, 'cs_1', 'checkout_session', false, 'paid', ${amount}, '${currency}', '{}', ${ben.id}, 0, 0)`,
    `insert into stripe_lines (id, sale_id, line_id, quantity, amount, state, package_id, purchase_id)
     values (1, 1, 'li_1', 1, ${amount}, 'granted', ${packageId}, ${id})`,
    `update purchases set provider = 'stripe', external_id = 'stripe:cs_1:li_1', paid_at = null where id = ${id}`,
    `insert into stripe_grants (source_key, grant_id) values ('stripe:cs_1:li_1:grant', ${grant.id})`,
  ]
  for (const statement of statements) await studio.raw.exec(statement)
}

/** A plan of Ada's sale with its sessions. */
async function planned({ studio, sale, personal }: BusyStudio): Promise<void> {
  await studio.call('plans.commit', {
    purchaseId: sale.purchase.id,
    serviceId: personal.id,
    date: '2026-04-06',
    time: '15:00',
    count: 2,
    mode: 'all',
  })
}

/** Half of Ada's money was given back, of which one unit less than asked for could be taken. */
const refundedOf = ({ sale }: BusyStudio) => ({ id: sale.purchase.id, half: sale.purchase.amount / 2 })

export const SALE_DAMAGES: readonly Damage[] = [
  {
    name: 'a line of Stripe that names neither its sale nor its grant',
    before: fromStripe,
    statements: () => [
      'update stripe_lines set purchase_id = null where id = 1',
      'delete from stripe_grants',
    ],
    found: () => [
      'S1 stripe_line 1: a purchase for what was granted | purchase 2, not named > complete_line',
    ],
  },
  {
    name: 'a line of Stripe that waits although it gave',
    before: fromStripe,
    statements: () => ["update stripe_lines set state = 'unmatched' where id = 1"],
    found: () => ['S1 stripe_line 1: granted, as purchase 2 | unmatched > complete_line'],
  },
  {
    name: 'a line of Stripe that says that it gave, and has nothing',
    before: fromStripe,
    statements: () => [
      'update stripe_lines set purchase_id = null where id = 1',
      "update purchases set external_id = 'stripe:cs_9:li_9' where id = 2",
    ],
    found: () => [
      'S1 stripe_line 1: a purchase for what was granted | none',
      'S1 purchase 2: a line of Stripe that it was made of | none',
    ],
    stays: true,
  },
  {
    name: 'a line of Stripe that names the sale of another',
    before: fromStripe,
    statements: ({ sale }) => [
      `update stripe_lines set purchase_id = ${sale.purchase.id}, amount = ${sale.purchase.amount} where id = 1`,
    ],
    found: ({ sale }) => [
      `S1 stripe_line 1: a purchase of its own | purchase ${sale.purchase.id}, of something else`,
    ],
    stays: true,
  },
  {
    name: 'a line of Stripe that forgot which grant it gave',
    before: fromStripe,
    statements: () => ['delete from stripe_grants'],
    found: () => ['S1 stripe_line 1: the grant that it gave | grant 4, not named > complete_line'],
  },
  {
    name: 'a line of Stripe that names the grant of another sale',
    before: fromStripe,
    statements: ({ grants }) => [`update stripe_grants set grant_id = ${grants.pack}`],
    found: ({ grants }) => [
      `S1 stripe_line 1: the grant that it gave | grant ${grants.pack}, of another sale`,
    ],
    stays: true,
  },
  {
    name: 'a sale of another amount than Stripe says',
    before: fromStripe,
    statements: () => ['update stripe_lines set amount = 12345, quantity = 3 where id = 1'],
    found: ({ sale: { purchase } }) => [
      `S2 purchase 2: 12345 ${purchase.currency} for 3, as Stripe says | ${purchase.amount} ${purchase.currency} for 1`,
    ],
    stays: true,
  },
  {
    name: 'a refund in Stripe that nobody has taken over',
    before: fromStripe,
    statements: ({ sale: { purchase } }) => [
      `insert into stripe_reversals (id, kind, sale_id, status, amount, currency, created_at, fetched_at)
       values ('re_1', 'refund', 1, 'succeeded', 500, '${purchase.currency}', 0, 0)`,
    ],
    found: () => ['S2 stripe_sale 1: 500 given back, as its refunds say | 0 given back'],
    stays: true,
  },
  {
    name: 'a refund in Stripe of which its sale knows nothing',
    before: fromStripe,
    statements: ({ sale: { purchase } }) => [
      `insert into stripe_reversals (id, kind, sale_id, status, amount, currency, created_at, fetched_at)
       values ('re_1', 'refund', 1, 'succeeded', 500, '${purchase.currency}', 0, 0)`,
      'update stripe_sales set refunded_amount = 500',
    ],
    found: () => ['S2 purchase 2: at least 500 given back, as Stripe says | 0 given back'],
    stays: true,
  },
  {
    name: 'a sale that says it was refunded, and was not',
    statements: ({ sale }) => [`update purchases set status = 'refunded' where id = ${sale.purchase.id}`],
    found: ({ sale: { purchase } }) => [
      `S2 purchase ${purchase.id}: a state for 0 given back of ${purchase.amount} | refunded`,
    ],
    stays: true,
  },
  {
    name: 'a refund that took no units',
    statements: (scene) => {
      const { id, half } = refundedOf(scene)
      return [
        `update purchases set status = 'partially_refunded', refunded_amount = ${half} where id = ${id}`,
      ]
    },
    found: ({ sale }) => [
      `S3 purchase ${sale.purchase.id}: 5 asked for by refunds, taken or owed | 0 taken and 0 owed > take_refund`,
    ],
  },
  {
    name: 'units that are owed to a refund that there was not',
    statements: ({ grants }) => [`update grants set refund_target = 3 where id = ${grants.pack}`],
    found: ({ sale }) => [
      `S3 purchase ${sale.purchase.id}: 0 asked for by refunds, taken or owed | 0 taken and 3 owed > take_refund`,
    ],
  },
  {
    name: 'a refund that took no units, where lines of the ledger are missing',
    statements: (scene) => {
      const { id, half } = refundedOf(scene)
      return [
        `update purchases set status = 'partially_refunded', refunded_amount = ${half} where id = ${id}`,
        "update chain_heads set seq = seq + 1 where chain = 'ledger'",
      ]
    },
    found: ({ sale }) => [
      'I7 entry 10: the chain to end at row 11 | its end at row 10',
      `S3 purchase ${sale.purchase.id}: 5 asked for by refunds, taken or owed | 0 taken and 0 owed`,
    ],
    stays: true,
  },
  {
    name: 'receipts that leave one out',
    statements: ({ sale }) => [`update purchases set receipt_no = 3 where id = ${sale.purchase.id}`],
    found: ({ sale }) => [`S4 purchase ${sale.purchase.id}: receipt 1 after 0 | receipt 3`],
    stays: true,
  },
  {
    name: 'money at the desk without a receipt',
    statements: ({ sale }) => [`update purchases set receipt_no = null where id = ${sale.purchase.id}`],
    found: ({ sale }) => [
      `S4 purchase ${sale.purchase.id}: a receipt for money that came at the desk | none`,
    ],
    stays: true,
  },
  {
    name: 'two sales with one receipt',
    before: ({ studio, ben, packageId }) => studio.call('purchases.create', { clientId: ben.id, packageId }),
    statements: () => ['update purchases set receipt_no = 1'],
    inTheWay: { indexes: ['purchases_receipt_once'] },
    found: () => ['I6 purchase 2: receipt 1 once | 2 of them'],
    stays: true,
  },
  {
    name: 'something in the drawer that was sold already',
    before: ({ studio, ada, packageId }) => studio.call('saleDrawer.add', { clientId: ada.id, packageId }),
    statements: ({ sale }) => [`update sale_drawer set purchase_id = ${sale.purchase.id}`],
    found: ({ sale }) => [
      `S5 drawer_item 1: gone with purchase ${sale.purchase.id} | still in the drawer > clear_item`,
    ],
  },
  {
    name: 'something of the drawer that went with a sale that is not there',
    before: ({ studio, ada, packageId }) => studio.call('saleDrawer.add', { clientId: ada.id, packageId }),
    statements: () => ['update sale_drawer set purchase_id = 99, closed_at = 0'],
    found: () => ['S5 drawer_item 1: purchase 99 of the same client | none'],
    stays: true,
  },
  {
    name: 'sessions of a plan that another sale paid for',
    before: async (scene) => {
      await planned(scene)
      await scene.studio.call('purchases.create', { clientId: scene.ada.id, packageId: scene.packageId })
    },
    statements: () => ['update plans set purchase_id = 2, grant_id = 4'],
    found: ({ grants }) =>
      [9, 10].map(
        (bookingId, index) =>
          `P1 plan 1: session ${index + 1} paid by what purchase 2 gave | booking ${bookingId}, paid by grant ${grants.pack}`,
      ),
    stays: true,
  },
  {
    name: 'sessions of a plan that are booked for somebody else',
    before: async (scene) => {
      await planned(scene)
      await fromStripe(scene)
    },
    statements: () => ['update plans set purchase_id = 2'],
    found: () =>
      [9, 10].map(
        (bookingId, index) =>
          `P1 plan 1: session ${index + 1} booked for its client | booking ${bookingId}, which is not`,
      ),
    stays: true,
  },
  {
    name: 'a plan that is done with one session missing',
    before: planned,
    statements: () => [
      `update plan_sessions set state = 'unplaced', booking_id = null, session_id = null where "index" = 1`,
    ],
    found: () => ['P1 plan 1: 2 sessions placed, as it is done | 1 placed > plan_state'],
  },
]
