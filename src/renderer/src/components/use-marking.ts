import { useCallback, useLayoutEffect, useRef } from 'react'
import type { DataTableProps } from './data-table.tsx'
import type { GridRow } from './use-table-rows.ts'

/**
 * Marks a row or takes its mark away; with `extend` all rows that are here since the last one become the same. The
 * function stays the same, so that a row is drawn again only when its own mark changes.
 */
export function useMarking<Row extends object>(
  { marking, rowId }: DataTableProps<Row>,
  rowAt: (index: number) => GridRow<Row> | undefined,
): ((index: number, extend: boolean) => void) | undefined {
  const last = useRef<number | null>(null)
  const latest = useRef({ marking, rowId, rowAt })
  useLayoutEffect(() => {
    latest.current = { marking, rowId, rowAt }
  })
  const mark = useCallback((index: number, extend: boolean) => {
    const now = latest.current
    const rowOf = (place: number) => now.rowAt(place)?.original
    const row = rowOf(index)
    if (row === undefined || now.marking === undefined) return
    const from = extend && last.current !== null ? last.current : index
    const [first, end] = [Math.min(from, index), Math.max(from, index)]
    const chosen = Array.from({ length: end - first + 1 }, (_, step) => rowOf(first + step))
    last.current = index
    now.marking.onMark(
      chosen.filter((one) => one !== undefined),
      !now.marking.marked.has(now.rowId(row)),
    )
  }, [])
  return marking === undefined ? undefined : mark
}
