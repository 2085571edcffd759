import type { Damage } from './damage-case.ts'

/** Line 3 of the ledger is the first hold; line 2 of the audit log tells of the first location. */
export const CHAIN_DAMAGES: readonly Damage[] = [
  {
    name: 'a line of the ledger that was edited',
    statements: () => ["update entries set reason = 'a friend' where seq = 3"],
    found: () => ['I7 entry 3: content that matches its hash | content that was changed'],
    stays: true,
  },
  {
    name: 'a line of the ledger that was hashed anew',
    statements: () => [`update entries set hash = '${'f'.repeat(64)}' where seq = 3`],
    found: () => [
      'I7 entry 3: content that matches its hash | content that was changed',
      'I7 entry 4: the hash of row 3 | another hash before it',
    ],
    stays: true,
  },
  {
    name: 'units that were changed in the ledger',
    statements: ({ grants }) => [
      `update entries set units = 20 where grant_id = ${grants.general} and kind = 'GRANT'`,
    ],
    found: ({ grants }) => [
      'I7 entry 2: content that matches its hash | content that was changed',
      `V1 grant ${grants.general}: granted 20, available 19 | granted 5, available 4`,
    ],
    stays: true,
  },
  {
    name: 'units that were never there',
    statements: ({ grants }) => [`delete from entries where grant_id = ${grants.general} and kind = 'GRANT'`],
    found: ({ grants }) => [
      'I7 entry 3: number 2 after 1 | number 3',
      `I7 grant ${grants.general}: its line 1 next | line 2, entry 5`,
      `I1 grant ${grants.general}: no bucket below 0 | available -1 after entry 5`,
      `V1 grant ${grants.general}: granted 0, available -1 | granted 5, available 4`,
    ],
    stays: true,
  },
  {
    name: 'the only line of a hold that is gone',
    statements: ({ bookings: { classes } }) => [
      `delete from entries where booking_id = ${classes.bookingId}`,
    ],
    found: ({ bookings: { classes }, grants }) => [
      'I7 entry 6: number 5 after 4 | number 6',
      `V1 grant ${grants.general}: available 5, held 0, lines 1 | available 4, held 1, lines 2`,
      `V1 booking ${classes.bookingId}: 0 held and 0 used of grant ${grants.general} | 1 held and 0 used of grant ${grants.general}`,
    ],
    stays: true,
  },
  {
    name: 'a hold that is gone, and its line with it',
    statements: ({ bookings: { classes } }) => [
      `delete from entries where booking_id = ${classes.bookingId}`,
      `delete from booking_holds where booking_id = ${classes.bookingId}`,
    ],
    found: ({ bookings: { classes }, grants }) => [
      'I7 entry 6: number 5 after 4 | number 6',
      `V1 grant ${grants.general}: available 5, held 0, lines 1 | available 4, held 1, lines 2`,
      `V2 booking ${classes.bookingId}: 1 held by a confirmed booking | nothing held`,
    ],
    stays: true,
  },
  {
    name: 'every line of a grant that nothing was held of',
    before: async ({ studio, ben }) => {
      await studio.call('credits.allocate', { clientId: ben.id, sessionCount: 2 })
      await studio.call('credits.allocate', { clientId: ben.id, sessionCount: 3 })
    },
    statements: () => ['delete from entries where grant_id = 4'],
    found: () => [
      'I7 entry 12: number 11 after 10 | number 12',
      'V1 grant 4: granted 0, available 0, lines 0 | granted 2, available 2, lines 1',
    ],
    stays: true,
  },
  {
    name: 'a row of the audit log that was edited',
    statements: () => [`update audit set "after" = '{"name":"Elsewhere"}' where seq = 2`],
    found: () => ['I7 audit 2: content that matches its hash | content that was changed'],
    stays: true,
  },
  {
    name: 'a row of the audit log that cannot be read, where that can be',
    statements: ({ studio }) => [
      `update audit set "after" = '${studio.engine.dialect === 'sqlite' ? '{' : '{}'}' where seq = 2`,
    ],
    found: () => ['I7 audit 2: content that matches its hash | content that was changed'],
    stays: true,
  },
  {
    name: 'a row of the audit log that is gone',
    statements: () => ['delete from audit where seq = 2'],
    found: () => ['I7 audit 3: number 2 after 1 | number 3'],
    stays: true,
  },
  {
    name: 'a row of the audit log that cites another one',
    statements: () => [`update audit set prev_hash = '${'f'.repeat(64)}' where seq = 2`],
    found: () => [
      'I7 audit 2: the hash of row 1 | another hash before it',
      'I7 audit 2: content that matches its hash | content that was changed',
    ],
    stays: true,
  },
  {
    name: 'the place of a line among those of its grant',
    statements: ({ grants }) => [
      `update entries set grant_seq = 7 where grant_id = ${grants.general} and grant_seq = 2`,
    ],
    found: ({ grants }) => [
      'I7 entry 5: content that matches its hash | content that was changed',
      `I7 grant ${grants.general}: its line 2 next | line 7, entry 5`,
      `V1 grant ${grants.general}: lines 7 | lines 2`,
    ],
    stays: true,
  },
  {
    name: 'the end of the ledger moved',
    statements: () => ["update chain_heads set seq = seq + 1 where chain = 'ledger'"],
    found: () => ['I7 entry 10: the chain to end at row 11 | its end at row 10'],
    stays: true,
  },
  {
    name: 'the end of the audit log lost',
    statements: () => ["update chain_heads set hash = '0' where chain = 'audit'"],
    found: () => ['I7 audit 32: the chain to end at row 32 | another hash at row 32'],
    stays: true,
  },
]
