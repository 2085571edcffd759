import { describe, expect, it } from 'vitest'
import { killOften, killUntilFoundOut } from './kills.ts'
import { FULL, printFigures, readSeed } from './size.ts'

const SEED = readSeed()
const KILLS = FULL ? 500 : 150
const CONTROL_KILLS = 25

describe('a busy studio that is killed at any moment', () => {
  it('has everything that was acknowledged, and nothing half done', async () => {
    const { kills, looks, acknowledged, lost, kept, dropped, faults } = await killOften(KILLS, SEED)

    printFigures(
      `${kills} kills, looked at after ${looks}: ${acknowledged} acknowledgements, ${lost} lost; ` +
        `of the commands under way ${kept} were kept as a whole and ${dropped} left nothing`,
    )
    expect(faults).toEqual([])
    expect(lost).toBe(0)
    expect(acknowledged).toBeGreaterThan(KILLS)
  })
})

describe('a program that says that something is done before it has begun', () => {
  it('is found out', async () => {
    const kills = await killUntilFoundOut(CONTROL_KILLS, SEED)

    printFigures(`a program that answers too early was found out at kill ${kills}`)
    expect(kills).not.toBeNull()
  })
})
