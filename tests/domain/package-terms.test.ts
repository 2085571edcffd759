import { expect, test } from 'vitest'
import { periodTerms } from '../../src/shared/domain/catalogue.ts'

test.each([
  ['a month and nothing rolled over unless told', {}, { period: 'month', rollover: 0 }],
  ['what was told', { period: 'week', rollover: 3 }, { period: 'week', rollover: 3 }],
] as const)('the periods of a membership: %s', (_what, given, value) => {
  expect(periodTerms('membership', given)).toEqual({ ok: true, value })
})

test.each([{}, { rollover: 0 }])('a pack has no periods: %o', (given) => {
  expect(periodTerms('pack', given)).toEqual({ ok: true, value: { period: null, rollover: 0 } })
})

const PERIOD = { path: 'period', message: 'Only a membership has periods.' }
const ROLLOVER = { path: 'rollover', message: 'Only a membership rolls credits over.' }

test.each([
  [{ period: 'month' as const }, [PERIOD]],
  [{ rollover: 1 }, [ROLLOVER]],
  [{ period: 'year' as const, rollover: 1 }, [PERIOD, ROLLOVER]],
])('a pack is refused %o', (given, issues) => {
  expect(periodTerms('pack', given)).toEqual({
    ok: false,
    error: { code: 'VALIDATION', details: { issues } },
  })
})
