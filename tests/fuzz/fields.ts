import { z } from 'zod'
import { expectedAt } from '../../src/main/core/expected.ts'
import { contract, type Method } from '../../src/shared/contract/index.ts'
import type { Expected } from '../../src/shared/messages/validation.ts'

export type Input = Readonly<Record<string, unknown>>
export type Path = readonly string[]

/** One place of a method's input where a value can be. */
export type Field = {
  readonly path: Path
  readonly required: boolean
  readonly nullable: boolean
  readonly expected: Expected
  /** A session count is refused by a code of its own. */
  readonly isSessionCount: boolean
}

/** The fields of a method, those inside other fields too where the example has them. */
export function fieldsOf(method: Method, example: Input): Field[] {
  return membersOf(contract[method].input, [], example)
}

/** Every field that a method takes, whether or not an example has it. */
export function pathsOf(method: Method): Path[] {
  return membersOf(contract[method].input, [], null).map(({ path }) => path)
}

function membersOf(schema: z.ZodObject, path: Path, example: Input | null): Field[] {
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, member]) => {
    const own: Field = {
      path: [...path, key],
      required: !member.safeParse(undefined).success,
      nullable: member.safeParse(null).success,
      expected: expectedAt(member, []) ?? { kind: 'own', sentence: '' },
      isSessionCount: member.meta()?.refusal === 'INVALID_SESSION_COUNT',
    }
    const inner = objectIn(member)
    if (inner === null) return [own]
    if (example === null) return [own, ...membersOf(inner, own.path, null)]
    const value = example[key]
    return isInput(value) ? [own, ...membersOf(inner, own.path, value)] : [own]
  })
}

function objectIn(schema: z.core.$ZodType): z.ZodObject | null {
  if (schema instanceof z.ZodObject) return schema
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return objectIn(schema.unwrap())
  if (schema instanceof z.ZodUnion)
    return schema.options.map(objectIn).find((found) => found !== null) ?? null
  return null
}

export function isInput(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isForeign(value)
}

/** The input with another value at a path; what is on the way there is made where it is missing. */
export function withValue(input: Input, [key, ...rest]: Path, value: unknown): Input {
  if (key === undefined) return input
  const inner = input[key]
  return { ...input, [key]: rest.length === 0 ? value : withValue(isInput(inner) ? inner : {}, rest, value) }
}

export function withoutValue(input: Input, [key, ...rest]: Path): Input {
  if (key === undefined) return input
  const { [key]: inner, ...others } = input
  return rest.length === 0 || !isInput(inner) ? others : { ...others, [key]: withoutValue(inner, rest) }
}

/** Whether a value can never be taken by a field, judged from what the field says it takes and nothing else. */
export function cannotBe({ expected, nullable }: Field, value: unknown): boolean {
  if (value === null) return !nullable
  // Bytes may be a file; for every other field they are as foreign as a date.
  if (isForeign(value) && !(value instanceof Uint8Array && expected.kind === 'own')) return true
  switch (expected.kind) {
    case 'number':
      return !isWholeBetween(value, expected)
    case 'text':
      return (
        typeof value !== 'string' || value.trim().length > (expected.most ?? Number.POSITIVE_INFINITY) * 4
      )
    case 'choice':
      return typeof value !== 'string' || !expected.options.includes(value)
    case 'flag':
      return typeof value !== 'boolean'
    case 'list':
      return !Array.isArray(value) || value.length < expected.least || value.length > (expected.most ?? 1e6)
    case 'fields':
      return !isInput(value)
    case 'own':
      return typeof value === 'boolean'
  }
}

function isWholeBetween(value: unknown, { least, most }: Extract<Expected, { kind: 'number' }>): boolean {
  return (
    Number.isSafeInteger(value) &&
    Number(value) >= (least ?? Number.NEGATIVE_INFINITY) &&
    Number(value) <= (most ?? Number.POSITIVE_INFINITY)
  )
}

/** What no request consists of. */
function isForeign(value: unknown): boolean {
  if (typeof value === 'bigint') return true
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype !== null && prototype !== Object.prototype
}
