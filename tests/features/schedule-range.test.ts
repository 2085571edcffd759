import { expect, onTestFinished, test } from 'vitest'
import { MIGRATIONS, makeStorage } from '../support/storages.ts'
import { aService, openTestStudio } from '../support/studio.ts'

const START = 1_772_409_600_000 // 2026-03-02T00:00:00Z
const HOUR = 3_600_000
const SESSIONS = 33_000

/** More than a list of ids may hold in one statement of SQLite. */
test('a quarter of a year of a large studio is read whole', async () => {
  const storage = await makeStorage('sqlite', 'migrated')
  const engine = storage.open(MIGRATIONS)
  onTestFinished(async () => {
    await engine.close()
    await storage.discard()
  })
  const studio = await openTestStudio({ dialect: 'sqlite', engine, raw: storage.raw })
  const { id: service } = await aService(studio)
  await storage.raw.exec(`
    with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${SESSIONS})
    insert into sessions (service_id, kind, location_id, title, starts_at, ends_at, busy_until, zone, wall_start,
      wall_kind, studio_date, capacity, credit_cost, status, created_at)
    select ${service}, 'personal', 1, 'Training', ${START} + (i % 2000) * ${HOUR}, ${START} + (i % 2000 + 1) * ${HOUR},
      ${START} + (i % 2000 + 1) * ${HOUR}, 'Europe/Berlin', '2026-03-02T01:00', 'exact', '2026-03-02', 1, 1, 'open', 0
    from n`)

  const { sessions } = await studio.call('schedule.range', {
    from: '2026-03-02T00:00:00Z',
    to: '2026-06-01T00:00:00Z',
  })

  expect(sessions).toHaveLength(SESSIONS)
})
