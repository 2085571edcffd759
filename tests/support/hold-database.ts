/** A second process that has a studio's file open for writing, until it is killed. */
import { openSqlite } from '../../src/main/core/engine/sqlite.ts'

const [file = '', migrations = ''] = process.argv.slice(2)

const engine = openSqlite({ file, migrations, mode: 'write', now: () => 0 })
await engine.migrate()
await engine.write(async (q) => {
  await q.insert(q.t.families).values({ name: 'Kept', nameKey: 'kept' })
  return { keep: true, value: null }
})
// A write that is under way when the process is killed.
await engine.write(async (q) => {
  await q.insert(q.t.families).values({ name: 'Lost', nameKey: 'lost' })
  process.stdout.write('ready\n')
  await new Promise((resolve) => setInterval(resolve, 2 ** 30))
  return { keep: true, value: null }
})
