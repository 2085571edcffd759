/** What is asked when one of two clients is kept; null while there are not two different ones. */
export function mergeInput(
  both: readonly { readonly id: number }[],
  keepId: number,
): { readonly keepId: number; readonly mergeId: number } | null {
  const other = both.find(({ id }) => id !== keepId)
  const kept = both.some(({ id }) => id === keepId)
  return other === undefined || !kept ? null : { keepId, mergeId: other.id }
}
