/**
 * Writing 50,000 new clients with opening balances in one unit of work, on a new file in the system's folder for
 * such things: `node bench/import-commit.ts`. What is written is checked afterwards; read the seconds as an order of
 * magnitude.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Core, openCore } from '../src/main/core/compose.ts'
import type { Input, Method, Value } from '../src/shared/contract/index.ts'

const ROWS = 50_000
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'tallybook-bench-'))

async function call<M extends Method>(core: Core, method: M, input: Input<M>): Promise<Value<M>> {
  const before = performance.now()
  const reply = await core.call(await core.ownerActor(), method, input)
  if (!reply.ok) throw new Error(reply.error.message)
  console.log(`${method}: ${((performance.now() - before) / 1_000).toFixed(2)} s`)
  // A reply to this method carries this method's value.
  return reply.value as Value<M>
}

const core = await openCore({
  file: join(folder, 'studio.db'),
  migrations: join(root, 'drizzle'),
  appVersion: 'bench',
  mode: 'write',
  now: Date.now,
  log: { info: () => undefined, error: console.error },
})
try {
  const studio = { name: 'Bench', zone: 'Europe/Berlin', currency: 'EUR', ownerName: 'Owner' }
  await call(core, 'studio.create', studio)
  const rows = Array.from(
    { length: ROWS },
    (_, index) =>
      `Anna,Müller ${index},anna${index}@example.com,0170 ${1_000_000 + index},${1 + (index % 30)}`,
  )
  const content = Buffer.from(['First name,Last name,E-mail,Phone,Credits', ...rows].join('\n'))
  const { importId, mapping, dateOrder } = await call(core, 'import.open', { fileName: 'a.csv', content })
  await call(core, 'import.preview', { importId, mapping, dateOrder })
  console.log(await call(core, 'import.commit', { importId, mapping, dateOrder }))
  console.log(await call(core, 'integrity.check', {}))
} finally {
  await core.close()
  rmSync(folder, { recursive: true, force: true })
}
