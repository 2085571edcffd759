import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Core, composeCore } from '../../src/main/core/compose.ts'
import { openSqlite } from '../../src/main/core/engine/sqlite.ts'
import { openConnection } from '../../src/main/core/engine/sqlite-open.ts'
import { createDemo, type DemoOptions } from '../../src/main/core/features/demo/service.ts'
import type { Input, Method, Push, Value } from '../../src/shared/contract/index.ts'
import { SYSTEM } from '../../src/shared/domain/permissions.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'
import { describeOnBothDialects, MIGRATIONS, makeFolder } from '../support/databases.ts'

/** A Wednesday morning: sessions before and after it on the same day. */
const MORNING = '2026-05-13T11:20:00+01:00'
const SMALL = { clients: 24, weeks: 6 }

type Row = Record<string, string | number | null>

type Demo = {
  readonly core: Core
  readonly pushes: readonly Push[]
  call<M extends Method>(method: M, input: Input<M>): Promise<Value<M>>
  rows(sql: string): Row[]
}

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** An empty migrated file whose clock stands still. */
async function openEmpty(moment: string): Promise<Demo> {
  const now = parseInstant(moment) ?? 0
  const folder = makeFolder()
  const file = join(folder, 'demo.db')
  const engine = openSqlite({ file, migrations: MIGRATIONS, mode: 'write', now: () => now })
  await engine.migrate()
  const connection = openConnection(file, { readonly: true })
  closers.push(async () => {
    connection.close()
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const pushes: Push[] = []
  const bugs: unknown[] = []
  const core = composeCore(engine, {
    appVersion: '0.0.0-test',
    now: () => now,
    log: { info: () => undefined, error: (_message, details) => bugs.push(details) },
    push: (push) => pushes.push(push),
  })
  return {
    core,
    pushes,
    call: async (method, input) => {
      const reply = await core.call(await core.ownerActor(), method, input)
      if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.error)}`, { cause: bugs.at(-1) })
      // Dispatch has parsed the answer with this method's own schema.
      return reply.value as never
    },
    rows: (sql) => connection.prepare<[], Row>(sql).all(),
  }
}

async function openDemo(moment: string, options: DemoOptions = {}): Promise<Demo> {
  const demo = await openEmpty(moment)
  await createDemo(demo.core.deps, options)
  return demo
}

/** One hash over every row of every table. */
function digest(demo: Demo): string {
  const hash = createHash('sha256')
  const tables = demo.rows("select name from sqlite_master where type = 'table' order by name")
  for (const { name } of tables) {
    hash.update(`${name}\n`)
    for (const row of demo.rows(`select * from "${name}" order by 1, 2`)) hash.update(JSON.stringify(row))
  }
  return hash.digest('hex')
}

function counts(demo: Demo, sql: string): Record<string, number> {
  return Object.fromEntries(demo.rows(sql).map((row) => [String(row.name), Number(row.n)]))
}

async function expectSound(demo: Demo): Promise<void> {
  const check = await demo.call('integrity.check', {})
  expect(check.findings.filter((finding) => finding.severity === 'error')).toEqual([])
  expect(check.ok).toBe(true)
  for (const { id } of demo.rows('select id from clients')) {
    const summary = await demo.call('credits.summary', { clientId: Number(id) })
    const parts = summary.completed + summary.scheduled + summary.remaining
    expect(parts).toBe(summary.total)
  }
}

describe('The demo studio in its usual size', () => {
  let demo: Demo
  let close: (() => Promise<void>)[] = []
  beforeAll(async () => {
    demo = await openDemo(MORNING)
    close = closers.splice(0)
  })
  afterAll(async () => {
    for (const one of close) await one()
  })

  test('keeps every invariant, and every client’s figures add up', async () => {
    await expectSound(demo)
  })

  test('is as it is at this moment to the time machine, and less was booked a month before', async () => {
    const [client] = demo.rows(
      'select client_id as id from bookings group by 1 order by count(*) desc, 1 limit 1',
    )
    const clientId = Number(client?.id)
    const booked = demo.rows(`select id, status from bookings where client_id = ${clientId} order by id`)
    const at = (moment: string) => demo.call('clients.asOf', { clientId, at: moment })

    const now = await at(MORNING)
    const before = await at('2026-04-13T11:20:00+01:00')

    expect(now.bookings.map(({ id, status }) => ({ id, status })).sort((a, b) => a.id - b.id)).toEqual(booked)
    expect(before.bookings.length).toBeGreaterThan(0)
    expect(before.bookings.length).toBeLessThan(booked.length)
    expect(before.bookings.map(({ status }) => status)).toContain('confirmed')
  })

  test('looks lived in', async () => {
    const { studio } = await demo.call('studio.get', {})
    expect(studio).toMatchObject({ isDemo: true, zone: 'Europe/London', currency: 'GBP' })
    expect(counts(demo, 'select role as name, count(*) as n from staff group by role')).toEqual({
      owner: 1,
      front_desk: 1,
      trainer: 5,
    })
    const bookings = counts(demo, 'select status as name, count(*) as n from bookings group by status')
    expect(bookings.completed).toBeGreaterThan(900)
    expect(bookings.confirmed).toBeGreaterThan(100)
    for (const status of ['no_show', 'cancelled', 'late_cancelled']) {
      expect(bookings[status], status).toBeGreaterThan(15)
      expect(bookings[status], status).toBeLessThan(150)
    }
    const fundings = counts(demo, 'select funding as name, count(*) as n from bookings group by funding')
    expect(fundings).toMatchObject({ comp: expect.any(Number), unpaid: expect.any(Number) })
    const sessions = counts(demo, 'select status as name, count(*) as n from sessions group by status')
    expect(sessions.cancelled).toBeGreaterThan(10)

    const { rows } = await demo.call('clients.list', { status: 'all', limit: 500 })
    expect(rows).toHaveLength(160)
    const left = (from: number, to: number) =>
      rows.filter((row) => row.availableSessions >= from && row.availableSessions <= to).length
    expect(left(0, 0)).toBeGreaterThan(10)
    expect(left(0, 0)).toBeLessThan(60)
    expect(left(1, 3)).toBeGreaterThan(8)
    expect(left(4, 30)).toBeGreaterThan(60)
    const soon = rows.filter((row) => row.nextExpiry !== null && row.nextExpiry <= '2026-05-27')
    expect(soon.length).toBeGreaterThan(3)
    expect(rows.map((row) => row.lastName)).toEqual(expect.arrayContaining(["O'Brien", 'الأحمد', 'לוי']))
  })

  test('shows packs in every state, memberships and what rolled over', async () => {
    const states = counts(
      demo,
      "select kind || ' ' || status as name, count(*) as n from subscriptions group by kind, status",
    )
    expect(states['pack active']).toBeGreaterThan(80)
    expect(states['pack ended']).toBeGreaterThan(20)
    expect(states['pack queued']).toBeGreaterThan(3)
    expect(states['pack frozen']).toBeGreaterThan(1)
    expect(states['membership active']).toBeGreaterThan(4)
    expect(counts(demo, 'select source as name, count(*) as n from grants group by source')).toMatchObject({
      rollover: expect.any(Number),
    })
    expect(counts(demo, 'select kind as name, count(*) as n from entries group by kind')).toMatchObject({
      EXPIRE: expect.any(Number),
    })
    // Some of those who bought ahead have had their turn.
    expect(
      demo.rows(`
        select id from subscriptions
        where package_id is not null and activated_on > date(created_at / 1000, 'unixepoch', '+1 day')`)
        .length,
    ).toBeGreaterThan(3)
  })

  test('leaves nothing due for the upkeep', async () => {
    const before = digest(demo)

    expect(await demo.core.call(SYSTEM, 'upkeep.run', {})).toMatchObject({
      ok: true,
      value: { expired: 0, issued: 0, ended: 0, activated: 0, frozen: 0, unfrozen: 0, lapsed: 0 },
    })
    expect(digest(demo)).toBe(before)
  })

  test('leaves a few sessions of yesterday and today unmarked, and none before', async () => {
    const unmarked = demo.rows(`
      select s.studio_date from bookings b join sessions s on s.id = b.session_id
      where b.status = 'confirmed' and s.ends_at < ${parseInstant(MORNING)}`)

    expect(unmarked.length).toBeGreaterThanOrEqual(4)
    expect(unmarked.length).toBeLessThan(40)
    expect(unmarked.every((row) => String(row.studio_date) >= '2026-05-12')).toBe(true)
  })
})

describe('The demo studio', () => {
  test('is the same for the same seed and moment, and another one for another seed', async () => {
    const [first, again, other] = [
      await openDemo(MORNING, { ...SMALL, seed: 7 }),
      await openDemo(MORNING, { ...SMALL, seed: 7 }),
      await openDemo(MORNING, { ...SMALL, seed: 8 }),
    ]

    expect(digest(again)).toBe(digest(first))
    expect(digest(other)).not.toBe(digest(first))
  })

  test('never spends credits before they were bought, and tells it in order', async () => {
    const demo = await openDemo(MORNING, SMALL)

    expect(
      demo.rows('select e.seq from entries e join entries f on f.seq = e.seq + 1 where f.at < e.at'),
    ).toEqual([])
    expect(
      demo.rows(`
        select g.id from grants g join entries e on e.grant_id = g.id
        where e.grant_seq = 1 and (e.kind <> 'GRANT' or e.at <> g.created_at)`),
    ).toEqual([])
    expect(demo.rows(`select seq from entries where at > ${parseInstant(MORNING)}`)).toEqual([])
  })

  test('keeps classes on one wall time through the year and the doors’ hours', async () => {
    const demo = await openDemo('2026-04-02T10:00:00+01:00', { clients: 24 })

    const yoga = demo.rows(`
      select distinct substr(wall_start, 12) as wall from sessions
      where title = 'Yoga flow' and strftime('%w', studio_date) = '1'`)
    expect(yoga).toEqual([{ wall: '07:00' }])
    const outside = demo.rows(`
      select id from sessions
      where substr(wall_start, 12) < '06:30' or substr(wall_start, 12) > '20:00'`)
    expect(outside).toEqual([])
  })

  test.each([
    [1, '2026-04-02T10:00:00+01:00'],
    [2, '2026-11-03T16:45:00Z'],
    [3, '2026-11-03T06:00:00Z'],
    [4, '2026-03-29T22:30:00+01:00'],
    [5, '2027-01-01T00:00:00Z'],
  ])('is sound with seed %i at %s', async (seed, moment) => {
    await expectSound(await openDemo(moment, { clients: 48, seed }))
  })

  test.each([
    { clients: 1, weeks: 1 },
    { clients: 5, weeks: 2 },
    { clients: 400, weeks: 2 },
  ])('is sound with $clients clients and $weeks weeks', async (size) => {
    const demo = await openDemo(MORNING, size)

    await expectSound(demo)
    expect(demo.rows('select id from clients')).toHaveLength(size.clients)
  })

  test('shows how far it is and lets other work in', async () => {
    const demo = await openEmpty(MORNING)
    const heard: number[] = []
    let breaths = 0
    const breathing = setInterval(() => {
      breaths += 1
    }, 0)

    await createDemo(demo.core.deps, { ...SMALL, onProgress: (done, total) => heard.push(done / total) })
    clearInterval(breathing)

    expect(heard[0]).toBe(0)
    expect(heard.at(-1)).toBe(1)
    expect(heard).toEqual([...heard].sort((a, b) => a - b))
    expect(breaths).toBeGreaterThan(3)
    expect(demo.pushes).toContainEqual(expect.objectContaining({ kind: 'progress', task: 'demo', done: 0 }))
  })

  test('is not made over a studio, and changes nothing then', async () => {
    const demo = await openDemo(MORNING, SMALL)
    const before = digest(demo)

    await expect(createDemo(demo.core.deps, SMALL)).rejects.toThrow('an empty database')

    expect(digest(demo)).toBe(before)
  })

  test('shows a full class with people who wait for a place', async () => {
    const demo = await openDemo(MORNING)

    const waiting = demo.rows(`
      select s.capacity, (select count(*) from bookings t where t.session_id = s.id and t.status = 'confirmed') as taken
      from bookings b join sessions s on s.id = b.session_id where b.status = 'waitlisted'`)
    expect(waiting.length).toBeGreaterThan(0)
    expect(waiting.every(({ capacity, taken }) => capacity === taken)).toBe(true)
  })

  test('leaves one row in the audit log for its making', async () => {
    const demo = await openDemo(MORNING, SMALL)

    const { rows } = await demo.call('audit.list', {})

    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ entity: 'studio', after: { demo: true, clients: 24, weeks: 6, seed: 1 } })
  })
})

describeOnBothDialects('The demo studio', (open) => {
  test('is sound', async () => {
    const { engine } = await open()
    const now = parseInstant(MORNING) ?? 0
    const core = composeCore(engine, {
      appVersion: '0.0.0-test',
      now: () => now,
      log: { info: () => undefined, error: () => undefined },
    })

    await createDemo(core.deps, { clients: 10, weeks: 4 })

    const reply = await core.call(await core.ownerActor(), 'integrity.check', {})
    expect(reply).toMatchObject({ ok: true, value: { ok: true } })
  })
})

describe('The hours of the demo studio', () => {
  test('are entered, and only a leave and a closure ahead are in the way of what is planned', async () => {
    const demo = await openDemo(MORNING)

    expect((await demo.call('hours.get', {})).opening).toHaveLength(7)
    const { rows: leave } = await demo.call('timeOff.list', {})
    expect(leave).toMatchObject([{ from: '2026-05-20', until: '2026-05-21' }])
    const { rows: closures } = await demo.call('closures.list', {})
    expect(closures).toMatchObject([{ roomId: null, from: '2026-05-24', until: '2026-05-24' }])
    const { findings } = await demo.call('integrity.check', {})
    const outside = findings.filter(({ id }) => id === 'V6').map(({ found }) => found)
    expect(outside.length).toBeGreaterThan(3)
    const reasons = new Set(outside)
    expect(reasons.size).toBe(2)
    expect([...reasons].sort()).toEqual(
      [
        `${leave[0]?.trainerName} is on leave until Thu 21 May.`,
        'The studio is closed: Boiler service.',
      ].sort(),
    )

    const trainerId = leave[0]?.trainerId ?? 0
    const { sessions } = await demo.call('schedule.substitutes', { trainerId, date: '2026-05-20' })
    expect(sessions.length).toBeGreaterThan(1)
    expect(sessions.some(({ proposed }) => proposed !== null)).toBe(true)
  })
})
