import {
  type Header,
  rowSortingFeature,
  type SortingState,
  type Row as TableRow,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useMemo } from 'react'
import { useRowHeight } from '../state/looks.ts'
import type { DataTableProps } from './data-table.tsx'
import { loadedRows } from './row-window.ts'

const features = tableFeatures({ rowSortingFeature })
export type GridFeatures = typeof features
export type GridRow<Row extends object> = TableRow<GridFeatures, Row>
export type GridHeader<Row extends object> = Header<GridFeatures, Row, unknown>

type TableRows<Row extends object> = {
  readonly headers: readonly GridHeader<Row>[]
  /** The rows to mount: those in view, a few around them and the active one. */
  readonly items: readonly VirtualItem[]
  /** px, of all rows together. */
  readonly height: number
  /** Undefined while its page is on the way. */
  readonly rowAt: (index: number) => GridRow<Row> | undefined
  /** Scrolls no further than needed. */
  readonly reveal: (index: number) => void
}

/** Table model and row window of a `DataTable`: columns and sorting by TanStack Table, geometry by TanStack Virtual. */
export function useTableRows<Row extends object>(
  props: DataTableProps<Row>,
  scroller: RefObject<HTMLElement | null>,
  active: number,
): TableRows<Row> {
  const usual = useRowHeight()
  const { rows: window, rowHeight = usual } = props
  const { pages, pageSize, total = 0, show } = window
  const loaded = useMemo(() => loadedRows({ pages, pageSize }), [pages, pageSize])
  const table = useGridTable(props, loaded.rows)
  const models = table.getRowModel().rows
  const rowAt = useCallback(
    (index: number) => {
      const position = loaded.positions.get(index)
      return position === undefined ? undefined : models[position]
    },
    [loaded, models],
  )

  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range)
      return indexes.includes(active) || active >= total ? indexes : [...indexes, active]
    },
    [active, total],
  )
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    rangeExtractor,
    // The header sticks to the top, so a row revealed there has to stop below it.
    scrollPaddingStart: rowHeight,
    scrollMargin: 0,
  })

  const first = virtualizer.range?.startIndex
  const last = virtualizer.range?.endIndex
  useEffect(() => {
    if (first !== undefined && last !== undefined) show(first, last)
  }, [show, first, last])

  return {
    headers: table.getHeaderGroups()[0]?.headers ?? [],
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    rowAt,
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }
}

function useGridTable<Row extends object>(props: DataTableProps<Row>, data: readonly Row[]) {
  const { columns, rowId, sort, onSort } = props
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        enableSorting: column.sortable ?? false,
        sortDescFirst: false,
        // A column needs a value to be sortable; the order itself is main's.
        accessorFn: (row: Row) => rowId(row),
      })),
    [columns, rowId],
  )
  const column = sort?.column
  const descending = sort?.descending
  const sorting = useMemo<SortingState>(
    () => (column === undefined ? [] : [{ id: column, desc: descending ?? false }]),
    [column, descending],
  )
  return useTable<GridFeatures, Row>({
    features,
    columns: definitions,
    data,
    getRowId: (row) => String(rowId(row)),
    state: { sorting },
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    onSortingChange: (update) => {
      const [next] = typeof update === 'function' ? update(sorting) : update
      if (next !== undefined) onSort?.({ column: next.id, descending: next.desc })
    },
  })
}
