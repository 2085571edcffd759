import { expect, it } from 'vitest'
import { runSchedules } from './stripe/run-schedules.ts'

const SCHEDULES = 5_000

it('a studio that hears of sales late, twice, out of order or never, and fails on the way, has done what they ask for', async () => {
  const { wrong, lines, requests, each } = await runSchedules(1, SCHEDULES)

  process.stdout.write(
    `figures: ${SCHEDULES} schedules, ${lines} lines of sales, ${requests} requests, ${wrong.length} differences, ${each.toFixed(1)} ms of a processor each\n`,
  )
  expect(wrong).toEqual([])
  expect(lines).toBeGreaterThan(SCHEDULES)
})
