import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Printer } from '../../src/main/core/context.ts'
import { keepStripeKey } from '../../src/main/stripe-key.ts'
import { type CoreClient, startCore } from '../../src/main/worker.ts'
import type { WorkerStart } from '../../src/main/worker-messages.ts'
import type { Push } from '../../src/shared/contract/index.ts'
import type { Language, LanguageChoice } from '../../src/shared/messages/language.ts'
import { MIGRATIONS, makeFolder } from '../support/databases.ts'

const THREAD = new URL('../../src/main/worker-thread.ts', import.meta.url)
const STUDIO = { name: 'North', zone: 'Europe/Berlin', currency: 'EUR', ownerName: 'Maria' }

/** As on a computer that keeps no secrets. */
const stripeKeyIn = (data: string) =>
  keepStripeKey(
    join(data, 'stripe-key.json'),
    { backend: async () => null, encrypt: async () => Buffer.alloc(0), decrypt: async () => '' },
    { info: () => undefined, error: () => undefined },
  )

let folder: string
let threads: Worker[]
let pushed: Push[]
let logged: string[]
let core: CoreClient | null
let print: Printer
let spoken: Language
let chosen: LanguageChoice[]

function start(demo = false): CoreClient {
  core = startCore({
    demo,
    language: () => spoken,
    speak: (choice) => chosen.push(choice),
    log: {
      info: () => undefined,
      error: (message, details) => logged.push(`${message} ${String(details ?? '')}`),
    },
    push: (push) => pushed.push(push),
    print: (sheet) => print(sheet),
    pepper: async () => null,
    stripeKey: stripeKeyIn(folder),
    start: (demoNow) => {
      const workerData: WorkerStart = {
        folder: join(folder, 'studios'),
        migrations: MIGRATIONS,
        appVersion: '0.0.0',
        demo: demoNow,
        frozenAt: 0,
        stripeHost: null,
      }
      const thread = new Worker(THREAD, { workerData })
      threads.push(thread)
      return thread
    },
  })
  return core
}

