import { type Changes, changesOf } from '../../../shared/domain/changes.ts'

/** What a form holds otherwise than the record it was opened with, less the fields left to somebody else. */
export function changedFields<Fields extends object>(
  before: { readonly [Name in keyof Fields]: Exclude<Fields[Name], undefined> },
  after: Fields,
  without: readonly string[] = [],
): Changes<Fields> {
  const changes = changesOf(before, after)
  const kept = Object.entries(changes).filter(([name]) => !without.includes(name))
  // Every field of a change is optional, so fewer of them are a change too.
  return Object.fromEntries(kept) as Changes<Fields>
}
