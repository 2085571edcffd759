import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFolder } from '../support/databases.ts'
import { repliesOf, runCli } from './run-cli.ts'

let folder: string
let db: string
beforeEach(() => {
  folder = makeFolder()
  db = join(folder, 'studio.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const on = (day: string) => ({ environment: { TALLYBOOK_NOW: `${day}T10:00:00+01:00` } })
const call = (day: string, method: string, input: object) =>
  runCli(['call', method, JSON.stringify(input), '--db', db], on(day))

test('a file is brought up to date before anybody is told a figure of it', async () => {
  await runCli(
    ['init', '--db', db, '--name', 'N', '--zone', 'Europe/Berlin', '--currency', 'EUR'],
    on('2026-03-02'),
  )
  await call('2026-03-02', 'clients.create', { firstName: 'Ada', lastName: 'Berg' })
  await call('2026-03-02', 'credits.allocate', { clientId: 1, sessionCount: 2, expiresOn: '2026-03-05' })

  const read = await call('2026-03-06', 'credits.summary', { clientId: 1 })
  const allocated = await call('2026-03-06', 'credits.allocate', { clientId: 1, sessionCount: 1 })
  const after = await call('2026-03-06', 'subscriptions.list', { clientId: 1 })

  expect(repliesOf(read)).toMatchObject([{ ok: true, value: { available: 0, expired: 2, remaining: 0 } }])
  expect(repliesOf(allocated)).toMatchObject([{ ok: true, value: { grant: { subscriptionId: 2 } } }])
  expect(repliesOf(after)).toMatchObject([
    {
      value: {
        rows: [
          { status: 'ended', expired: 2, remaining: 0 },
          { status: 'active', remaining: 1 },
        ],
      },
    },
  ])
})