beforeEach(() => {
  folder = makeFolder()
  threads = []
  pushed = []
  logged = []
  core = null
  spoken = 'en'
  chosen = []
  print = async () => {
    throw new Error('There is no paper here.')
  }
})
afterEach(async () => {
  await core?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the core in its thread', () => {
  test('answers calls that arrive while it still opens, each its own', async () => {
    const client = start()

    const replies = await Promise.all([
      client.call('workspace.status', {}),
      client.call('auth.current', {}),
      client.call('no.such', {}),
    ])

    expect(replies).toMatchObject([
      { ok: true, value: { state: 'first_run', demo: false } },
      { ok: true, value: { actor: null } },
      { ok: false, error: { code: 'VALIDATION' } },
    ])
    expect(threads).toHaveLength(1)
  })

  test('answers each call in what is spoken when it is made', async () => {
    const client = start()

    const english = await client.call('studio.create', { ...STUDIO, zone: 'Mars/Base' })
    spoken = 'de'
    const german = await client.call('studio.create', { ...STUDIO, zone: 'Mars/Base' })

    expect(english).toMatchObject({ ok: false, error: { message: 'Not a known time zone.' } })
    expect(german).toMatchObject({ ok: false, error: { message: 'Keine bekannte Zeitzone.' } })
  })

  test('tells what changed, and only when something did', async () => {
    const client = start()

    await client.call('studio.create', { ...STUDIO, zone: 'Mars/Base' })
    expect(pushed).toEqual([])
    await client.call('studio.create', STUDIO)

    expect(pushed).toEqual([{ kind: 'changed', topics: expect.arrayContaining(['workspace', 'studio']) }])
  })

  test('is started again after it died, with everything that was saved', async () => {
    const client = start()
    await client.call('studio.create', STUDIO)
    await threads[0]?.terminate()

    const reply = await client.call('studio.get', {})

    expect(reply).toMatchObject({ ok: true, value: { studio: { name: 'North', today: '1970-01-01' } } })
    expect(threads).toHaveLength(2)
  })

  test('never leaves a call unanswered: what was open when it died gets an incident', async () => {
    const client = start()
    await client.call('workspace.status', {})

    // Told to stop before it is asked, it cannot answer any more; nobody knows that it stops until it has.
    const stopping = threads[0]?.terminate()
    const open = [client.call('auth.current', {}), client.call('workspace.status', {})]
    await stopping
    const replies = await Promise.all(open)

    expect(replies).toMatchObject([{ error: { code: 'INTERNAL' } }, { error: { code: 'INTERNAL' } }])
    expect(logged.join()).toContain('2 open calls')
  })

  test('that cannot start says so to every caller, and why to the log only', async () => {
    writeFileSync(join(folder, 'studios'), 'a file in the place of the folder')
    const client = start()

    const reply = await client.call('workspace.status', {})

    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    expect(JSON.stringify(reply)).not.toContain(folder)
    expect(logged.join()).toContain('EEXIST')
  })

  test('works again once the reason is gone', async () => {
    writeFileSync(join(folder, 'studios'), 'a file in the place of the folder')
    const client = start()
    await client.call('workspace.status', {})
    rmSync(join(folder, 'studios'))

    expect(await client.call('workspace.status', {})).toMatchObject({ ok: true })
  })

  test('has pages drawn outside, and answers with them', async () => {
    const client = start()
    await client.call('studio.create', STUDIO)
    const columns = { group: 'room', hidden: [0], order: [2, 1] }
    const sheet = { from: '2026-03-02', until: '2026-03-08', sheet: 'week', paper: 'a3', ...columns }
    print = async (asked) => new TextEncoder().encode(JSON.stringify(asked))

    const reply = await client.call('print.schedule', sheet)

    expect(reply).toEqual({
      ok: true,
      value: {
        fileName: 'Schedule 2026-03-02 to 2026-03-08.pdf',
        pdf: Buffer.from(JSON.stringify(sheet)).toString('base64'),
      },
    })
  })

  test('says that something went wrong when pages could not be drawn, and why to the log only', async () => {
    const client = start()
    await client.call('studio.create', STUDIO)

    const sheet = { from: '2026-03-02', until: '2026-03-02', sheet: 'day', paper: 'a4' }
    const reply = await client.call('print.schedule', sheet)

    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    expect(JSON.stringify(reply)).not.toContain('paper here')
    expect(logged.join()).toContain('There is no paper here.')
  })

  test('lets a call under way finish when it closes, and frees the file', async () => {
    const client = start()
    // Closing is given five seconds, which is for what is under way and not for the start of a thread on a busy machine.
    await client.call('workspace.status', {})
    const creating = client.call('studio.create', STUDIO)
    await client.close()

    expect(await creating).toMatchObject({ ok: true })
    expect(await start().call('studio.get', {})).toMatchObject({ value: { studio: { name: 'North' } } })
  })

  test('refuses what is asked after it began to close, and starts nothing for it', async () => {
    const client = start()
    const closing = client.close()

    const reply = await client.call('auth.current', {})

    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'READ_ONLY', message: 'Tallybook is closing.' },
    })
    await closing
    expect(await client.call('auth.lock', {})).toMatchObject({ error: { code: 'READ_ONLY' } })
    expect(threads).toHaveLength(1)
  })

  test('comes back on the demo when it died there, never on the real studio', async () => {
    const client = start()
    await client.call('studio.create', STUDIO)
    await client.call('workspace.openDemo', {})
    await threads[0]?.terminate()

    expect(await client.call('workspace.status', {})).toMatchObject({ value: { demo: true } })
  })

  test('tells the shell what the computer shall speak, and only what it can', async () => {
    const client = start()

    expect(await client.call('workspace.speak', { language: 'fr' })).toMatchObject({ ok: false })
    expect(await client.call('workspace.speak', { language: 'de' })).toMatchObject({ ok: true })

    expect(chosen).toEqual(['de'])
  })
})
