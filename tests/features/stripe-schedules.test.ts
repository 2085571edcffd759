import { expect, it } from 'vitest'
import { runSchedules } from '../gates/stripe/run-schedules.ts'

it('what is heard late, twice, out of order or never comes to what the oracle says: some of the thousands', async () => {
  const { wrong, lines } = await runSchedules(20_001, 20)

  expect(wrong).toEqual([])
  expect(lines).toBeGreaterThan(20)
})
