/**
 * Where a key leads from a row: another row, the header above the first one, or nowhere (null). The Page keys
 * move by what is visible and stop at the ends.
 */
export function rowAfterKey(
  key: string,
  active: number,
  total: number,
  pageRows: number,
): number | 'header' | null {
  const step = Math.max(1, pageRows)
  const clamp = (index: number) => Math.min(Math.max(0, total - 1), Math.max(0, index))
  switch (key) {
    case 'ArrowDown':
      return clamp(active + 1)
    case 'ArrowUp':
      return active === 0 ? 'header' : clamp(active - 1)
    case 'PageDown':
      return clamp(active + step)
    case 'PageUp':
      return clamp(active - step)
    case 'Home':
      return 0
    case 'End':
      return clamp(total - 1)
    default:
      return null
  }
}
