import { closeSync, openSync, writeSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { giveLongHistory } from '../support/long-history.ts'
import { MIGRATIONS, makeStorage, type Storage } from '../support/storages.ts'
import { openTestCore, openTestStudio } from '../support/studio.ts'

/** A studio whose file has lost one page of its ledger, opened again after that. */
async function aStudioWithALostPage() {
  const storage = await makeStorage('sqlite', 'migrated')
  const open = () => ({ dialect: 'sqlite' as const, raw: storage.raw, engine: storage.open(MIGRATIONS) })
  const before = await openTestStudio(open())
  await giveLongHistory(before, { sessions: 60 })
  const { staffId } = before.owner
  await before.engine.close()

  await overwritePage(storage, 'entries')

  const after = openTestCore(open())
  onTestFinished(async () => {
    await after.engine.close()
    await storage.discard()
  })
  return after.as(staffId)
}

async function overwritePage({ raw }: Storage, table: string): Promise<void> {
  await raw.rows('pragma wal_checkpoint(truncate)')
  const [page] = await raw.rows<{ start: number; size: number }>(
    "select pgoffset as start, pgsize as size from dbstat where name = ? and pagetype = 'leaf' order by path desc",
    [table],
  )
  const [main] = await raw.rows<{ file: string }>('pragma database_list')
  const file = openSync(main?.file ?? '', 'r+')
  writeSync(file, Buffer.alloc(page?.size ?? 0, 0x5a), 0, page?.size ?? 0, page?.start ?? 0)
  closeSync(file)
}

test('a lost page is told as damage, with what could still be read', async () => {
  const studio = await aStudioWithALostPage()

  const { ok, findings } = await studio.call('integrity.check', {})

  expect(ok).toBe(false)
  expect(findings.map(({ id, entity }) => `${id} ${entity}`)).toContain('STORAGE database')
  expect(findings.at(-1)).toMatchObject({
    expected: 'rows that can be read',
    found: 'the check broke off where they cannot',
  })
})

test('a lost page is told in the health, which never fails over it', async () => {
  const studio = await aStudioWithALostPage()

  expect(await studio.call('system.health', {})).toMatchObject({
    status: 'damaged',
    integrity: { ok: false },
  })
})
