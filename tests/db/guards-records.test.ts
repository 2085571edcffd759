import { describe, expect, it } from 'vitest'
import { describeOnBothDialects, type TestDatabase } from '../support/databases.ts'
import { expectRefused } from '../support/refusals.ts'
import {
  aRow,
  insertBooking,
  insertOf,
  insertRow,
  insertSession,
  insertStudio,
  type RawStudio,
  type Row,
} from '../support/rows.ts'

type Records = TestDatabase &
  RawStudio & { readonly sessionId: number; readonly packageId: number; readonly purchaseId: number }

async function openRecords(open: () => Promise<TestDatabase>): Promise<Records> {
  const database = await open()
  const studio = await insertStudio(database.raw)
  const { raw, clientId } = studio
  const sessionId = await insertSession(studio)
  await insertBooking(raw, { session_id: sessionId, client_id: clientId })
  const packageId = await insertRow(raw, 'packages', aRow.package())
  const purchaseId = await insertRow(
    raw,
    'purchases',
    aRow.purchase({ client_id: clientId, package_id: packageId }),
  )
  return { ...database, ...studio, sessionId, packageId, purchaseId }
}

async function appendAudit({ raw }: Records, change: Row = {}): Promise<void> {
  const [last] = await raw.rows<{ seq: number; hash: string }>(
    'select seq, hash from audit order by seq desc limit 1',
  )
  const seq = (last?.seq ?? 0) + 1
  const row = {
    seq,
    at: 0,
    actor_role: 'owner',
    method: 'clients.create',
    entity: 'client',
    entity_id: 1,
    prev_hash: last?.hash ?? '',
    hash: `hash-${seq}`,
    ...change,
  }
  await raw.exec(insertOf('audit', row), Object.values(row))
}

