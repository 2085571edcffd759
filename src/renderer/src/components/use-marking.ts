import { useCallback, useRef } from 'react'
import type { DataTableProps } from './data-table.tsx'
import type { GridRow } from './use-table-rows.ts'

/** Marks a row or takes its mark away; with `extend` all rows that are here since the last one become the same. */
export function useMarking<Row extends object>(
  { marking, rowId }: DataTableProps<Row>,
  rowAt: (index: number) => GridRow<Row> | undefined,
): ((index: number, extend: boolean) => void) | undefined {
  const last = useRef<number | null>(null)
  const marked = marking?.marked
  const onMark = marking?.onMark
  const mark = useCallback(
    (index: number, extend: boolean) => {
      const row = rowAt(index)?.original
      if (row === undefined || marked === undefined || onMark === undefined) return
      const from = extend && last.current !== null ? last.current : index
      const [first, end] = [Math.min(from, index), Math.max(from, index)]
      const chosen = Array.from({ length: end - first + 1 }, (_, step) => rowAt(first + step)?.original)
      last.current = index
      onMark(
        chosen.filter((one) => one !== undefined),
        !marked.has(rowId(row)),
      )
    },
    [rowAt, rowId, marked, onMark],
  )
  return marking === undefined ? undefined : mark
}
