import { describe, expect, it } from 'vitest'
import type { EntryKind } from '../../src/shared/domain/credits.ts'
import { damage } from '../support/damage.ts'
import { describeOnBothDialects, type TestDatabase } from '../support/databases.ts'
import { expectRefused, type Guard } from '../support/refusals.ts'
import {
  appendEntry,
  aRow,
  bookingRow,
  type Entry,
  entryRow,
  HOUR,
  insertBooking,
  insertGrant,
  insertOf,
  insertRow,
  insertSession,
  insertStudio,
  MORNING,
  type RawStudio,
  type Row,
} from '../support/rows.ts'

type Ledger = TestDatabase & RawStudio & { readonly bookingId: number; readonly otherBookingId: number }

/** A grant of 10 credits, of which one booking holds 2 and another 3. */
async function openLedger(open: () => Promise<TestDatabase>): Promise<Ledger> {
  const database = await open()
  const studio = await insertStudio(database.raw)
  const { raw, clientId, grantId } = studio
  const first = await insertSession(studio)
  const second = await insertSession(studio, {
    starts_at: MORNING + HOUR,
    ends_at: MORNING + 2 * HOUR,
    busy_until: MORNING + 2 * HOUR,
  })
  const bookingId = await insertBooking(raw, { session_id: first, client_id: clientId })
  const otherBookingId = await insertBooking(raw, { session_id: second, client_id: clientId })
  await appendEntry(raw, { grant: grantId, kind: 'GRANT', units: 10 })
  await appendEntry(raw, { grant: grantId, kind: 'HOLD', units: 2, booking: bookingId })
  await appendEntry(raw, { grant: grantId, kind: 'HOLD', units: 3, booking: otherBookingId })
  return { ...database, ...studio, bookingId, otherBookingId }
}

const NEXT_DAY = {
  starts_at: MORNING + 24 * HOUR,
  ends_at: MORNING + 25 * HOUR,
  busy_until: MORNING + 25 * HOUR,
}

/** The first booking holds 1 more, from a second grant of the client, by entries 4 and 5. */
async function holdFromSecondGrant({ raw, clientId, subscriptionId, bookingId }: Ledger): Promise<number> {
  const row = aRow.grant({ client_id: clientId, subscription_id: subscriptionId })
  const grant = await insertRow(raw, 'grants', row)
  await appendEntry(raw, { grant, kind: 'GRANT', units: 4 })
  await appendEntry(raw, { grant, kind: 'HOLD', units: 1, booking: bookingId })
  return grant
}

const BUCKETS = 'granted, available, held, used, expired, revoked, entry_count'

function append(ledger: Ledger, entry: Omit<Entry, 'grant'>): Promise<void> {
  return appendEntry(ledger.raw, { grant: ledger.grantId, ...entry })
}

/** Appends a line that is right but for what `change` does to it. */
async function appendChanged(ledger: Ledger, change: (row: Row) => Row): Promise<void> {
  const row = change(await entryRow(ledger.raw, { grant: ledger.grantId, kind: 'GRANT', units: 1 }))
  await ledger.raw.exec(insertOf('entries', row), Object.values(row))
}

