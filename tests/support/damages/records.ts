import type { Damage } from './damage-case.ts'

/** As a merge does, so that only what is meant is damaged. */
function unfound(...clientIds: readonly number[]): string[] {
  return [`delete from client_words where client_id in (${clientIds.join(', ')})`]
}

export const RECORD_DAMAGES: readonly Damage[] = [
  {
    name: 'a sale that was booked twice',
    statements: ({ sale, ben }) => [
      `insert into purchases (client_id, package_id, provider, external_id, amount, currency, status, terms, created_at)
       select ${ben.id}, package_id, provider, external_id, amount, currency, 'pending', terms, created_at
       from purchases where id = ${sale.purchase.id}`,
    ],
    inTheWay: { indexes: ['purchases_external_unique'] },
    found: ({ sale }) => [
      `I6 purchase ${sale.purchase.id + 1}: an external id of its own | the same on 2 purchases`,
    ],
    stays: true,
  },
  {
    name: 'a command that was answered twice',
    statements: ({ studio }) =>
      studio.engine.dialect === 'postgres'
        ? ['insert into commands select * from commands']
        : [
            'create table answers as select * from commands',
            'insert into answers select * from commands',
            'drop table commands',
            'alter table answers rename to commands',
          ],
    inTheWay: { constraints: [['commands', 'commands_pkey']] },
    found: () => ['I6 command 0: one answer per command id | 2 answers'],
    stays: true,
  },
  {
    name: 'two packs of one family that are active at once',
    statements: ({ ada }) => [
      `update subscriptions set status = 'active', ended_at = null, family_id = (
         select family_id from subscriptions where client_id = ${ada.id} and purchase_id is not null)
       where client_id = ${ada.id}`,
    ],
    inTheWay: { indexes: ['subscriptions_one_active'] },
    found: ({ ada }) => [
      `I8 client ${ada.id}: one active subscription per family and kind | 2 of one > wait`,
    ],
  },
  {
    name: 'a paid sale that gave nothing',
    statements: ({ sale }) => [
      `update subscriptions set purchase_id = null where purchase_id = ${sale.purchase.id}`,
    ],
    found: ({ sale }) => [
      `V5 purchase ${sale.purchase.id}: credits for what was paid | none granted > link_sale`,
    ],
  },
  {
    name: 'a paid sale that made no grant',
    statements: ({ sale, ben }) => [
      `insert into purchases (client_id, package_id, provider, external_id, amount, currency, status, terms, created_at)
       select ${ben.id}, package_id, provider, 'till-2', amount, currency, 'paid', terms, created_at
       from purchases where id = ${sale.purchase.id}`,
    ],
    found: ({ sale }) => [
      `V5 purchase ${sale.purchase.id + 1}: credits for what was paid | none granted > grant_sale`,
    ],
  },
  {
    name: 'a paid sale whose grant is gone although it was used',
    statements: ({ grants }) => [`delete from grants where id = ${grants.pack}`],
    found: ({ bookings, grants, sale }) => [
      ...[bookings.done, bookings.live].map(
        ({ bookingId }) =>
          `I3 booking ${bookingId}: a grant that exists | grant ${grants.pack}, which does not`,
      ),
      `V5 purchase ${sale.purchase.id}: credits for what was paid | its grant ${grants.pack} is missing`,
    ],
    stays: true,
  },
  {
    name: 'a paid sale whose grant is gone although its pack is there, and nothing says which it was',
    statements: ({ sale, grants }) => [
      `delete from grants where id = ${grants.pack}`,
      `update audit set entity_id = 99 where entity = 'purchase' and entity_id = ${sale.purchase.id}`,
    ],
    found: ({ bookings, grants, sale }) => [
      'I7 audit 14: content that matches its hash | content that was changed',
      ...[bookings.done, bookings.live].map(
        ({ bookingId }) =>
          `I3 booking ${bookingId}: a grant that exists | grant ${grants.pack}, which does not`,
      ),
      `V5 purchase ${sale.purchase.id}: credits for what was paid | the grants of its pack are missing`,
    ],
    stays: true,
  },
  {
    name: 'a paid sale of which all that it gave is gone',
    before: async ({ studio, ben, packageId }) => {
      await studio.call('purchases.create', { clientId: ben.id, packageId })
      await studio.call('credits.allocate', { clientId: ben.id, sessionCount: 1 })
    },
    statements: () => [
      'delete from entries where grant_id = 4',
      'delete from grants where id = 4',
      'delete from subscriptions where purchase_id = 2',
      "delete from audit where entity = 'purchase' and entity_id = 2",
    ],
    found: () => [
      'I7 entry 12: number 11 after 10 | number 12',
      'I7 audit 34: number 33 after 32 | number 34',
      'V5 purchase 2: credits for what was paid | rows are missing that may be what it gave',
    ],
    stays: true,
  },
  {
    name: 'two clients with one e-mail address',
    before: async ({ studio, ada }) => {
      await studio.call('clients.update', { clientId: ada.id, email: 'ada@example.org' })
    },
    statements: ({ ben }) => [
      `update clients set email = 'ADA@example.org', email_key = 'ada@example.org' where id = ${ben.id}`,
    ],
    inTheWay: { indexes: ['clients_email_unique'] },
    found: ({ ben }) => [
      `I6 client ${ben.id}: an e-mail address of its own | the same for 2 clients`,
      `W1 client ${ben.id}: found by ada ada@example.org ben berg example org | ben berg > find_again`,
    ],
    leaves: ({ ben }) => [`I6 client ${ben.id}: an e-mail address of its own | the same for 2 clients`],
  },
  {
    name: 'an occurrence of a series that is there twice',
    statements: ({ bookings: { live, beside }, personal }) => [
      `insert into series (service_id, pattern, created_at) values (${personal.id}, '{}', 0)`,
      `update sessions set series_id = 1, series_index = 4 where id in (${live.sessionId}, ${beside.sessionId})`,
    ],
    inTheWay: { indexes: ['sessions_once_in_series'] },
    found: ({ bookings: { beside } }) => [
      `I6 session ${beside.sessionId}: one occurrence 4 of its series | 2 of them`,
    ],
    stays: true,
  },
  {
    name: 'a period of a membership that was given twice',
    before: async ({ studio, ben }) => {
      await studio.call('credits.allocate', { clientId: ben.id, sessionCount: 2 })
    },
    statements: ({ ben }) => [`update grants set period_no = 3 where client_id = ${ben.id}`],
    inTheWay: { indexes: ['grants_once_per_period'] },
    found: () => ['I6 grant 4: one lot for period 3 of its membership | 2 of them'],
    stays: true,
  },
  {
    name: 'units that were moved on without having expired',
    before: async ({ studio, ben }) => {
      await studio.call('credits.allocate', { clientId: ben.id, sessionCount: 2 })
    },
    statements: ({ grants }) => [`update grants set rolled_from = ${grants.general} where id = 4`],
    found: ({ grants }) => [
      `I6 grant 4: at most the 0 that expired on grant ${grants.general} | 2 moved on from it > take_back_rolled`,
    ],
  },
  {
    name: 'units that were moved on from another pack, and held since',
    statements: ({ grants }) => [
      `update grants set rolled_from = ${grants.general} where id = ${grants.pack}`,
    ],
    found: ({ grants }) => [
      `I6 grant ${grants.pack}: at most the 0 that expired on grant ${grants.general} | 10 moved on from it`,
    ],
    stays: true,
  },
  {
    name: 'units that were moved on from a grant that is gone',
    before: async ({ studio, ben }) => {
      await studio.call('credits.allocate', { clientId: ben.id, sessionCount: 2 })
    },
    statements: () => ['update grants set rolled_from = 99 where id = 4'],
    found: () => ['I6 grant 4: at most the 0 that expired on grant 99 | 2 moved on from it'],
    stays: true,
  },
  {
    name: 'a pack that waits for a place that nobody has',
    before: async ({ studio, ada, packageId }) => {
      await studio.call('purchases.create', { clientId: ada.id, packageId })
    },
    statements: ({ sale }) => [
      `update subscriptions set status = 'ended', ended_at = 0 where id = ${sale.grant.subscriptionId}`,
    ],
    found: () => ['I8 subscription 4: something before it to wait for | nothing there > activate'],
  },
  {
    name: 'a pack that is frozen without a freeze',
    statements: ({ sale }) => [
      `update subscriptions set status = 'frozen' where id = ${sale.grant.subscriptionId}`,
    ],
    found: ({ sale }) => [
      `I8 subscription ${sale.grant.subscriptionId}: a freeze that has begun | frozen without one > thaw`,
    ],
  },
  {
    name: 'two freezes that share a day',
    statements: ({ gift }) =>
      ['2026-03-20', '2026-03-22'].map(
        (from) =>
          `insert into freezes (subscription_id, from_day, until_day, created_at)
           values (${gift.subscriptionId}, '${from}', '2026-03-25', 0)`,
      ),
    found: ({ gift }) => [
      `I8 subscription ${gift.subscriptionId}: one freeze at a time | two that share a day`,
    ],
    stays: true,
  },
  {
    name: 'a plan that runs for nobody',
    before: async ({ studio, sale }) => {
      await studio.call('plans.run', { purchaseId: sale.purchase.id })
    },
    statements: () => [`update plans set status = 'running'`],
    found: () => ['V7 plan 1: a plan that waits, is done or has failed | running for nobody'],
    stays: true,
  },
  {
    name: 'a merged client who still has something',
    before: async ({ studio }) => {
      const { client } = await studio.call('clients.create', { firstName: 'Cleo', lastName: 'Berg' })
      await studio.call('credits.allocate', { clientId: client.id, sessionCount: 3 })
    },
    statements: ({ ada }) => [
      `update clients set status = 'merged', merged_into = ${ada.id} where first_name = 'Cleo'`,
      ...unfound(3),
    ],
    found: ({ ada }) => [
      `I3 client 3: everything with the client who was kept | 2 rows of client 3, who was merged into client ${ada.id} > bring_over`,
    ],
  },
  {
    name: 'a merged client who would be in two places at once',
    statements: ({ ada, ben }) => [
      `update clients set status = 'merged', merged_into = ${ada.id} where id = ${ben.id}`,
      ...unfound(ben.id),
    ],
    found: ({ ada, ben }) => [
      `I3 client ${ben.id}: everything with the client who was kept | 5 rows of client ${ben.id}, who was merged into client ${ada.id}`,
    ],
    stays: true,
  },
  {
    name: 'a merged client of whom nobody was kept',
    before: ({ studio }) => studio.call('clients.create', { firstName: 'Cleo', lastName: 'Berg' }),
    statements: () => [
      "update clients set status = 'merged', merged_into = 99 where first_name = 'Cleo'",
      ...unfound(3),
    ],
    found: () => ['I3 client 3: a client who was kept | client 99'],
    stays: true,
  },
  {
    name: 'two clients who were merged into each other, and one of them',
    before: async ({ studio }) => {
      for (const firstName of ['Cleo', 'Dora', 'Ella']) {
        await studio.call('clients.create', { firstName, lastName: 'Berg' })
      }
    },
    statements: () => [
      "update clients set status = 'merged', merged_into = 4 where id in (3, 5)",
      "update clients set status = 'merged', merged_into = 3 where id = 4",
      ...unfound(3, 4, 5),
    ],
    found: () => [
      'I3 client 3: a client who was kept | client 4',
      'I3 client 4: a client who was kept | client 3',
      'I3 client 5: a client who was kept | client 4',
    ],
    stays: true,
  },
]
