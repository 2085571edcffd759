import { describe, expect, it } from 'vitest'
import { readWishes, STAGES } from '../../scripts/testing/stages.mjs'

const namesOf = (...args: string[]) => {
  const wishes = readWishes(args)
  return 'refusal' in wishes ? wishes.refusal : wishes.stages.map((stage) => stage.name)
}

describe('the arguments of npm test', () => {
  it('runs every stage without arguments, at the usual size', () => {
    expect(readWishes([])).toEqual({ stages: STAGES, full: false })
  })

  it('runs the longer sizes with --full', () => {
    expect(readWishes(['--full'])).toEqual({ stages: STAGES, full: true })
  })

  it('runs only the named stages, in their own order', () => {
    expect(namesOf('--only=unit,format')).toEqual(['format', 'unit'])
    expect(namesOf('--only=e2e', '--only=lint')).toEqual(['lint', 'e2e'])
  })

  it('refuses a stage it does not have and names those it has', () => {
    expect(namesOf('--only=units')).toBe(
      'There is no stage "units": choose from format, lint, types, knip, unit, unit-dst, crash, fuzz, model, gates, mutation, e2e.',
    )
  })

  it('refuses an unknown option instead of running everything', () => {
    expect(namesOf('--fast')).toContain('--fast is not an option')
  })

  it('runs the tests in UTC and the rules once more where clocks change', () => {
    const zones = STAGES.filter((stage) => stage.counted === 'vitest').map((stage) => stage.zone)

    expect(zones).toEqual(['UTC', 'America/New_York', 'UTC', 'UTC', 'UTC', 'UTC'])
  })
})
