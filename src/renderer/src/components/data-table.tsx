import { type CSSProperties, type KeyboardEvent, type ReactNode, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isRightToLeft } from '../i18n/locale.ts'
import { useRowHeight } from '../state/looks.ts'
import classes from './data-table.module.css'
import { DataTableHeader } from './data-table-header.tsx'
import { DataTableRow } from './data-table-row.tsx'
import { rowAfterKey } from './row-keys.ts'
import type { RowWindow } from './row-window.ts'
import { Skeleton } from './skeleton.tsx'
import { useMarking } from './use-marking.ts'
import { useRowFocus } from './use-row-focus.ts'
import { type GridRow, useTableRows } from './use-table-rows.ts'

export type DataColumn<Row> = {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** A CSS grid track: "96px", "minmax(160px, 2fr)". */
  readonly width: string
  /** Figures and money stand right, everything else left. */
  readonly align?: 'start' | 'end'
  readonly sortable?: boolean
}

export type DataSort = { readonly column: string; readonly descending: boolean }

export type RowMarking<Row> = {
  readonly marked: ReadonlySet<number>
  /** What the box of a row is called: "Select Ada Berg". */
  readonly label: (row: Row) => string
  /** Keep it stable between renders. */
  readonly onMark: (rows: readonly Row[], marked: boolean) => void
}

export type DataTableProps<Row> = {
  /** What the rows are: "Clients". */
  readonly label: string
  /** The first column names the row. Keep the array stable between renders. */
  readonly columns: readonly DataColumn<Row>[]
  readonly rows: RowWindow<Row>
  readonly rowId: (row: Row) => number
  /** px; 32, one line, unless told. */
  readonly rowHeight?: number
  /** Sorting is main's; absent where the order is fixed. */
  readonly sort?: DataSort
  readonly onSort?: (sort: DataSort) => void
  /** The row that the inspector shows. */
  readonly openedId?: number | null
  /** For rows that are chosen together: by their boxes, or by Shift and the space bar. */
  readonly marking?: RowMarking<Row>
  /** A click, the space bar or Enter. Absent where rows lead nowhere. */
  readonly onOpen?: (row: Row) => void
  /** Enter or a double click, where these lead further than a click does. */
  readonly onFollow?: (row: Row) => void
  /** Shown instead when there is no row at all. */
  readonly empty: ReactNode
}

/**
 * A long list as an accessible grid: one tab stop into the rows; arrows, Home, End and the Page keys move, to the side
 * to the figures of a row, and Enter opens. Only the rows in view exist, so fifty thousand scroll as smoothly as fifty.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, openedId, onOpen, onFollow = onOpen, marking, empty } = props
  const usual = useRowHeight()
  const { rowHeight = usual } = props
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const focus = useRowFocus(scroller, rows.total ?? 0)
  const { rowAt, ...list } = useTableRows(props, scroller, focus.active)

  const open = useRowAct(rowAt, onOpen)
  const follow = useRowAct(rowAt, onFollow)
  const mark = useMarking(props, rowAt)
  const moveTo = (index: number) => {
    list.reveal(index)
    focus.focusRow(index)
  }
  const onRowsKeyDown = (event: KeyboardEvent) => {
    const pageRows = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2
    const key = { event, active: focus.active, total: rows.total ?? 0, pageRows }
    actOnKey(key, { follow, open, mark, moveTo, toHeader: focus.focusHeader })
  }

  if (rows.total === 0) return empty
  return (
    <div ref={scroller} className={classes.scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: windowed rows stand in no <table> */}
      <div
        role="grid"
        className={classes.grid}
        style={{ '--columns': columns.map((column) => column.width).join(' ') } as CSSProperties}
        aria-label={label}
        aria-rowcount={rows.total === undefined ? -1 : rows.total + 1}
        aria-colcount={columns.length}
        aria-multiselectable={marking === undefined ? undefined : true}
        aria-busy={rows.total === undefined || rows.outdated}
      >
        <DataTableHeader headers={list.headers} columns={columns} onLeave={() => moveTo(focus.active)} />
        {/* biome-ignore lint/a11y/useSemanticElements: windowed rows stand in no <tbody> */}
        <div
          role="rowgroup"
          className={classes.body}
          style={{ height: list.height, '--row-height': `${rowHeight}px` } as CSSProperties}
          onKeyDown={onRowsKeyDown}
        >
          {list.items.map(({ key, index, start }) => {
            const row = rowAt(index)
            return (
              <DataTableRow
                // By place, not by row: a page that arrives must not take the focus from the row it fills.
                key={key}
                index={index}
                start={start}
                row={row}
                columns={columns}
                loadingLabel={row === undefined ? t('table.loading', { row: index + 1 }) : undefined}
                tabbable={index === focus.active}
                opened={openedId === undefined ? undefined : row?.id === String(openedId)}
                marked={row === undefined ? undefined : marking?.marked.has(Number(row.id))}
                markLabel={marking?.label}
                onMark={mark}
                onOpen={onOpen === undefined ? undefined : open}
                onFollow={onFollow === onOpen ? undefined : follow}
                onFocus={focus.setActive}
              />
            )
          })}
        </div>
      </div>
      {rows.total === undefined && <Waiting />}
    </div>
  )
}