describeOnBothDialects('the ledger', (open, dialect) => {
  it('lets a legal day pass', async () => {
    const ledger = await openLedger(open)
    const { raw, grantId, bookingId, otherBookingId } = ledger

    await append(ledger, { kind: 'CAPTURE', units: 2, booking: bookingId })
    await append(ledger, { kind: 'UNCAPTURE', units: 1, booking: bookingId })
    await append(ledger, { kind: 'RELEASE', units: 1, booking: bookingId })
    await append(ledger, { kind: 'RELEASE', units: 3, booking: otherBookingId })
    await append(ledger, { kind: 'HOLD', units: 1, booking: bookingId })
    await append(ledger, { kind: 'EXPIRE', units: 4 })
    await append(ledger, { kind: 'UNEXPIRE', units: 1 })
    await append(ledger, { kind: 'REVOKE', units: 5 })

    expect(await raw.rows(`select ${BUCKETS} from grants where id = ?`, [grantId])).toEqual([
      { granted: 10, available: 0, held: 1, used: 1, expired: 3, revoked: 5, entry_count: 11 },
    ])
    expect(
      await raw.rows('select booking_id, held, captured, last_seq from booking_holds order by booking_id'),
    ).toEqual([
      { booking_id: bookingId, held: 1, captured: 1, last_seq: 8 },
      { booking_id: otherBookingId, held: 0, captured: 0, last_seq: 7 },
    ])
  })

  it('gives back to each grant what a booking holds of it', async () => {
    const ledger = await openLedger(open)
    const { raw, grantId, bookingId } = ledger
    const second = await holdFromSecondGrant(ledger)
    await append(ledger, { kind: 'CAPTURE', units: 2, booking: bookingId })
    await appendEntry(raw, { grant: second, kind: 'RELEASE', units: 1, booking: bookingId })

    expect(
      await raw.rows('select id, available, held, used from grants where granted > 0 order by id'),
    ).toEqual([
      { id: grantId, available: 5, held: 3, used: 2 },
      { id: second, available: 4, held: 0, used: 0 },
    ])
    expect(
      await raw.rows(
        'select grant_id, held, captured from booking_holds where booking_id = ? order by grant_id',
        [bookingId],
      ),
    ).toEqual([
      { grant_id: grantId, held: 0, captured: 2 },
      { grant_id: second, held: 0, captured: 0 },
    ])
  })

  it('refuses to give back to a grant what the booking holds of another', async () => {
    const ledger = await openLedger(open)
    const { raw, otherBookingId } = ledger
    const second = await holdFromSecondGrant(ledger)

    await expectRefused(ledger, 'HOLD_UNKNOWN', () =>
      appendEntry(raw, { grant: second, kind: 'RELEASE', units: 1, booking: otherBookingId }),
    )
  })

  it('takes several entries in one statement', async () => {
    const ledger = await openLedger(open)
    const first = await entryRow(ledger.raw, { grant: ledger.grantId, kind: 'GRANT', units: 1 })
    const second = {
      ...first,
      seq: Number(first.seq) + 1,
      grant_seq: Number(first.grant_seq) + 1,
      prev_hash: first.hash ?? '',
      hash: 'last',
    }
    const insert = insertOf('entries', first)

    await ledger.raw.exec(`${insert}, ${insert.slice(insert.lastIndexOf('('))}`, [
      ...Object.values(first),
      ...Object.values(second),
    ])

    expect(await ledger.raw.rows('select granted, entry_count from grants')).toEqual([
      { granted: 12, entry_count: 5 },
    ])
  })

  const overdrafts: readonly [kind: EntryKind, units: number, guard: Guard][] = [
    ['HOLD', 6, 'grants_buckets_positive'],
    ['REVOKE', 6, 'grants_buckets_positive'],
    ['EXPIRE', 6, 'grants_buckets_positive'],
    ['UNEXPIRE', 1, 'grants_buckets_positive'],
    ['RELEASE', 3, 'holds_units'],
    ['CAPTURE', 3, 'holds_units'],
    ['UNCAPTURE', 1, 'holds_units'],
  ]
  it.each(overdrafts)('refuses a %s of %i, more than there is', async (kind, units, guard) => {
    const ledger = await openLedger(open)

    await expectRefused(ledger, guard, () => append(ledger, { kind, units, booking: ledger.bookingId }))
  })

  it.each(['RELEASE', 'CAPTURE', 'UNCAPTURE'] as const)(
    'refuses a %s where nothing is held',
    async (kind) => {
      const ledger = await openLedger(open)
      const sessionId = await insertSession(ledger, { trainer_id: null, room_id: null })
      const clientId = await insertRow(ledger.raw, 'clients', aRow.client())
      const booking = await insertBooking(ledger.raw, { session_id: sessionId, client_id: clientId })

      await expectRefused(ledger, 'HOLD_UNKNOWN', () => append(ledger, { kind, units: 1, booking }))
    },
  )

  it.each([
    ['RELEASE', 'RELEASE'],
    ['RELEASE', 'CAPTURE'],
    ['CAPTURE', 'RELEASE'],
    ['CAPTURE', 'CAPTURE'],
  ] as const)('refuses a hold resolved twice: %s, then %s', async (first, second) => {
    const ledger = await openLedger(open)
    const booking = ledger.bookingId
    await append(ledger, { kind: first, units: 2, booking })

    await expectRefused(ledger, 'holds_units', () => append(ledger, { kind: second, units: 2, booking }))
  })

  it("refuses a hold of another client's grant", async () => {
    const ledger = await openLedger(open)
    const { grantId } = await insertGrant(ledger.raw, await insertRow(ledger.raw, 'clients', aRow.client()))
    await appendEntry(ledger.raw, { grant: grantId, kind: 'GRANT', units: 5 })

    await expectRefused(
      ledger,
      { sqlite: 'FOREIGN KEY constraint failed', postgres: 'holds_booking_of_client' },
      () => appendEntry(ledger.raw, { grant: grantId, kind: 'HOLD', units: 1, booking: ledger.bookingId }),
    )
  })

  it("refuses a grant in another client's subscription", async () => {
    const ledger = await openLedger(open)
    const stranger = await insertRow(ledger.raw, 'clients', aRow.client())

    await expectRefused(
      ledger,
      { sqlite: 'FOREIGN KEY constraint failed', postgres: 'grants_subscription_of_client' },
      () =>
        insertRow(
          ledger.raw,
          'grants',
          aRow.grant({ client_id: stranger, subscription_id: ledger.subscriptionId }),
        ),
    )
  })

  it.each([
    ['a gap', (row: Row) => ({ ...row, seq: Number(row.seq) + 1 }), 'LEDGER_GAP'],
    ['a number used before', (row: Row) => ({ ...row, seq: 1 }), 'LEDGER_GAP'],
    ['a gap in its grant', (row: Row) => ({ ...row, grant_seq: Number(row.grant_seq) + 1 }), 'LEDGER_GAP'],
    ['a wrong hash before it', (row: Row) => ({ ...row, prev_hash: 'hash-1' }), 'LEDGER_CHAIN'],
    ['an unknown verb', (row: Row) => ({ ...row, kind: 'GIFT' }), 'entries_kind'],
    ['no units', (row: Row) => ({ ...row, units: 0 }), 'entries_units'],
    ['negative units', (row: Row) => ({ ...row, units: -1 }), 'entries_units'],
    ['a hold without a booking', (row: Row) => ({ ...row, kind: 'HOLD' }), 'entries_booking'],
    ['a reason that is too long', (row: Row) => ({ ...row, reason: 'x'.repeat(256) }), 'entries_reason'],
  ])('refuses an entry with %s', async (_what, change, guard) => {
    const ledger = await openLedger(open)

    await expectRefused(ledger, guard, () => appendChanged(ledger, change))
  })

  it.each([
    'update entries set units = 9 where seq = 1',
    "update entries set reason = 'other' where seq = 3",
    'delete from entries where seq = 3',
    'delete from booking_holds',
  ])('refuses: %s', async (statement) => {
    const ledger = await openLedger(open)

    await expectRefused(ledger, 'APPEND_ONLY', () => ledger.raw.exec(statement))
  })

  it('refuses an upsert over a written entry', async () => {
    const ledger = await openLedger(open)
    const row = {
      ...(await entryRow(ledger.raw, { grant: ledger.grantId, kind: 'GRANT', units: 9 })),
      seq: 1,
    }

    await expectRefused(ledger, 'LEDGER_GAP', () =>
      ledger.raw.exec(
        `${insertOf('entries', row)} on conflict (seq) do update set units = excluded.units`,
        Object.values(row),
      ),
    )
  })

  describe('the buckets', () => {
    it.each([
      'update grants set granted = granted + 1, available = available + 1',
      'update grants set granted = granted + 1, available = available + 1, entry_count = entry_count + 1',
      'update grants set available = available - 1, used = used + 1, entry_count = entry_count + 1',
      'update grants set entry_count = entry_count + 1',
      'update grants set entry_count = 0',
      'update grants set id = id + 1000',
      'update booking_holds set held = held + 1',
      'update booking_holds set held = held + 1, last_seq = last_seq + 1',
      'update booking_holds set captured = 1, held = 0, last_seq = 99',
      'update booking_holds set captured = captured + 1',
      'update booking_holds set last_seq = last_seq + 10',
      'update booking_holds set booking_id = booking_id + 10',
      'update booking_holds set grant_id = grant_id + 10',
    ])('refuse to be moved by hand: %s', async (statement) => {
      const ledger = await openLedger(open)

      await expectRefused(ledger, 'LEDGER_ONLY', () => ledger.raw.exec(statement))
    })

    describe('that something else has moved', () => {
      /** Past the guards, as somebody with a database tool would. */
      const spoil = ({ engine, raw }: Ledger, statements: readonly string[]) =>
        damage({ engine, raw }, statements, {
          constraints: [
            ['grants', 'grants_buckets_add_up'],
            ['booking_holds', 'holds_units'],
          ],
        })
      const stored = async ({ raw }: Ledger) => ({
        grants: await raw.rows(`select id, ${BUCKETS} from grants order by id`),
        holds: await raw.rows('select * from booking_holds order by booking_id'),
      })

      it('may be set to what the entries add up to, and to nothing else', async () => {
        const ledger = await openLedger(open)
        const before = await stored(ledger)
        await spoil(ledger, ['update grants set available = 99, held = 0, entry_count = 7'])

        for (const wrong of [
          'available = 5, held = 5, entry_count = 2',
          'available = 5, held = 5, entry_count = 7',
          'available = 4, held = 6, entry_count = 3',
          'granted = 11, available = 6, held = 5, entry_count = 3',
          'id = id + 1, available = 5, held = 5, entry_count = 3',
        ]) {
          await expectRefused(ledger, 'LEDGER_ONLY', () => ledger.raw.exec(`update grants set ${wrong}`))
        }
        await ledger.raw.exec('update grants set available = 5, held = 5, entry_count = 3')

        expect(await stored(ledger)).toEqual(before)
        await append(ledger, { kind: 'REVOKE', units: 5 })
      })

      it('stay as they are where the entries of the grant have a gap', async () => {
        const ledger = await openLedger(open)
        await spoil(ledger, [
          'update grants set available = 99, entry_count = 9',
          'update entries set grant_seq = 4 where grant_seq = 3',
        ])

        for (const lines of [3, 4]) {
          await expectRefused(ledger, 'LEDGER_ONLY', () =>
            ledger.raw.exec(`update grants set available = 5, held = 5, entry_count = ${lines}`),
          )
        }
      })

      it('are those of a hold too, whether it was changed, lost or made up', async () => {
        const ledger = await openLedger(open)
        const { raw, bookingId, otherBookingId, clientId, subscriptionId, grantId } = ledger
        await append(ledger, { kind: 'CAPTURE', units: 1, booking: bookingId })
        const before = await stored(ledger)
        await spoil(ledger, [
          `update booking_holds set held = 7 where booking_id = ${bookingId}`,
          `delete from booking_holds where booking_id = ${otherBookingId}`,
        ])
        const change = (set: string) => () =>
          raw.exec(`update booking_holds set ${set} where booking_id = ${bookingId}`)
        const put = (held: number, captured: number, seq: number) => () =>
          raw.exec(
            `insert into booking_holds (booking_id, grant_id, client_id, subscription_id, held, captured, last_seq)
             values (${otherBookingId}, ${grantId}, ${clientId}, ${subscriptionId}, ${held}, ${captured}, ${seq})`,
          )

        for (const wrong of [
          'held = 2',
          'held = 1, captured = 0',
          'held = 1, last_seq = 3',
          'held = 1, last_seq = 5',
        ]) {
          await expectRefused(ledger, 'LEDGER_ONLY', change(wrong))
        }
        await expectRefused(ledger, 'LEDGER_ONLY', put(2, 0, 3))
        await expectRefused(ledger, 'LEDGER_ONLY', put(3, 1, 3))
        await expectRefused(ledger, 'LEDGER_ONLY', put(3, 0, 2))
        await change('held = 1')()
        await put(3, 0, 3)()

        expect(await stored(ledger)).toEqual(before)
      })

      it('are nothing where no entry speaks of a hold', async () => {
        const ledger = await openLedger(open)
        const { raw, clientId, subscriptionId, grantId } = ledger
        const unpaid = await insertBooking(raw, {
          session_id: await insertSession(ledger, NEXT_DAY),
          client_id: clientId,
        })
        await spoil(ledger, [
          `insert into booking_holds (booking_id, grant_id, client_id, subscription_id, held, captured, last_seq)
           values (${unpaid}, ${grantId}, ${clientId}, ${subscriptionId}, 1, 1, 2)`,
        ])
        const change = (set: string) => () =>
          raw.exec(`update booking_holds set ${set} where booking_id = ${unpaid}`)

        await expectRefused(ledger, 'LEDGER_ONLY', change('held = 0'))
        await expectRefused(ledger, 'LEDGER_ONLY', change('held = 0, captured = 0, last_seq = 1'))
        await change('held = 0, captured = 0')()

        expect(
          await raw.rows('select held, captured from booking_holds where booking_id = ?', [unpaid]),
        ).toEqual([{ held: 0, captured: 0 }])
      })
    })

    it('refuse a hold that cites an entry of another kind for the same booking', async () => {
      const ledger = await openLedger(open)
      await append(ledger, { kind: 'REVOKE', units: 1, booking: ledger.bookingId })

      await expectRefused(ledger, 'LEDGER_ONLY', () =>
        ledger.raw.exec('update booking_holds set held = 99, last_seq = 4 where booking_id = ?', [
          ledger.bookingId,
        ]),
      )
    })

    it.each([{ granted: 5, available: 5 }, { granted: 5, used: 5 }, { entry_count: 1 }])(
      'refuse a grant that is born with %o',
      async (buckets) => {
        const ledger = await openLedger(open)
        const { clientId, subscriptionId } = ledger

        await expectRefused(ledger, 'LEDGER_ONLY', () =>
          insertRow(
            ledger.raw,
            'grants',
            aRow.grant({ client_id: clientId, subscription_id: subscriptionId, ...buckets }),
          ),
        )
      },
    )

    it('refuse an upsert that fills them', async () => {
      const ledger = await openLedger(open)
      const { clientId, subscriptionId, grantId } = ledger
      const row = aRow.grant({ id: grantId, client_id: clientId, subscription_id: subscriptionId })

      await expectRefused(ledger, 'LEDGER_ONLY', () =>
        ledger.raw.exec(
          `${insertOf('grants', row)} on conflict (id) do update set granted = 99, available = 94`,
          Object.values(row),
        ),
      )
    })

    it('refuse a hold that no entry of this booking and this grant began', async () => {
      const ledger = await openLedger(open)
      const { raw, clientId, subscriptionId, grantId, bookingId } = ledger
      const otherGrant = await insertRow(
        raw,
        'grants',
        aRow.grant({ client_id: clientId, subscription_id: subscriptionId }),
      )
      const unpaid = await insertBooking(raw, {
        session_id: await insertSession(ledger, NEXT_DAY),
        client_id: clientId,
      })
      await append(ledger, { kind: 'REVOKE', units: 2, booking: unpaid })

      for (const [booking_id, grant_id, last_seq, captured] of [
        [bookingId, otherGrant, 2, 0],
        [unpaid, grantId, 2, 0],
        [unpaid, grantId, 4, 0],
        [unpaid, grantId, 99, 0],
        [unpaid, grantId, 4, 2],
      ] as const) {
        const row = { booking_id, grant_id, last_seq, captured, held: 2, client_id: clientId }
        await expectRefused(ledger, 'LEDGER_ONLY', () =>
          raw.exec(
            insertOf('booking_holds', { ...row, subscription_id: subscriptionId }),
            Object.values({ ...row, subscription_id: subscriptionId }),
          ),
        )
      }
    })

    it('refuse a hold that cites the entry of another booking or another grant', async () => {
      const ledger = await openLedger(open)
      const { raw, bookingId } = ledger
      const second = await holdFromSecondGrant(ledger)
      const change = (set: string) => () =>
        raw.exec(`update booking_holds set ${set} where booking_id = ${bookingId} and grant_id <> ${second}`)

      await expectRefused(ledger, 'LEDGER_ONLY', change('held = 9, last_seq = 3'))
      await expectRefused(ledger, 'LEDGER_ONLY', change('held = 9, last_seq = 5'))
      await expectRefused(ledger, 'LEDGER_ONLY', change('held = 9, booking_id = 99'))
      await expectRefused(ledger, 'LEDGER_ONLY', change(`held = 9, last_seq = 5, grant_id = ${second}`))
    })

    if (dialect === 'postgres') {
      it('refuse to be moved beside the entry of the same statement', async () => {
        const ledger = await openLedger(open)
        const row = await entryRow(ledger.raw, { grant: ledger.grantId, kind: 'GRANT', units: 1 })

        await expectRefused(ledger, 'LEDGER_ONLY', () =>
          ledger.raw.exec(
            `with line as (${insertOf('entries', row)} returning 1)
             update grants set granted = 99, available = 94, entry_count = entry_count + (select 1 from line)`,
            Object.values(row),
          ),
        )
      })
    }
  })

  if (dialect === 'sqlite') {
    it('refuses INSERT OR REPLACE of an entry, a grant, a hold and a booking', async () => {
      const ledger = await openLedger(open)
      const { raw, grantId, clientId, subscriptionId, bookingId } = ledger
      const [session] = await raw.rows<{ id: number }>('select id from sessions order by id')
      const replace = (table: string, row: Row) =>
        raw.exec(insertOf(table, row).replace('insert', 'insert or replace'), Object.values(row))
      const entry = {
        ...(await entryRow(raw, { grant: grantId, kind: 'GRANT', units: 99 })),
        seq: 1,
        grant_seq: 1,
      }
      const grant = aRow.grant({ id: grantId, client_id: clientId, subscription_id: subscriptionId })
      const booking = await bookingRow(raw, {
        id: bookingId,
        session_id: session?.id ?? 0,
        client_id: clientId,
        status: 'cancelled',
      })

      await expectRefused(ledger, 'LEDGER_GAP', () => replace('entries', entry))
      await expectRefused(ledger, 'APPEND_ONLY', () => replace('grants', grant))
      await expectRefused(ledger, 'APPEND_ONLY', () =>
        raw.exec('insert or replace into booking_holds select * from booking_holds'),
      )
      await expectRefused(ledger, 'APPEND_ONLY', () => replace('bookings', booking))
    })
  } else {
    // Each says so itself: what it would take along is not emptied before it, but refuses with it.
    it.each([
      ['entries', 'the ledger is never emptied'],
      ['grants', 'a grant is never deleted'],
      ['booking_holds', 'a hold is never deleted'],
      ['bookings', 'a booking is cancelled, never deleted'],
      ['sessions', 'a session is cancelled, never deleted'],
      ['clients', 'a client is deactivated or merged, never deleted'],
      ['subscriptions', 'a subscription is ended, never deleted'],
      ['purchases', 'a purchase is refunded, never deleted'],
      ['audit', 'the audit log is never emptied'],
      ['commands', 'an answer once given stays'],
    ])('refuses to empty %s at a stroke', async (table, why) => {
      const ledger = await openLedger(open)
      const empty = () => ledger.raw.exec(`truncate ${table} cascade`)

      await expectRefused(ledger, 'APPEND_ONLY', empty)
      await expect(empty()).rejects.toThrow(why)
    })
  }
})
