import { contract, type Method } from '../../src/shared/contract/index.ts'
import type { ErrorCode } from '../../src/shared/errors.ts'
import { cannotBe, type Field, fieldsOf, type Input, withoutValue, withValue } from './fields.ts'
import { HOSTILE_VALUES, UNKEEPABLE_TEXTS } from './values.ts'

/** Something to send, and what must come of it as far as that can be known. */
export type Case = {
  readonly name: string
  readonly input: unknown
  /** The refusals that are right; without them any answer is that is not a failure. */
  readonly codes?: readonly ErrorCode[]
  /** The field that the refusal must name. */
  readonly at?: string
}

const SHAPE: readonly ErrorCode[] = ['VALIDATION', 'MISSING_REQUIRED_FIELDS', 'INVALID_SESSION_COUNT']
const KEYS_OF_NATURE = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']

/** Everything that is tried with a method, around one valid input; one after the other, because some are large. */
export function* casesOf(method: Method, example: Input): Generator<Case> {
  const fields = fieldsOf(method, example)
  yield* wholes(fields)
  for (const field of fields) {
    yield* absences(field, example)
    yield* wrongValues(field, example)
  }
  yield* surplus(fields, example)
  if (contract[method].kind === 'command') yield* extras(example)
}

/** Inputs that are no objects, or objects of something else. */
function wholes(fields: readonly Field[]): Case[] {
  const required = fields.filter((field) => field.required && field.path.length === 1)
  const empty: Case[] =
    required.length === 0
      ? []
      : [undefined, {}].map((input) => ({
          name: `${String(input)} as a whole`,
          input,
          codes: ['MISSING_REQUIRED_FIELDS'],
          at: String(required[0]?.path[0]),
        }))
  const foreign = Object.entries(HOSTILE_VALUES)
    .map(([name, make]) => ({ name: `${name} as a whole`, input: make() }))
    .filter(({ input }) => cannotBe(WHOLE, input))
    .map((one): Case => ({ ...one, codes: ['VALIDATION'] }))
  return [...empty, ...foreign]
}

const WHOLE: Field = {
  path: [],
  required: true,
  nullable: false,
  expected: { kind: 'fields' },
  isSessionCount: false,
}

function absences({ path, required }: Field, example: Input): Case[] {
  const name = path.join('.')
  return [
    { name: `no ${name}`, input: withoutValue(example, path) },
    { name: `${name} undefined`, input: withValue(example, path, undefined) },
  ].map((one): Case => (required ? { ...one, codes: ['MISSING_REQUIRED_FIELDS'], at: name } : one))
}

function* wrongValues(field: Field, example: Input): Generator<Case> {
  for (const [name, make] of Object.entries(HOSTILE_VALUES)) yield wrongValue(field, example, name, make())
  if (field.expected.kind !== 'text') return
  const at = field.path.join('.')
  for (const [name, text] of Object.entries(UNKEEPABLE_TEXTS)) {
    yield { name: `${at}: ${name}`, input: withValue(example, field.path, text), codes: ['VALIDATION'], at }
  }
}

function wrongValue(field: Field, example: Input, name: string, value: unknown): Case {
  const at = field.path.join('.')
  const sent = { name: `${at}: ${name}`, input: withValue(example, field.path, value) }
  if (!cannotBe(field, value)) return sent
  return field.isSessionCount
    ? { ...sent, codes: ['INVALID_SESSION_COUNT', 'VALIDATION'] }
    : { ...sent, codes: SHAPE, at }
}

/** Fields that there are not, at the top and inside. */
function surplus(fields: readonly Field[], example: Input): Case[] {
  const places = [[], ...fields.filter(({ expected }) => expected.kind === 'fields').map(({ path }) => path)]
  return places.flatMap((place) =>
    ['surplus', 'actor', 'role', ...KEYS_OF_NATURE].map((key): Case => {
      // As JSON brings it: a field of its own, also where the name is one that every object has.
      const more = JSON.parse(`{${JSON.stringify(key)}:{"role":"owner","polluted":1}}`) as object
      return {
        name: `${[...place, key].join('.')} besides`,
        input:
          place.length === 0
            ? merged(example, more)
            : withValue(example, place, merged(at(example, place), more)),
        codes: SHAPE,
      }
    }),
  )
}

/** Both objects' own fields, `__proto__` among them. */
function merged(one: unknown, other: object): object {
  const all = Object.create(Object.prototype) as object
  for (const source of [Object(one) as object, other]) {
    Object.defineProperties(all, Object.getOwnPropertyDescriptors(source))
  }
  return all
}

function at(input: unknown, path: readonly string[]): unknown {
  return path.reduce((value: unknown, key) => Object(value)[key] as unknown, input)
}

/** What every command takes besides. */
function extras(example: Input): Case[] {
  const wrong = [
    null,
    '',
    0,
    7,
    true,
    [],
    {},
    new Date(0),
    'x'.repeat(129),
    'x'.repeat(2 ** 20),
    'a\0',
    '\ud800',
  ]
  const neither = [null, '', 'true', 0, 1, [], {}, Number.NaN]
  return [
    ...wrong.map(
      (commandId): Case => ({
        name: `the commandId ${typeof commandId} ${String(commandId).slice(0, 9)}`,
        input: { ...example, commandId },
        codes: ['VALIDATION'],
      }),
    ),
    ...neither.map(
      (dryRun): Case => ({
        name: `the dryRun ${typeof dryRun} ${String(dryRun)}`,
        input: { ...example, dryRun },
        codes: ['VALIDATION'],
      }),
    ),
  ]
}