const Waiting = () => (
  <div className={classes.waiting}>
    <Skeleton lines={12} />
  </div>
)

type PressedKey = {
  readonly event: KeyboardEvent
  readonly active: number
  readonly total: number
  /** How many rows a page is. */
  readonly pageRows: number
}

type KeyActs = {
  readonly follow: (index: number) => void
  readonly open: (index: number) => void
  readonly mark: ((index: number, range: boolean) => void) | undefined
  readonly moveTo: (index: number) => void
  readonly toHeader: () => void
}

/** Enter follows, Space opens, with Shift it marks; the others lead from row to row. */
function actOnKey({ event, active, total, pageRows }: PressedKey, acts: KeyActs): void {
  if (event.key === 'Enter') {
    // Where it leads to a field, the same press must not send the form around it.
    if (event.target instanceof HTMLElement && event.target.dataset.row !== undefined) event.preventDefault()
    acts.follow(active)
    return
  }
  if (event.key === ' ') {
    event.preventDefault()
    if (event.shiftKey && acts.mark !== undefined) acts.mark(active, false)
    else acts.open(active)
    return
  }
  const inRow = numberAfterKey(event)
  if (inRow !== null) {
    event.preventDefault()
    inRow.focus({ preventScroll: true })
    return
  }
  const next = rowAfterKey(event.key, active, total, pageRows)
  if (next === null) return
  event.preventDefault()
  if (next === 'header') acts.toHeader()
  else acts.moveTo(next)
}

/**
 * What a key to the side leads to in the row that has the focus: the next or the last of the figures that can be looked
 * into, and back from the first to the row itself. Null where it leads nowhere.
 */
function numberAfterKey({ key, target }: KeyboardEvent): HTMLElement | null {
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return null
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  if (row === null) return null
  const stops: (Element | null)[] = [row, ...row.querySelectorAll('[data-in-row]')]
  const here = stops.indexOf(document.activeElement)
  const next = stops[here + ((key === 'ArrowRight') === isRightToLeft() ? -1 : 1)]
  return next instanceof HTMLElement ? next : null
}

/** What a key or a click does to the row of this number, once it is here. */
function useRowAct<Row extends object>(
  rowAt: (index: number) => GridRow<Row> | undefined,
  act: ((row: Row) => void) | undefined,
): (index: number) => void {
  return useCallback(
    (index: number) => {
      const row = rowAt(index)
      if (row !== undefined) act?.(row.original)
    },
    [rowAt, act],
  )
}
