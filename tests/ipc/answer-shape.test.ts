import { expect, test } from 'vitest'
import { z } from 'zod'
import { shapeAnswer } from '../../src/main/core/answer-shape.ts'
import { contract } from '../../src/shared/contract/index.ts'
import { fc } from '../support/properties.ts'

/** Values that a schema describes; of kinds that no answer of the contract has it knows nothing. */
function valuesOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject) {
    return fc.record(
      Object.fromEntries(
        Object.entries(schema.shape).map(([name, field]) => [name, valuesOf(field as z.ZodType)]),
      ),
      { noNullPrototype: true },
    )
  }
  if (schema instanceof z.ZodArray) return fc.array(valuesOf(schema.element as z.ZodType), { maxLength: 2 })
  if (schema instanceof z.ZodNullable) return fc.option(valuesOf(schema.unwrap() as z.ZodType), { freq: 3 })
  if (schema instanceof z.ZodOptional) {
    return fc.option(valuesOf(schema.unwrap() as z.ZodType), { nil: undefined })
  }
  if (schema instanceof z.ZodRecord) {
    const names = schema.keyType instanceof z.ZodEnum ? schema.keyType.options : []
    const value = valuesOf(schema.valueType as z.ZodType)
    return fc.record(Object.fromEntries(names.map((name) => [name, value])), { noNullPrototype: true })
  }
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodNumberFormat) {
    // The few with limits of their own all take these.
    return schema.def.checks === undefined ? fc.maxSafeInteger() : fc.integer({ min: 1, max: 9 })
  }
  // Places on the earth, which have the narrower of their two limits.
  if (schema instanceof z.ZodNumber) return fc.double({ min: -90, max: 90, noNaN: true })
  if (schema instanceof z.ZodString) return fc.string({ maxLength: 4 })
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodUnknown) return fc.jsonValue({ maxDepth: 1 })
  throw new Error(`An answer holds a ${schema.def.type}, which is not drawn yet.`)
}

const odd = fc.constantFrom<unknown[]>(
  undefined,
  null,
  '',
  'secret',
  -1,
  0.5,
  Number.NaN,
  2 ** 53,
  true,
  [],
  {},
  [undefined],
)

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string }

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}

/** A value with one thing in it that may be wrong: another value somewhere, one more field, or one less. */
function spoilt(value: unknown, at: number, by: unknown, how: 'replace' | 'add' | 'remove'): unknown {
  const root = { value: structuredClone(value) }
  const places = placesIn(root)
  const place = places[at % places.length]
  if (place === undefined) return root.value
  const { holder, key } = place
  if (how === 'remove') Reflect.deleteProperty(holder, key)
  else Reflect.set(holder, how === 'add' ? 'secret' : key, by)
  return root.value
}

function outcome(work: () => unknown): unknown {
  try {
    return { value: work() }
  } catch (error) {
    return { error: error instanceof z.ZodError ? error.issues : error }
  }
}

test.each(Object.entries(contract).map(([name, { output }]) => ({ name, output })))(
  'answers of $name are what the schema makes of them, right or wrong',
  ({ output }) => {
    const schema = output as z.ZodType
    fc.assert(
      fc.property(
        valuesOf(schema),
        fc.nat(),
        odd,
        fc.constantFrom('replace' as const, 'add' as const, 'remove' as const),
        (value, at, by, how) => {
          expect(shapeAnswer(schema, value)).toStrictEqual(schema.parse(value))
          const wrong = spoilt(value, at, by, how)
          expect(outcome(() => shapeAnswer(schema, wrong))).toStrictEqual(outcome(() => schema.parse(wrong)))
        },
      ),
      { numRuns: 60 },
    )
  },
)

test('an answer that is right is not built anew', () => {
  const answer = { rows: [{ id: 1, name: 'Ada' }] }
  const schema = z.object({ rows: z.array(z.object({ id: z.int(), name: z.string().nullable() })) })
  expect(shapeAnswer(schema, answer)).toBe(answer)
  const counts = { open: 1, cancelled: 0 }
  expect(shapeAnswer(z.record(z.enum(['open', 'cancelled']), z.int()), counts)).toBe(counts)
})

test('names that may be missing, or may be others, are left to the schema', () => {
  const names = z.enum(['open', 'cancelled'])
  expect(shapeAnswer(z.partialRecord(names, z.int()), { open: 1 })).toEqual({ open: 1 })
  expect(shapeAnswer(z.looseRecord(names, z.int()), { open: 1, cancelled: 0, more: 2 })).toMatchObject({
    more: 2,
  })
  expect(shapeAnswer(z.record(z.string(), z.int()), { any: 1 })).toEqual({ any: 1 })
  expect(() => shapeAnswer(z.record(names, z.int()), { open: 1 })).toThrow(z.ZodError)
})

test('what is not in the contract is left out, wherever it is and wherever it comes from', () => {
  const schema = z.object({ rows: z.array(z.object({ id: z.int() })) })
  expect(shapeAnswer(schema, { rows: [{ id: 1, secret: 2 }], secret: 3 })).toEqual({ rows: [{ id: 1 }] })
  const heir = Object.assign(Object.create({ id: 1 }), { secret: 2 })
  expect(shapeAnswer(schema, { rows: [heir] })).not.toMatchObject({ rows: [{ secret: 2 }] })
})

test('limits of a field hold', () => {
  expect(() => shapeAnswer(z.object({ units: z.int().max(3) }), { units: 4 })).toThrow(z.ZodError)
  expect(() => shapeAnswer(z.strictObject({ id: z.int() }), { id: 1, secret: 2 })).toThrow(z.ZodError)
})
