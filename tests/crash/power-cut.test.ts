import { beforeAll, describe, expect, it } from 'vitest'
import { cutOften, type Day, recordDay } from './cuts.ts'
import { Disk } from './disk.ts'
import { FULL, printFigures, readSeed } from './size.ts'

const SEED = readSeed()
const CUTS = FULL ? 6_000 : 2_000
const COMMANDS = FULL ? 2_000 : 1_000
const CONTROL_CUTS = 200
const CONTROL_COMMANDS = 300
const REOPEN_EVERY = 150

describe('a power cut at any moment of a busy day', () => {
  let day: Day
  beforeAll(async () => {
    day = await recordDay({ seed: SEED, commands: COMMANDS, reopenEvery: REOPEN_EVERY, synchronous: 'FULL' })
  })

  it('is cut from a recording that misses nothing', () => {
    const disk = new Disk()
    for (const operation of day.recording.operations) disk.apply(operation)
    const seen = disk.seen()
    const { left } = day.recording

    expect([...seen.keys()].sort()).toEqual([...left.keys()].sort())
    for (const [name, bytes] of left) expect(seen.get(name)?.equals(bytes), name).toBe(true)
  })

  it('loses nothing that was acknowledged, and leaves nothing half done', async () => {
    const { cuts, lost, lossyCuts, faults } = await cutOften(day, CUTS)

    const { operations } = day.recording
    printFigures(
      `${cuts} power cuts into ${operations.length} operations with ${day.told.length} acknowledgements: ` +
        `${lost} lost in ${lossyCuts} cuts`,
    )
    expect(faults).toEqual([])
    expect(lost).toBe(0)
  })
})

describe('a power cut with synchronous=NORMAL, which does not wait for the disk', () => {
  it('loses acknowledged bookings, and the proof finds it', async () => {
    const day = await recordDay({
      seed: SEED,
      commands: CONTROL_COMMANDS,
      reopenEvery: REOPEN_EVERY,
      synchronous: 'NORMAL',
    })
    const { cuts, lossyCuts, lostBookings } = await cutOften(day, CONTROL_CUTS)

    printFigures(
      `${cuts} power cuts with synchronous=NORMAL: ` +
        `acknowledgements lost in ${lossyCuts}, bookings among them ${lostBookings} times`,
    )
    expect(lostBookings).toBeGreaterThan(0)
  })
})
