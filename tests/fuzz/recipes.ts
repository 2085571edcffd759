import fc from 'fast-check'
import { contract, type Method } from '../../src/shared/contract/index.ts'
import { type Input, isInput, type Path, pathsOf, withoutValue, withValue } from './fields.ts'
import { HOSTILE_VALUES, ODD_TEXTS, UNKEEPABLE_TEXTS } from './values.ts'

type Change =
  | { readonly kind: 'set'; readonly field: number; readonly value: () => unknown }
  | { readonly kind: 'drop'; readonly field: number }
  | { readonly kind: 'swap'; readonly field: number; readonly other: number }
  | { readonly kind: 'add'; readonly key: string; readonly value: () => unknown }

/** One request, drawn before the ids it needs are known. */
export type Recipe = {
  readonly method: Method
  /** What is sent instead of a changed example; null for a changed example. */
  readonly instead: (() => unknown) | null
  readonly changes: readonly Change[]
  readonly commandId: string | null
  readonly dryRun: boolean
}

const METHODS = Object.keys(contract) as Method[]

const later =
  <T>(value: T) =>
  () =>
    value

/** Values that some field would take: they get past the shape, to what is behind it. */
const plausible: fc.Arbitrary<() => unknown> = fc
  .oneof(
    fc.integer({ min: -1, max: 30 }),
    fc.integer({ min: 1, max: 120_000 }),
    fc.boolean(),
    fc.constantFrom(
      'active',
      'all',
      'comp',
      'unpaid',
      'credit',
      'client',
      'studio',
      'paid',
      'refunded',
      'trainer',
    ),
    fc.constantFrom(
      'completed',
      'no_show',
      'late_cancelled',
      'cancelled',
      'skip',
      'refuse',
      'membership',
      'pack',
    ),
    fc.constantFrom('2026-03-02', '2026-03-29', '2027-01-31', '1900-01-01', '9999-12-31'),
    fc.constantFrom('2026-03-29T02:30:00+01:00', '2026-03-02T08:00:00Z', '2999-12-31T23:59:00Z', '18:30'),
    fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }),
    fc.record({ amount: fc.integer({ min: 0, max: 9_000 }), currency: fc.constantFrom('EUR', 'USD', 'JPY') }),
    fc.string({ maxLength: 30 }),
  )
  .map(later)

const halves = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  maxLength: 20,
})

const anything: fc.Arbitrary<() => unknown> = fc
  .anything({
    maxDepth: 3,
    maxKeys: 5,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
  })
  .map(later)

const value: fc.Arbitrary<() => unknown> = fc.oneof(
  { weight: 5, arbitrary: plausible },
  { weight: 4, arbitrary: fc.constantFrom(...Object.values(HOSTILE_VALUES)) },
  { weight: 2, arbitrary: anything },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }).map(later) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...Object.values({ ...ODD_TEXTS, ...UNKEEPABLE_TEXTS })).map(later),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(fc.double(), fc.maxSafeInteger(), fc.string({ unit: 'binary' }), halves).map(later),
  },
)

const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'actor', 'role', 'staffId', 'now', ''),
  fc.string({ maxLength: 8 }),
)

const field = fc.nat({ max: 1_000 })

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('set' as const), field, value }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), field }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('swap' as const), field, other: field }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('add' as const), key, value }) },
)

const recipe: fc.Arbitrary<Recipe> = fc.record({
  method: fc.constantFrom(...METHODS),
  instead: fc.oneof(
    { weight: 10, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.oneof(anything, fc.constantFrom(...Object.values(HOSTILE_VALUES))) },
  ),
  changes: fc.array(change, { maxLength: 3 }),
  commandId: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom('one', 'two', 'three', 'four') },
  ),
  dryRun: fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})

/** The same requests for the same seed. */
export function drawRecipes(seed: number, amount: number): Recipe[] {
  return fc.sample(recipe, { seed, numRuns: amount })
}

/** The input that a recipe makes of a valid one. */
export function inputOf({ method, instead, changes, commandId, dryRun }: Recipe, example: Input): unknown {
  if (instead !== null) return instead()
  const changed = changes.reduce((input, one) => applied(input, one, pathsOf(method)), example)
  if (contract[method].kind !== 'command') return changed
  return { ...changed, ...(commandId === null ? {} : { commandId }), ...(dryRun ? { dryRun } : {}) }
}

function applied(input: Input, change: Change, paths: readonly Path[]): Input {
  if (change.kind === 'add') return { ...input, [change.key]: change.value() }
  const path = paths[change.field % paths.length]
  if (path === undefined) return input
  if (change.kind === 'drop') return withoutValue(input, path)
  if (change.kind === 'set') return withValue(input, path, change.value())
  const other = paths[change.other % paths.length] ?? path
  return withValue(input, path, valueAt(input, other))
}

function valueAt(input: Input, [key, ...rest]: Path): unknown {
  if (key === undefined) return input
  const inner = input[key]
  return rest.length > 0 && isInput(inner) ? valueAt(inner, rest) : inner
}
