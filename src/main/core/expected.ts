import { z } from 'zod'
import type { Expected } from '../../shared/messages/validation.ts'

/**
 * What a schema takes at a path, for a sentence about it; null where it knows no such place. Words that the schema has
 * of its own (`meta({ sentence })`) stand before what can be read from its limits.
 */
export function expectedAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): Expected | null {
  const [key, ...rest] = path
  if (key === undefined) return expectedOf(schema)
  const inner = memberOf(schema, key)
  return inner === null ? null : expectedAt(inner, rest)
}

/** The schema of one field or entry of what is inside optional, defaulted, transformed and alternative schemas. */
function memberOf(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | null {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodObject) {
    const { shape } = inner
    return Object.hasOwn(shape, key) ? (shape[String(key)] ?? null) : null
  }
  if (inner instanceof z.ZodArray) return inner.element
  if (inner instanceof z.ZodRecord) return inner.valueType
  if (!(inner instanceof z.ZodUnion)) return null
  return inner.options.map((option) => memberOf(option, key)).find((member) => member !== null) ?? null
}

/** What is inside optional, nullable and defaulted schemas, and what a transformed one takes. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (isWrapper(schema)) return unwrap(schema.unwrap())
  if (schema instanceof z.ZodPipe) return unwrap(schema.in)
  return schema
}

function expectedOf(schema: z.core.$ZodType): Expected | null {
  const sentence = sentenceOf(schema)
  if (sentence !== null) return { kind: 'own', sentence }
  const inner = unwrap(schema)
  if (inner instanceof z.ZodNumber) return numberOf(inner)
  if (inner instanceof z.ZodString) return { kind: 'text', most: mostCharacters(schema) }
  if (inner instanceof z.ZodEnum) return { kind: 'choice', options: inner.options.map(String) }
  if (inner instanceof z.ZodBoolean) return { kind: 'flag' }
  if (inner instanceof z.ZodArray) return listOf(inner)
  if (inner instanceof z.ZodObject || inner instanceof z.ZodRecord) return { kind: 'fields' }
  return null
}

/** The words of the schema, or of what is inside it. */
function sentenceOf(schema: z.core.$ZodType): string | null {
  const sentence = schema instanceof z.ZodType ? schema.meta()?.sentence : undefined
  if (typeof sentence === 'string') return sentence
  if (isWrapper(schema)) return sentenceOf(schema.unwrap())
  return schema instanceof z.ZodPipe ? sentenceOf(schema.in) : null
}

function numberOf({ minValue, maxValue }: z.ZodNumber): Expected {
  return {
    kind: 'number',
    least: minValue === Number.MIN_SAFE_INTEGER ? null : minValue,
    most: maxValue === Number.MAX_SAFE_INTEGER ? null : maxValue,
  }
}

function listOf(schema: z.ZodArray): Expected {
  const checks = (schema.def.checks ?? []).map((check): LengthCheck => check._zod.def)
  return {
    kind: 'list',
    least: checks.find(({ check }) => check === 'min_length')?.minimum ?? 0,
    most: checks.find(({ check }) => check === 'max_length')?.maximum ?? null,
  }
}

type LengthCheck = { readonly check: string; readonly minimum?: number; readonly maximum?: number }

/** The shortest limit on the way of a text that is transformed: it is what is kept, not what may be typed. */
function mostCharacters(schema: z.core.$ZodType): number | null {
  if (schema instanceof z.ZodString) return schema.maxLength
  const limits = inside(schema)
    .map(mostCharacters)
    .filter((limit) => limit !== null)
  return limits.length === 0 ? null : Math.min(...limits)
}

/** What a schema is around: one for a wrapper, two for a schema that hands over to another. */
function inside(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodPipe) return [schema.in, schema.out]
  return isWrapper(schema) ? [schema.unwrap()] : []
}

function isWrapper(schema: z.core.$ZodType): schema is z.ZodOptional | z.ZodNullable | z.ZodDefault {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
}
