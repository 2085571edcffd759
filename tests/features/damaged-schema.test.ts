import { expect, onTestFinished, test } from 'vitest'
import { MIGRATIONS, makeStorage } from '../support/storages.ts'
import { describeStudio, openTestCore, openTestStudio, type TestStudio } from '../support/studio.ts'

async function schemaFaults(studio: Pick<TestStudio, 'call'>): Promise<string[]> {
  const { findings } = await studio.call('integrity.check', {})
  return findings
    .filter(({ id }) => id === 'SCHEMA')
    .map(({ severity, entity, entityId, expected, found, repair }) => {
      expect({ severity, entity, entityId, repair }).toEqual({
        severity: 'error',
        entity: 'database',
        entityId: 0,
        repair: undefined,
      })
      return `${expected} | ${found}`
    })
}

/** A file of SQLite with a studio, which the product lets go of and opens again. */
async function aFile() {
  const storage = await makeStorage('sqlite', 'migrated')
  const opened = () => ({ dialect: 'sqlite' as const, raw: storage.raw, engine: storage.open(MIGRATIONS) })
  let studio = await openTestStudio(opened())
  onTestFinished(async () => {
    await studio.engine.close()
    await storage.discard()
  })
  return {
    raw: storage.raw,
    studio: () => studio,
    reopen: async () => {
      await studio.engine.close()
      const again = openTestCore(opened())
      studio = { ...studio, ...again, ...again.as(studio.owner.staffId) }
      await again.engine.migrate()
    },
  }
}

describeStudio('the protections of a database', (open) => {
  test('are all there in a new one', async () => {
    expect(await schemaFaults(await open())).toEqual([])
  })

  test('are missed by name where an index was dropped, which no repair puts back', async () => {
    const studio = await open()
    const [index] = await studio.raw.rows<{ definition: string }>(
      studio.engine.dialect === 'sqlite'
        ? "select sql as definition from sqlite_schema where name = 'subscriptions_one_active'"
        : "select indexdef as definition from pg_indexes where indexname = 'subscriptions_one_active'",
    )
    await studio.raw.exec('drop index subscriptions_one_active')
    // A server is used again by the next test, a file is not.
    if (studio.engine.dialect === 'postgres') onTestFinished(() => studio.raw.exec(index?.definition ?? ''))

    const missing =
      studio.engine.dialect === 'sqlite'
        ? 'the index subscriptions_one_active as it was made | none'
        : 'subscriptions_one_active of the table subscriptions | none'
    expect(await schemaFaults(studio)).toEqual([missing])
    expect((await studio.call('system.health', {})).status).toBe('damaged')
    expect(
      await studio.refused('integrity.repair', { id: 'SCHEMA', entity: 'database', entityId: 0 }),
    ).toMatchObject({
      message:
        'Close the studio and open it again: that puts back what the rows allow. Where the same is found again, mend the other findings first, or restore a backup.',
    })
  })

  test('are missed where a guard was dropped', async () => {
    const studio = await open()
    if (studio.engine.dialect === 'postgres') {
      await studio.raw.exec('alter table entries disable trigger entries_no_update')
      onTestFinished(() => studio.raw.exec('alter table entries enable trigger entries_no_update'))
      expect(await schemaFaults(studio)).toEqual(['the guards as they were made | others'])
      return
    }
    await studio.raw.exec('drop trigger entries_no_update')
    await studio.raw.exec(
      'create trigger gift after insert on clients begin update staff set active = 1; end',
    )

    expect(await schemaFaults(studio)).toEqual([
      'the trigger entries_no_update as it was made | none',
      'no other triggers | the trigger gift',
    ])
  })
})

test('an index that was dropped or changed is put back when the file is opened for writing', async () => {
  const { raw, studio, reopen } = await aFile()
  await raw.exec('drop index subscriptions_one_active')
  await raw.exec('drop index clients_email_unique')
  await raw.exec('create index clients_email_unique on clients (email_key)')
  expect(await schemaFaults(studio())).toEqual([
    'the index clients_email_unique as it was made | another one',
    'the index subscriptions_one_active as it was made | none',
  ])

  await reopen()

  expect(await schemaFaults(studio())).toEqual([])
})

test('an index that the rows do not pass stays away and is named, with the rows, until they are mended', async () => {
  const { raw, studio, reopen } = await aFile()
  const { client } = await studio().call('clients.create', { firstName: 'Ada', lastName: 'Berg' })
  await raw.exec('drop index subscriptions_one_active')
  for (const name of ['One', 'Two']) {
    await raw.exec(
      `insert into subscriptions (client_id, name, kind, status, activated_on, created_at)
       values (${client.id}, '${name}', 'pack', 'active', '2026-03-01', 0)`,
    )
  }

  await reopen()

  const missing = ['the index subscriptions_one_active as it was made | none']
  expect(await schemaFaults(studio())).toEqual(missing)
  await studio().call('integrity.repair', { id: 'I8', entity: 'client', entityId: client.id })
  expect(await schemaFaults(studio())).toEqual(missing)
  await reopen()
  expect(await schemaFaults(studio())).toEqual([])
})

test('a table without one of its CHECKs is found, and says which', async () => {
  const { raw, studio, reopen } = await aFile()
  const [table] = await raw.rows<{ sql: string }>("select sql from sqlite_schema where name = 'attention'")
  const loose = table?.sql.replace(/,\s*constraint "attention_kind" check\([^)]*\)\)/i, '') ?? ''
  expect(loose).not.toBe(table?.sql)
  await raw.exec('drop table attention')
  await raw.exec(loose)

  const found = 'the table attention as it was made | one without attention_kind'
  expect(await schemaFaults(studio())).toContain(found)
  await reopen()
  expect(await schemaFaults(studio())).toEqual([found])
})

test('a table that is missing ends the check with its name, and the file is not written to again', async () => {
  const { raw, studio, reopen } = await aFile()
  await raw.exec('drop table freezes')

  expect(await schemaFaults(studio())).toContain('the table freezes as it was made | none')
  await expect(reopen()).rejects.toMatchObject({
    refusal: {
      code: 'DATABASE_DAMAGED',
      details: { why: 'Its table freezes is missing. Restore a backup.' },
    },
  })
})
