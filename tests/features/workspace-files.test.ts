import {
  closeSync,
  cpSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCore } from '../../src/main/core/compose.ts'
import { openWorkspace, type WorkspaceHost } from '../../src/main/core/workspace.ts'
import type { Input, Method, Push, Reply, Value } from '../../src/shared/contract/index.ts'
import { MIGRATIONS, makeFolder } from '../support/storages.ts'

const NOW = 1_772_438_400_000

let folder: string
let migrations: string
let bugs: unknown[]
let pushes: Push[]
let host: WorkspaceHost | null

beforeEach(() => {
  folder = makeFolder()
  migrations = MIGRATIONS
  bugs = []
  pushes = []
  host = null
})

afterEach(async () => {
  await host?.close()
  rmSync(folder, { recursive: true })
  expect(bugs).toEqual([])
})

/** A file of the app's folder with a studio in it; with the demo's name it stands for a demo of today. */
async function aFile(name: 'studio.db' | 'demo.db', ownerName: string): Promise<void> {
  const core = await openCore({
    file: join(folder, name),
    mode: 'write',
    migrations,
    appVersion: '0.0.0-test',
    now: () => NOW,
    log: { info: () => undefined, error: (_message, details) => bugs.push(details) },
  })
  const input = { name: 'Studio', zone: 'Europe/Berlin', currency: 'EUR', ownerName }
  await core.call(null, 'studio.create', input)
  await core.close()
}

async function open(demo = false): Promise<WorkspaceHost> {
  host = await openWorkspace({
    folder,
    migrations,
    appVersion: '0.0.0-test',
    demo,
    now: () => NOW,
    log: { info: () => undefined, error: (_message, details) => bugs.push(details) },
    push: (push) => pushes.push(push),
  })
  return host
}

