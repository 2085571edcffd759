/** Where one looks: at the row of this key, which stood at this place when it was last in the list. */
export type Looked = { readonly key: string; readonly place: number }

/**
 * Where the next step leads in a list of which the row that is looked at may be gone, because it was settled: then what
 * stands in its place is the next. Null where the list ends.
 */
export function stepFrom<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  { key, place }: Looked,
  step: 1 | -1,
): Row | null {
  const here = rows.findIndex((row) => keyOf(row) === key)
  if (here !== -1) return rows[here + step] ?? null
  return rows[step === 1 ? place : place - 1] ?? rows.at(-1) ?? null
}
