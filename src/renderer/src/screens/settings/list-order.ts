/** What is in use first; within each half the order main gave them. */
export function inUseFirst<Row extends { readonly active: boolean }>(rows: readonly Row[]): readonly Row[] {
  return [...rows.filter((row) => row.active), ...rows.filter((row) => !row.active)]
}
