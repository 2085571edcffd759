import { afterEach, expect, test } from 'vitest'
import { startUpkeep, type Upkeep } from '../../src/main/core/upkeep.ts'
import { aBooking } from '../support/bookings.ts'
import { describeOnBothDialects } from '../support/databases.ts'
import { aClient, describeStudio, openTestCore, openTestStudio, type TestStudio } from '../support/studio.ts'

let upkeep: Upkeep | null = null
afterEach(async () => {
  await upkeep?.stop()
  upkeep = null
})

/** Far longer than a test: only what the test asks for happens. */
const NEVER = 2 ** 31 - 1

/** A client who has a credit for each of the days from the 2nd to the 6th of March. */
async function aStudio(open: () => Promise<TestStudio>) {
  const studio = await open()
  const { id: clientId } = await aClient(studio)
  for (const expiresOn of ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']) {
    await studio.call('credits.allocate', { clientId, sessionCount: 1, expiresOn })
  }
  const expired = async () => (await studio.call('credits.summary', { clientId })).expired
  const runs = async () => {
    const { rows } = await studio.call('audit.list', {})
    return rows.filter(({ method }) => method === 'upkeep.run').length
  }
  return { studio, clientId, expired, runs }
}

describeStudio('the upkeep of an open file', (open) => {
  test('runs at once, and then when the studio’s day has changed', async () => {
    const { studio, expired } = await aStudio(open)
    studio.setNow('2026-03-03T23:30:00+01:00')
    upkeep = startUpkeep(studio.core, NEVER)
    await upkeep.first
    expect(await expired()).toBe(1)

    studio.setNow('2026-03-03T23:59:00+01:00')
    await upkeep.tick()
    expect(await expired()).toBe(1)
    studio.setNow('2026-03-04T00:00:00+01:00')
    await upkeep.tick()

    expect(await expired()).toBe(2)
  })

  test('runs every hour, by the clock and not by the timer', async () => {
    const { studio, clientId, runs } = await aStudio(open)
    upkeep = startUpkeep(studio.core, NEVER)
    await upkeep.first
    await studio.raw.exec("update grants set expires_on = '2026-03-01' where id < 3")
    expect(await runs()).toBe(0)

    studio.setNow('2026-03-02T09:59:00+01:00')
    await upkeep.tick()
    expect(await runs()).toBe(0)
    studio.setNow('2026-03-02T10:00:00+01:00')
    await upkeep.tick()
    expect(await runs()).toBe(1)

    await studio.raw.exec("update grants set expires_on = '2026-03-01' where id = 3")
    // A clock that is set back by an hour is no reason to wait for it.
    studio.setNow('2026-03-02T09:00:00+01:00')
    await upkeep.tick()
    expect(await runs()).toBe(2)
    expect(await studio.call('credits.summary', { clientId })).toMatchObject({ expired: 3 })
  })

  test('is run before the first call of a new day, and before any that comes while it runs', async () => {
    const { studio, clientId } = await aStudio(open)
    upkeep = startUpkeep(studio.core, NEVER)
    await upkeep.first
    studio.setNow('2026-03-04T00:00:00+01:00')
    const { core } = upkeep
    const ask = () => core.call(studio.owner, 'credits.summary', { clientId })

    const replies = await Promise.all([ask(), ask()])

    expect(replies).toMatchObject([{ value: { expired: 2 } }, { value: { expired: 2 } }])
  })

  test('gives up a place within a minute when nobody has confirmed it in time', async () => {
    const studio = await open()
    const booking = await aBooking(studio, { confirmed: false })
    studio.setNow('2026-03-04T08:30:00+01:00')
    upkeep = startUpkeep(studio.core, NEVER)
    await upkeep.first
    const status = async () =>
      (await studio.call('bookings.list', { clientId: booking.clientId })).rows.map((row) => row.status)

    studio.setNow('2026-03-04T08:59:00+01:00')
    await upkeep.tick()
    expect(await status()).toEqual(['pending'])
    studio.setNow('2026-03-04T09:00:00+01:00')
    await upkeep.tick()

    expect(await status()).toEqual(['lapsed'])
  })

  test('is ticked by its timer, tells open windows, and ends when it is stopped', async () => {
    const { studio, expired } = await aStudio(open)
    const told = () =>
      studio.pushes.filter((push) => push.kind === 'changed' && push.topics.includes('attention'))
    upkeep = startUpkeep(studio.core, 1)
    await upkeep.first
    const before = told().length
    studio.setNow('2026-03-03T00:00:00+01:00')
    while (told().length === before) await new Promise((resolve) => setImmediate(resolve))
    expect(await expired()).toBe(1)

    await upkeep.stop()
    studio.setNow('2026-03-04T00:00:00+01:00')
    await upkeep.tick()

    expect(await expired()).toBe(1)
  })
})

describeOnBothDialects('the upkeep of a file without a studio', (open) => {
  test('waits for one to be made', async () => {
    const database = await open()
    const { core, pushes } = openTestCore(database)
    upkeep = startUpkeep(core, NEVER)
    await upkeep.first
    expect(pushes).toEqual([])

    const studio = await openTestStudio(database)
    const { id: clientId } = await aClient(studio)
    await studio.call('credits.allocate', { clientId, sessionCount: 1 })
    await studio.raw.exec("update grants set expires_on = '2026-03-01'")
    await upkeep.tick()

    expect(await studio.call('credits.summary', { clientId })).toMatchObject({ expired: 1 })
  })
})
