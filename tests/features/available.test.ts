import { expect, it } from 'vitest'
import { availableOf } from '../../src/main/core/features/credits/figures-queries.ts'
import { listGrants } from '../../src/main/core/features/credits/queries.ts'
import { spendableToday } from '../../src/shared/domain/credits.ts'
import { addDays } from '../../src/shared/domain/time.ts'
import { fc } from '../support/properties.ts'
import { aClient, aPackage, describeStudio, type TestStudio } from '../support/studio.ts'

const TODAY = '2026-03-02'
const day = fc.integer({ min: 0, max: 3 })
/** Its first day after today and how many follow; null while nobody knows the end. */
type FreezeDays = { readonly from: number; readonly length: number | null; readonly cancelled: boolean }
const freeze: fc.Arbitrary<FreezeDays> = fc.record({
  from: day,
  length: fc.option(day),
  cancelled: fc.boolean(),
})
const studioOf = fc.record({
  /** One grant each: after how many days it expires, or a whole pack. */
  expiries: fc.array(fc.option(day), { minLength: 1, maxLength: 4 }),
  freeze: fc.option(freeze),
  later: day,
})

/** Answers the subscription that the grant went to. */
async function grant(studio: TestStudio, clientId: number, packageId: number, expiry: number | null) {
  if (expiry === null) {
    return (await studio.call('purchases.create', { clientId, packageId })).grant.subscriptionId
  }
  const expiresOn = addDays(TODAY, expiry)
  return (await studio.call('credits.allocate', { clientId, sessionCount: 2, expiresOn })).grant
    .subscriptionId
}

async function layFreeze(studio: TestStudio, subscriptionId: number, days: FreezeDays) {
  const fromDay = addDays(TODAY, days.from)
  const untilDay = days.length === null ? null : addDays(fromDay, days.length)
  await studio.raw.exec(
    `insert into freezes (subscription_id, from_day, until_day, cancelled_at, created_at) values (?, ?, ?, ?, 0)`,
    [subscriptionId, fromDay, untilDay, days.cancelled ? 1 : null],
  )
}

describeStudio('available', (open) => {
  it('in SQL is the sum of what the rule says of each grant, on every day', async () => {
    const studio = await open()
    const pack = await aPackage(studio)
    await fc.assert(
      fc.asyncProperty(studioOf, async ({ expiries, freeze, later }) => {
        const client = await aClient(studio)
        const owners: number[] = []
        for (const expiry of expiries) owners.push(await grant(studio, client.id, pack.id, expiry))
        if (freeze !== null) await layFreeze(studio, owners[0] ?? 0, freeze)
        const today = addDays(TODAY, later - 1)

        const [inSql, grants] = await studio.engine.read(async (q) => [
          await availableOf(q, client.id, today),
          await listGrants(q, client.id),
        ])

        expect(inSql).toBe(grants.reduce((sum, grant) => sum + spendableToday(grant, today), 0))
      }),
      { numRuns: 12 },
    )
  })
})
