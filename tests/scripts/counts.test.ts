import { describe, expect, it } from 'vitest'
import {
  aboutFailures,
  countPlaywright,
  countVitest,
  countWhole,
  figuresOf,
  judge,
  summary,
} from '../../scripts/testing/counts.mjs'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
})

describe('counting a test run', () => {
  it('counts passed and failed tests, and leaves skipped ones out', () => {
    const report = {
      testResults: [file('passed', 'passed', 'passed', 'skipped'), file('failed', 'passed', 'failed')],
    }

    expect(countVitest(report)).toEqual({ passed: 3, failed: 1 })
  })

  it('counts a file that does not load as one failed test', () => {
    expect(countVitest({ testResults: [file('failed')] })).toEqual({ passed: 0, failed: 1 })
  })

  it('counts nothing where no report was written', () => {
    expect(countVitest(undefined)).toEqual({ passed: 0, failed: 0 })
    expect(countPlaywright(undefined)).toEqual({ passed: 0, failed: 0 })
  })

  it('counts an end-to-end test that passed only on a second try as failed', () => {
    expect(countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 2 } })).toEqual({
      passed: 4,
      failed: 3,
    })
  })

  it('counts a stage such as lint as one check', () => {
    expect(countWhole(0)).toEqual({ passed: 1, failed: 0 })
    expect(countWhole(2)).toEqual({ passed: 0, failed: 1 })
  })
})

describe('judging a stage', () => {
  it('fails one that crashed after all its counted tests passed', () => {
    expect(judge(1, { passed: 7, failed: 0 })).toEqual({
      passed: 7,
      failed: 1,
      reason: 'ended with exit code 1',
    })
  })

  it('fails one that ran no tests', () => {
    expect(judge(0, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1, reason: 'ran no tests' })
  })

  it('keeps the counted failures of one that reported them', () => {
    expect(judge(1, { passed: 7, failed: 2 })).toEqual({ passed: 7, failed: 2 })
  })

  it('shows what failed without the list of all that passed', () => {
    expect(aboutFailures(' ✓ one\n ❯ two\n⎯⎯⎯ Failed Tests 1 ⎯⎯⎯\nwhy\n')).toBe('⎯⎯⎯ Failed Tests 1 ⎯⎯⎯\nwhy')
    expect(aboutFailures('lint says why\n')).toBe('lint says why')
  })

  it('tells what a stage has tried, whether it passed or not', () => {
    expect(figuresOf('RUN\nfigures: 5 kills, 0 lost\n ✓ kill.test.ts\n')).toEqual(['5 kills, 0 lost'])
    expect(figuresOf(' ✓ all the figures: none\n')).toEqual([])
  })

  it('ends with a plain sum over all stages', () => {
    expect(
      summary([
        { passed: 7, failed: 0 },
        { passed: 1, failed: 2 },
      ]),
    ).toBe('8 passed, 2 failed')
    expect(summary([])).toBe('0 passed, 0 failed')
  })
})
