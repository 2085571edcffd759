import { expect, it } from 'vitest'
import { planBusyMonth } from '../support/busy-month.ts'
import { MIGRATIONS, makeStorage } from '../support/storages.ts'
import { openTestStudio } from '../support/studio.ts'

const SALES = 2_000

it('the plans of thousands of sales in a busy month never overlap, and none of their sessions is forgotten', async () => {
  const storage = await makeStorage('sqlite', 'migrated')
  const engine = storage.open(MIGRATIONS)
  try {
    const studio = await openTestStudio({ engine, raw: storage.raw, dialect: 'sqlite' })

    const { placed, missing } = await planBusyMonth(studio, SALES)

    process.stdout.write(`figures: ${SALES} sales, ${placed} sessions placed, ${missing} without a place\n`)
    expect(placed).toBeGreaterThan(SALES)
    // The month is meant to be too small for all: else nothing is shown of what finds no place.
    expect(missing).toBeGreaterThan(0)
  } finally {
    await engine.close()
    await storage.discard()
  }
})
