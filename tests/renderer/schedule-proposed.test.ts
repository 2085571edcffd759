import { describe, expect, it } from 'vitest'
import { resourcesOf, scheduleModel } from '../../src/renderer/src/screens/schedule/columns.ts'
import { proposedWish } from '../../src/renderer/src/screens/schedule/proposed-column.ts'
import type { DaySession } from '../../src/renderer/src/screens/schedule/sessions.ts'
import { dayScale } from '../../src/shared/domain/day-scale.ts'
import { aTrainer, NOTHING, sessionMaker } from './schedule-support.ts'

const ZONE = 'Europe/Berlin'
const DAY = dayScale('2026-03-02', ZONE)
const NEXT = dayScale('2026-03-03', ZONE)
const NINE = DAY.startsAt + 9 * 3_600_000
const aSession = sessionMaker(DAY.startsAt)
const STAFF = [aTrainer(1), aTrainer(2)]

/** What is proposed at half past eight. */
function proposed(sessions: readonly DaySession[], looked: number | null = null, scales = [DAY]) {
  const resources = resourcesOf('trainer', STAFF, [], sessions)
  const view = scheduleModel()({ ...NOTHING, scales, resources, group: 'trainer', sessions })
  return proposedWish({ view, group: 'trainer', bufferOf: () => 15, now: NINE - 1_800_000 }, looked)
}

describe('where a new session is proposed', () => {
  it('is with the first trainer at the next whole hour, as long as its service takes', () => {
    expect(proposed([])).toEqual({ session: null, startsAt: NINE, minutes: 0, trainerId: 1, roomId: null })
  })

  it('is with the first who is free then, also of what stays taken after a session', () => {
    expect(proposed([aSession(540, 60, 1)])).toMatchObject({ startsAt: NINE, trainerId: 2 })
    expect(proposed([aSession(480, 50, 1)])).toMatchObject({ trainerId: 2 })
    expect(proposed([aSession(480, 45, 1)])).toMatchObject({ trainerId: 1 })
  })

  it('is with the one who is looked at, at the first whole hour that is free there', () => {
    expect(proposed([], 1)).toMatchObject({ startsAt: NINE, trainerId: 2 })
    const later = { startsAt: NINE + 2 * 3_600_000, trainerId: 2 }
    expect(proposed([aSession(540, 60, 2)], 1)).toMatchObject(later)
    const evening = aSession(540, 15 * 60, 2)
    expect(proposed([evening], 1)).toMatchObject({ startsAt: NINE, trainerId: 1 })
  })

  it('is with nobody where all are taken, whoever is free on another day', () => {
    const taken = [aSession(540, 60, 1), aSession(540, 60, 2)]
    expect(proposed(taken)).toMatchObject({ startsAt: NINE, trainerId: null })
    expect(proposed(taken, null, [DAY, NEXT])).toMatchObject({ startsAt: NINE, trainerId: null })
  })

  it('is nowhere without a column', () => {
    const view = scheduleModel()({ ...NOTHING, scales: [DAY], resources: [], group: 'trainer' })
    expect(proposedWish({ view, group: 'trainer', bufferOf: () => 0, now: NINE }, null)).toBeNull()
  })
})
