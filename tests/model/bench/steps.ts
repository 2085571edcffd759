import type { Role } from '../reference/method.ts'

/** Rows that a step can name. */
export const NAMED = [
  'clients',
  'sessions',
  'bookings',
  'grants',
  'subscriptions',
  'purchases',
  'series',
] as const
export type Named = (typeof NAMED)[number]

/**
 * A row by how it came to be: the n-th of its table that a step made, or by its number where the studio began with
 * it (or where there is no such row at all). So the meaning of a step stays when other steps are left out.
 */
export type Ref =
  | { readonly ref: Named; readonly by: number; readonly nth: number }
  | { readonly ref: Named; readonly id: number }

/** The version of a row at that moment, or one that is not. */
export type VersionRef = { readonly versionOf: Ref | 'studio'; readonly stale: boolean }

/** One call of a run; `input` holds refs in place of ids and versions. */
export type Step = {
  readonly n: number
  /** Epoch milliseconds. */
  readonly at: number
  readonly role: Role
  readonly method: string
  readonly input: Readonly<Record<string, unknown>>
  readonly commandId?: string
  readonly dryRun?: boolean
  /** Sends once more what this step sent, with its commandId. */
  readonly again?: number
}

/** Knows which rows which step made. */
export class Births {
  readonly #ids = new Map<string, number>()
  readonly #refs = new Map<string, Ref>()

  note(table: Named, by: number, ids: readonly number[]): void {
    ids.forEach((id, nth) => {
      this.#ids.set(`${table} ${by} ${nth}`, id)
      this.#refs.set(`${table} ${id}`, { ref: table, by, nth })
    })
  }

  refOf(table: Named, id: number): Ref {
    return this.#refs.get(`${table} ${id}`) ?? { ref: table, id }
  }

  /** Undefined when the step that made the row was left out or made none. */
  idOf(ref: Ref): number | undefined {
    return 'id' in ref ? ref.id : this.#ids.get(`${ref.ref} ${ref.by} ${ref.nth}`)
  }
}

/** Answers the version of a row as the product has it now. */
export type Versions = (of: 'studio' | { readonly table: Named; readonly id: number }) => number

export class Unresolved extends Error {}

/** The input with ids and versions in place of refs. Throws Unresolved when a row was never made. */
export function resolve(value: unknown, births: Births, versions: Versions): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, births, versions))
  if (typeof value !== 'object' || value === null) return value
  if ('ref' in value) return idOf(value as Ref, births)
  if ('versionOf' in value) {
    const { versionOf, stale } = value as VersionRef
    const row = versionOf === 'studio' ? versionOf : { table: versionOf.ref, id: idOf(versionOf, births) }
    const version = versions(row)
    if (!stale) return version
    // There is none before the first.
    return version > 1 ? version - 1 : version + 1_000
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, resolve(inner, births, versions)]),
  )
}

function idOf(ref: Ref, births: Births): number {
  const id = births.idOf(ref)
  if (id === undefined) throw new Unresolved()
  return id
}

/** Whether the input asks with a version that is not the row's. */
export function asksStale(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if ('versionOf' in value) return (value as VersionRef).stale
  return Object.values(value).some(asksStale)
}
