import { z } from 'zod'

/** Whether a value is exactly what a schema describes, so that parsing it would give the same again. */
type Fits = (value: unknown) => boolean

/**
 * The answer as the contract describes it, so that no row of the database leaks out with it. Most answers are just that
 * already, which is found out in a fraction of the time that it takes to build them anew; any other is made into it, or
 * refused, by the schema itself.
 */
export function shapeAnswer(schema: z.ZodType, answer: unknown): unknown {
  return fitOf(schema)(answer) ? answer : schema.parse(answer)
}

const known = new WeakMap<z.ZodType, Fits>()

function fitOf(schema: z.ZodType): Fits {
  const made = known.get(schema) ?? makeFit(schema)
  known.set(schema, made)
  return made
}

/** Of what it does not know it says that nothing fits. */
function makeFit(schema: z.ZodType): Fits {
  if ((schema.def as z.core.$ZodTypeDef).checks?.length) return never
  if (schema instanceof z.ZodObject) return fitsObject(schema)
  if (schema instanceof z.ZodRecord) return fitsRecord(schema)
  if (schema instanceof z.ZodArray) return fitsArray(fitOf(schema.element as z.ZodType))
  if (schema instanceof z.ZodNullable) return fitsNullable(fitOf(schema.unwrap() as z.ZodType))
  if (schema instanceof z.ZodEnum) return fitsEnum(new Set(schema.options))
  if (schema instanceof z.ZodNumberFormat && schema.format === 'safeint') return Number.isSafeInteger
  if (schema instanceof z.ZodString) return (value) => typeof value === 'string'
  if (schema instanceof z.ZodBoolean) return (value) => typeof value === 'boolean'
  return never
}

const never: Fits = () => false

function fitsObject(schema: z.ZodObject): Fits {
  if (schema.def.catchall !== undefined) return never
  return fitsFields(Object.entries(schema.shape).map(([name, field]) => [name, fitOf(field as z.ZodType)]))
}

/** One with a value for each of some names; of others it is not known which names there must be. */
function fitsRecord({ keyType, valueType, def }: z.ZodRecord): Fits {
  if (!(keyType instanceof z.ZodEnum) || keyType._zod.values === undefined || def.mode === 'loose')
    return never
  const fits = fitOf(valueType as z.ZodType)
  return fitsFields(keyType.options.map((name) => [String(name), fits]))
}

/** All of its fields and, because there are as many, no others. */
function fitsFields(fields: readonly (readonly [name: string, fits: Fits])[]): Fits {
  const eachFits = fittingEach(
    fields.map(([name]) => name),
    fields.map(([, fits]) => fits),
  )
  return (value) => isPlainObject(value) && Object.keys(value).length === fields.length && eachFits(value)
}

/**
 * Whether each field fits, written out as a function: a name in a variable is looked up anew in every object, which
 * takes three times as long, and the answer about a full week has tens of thousands of fields.
 */
function fittingEach(names: readonly string[], fits: readonly Fits[]): Fits {
  const parameters = fits.map((_, index) => `fits${index}`)
  const each = names.map((name, index) => `fits${index}(value[${JSON.stringify(name)}])`)
  return new Function(...parameters, `return (value) => ${['true', ...each].join(' && ')}`)(...fits)
}

/** One that inherits nothing that could stand in for a field. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** No holes, and nothing beside the items. */
function fitsArray(fits: Fits): Fits {
  return (value) => {
    if (!Array.isArray(value) || Object.keys(value).length !== value.length) return false
    for (const item of value) if (!fits(item)) return false
    return true
  }
}

function fitsNullable(fits: Fits): Fits {
  return (value) => value === null || fits(value)
}

function fitsEnum(options: ReadonlySet<unknown>): Fits {
  return (value) => options.has(value)
}
