import { expect, it } from 'vitest'
import { runSchedules } from './stripe/run-schedules.ts'

const SCHEDULES = 500
/** The first seeds of ten times as many. */
const FIRST_SEEDS = Array.from({ length: 10 }, (_, part) => 5_001 + part * SCHEDULES)

it.each(FIRST_SEEDS)(
  'a studio that hears late, twice, out of order or never, and fails on the way, has done what was asked for: from seed %i',
  async (first) => {
    const { wrong, lines, requests, each } = await runSchedules(first, SCHEDULES)

    process.stdout.write(
      `figures: ${SCHEDULES} schedules, ${lines} lines of sales, ${requests} requests, ${wrong.length} differences, ${each.toFixed(1)} ms of a processor each\n`,
    )
    expect(wrong).toEqual([])
    expect(lines).toBeGreaterThan(SCHEDULES)
  },
)

it.each(['failed refunds', 'lost disputes', 'lines after the first'] as const)(
  'a studio that does not see %s is found out',
  async (blind) => {
    const { wrong } = await runSchedules(1, 200, blind)

    expect(wrong.length).toBeGreaterThan(0)
  },
)
