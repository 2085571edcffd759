import fc from 'fast-check'
import { expect, it } from 'vitest'
import { availableOf } from '../../src/main/core/features/credits/figures-queries.ts'
import { listGrants } from '../../src/main/core/features/credits/queries.ts'
import { spendableToday } from '../../src/shared/domain/credits.ts'
import { addDays } from '../../src/shared/domain/time.ts'
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

async function grant(studio: TestStudio, clientId: number, packageId: number, expiry: number | null) {
  if (expiry === null) await studio.call('purchases.create', { clientId, packageId })
  else {
    const expiresOn = addDays(TODAY, expiry)
    await studio.call('credits.allocate', { clientId, sessionCount: 2, expiresOn })
  }
}

async function freezeFirst(studio: TestStudio, { from, length, cancelled }: FreezeDays) {
  const fromDay = addDays(TODAY, from)
  const untilDay = length === null ? null : addDays(fromDay, length)
  await studio.raw.exec(
    `insert into freezes (subscription_id, from_day, until_day, cancelled_at, created_at) values (1, ?, ?, ?, 0)`,
    [fromDay, untilDay, cancelled ? 1 : null],
  )
}

describeStudio('available', (open) => {
  it('in SQL is the sum of what the rule says of each grant, on every day', async () => {
    await fc.assert(
      fc.asyncProperty(studioOf, async ({ expiries, freeze, later }) => {
        const studio = await open()
        const client = await aClient(studio)
        const pack = await aPackage(studio)
        for (const expiry of expiries) await grant(studio, client.id, pack.id, expiry)
        if (freeze !== null) await freezeFirst(studio, freeze)
        const today = addDays(TODAY, later - 1)

        const [inSql, grants] = await studio.engine.read(async (q) => [
          await availableOf(q, client.id, today),
          await listGrants(q, client.id),
        ])

        expect(inSql).toBe(grants.reduce((sum, grant) => sum + spendableToday(grant, today), 0))
      }),
      { numRuns: 8 },
    )
  })
})