async function call<M extends Method>(method: M, input: Input<M>): Promise<Value<M>> {
  const reply = (await host?.call(method, input)) as Reply<M>
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.error)}`)
  return reply.value
}

const actorName = async () => (await call('auth.current', {})).actor?.name

describe('the files of the app', () => {
  test('stay as they are while it is locked: nobody opens the demo instead', async () => {
    await aFile('studio.db', 'Olga Owner')
    await open()
    const staffId = (await call('auth.current', {})).actor?.staffId ?? 0
    await call('staff.setPin', { staffId, pin: 'correct horse battery' })
    await call('auth.lock', {})

    expect(await host?.call('workspace.openDemo', {})).toMatchObject({ error: { code: 'LOCKED' } })

    expect(await call('workspace.status', {})).toMatchObject({ demo: false })
    expect(await call('auth.current', {})).toMatchObject({ locked: true })
  })

  test('are brought up to date with the clock when they are opened', async () => {
    await aFile('studio.db', 'Olga Owner')
    const raw = new Database(join(folder, 'studio.db'))
    raw.exec(`
      insert into clients (first_name, last_name, status, search_name, created_at)
      values ('Ada', 'Berg', 'active', 'ada berg', 0);
      insert into subscriptions (client_id, name, kind, status, created_at)
      values (1, 'Ten', 'pack', 'active', 0)`)
    raw.close()
    await open()

    // Its own calls are not kept waiting for it.
    while (pushes.length === 0) await new Promise((resolve) => setImmediate(resolve))

    const { rows } = await call('subscriptions.list', { clientId: 1 })
    expect(rows).toMatchObject([{ status: 'ended' }])
    const { rows: audit } = await call('audit.list', { limit: 1 })
    expect(audit).toMatchObject([{ method: 'upkeep.run', actor: 'Tallybook' }])
  })

  test('are switched one after the other, however often it is asked, also while the demo is made', async () => {
    await aFile('studio.db', 'Olga Owner')
    await open()

    const first = call('workspace.openDemo', {})
    const afterSecond = call('workspace.openDemo', {}).then(() => call('workspace.status', {}))

    expect(await Promise.all([first, afterSecond])).toEqual([
      { demo: true },
      { state: 'open', demo: true, problem: null },
    ])
    expect(await Promise.all([call('workspace.leaveDemo', {}), call('workspace.openDemo', {})])).toEqual([
      { demo: false },
      { demo: true },
    ])
    expect(await actorName()).not.toBe('Olga Owner')
  })

  test('answer every call that was under way when they were switched', async () => {
    await aFile('studio.db', 'Olga Owner')
    await aFile('demo.db', 'Dora Demo')
    const workspace = await open()
    const client = { firstName: 'Ada', lastName: 'Berg' }

    const replies = await Promise.all([
      ...Array.from({ length: 20 }, () => workspace.call('integrity.check', {})),
      workspace.call('workspace.openDemo', {}),
      ...Array.from({ length: 20 }, () => workspace.call('clients.create', client)),
      ...Array.from({ length: 20 }, () => workspace.call('clients.list', {})),
    ])

    expect(replies.filter((reply) => !reply.ok)).toEqual([])
  })

  test('have an owner each, who is never taken for the other', async () => {
    await aFile('studio.db', 'Olga Owner')
    await aFile('demo.db', 'Dora Demo')
    const workspace = await open()

    const [, , inDemo] = await Promise.all([
      workspace.call('integrity.check', {}),
      workspace.call('workspace.openDemo', {}),
      workspace.call('auth.current', {}),
    ])
    const later = await actorName()
    await call('workspace.leaveDemo', {})

    expect(inDemo).toMatchObject({ ok: true })
    expect([later, await actorName()]).toEqual(['Dora Demo', 'Olga Owner'])
  })

  test('know at once what has become of the owner', async () => {
    await aFile('studio.db', 'Olga Owner')
    await open()
    const { rows } = await call('staff.list', {})
    const [{ id: staffId, version } = { id: 0, version: 0 }] = rows
    await call('staff.create', { name: 'Next Owner', role: 'owner' })

    const renamed = await call('staff.update', { staffId, version, name: 'Olga Other' })
    expect(await actorName()).toBe('Olga Other')

    await call('staff.update', { staffId, version: renamed.staff.version, active: false })
    expect(await actorName()).toBe('Next Owner')
  })

  test('let every call under way end when the app ends, and take none after it', async () => {
    await aFile('studio.db', 'Olga Owner')
    const workspace = await open()

    const before = [
      workspace.call('clients.create', { firstName: 'Ada', lastName: 'Berg' }),
      workspace.call('integrity.check', {}),
    ]
    const closing = workspace.close()
    await closing
    const after = [
      await workspace.call('clients.list', {}),
      await workspace.call('workspace.openDemo', {}),
      await workspace.call('workspace.leaveDemo', {}),
    ]

    for (const reply of await Promise.all(before)) expect(reply).toMatchObject({ ok: true })
    expect(after).toMatchObject([
      { ok: false, error: { code: 'READ_ONLY', message: 'Tallybook is closing.' } },
      { ok: false, error: { code: 'READ_ONLY' } },
      { ok: false, error: { code: 'READ_ONLY' } },
    ])
  })
})

describe('a file that cannot be used', () => {
  const refusalOf = async () => {
    const reply = await host?.call('clients.list', {})
    return reply?.ok === false ? reply.error : reply
  }

  test('is said to be damaged when its pages are, and is left as it is', async () => {
    await aFile('studio.db', 'Olga Owner')
    const file = join(folder, 'studio.db')
    const raw = new Database(file)
    raw.pragma('journal_mode = delete')
    raw.close()
    // Everything but the first page, which says that the file is a database of ours.
    const handle = openSync(file, 'r+')
    const { size } = statSync(file)
    writeSync(handle, Buffer.alloc(size - 4_096, 0x5a), 0, size - 4_096, 4_096)
    closeSync(handle)
    const bytes = readFileSync(file)

    await open()

    expect(await call('workspace.status', {})).toMatchObject({ state: 'failed', demo: false })
    expect(await refusalOf()).toMatchObject({ code: 'DATABASE_DAMAGED' })
    expect(readFileSync(file).subarray(4_096)).toEqual(bytes.subarray(4_096))
  })

  test('is said to be of another Tallybook when its migrations are', async () => {
    migrations = join(folder, 'migrations')
    cpSync(MIGRATIONS, migrations, { recursive: true })
    await aFile('studio.db', 'Olga Owner')
    const first = join(migrations, 'sqlite', '0000_init.sql')
    writeFileSync(first, `${readFileSync(first, 'utf8')}\n-- an afterthought`)

    await open()

    expect(await call('workspace.status', {})).toMatchObject({ state: 'failed' })
    expect(await refusalOf()).toMatchObject({ code: 'DATABASE_DAMAGED' })
  })
})
