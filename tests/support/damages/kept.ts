import type { Damage } from './damage-case.ts'

/** What rows keep of the time they were written, and the words that are kept beside a client. */
export const KEPT_DAMAGES: readonly Damage[] = [
  {
    name: 'a policy that says too little',
    statements: ({ bookings: { live } }) => [
      `update bookings set policy = '{"lateRule":"capture"}' where id = ${live.bookingId}`,
    ],
    found: ({ bookings: { live } }) => [
      `V9 booking ${live.bookingId}: a policy that can be read | another text > present_policy`,
    ],
  },
  {
    name: 'a policy that is no text of its kind, where that can be stored',
    statements: ({ studio, bookings: { live } }) => [
      `update bookings set policy = '${studio.engine.dialect === 'sqlite' ? '{' : '[]'}' where id = ${live.bookingId}`,
    ],
    found: ({ bookings: { live } }) => [
      `V9 booking ${live.bookingId}: a policy that can be read | another text > present_policy`,
    ],
  },
  {
    name: 'more money given back than was paid',
    statements: ({ sale }) => [
      `update purchases set refunded_amount = 99999999 where id = ${sale.purchase.id}`,
    ],
    found: ({ sale }) => [
      `V9 purchase ${sale.purchase.id}: between 0 and ${sale.purchase.amount} given back | 99999999 given back`,
    ],
    stays: true,
  },
  {
    name: 'terms of a sale that say another number than it gave',
    statements: ({ studio, sale }) => [
      studio.engine.dialect === 'sqlite'
        ? `update purchases set terms = json_set(terms, '$.credits', 12) where id = ${sale.purchase.id}`
        : `update purchases set terms = jsonb_set(terms, '{credits}', '12') where id = ${sale.purchase.id}`,
    ],
    found: ({ sale, grants }) => [
      `V9 purchase ${sale.purchase.id}: 10 by its terms, as grant ${grants.pack} was given | 12`,
    ],
    stays: true,
  },
  {
    name: 'terms of a sale that say nothing',
    statements: ({ sale }) => [`update purchases set terms = '[]' where id = ${sale.purchase.id}`],
    found: ({ sale }) => [`V9 purchase ${sale.purchase.id}: terms that can be read | another text`],
    stays: true,
  },
  {
    name: 'a client whom no word finds',
    statements: ({ ada }) => [`delete from client_words where client_id = ${ada.id}`],
    found: ({ ada }) => [`W1 client ${ada.id}: found by ada berg | nothing > find_again`],
  },
  {
    name: 'a merged client who is still found',
    before: ({ studio }) => studio.call('clients.create', { firstName: 'Cleo', lastName: 'Berg' }),
    statements: ({ ada }) => [
      `update clients set status = 'merged', merged_into = ${ada.id} where first_name = 'Cleo'`,
    ],
    found: () => ['W1 client 3: found by nothing | berg cleo > find_again'],
  },
  {
    name: 'a client whom another word finds',
    statements: ({ ben }) => [
      `update client_words set word = 'bob' where client_id = ${ben.id} and word = 'ben'`,
    ],
    found: ({ ben }) => [`W1 client ${ben.id}: found by ben berg | berg bob > find_again`],
  },
]
