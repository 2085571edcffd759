import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { damage } from '../support/damage.ts'
import { giveLongHistory } from '../support/long-history.ts'
import { MIGRATIONS, makeStorage } from '../support/storages.ts'
import { aClient, openTestStudio, type TestStudio } from '../support/studio.ts'

describe('a studio of many years', () => {
  let studio: TestStudio
  let lines: number
  let close: () => Promise<void>

  beforeAll(async () => {
    const storage = await makeStorage('sqlite', 'migrated')
    const engine = storage.open(MIGRATIONS)
    close = async () => {
      await engine.close()
      await storage.discard()
    }
    studio = await openTestStudio({ dialect: 'sqlite', engine, raw: storage.raw })
    lines = await giveLongHistory(studio, { sessions: 16_400 })
  }, 180_000)

  afterAll(() => close())

  test('is checked whole', async () => {
    const value = await studio.call('integrity.check', {})

    expect(value).toEqual({
      ok: true,
      checked: { grants: 2_000, entries: lines, bookings: 16_400 },
      findings: [],
    })
    expect(lines).toBeGreaterThan(100_000)
  })

  test('tells how far the check is', async () => {
    const told = studio.pushes.filter((push) => push.kind === 'progress')

    expect(told.length).toBeGreaterThanOrEqual(30)
    expect(told.at(-1)).toMatchObject({ task: 'integrity.check' })
    expect(told.at(-1)).toEqual({ ...told.at(-1), done: told.at(-1)?.total })
  })

  test('tells its health without looking at everything', async () => {
    await aClient(studio)
    studio.setNow('2026-03-02T09:01:00+01:00')

    const value = await studio.call('system.health', {})

    expect(value).toMatchObject({
      status: 'healthy',
      integrity: { checked: { entries: 2_000, bookings: 2_000 } },
    })
  })

  test.each([
    ['system.health', '09:02:00'],
    ['integrity.check', '09:03:00'],
  ] as const)('keeps no other query waiting for %s', async (look, time) => {
    await aClient(studio)
    studio.setNow(`2026-03-02T${time}+01:00`)
    const answered: string[] = []

    await Promise.all(
      ([look, 'clients.list', 'studio.get'] as const).map(async (method) => {
        await studio.call(method, {})
        answered.push(method)
      }),
    )

    expect(answered).toEqual(['clients.list', 'studio.get', look])
  })

  test('stays damaged in its health from the check that found it to the one that finds it mended', async () => {
    const health = async () => (await studio.call('system.health', {})).status

    await damage(studio, ['update entries set reason = units where seq = 1'])
    expect((await studio.call('integrity.check', {})).findings).toMatchObject([{ id: 'I7', entityId: 1 }])
    expect(await health()).toBe('damaged')

    await damage(studio, ['update entries set reason = null where seq = 1'])
    expect(await health()).toBe('damaged')
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
    expect(await health()).toBe('healthy')
  })

  test('sees at once what happens to its newest rows', async () => {
    const newest = 'where id = (select max(id) from bookings)'

    await damage(studio, [`update bookings set status = 'lapsed' ${newest}`])

    const { status, integrity } = await studio.call('system.health', {})
    expect(status).toBe('damaged')
    expect(integrity.findings).toMatchObject([{ id: 'V3', entity: 'booking', entityId: 16_400 }])
  })
})
