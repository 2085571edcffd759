/** The names of services in one line, in the alphabet's order; empty for none. Names not known yet are left out. */
export function serviceNames(ids: readonly number[], names: ReadonlyMap<number, string>): string {
  return ids
    .flatMap((id) => names.get(id) ?? [])
    .sort((a, b) => a.localeCompare(b))
    .join(', ')
}
