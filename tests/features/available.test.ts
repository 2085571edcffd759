import fc from 'fast-check'
import { expect, it } from 'vitest'
import { availableOf } from '../../src/main/core/features/credits/figures-queries.ts'
import { listGrants } from '../../src/main/core/features/credits/queries.ts'
import { spendableToday } from '../../src/shared/domain/credits.ts'
import { addDays } from '../../src/shared/domain/time.ts'
import { aClient, aPackage, describeStudio } from '../support/studio.ts'

const TODAY = '2026-03-02'
const day = fc.integer({ min: 0, max: 3 })

describeStudio('available', (open) => {
  it('in SQL is the sum of what the rule says of each grant, on every day', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(day), { maxLength: 4 }), day, async (expiries, later) => {
        const studio = await open()
        const client = await aClient(studio)
        const pack = await aPackage(studio)
        for (const expiry of expiries) {
          if (expiry === null)
            await studio.call('purchases.create', { clientId: client.id, packageId: pack.id })
          else
            await studio.call('credits.allocate', {
              clientId: client.id,
              sessionCount: 2,
              expiresOn: addDays(TODAY, expiry),
            })
        }
        const today = addDays(TODAY, later - 1)

        const [inSql, grants] = await studio.engine.read(async (q) => [
          await availableOf(q, client.id, today),
          await listGrants(q, client.id),
        ])

        expect(inSql).toBe(grants.reduce((sum, grant) => sum + spendableToday(grant, today), 0))
      }),
      { numRuns: 6 },
    )
  })
})
