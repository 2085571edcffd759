import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { API, type Symbol as CheckedSymbol, type Checker, type Type } from 'typescript/unstable/sync'

/**
 * Writes JSON schemas of Stripe's objects, made of the types of the installed package: what the test double answers is
 * checked against them. Run it when the package's version changes, and look at what is different.
 */

const ROOT = join(import.meta.dirname, '..')
const TARGET = join(ROOT, 'tests/support/fake-stripe/schemas.json')

/** The objects that the app reads, under the word that Stripe calls them by in `object`. */
const OBJECTS = {
  'checkout.session': 'Stripe.Checkout.Session',
  item: 'Stripe.LineItem',
  payment_intent: 'Stripe.PaymentIntent',
  invoice: 'Stripe.Invoice',
  line_item: 'Stripe.InvoiceLineItem',
  invoice_payment: 'Stripe.InvoicePayment',
  refund: 'Stripe.Refund',
  dispute: 'Stripe.Dispute',
  customer: 'Stripe.Customer',
  charge: 'Stripe.Charge',
  price: 'Stripe.Price',
  product: 'Stripe.Product',
} as const

/** How deep objects inside objects are described; what lies below is any object. Nothing that is read lies as deep. */
const DEEPEST = 2

type Schema = Record<string, unknown>

function describeObjects(): Schema {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.stripe-schemas-'))
  const file = join(folder, 'objects.ts')
  const config = join(folder, 'tsconfig.json')
  const entries = Object.entries(OBJECTS).map(([name, type]) => `  '${name}': ${type}`)
  writeFileSync(
    file,
    `import type Stripe from 'stripe'\nexport interface Objects {\n${entries.join('\n')}\n}\n`,
  )
  const compilerOptions = { strict: true, module: 'nodenext', target: 'es2023', types: ['node'] }
  writeFileSync(config, JSON.stringify({ compilerOptions, files: ['objects.ts'] }))
  const api = new API({})
  try {
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config)
    const source = project?.program.getSourceFile(file)
    const statement = source?.statements[1]
    const objects = statement === undefined ? undefined : project?.checker.getTypeAtLocation(statement)
    if (project === undefined || objects === undefined) throw new Error('The types could not be read.')
    return new Describer(project.checker).whole(objects)
  } finally {
    api.close()
    rmSync(folder, { recursive: true })
  }
}

/** Turns types into schemas. An object that Stripe's package names is described once. */
class Describer {
  readonly #checker: Checker
  readonly #definitions: Record<string, Schema> = {}
  readonly #names = new Map<number, string>()
  /** Objects that have a name and are not described yet. */
  readonly #waiting: { readonly type: Type; readonly own: string; readonly depth: number }[] = []

  constructor(checker: Checker) {
    this.#checker = checker
  }

  whole(objects: Type): Schema {
    const properties: Record<string, Schema> = {}
    for (const property of this.#checker.getPropertiesOfType(objects)) {
      properties[property.name] = this.#typeOf(property, 0)
    }
    // The nearest ones first, so that what is cut off is cut off far away from everything.
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      this.#definitions[next.own] = this.#define(next.type, next.depth)
    }
    return { objects: properties, $defs: this.#definitions }
  }

  #typeOf(property: CheckedSymbol, depth: number): Schema {
    const type = this.#checker.getTypeOfSymbol(property)
    return type === undefined ? {} : this.#schema(type, depth)
  }

  #schema(type: Type, depth: number): Schema {
    if (type.isUnionType()) return this.#union(type.getTypes(), depth)
    if (type.isLiteralType()) return { const: type.value }
    if (type.isIntrinsicType()) return intrinsic(type.intrinsicName)
    // `string & Record<never, never>`: any other word than those that are known. The other one is a decimal, a text.
    if (type.isIntersectionType()) {
      return type.getAliasSymbol()?.name === 'OtherString' ? { description: 'other' } : { type: 'string' }
    }
    if (this.#checker.isArrayType(type)) {
      const [row] = type.isTypeReference() ? this.#checker.getTypeArguments(type) : []
      return { type: 'array', items: row === undefined ? {} : this.#schema(row, depth) }
    }
    if (type.isObjectType()) return this.#object(type, depth)
    return {}
  }

  /** Known words are listed and nothing else is taken: an unknown one in a test double is a slip of the pen. */
  #union(types: readonly Type[], depth: number): Schema {
    const schemas = types.filter((type) => !isUndefined(type)).map((type) => this.#schema(type, depth))
    const words = schemas.filter((schema) => 'const' in schema)
    const others = schemas.filter((schema) => !('const' in schema) && schema.description !== 'other')
    const all = words.length === 0 ? others : [{ enum: words.map((word) => word.const) }, ...others]
    const [first] = all
    return all.length === 1 && first !== undefined ? first : { anyOf: all }
  }

  #object(type: Type, depth: number): Schema {
    const name = type.getSymbol()?.name ?? ''
    if (depth > DEEPEST) return { type: 'object' }
    const known = this.#names.get(type.id)
    if (known !== undefined) return { $ref: `#/$defs/${known}` }
    const own = `${name.replace(/\W/g, '') || 'Object'}${this.#names.size + 1}`
    this.#names.set(type.id, own)
    this.#waiting.push({ type, own, depth })
    return { $ref: `#/$defs/${own}` }
  }

  #define(type: Type, depth: number): Schema {
    const properties: Record<string, Schema> = {}
    const required: string[] = []
    for (const property of this.#checker.getPropertiesOfType(type)) {
      const one = this.#checker.getTypeOfSymbol(property)
      if (one === undefined) continue
      properties[property.name] = this.#schema(one, depth + 1)
      if (!mayBeMissing(one)) required.push(property.name)
    }
    return { type: 'object', properties, required }
  }
}

function intrinsic(name: string): Schema {
  if (name === 'string' || name === 'number' || name === 'boolean' || name === 'null') return { type: name }
  return name === 'void' || name === 'undefined' ? { not: {} } : {}
}

function isUndefined(type: Type): boolean {
  return type.isIntrinsicType() && (type.intrinsicName === 'undefined' || type.intrinsicName === 'void')
}

const mayBeMissing = (type: Type): boolean =>
  isUndefined(type) || (type.isUnionType() && type.getTypes().some(isUndefined))

const schemas = describeObjects()
writeFileSync(TARGET, `${JSON.stringify(schemas)}\n`)
console.log(`${TARGET}: ${Math.round(readFileSync(TARGET).length / 1024)} KB`)