describeOnBothDialects('a record', (open, dialect) => {
  it.each(['clients', 'subscriptions', 'grants', 'sessions', 'bookings', 'purchases'])(
    'of %s is never deleted',
    async (table) => {
      const records = await openRecords(open)

      await expectRefused(records, 'APPEND_ONLY', () => records.raw.exec(`delete from ${table}`))
    },
  )

  it.each([
    ['families', 'services_family_id_families_id_fk'],
    ['services', 'sessions_service_id_services_id_fk'],
    ['staff', 'sessions_trainer_id_staff_id_fk'],
    ['rooms', 'sessions_room_id_rooms_id_fk'],
  ])('of %s is not deleted while another stands on it', async (table, postgres) => {
    const records = await openRecords(open)

    await expectRefused(records, { sqlite: 'FOREIGN KEY constraint failed', postgres }, () =>
      records.raw.exec(`delete from ${table}`),
    )
  })

  describe('of a subscription', () => {
    it.each(['active', 'frozen'])('is the only one that runs: a second %s is refused', async (status) => {
      const { raw, clientId, familyId, ...records } = await openRecords(open)
      const second = aRow.subscription({ client_id: clientId, status })
      const ofFamily = { ...second, family_id: familyId }
      await insertRow(raw, 'subscriptions', ofFamily)

      await expectRefused({ ...records, raw }, 'subscriptions_one_active', () =>
        insertRow(raw, 'subscriptions', second),
      )
      await expectRefused({ ...records, raw }, 'subscriptions_one_active', () =>
        insertRow(raw, 'subscriptions', ofFamily),
      )
    })

    it('starts only once the one before has ended', async () => {
      const { raw, clientId, subscriptionId, ...records } = await openRecords(open)
      const next = await insertRow(
        raw,
        'subscriptions',
        aRow.subscription({ client_id: clientId, status: 'queued' }),
      )
      const start = () => raw.exec("update subscriptions set status = 'active' where id = ?", [next])

      await expectRefused({ ...records, raw }, 'subscriptions_one_active', start)
      await raw.exec("update subscriptions set status = 'ended', ended_at = 0 where id = ?", [subscriptionId])
      await start()

      expect(await raw.rows("select id from subscriptions where status = 'active'")).toEqual([{ id: next }])
    })

    it('runs beside one of another kind, another family and another client', async () => {
      const { raw, clientId, familyId } = await openRecords(open)
      const stranger = await insertRow(raw, 'clients', aRow.client())

      await insertRow(raw, 'subscriptions', aRow.subscription({ client_id: clientId, kind: 'membership' }))
      await insertRow(raw, 'subscriptions', aRow.subscription({ client_id: clientId, family_id: familyId }))
      await insertRow(raw, 'subscriptions', aRow.subscription({ client_id: stranger }))

      expect(await raw.rows("select count(*) as n from subscriptions where status = 'active'")).toEqual([
        { n: 4 },
      ])
    })
  })

  describe('of a sold package', () => {
    it.each([
      'credits = 11',
      'price_amount = 1',
      "currency = 'USD'",
      "kind = 'membership'",
      'validity_days = 30',
      "period = 'week'",
      'rollover = 3',
      'family_id = (select min(id) from families)',
    ])('keeps its terms: %s is refused', async (change) => {
      const records = await openRecords(open)

      await expectRefused(records, 'SOLD_TERMS', () => records.raw.exec(`update packages set ${change}`))
    })

    it('may be renamed and retired, and one that was never sold may change', async () => {
      const { raw, packageId } = await openRecords(open)
      const unsold = await insertRow(raw, 'packages', aRow.package())
      await raw.exec("update packages set name = 'Ten', active = false, credits = 10 where id = ?", [
        packageId,
      ])
      await raw.exec('update packages set credits = 12 where id = ?', [unsold])

      expect(await raw.rows('select name, credits from packages order by id')).toEqual([
        { name: 'Ten', credits: 10 },
        { name: 'Ten classes', credits: 12 },
      ])
    })

    it('is never deleted', async () => {
      const records = await openRecords(open)

      await expectRefused(records, 'SOLD_TERMS', () => records.raw.exec('delete from packages'))
    })

    it('is the same sale only once', async () => {
      const { raw, clientId, packageId, ...records } = await openRecords(open)
      const sale = aRow.purchase({ client_id: clientId, package_id: packageId, external_id: 'receipt-7' })
      await insertRow(raw, 'purchases', sale)

      await expectRefused(
        { ...records, raw },
        { sqlite: 'purchases.provider, purchases.external_id', postgres: 'purchases_external_unique' },
        () => insertRow(raw, 'purchases', sale),
      )
    })
  })

  describe('of the audit log', () => {
    it('follows the one before it', async () => {
      const records = await openRecords(open)
      await appendAudit(records)
      await appendAudit(records)

      await expectRefused(records, 'AUDIT_GAP', () => appendAudit(records, { seq: 4 }))
      await expectRefused(records, 'AUDIT_GAP', () => appendAudit(records, { seq: 2 }))
      await expectRefused(records, 'AUDIT_CHAIN', () => appendAudit(records, { prev_hash: 'hash-1' }))
      await appendAudit(records)

      expect(await records.raw.rows('select seq from audit order by seq')).toEqual([
        { seq: 1 },
        { seq: 2 },
        { seq: 3 },
      ])
    })

    it('is neither edited nor deleted', async () => {
      const records = await openRecords(open)
      await appendAudit(records)

      await expectRefused(records, 'APPEND_ONLY', () => records.raw.exec("update audit set method = 'x'"))
      await expectRefused(records, 'APPEND_ONLY', () => records.raw.exec('delete from audit'))
    })
  })

  it('of an answered command stays', async () => {
    const records = await openRecords(open)
    const row = { id: 'command-1', method: 'clients.create', input_hash: 'x', reply: '{}', at: 0 }
    await records.raw.exec(insertOf('commands', row), Object.values(row))

    await expectRefused(records, 'APPEND_ONLY', () =>
      records.raw.exec("update commands set input_hash = 'y'"),
    )
    await expectRefused(records, 'APPEND_ONLY', () => records.raw.exec('delete from commands'))
    await expectRefused(records, { sqlite: 'commands.id', postgres: 'commands_pkey' }, () =>
      records.raw.exec(insertOf('commands', row), Object.values(row)),
    )
  })

  if (dialect === 'sqlite') {
    it('is not replaced', async () => {
      const records = await openRecords(open)
      const replace = (table: string, change: string) => () =>
        records.raw.exec(
          `create temp table copy as select * from ${table}; update copy set ${change};
           insert or replace into ${table} select * from copy`,
        )

      for (const [table, change, guard] of [
        ['clients', "first_name = 'Eve'", 'APPEND_ONLY'],
        ['purchases', 'amount = 1', 'APPEND_ONLY'],
        ['packages', 'credits = 99', 'SOLD_TERMS'],
      ] as const) {
        await expectRefused(records, guard, replace(table, change))
        await records.raw.exec('drop table copy')
      }
    })
  }
})
