import { expect, it } from 'vitest'
import { planBusyMonth } from '../support/busy-month.ts'
import { describeStudio } from '../support/studio.ts'

describeStudio('plans of some sales in a busy month', (open) => {
  it('never overlap, place or list every session, and are tried again without making one twice', async () => {
    const sales = 40

    const { placed } = await planBusyMonth(await open(), sales)

    expect(placed).toBeGreaterThan(sales)
  }, 120_000)
})
