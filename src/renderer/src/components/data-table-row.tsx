import { memo } from 'react'
import classes from './data-table.module.css'
import type { DataColumn } from './data-table.tsx'
import type { GridRow } from './use-table-rows.ts'

type Props<Row extends object> = {
  /** Its place in the whole list, from 0. */
  readonly index: number
  /** px from the top. */
  readonly start: number
  /** Undefined while its page is on the way. */
  readonly row: GridRow<Row> | undefined
  readonly columns: readonly DataColumn<Row>[]
  readonly loadingLabel: string | undefined
  readonly tabbable: boolean
  /** Undefined in lists where nothing can be opened beside them. */
  readonly opened: boolean | undefined
  /** Undefined in lists whose rows cannot be chosen together. */
  readonly marked: boolean | undefined
  /** What the box of a row is called. */
  readonly markLabel: ((row: Row) => string) | undefined
  /** With `extend`, all rows since the last one that was marked. */
  readonly onMark: ((index: number, extend: boolean) => void) | undefined
  readonly onOpen: ((index: number) => void) | undefined
  readonly onFollow: ((index: number) => void) | undefined
  readonly onFocus: (index: number) => void
}

function PlainRow<Row extends object>(props: Props<Row>) {
  const { index, start, row, columns, loadingLabel, tabbable, opened, onOpen, onFollow, onFocus } = props
  const { marked, markLabel, onMark } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: windowed rows stand in no <table>
    // biome-ignore lint/a11y/useKeyWithClickEvents: the table hears Enter for all rows together
    <div
      role="row"
      className={classes.row}
      style={{ transform: `translateY(${start}px)` }}
      tabIndex={tabbable ? 0 : -1}
      data-row={index}
      data-opens={onOpen !== undefined || undefined}
      aria-rowindex={index + 2}
      aria-selected={marked ?? opened}
      aria-current={marked !== undefined && opened === true ? true : undefined}
      aria-label={loadingLabel}
      aria-busy={row === undefined || undefined}
      onClick={() => onOpen?.(index)}
      onDoubleClick={() => onFollow?.(index)}
      onFocus={() => onFocus(index)}
    >
      {columns.map((column, place) => (
        <div
          key={column.id}
          role={place === 0 && row !== undefined ? 'rowheader' : 'gridcell'}
          className={classes.cell}
          data-align={column.align ?? 'start'}
        >
          {row === undefined ? (
            <span className={classes.gap} />
          ) : place === 0 && onMark !== undefined ? (
            <span className={classes.marking}>
              <MarkBox
                label={markLabel?.(row.original) ?? ''}
                marked={marked ?? false}
                onMark={(extend) => onMark(index, extend)}
              />
              {column.cell(row.original)}
            </span>
          ) : (
            column.cell(row.original)
          )}
        </div>
      ))}
    </div>
  )
}

/** Scrolling mounts and unmounts rows; those that stay must not render again. */
export const DataTableRow = memo(PlainRow) as typeof PlainRow

type MarkProps = {
  readonly label: string
  readonly marked: boolean
  readonly onMark: (extend: boolean) => void
}

/** Chooses a row among others. By keyboard the row itself does it, so that the list stays one tab stop. */
function MarkBox({ label, marked, onMark }: MarkProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps the row beneath from being opened
    // biome-ignore lint/a11y/noStaticElementInteractions: so does this
    <span className={classes.markBox} onClick={(event) => event.stopPropagation()}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={label}
        checked={marked}
        onChange={(event) => {
          const { nativeEvent } = event
          onMark(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }}
      />
    </span>
  )
}
