import type { AppError, LastChange } from '../errors.ts'
import { refuse } from '../result.ts'

/** The fields of a change that were given a value other than the one stored. */
export type Changes<Fields> = { -readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }

/** Leaves out of a change what was not given and what is so already. Values are compared as JSON. */
export function changesOf<Fields extends object>(
  stored: { readonly [Name in keyof Fields]: Exclude<Fields[Name], undefined> },
  asked: Fields,
): Changes<Fields> {
  const changes: Changes<Fields> = {}
  for (const name of Object.keys(asked) as (keyof Fields)[]) {
    const value = asked[name] as Exclude<Fields[keyof Fields], undefined> | undefined
    if (value !== undefined && JSON.stringify(value) !== JSON.stringify(stored[name])) changes[name] = value
  }
  return changes
}

/**
 * Refuses a change that was made against another version than the stored one, with each field it would have
 * overwritten: what was asked for and what is stored. `statusBefore` is the status at the version expected: one that is
 * another by now is told as well, whatever was asked for; `last` says who made the last change.
 */
export function staleVersion(
  expected: number,
  stored: Readonly<Record<string, unknown>> & { readonly version: number },
  changes: object,
  statusBefore: string | null = null,
  last: LastChange | null = null,
): { readonly ok: false; readonly error: AppError } {
  const asked: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name, { asked: value, stored: stored[name] }]),
  )
  const { status, version: found } = stored
  const by = last === null ? {} : { last }
  if (statusBefore === null || statusBefore === status) {
    return refuse('STALE_VERSION', { expected, found, changes: asked, ...by })
  }
  const told = { ...(asked.status as object | undefined), before: statusBefore, stored: status }
  return refuse('STALE_VERSION', { expected, found, changes: { ...asked, status: told }, ...by })
}
