import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import classes from './data-table.module.css'
import type { DataColumn } from './data-table.tsx'
import type { GridHeader } from './use-table-rows.ts'

type Props<Row extends object> = {
  readonly headers: readonly GridHeader<Row>[]
  readonly columns: readonly DataColumn<Row>[]
  /** Down: back to the rows. */
  readonly onLeave: () => void
}

/** The sticky header: one tab stop, left and right between the columns that sort, down to the rows. */
export function DataTableHeader<Row extends object>({ headers, columns, onLeave }: Props<Row>) {
  const root = useRef<HTMLDivElement>(null)
  const sortable = headers.filter((header) => header.column.getCanSort()).map((header) => header.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const active = chosen ?? sortable[0]

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (event.key !== 'ArrowDown' && step === undefined) return
    event.preventDefault()
    if (step === undefined) return onLeave()
    const next = sortable[sortable.indexOf(active ?? '') + step]
    if (next === undefined) return
    setChosen(next)
    root.current?.querySelector<HTMLElement>(`[data-column="${next}"]`)?.focus()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: windowed rows stand in no <table>
    <div ref={root} role="rowgroup" className={classes.head} onKeyDown={onKeyDown}>
      {/* biome-ignore lint/a11y/useSemanticElements: windowed rows stand in no <table> */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus */}
      <div role="row" className={classes.row} aria-rowindex={1}>
        {headers.map((header, index) => (
          <HeaderCell
            key={header.id}
            header={header}
            align={columns[index]?.align ?? 'start'}
            tabbable={header.id === active}
          />
        ))}
      </div>
    </div>
  )
}

type CellProps<Row extends object> = {
  readonly header: GridHeader<Row>
  readonly align: 'start' | 'end'
  readonly tabbable: boolean
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const

function HeaderCell<Row extends object>({ header, align, tabbable }: CellProps<Row>) {
  const { column } = header
  const title = String(column.columnDef.header)
  if (!column.getCanSort()) {
    return (
      // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a plain title in a windowed grid
      <div role="columnheader" className={classes.headCell} data-align={align}>
        {title}
      </div>
    )
  }
  const sorted = column.getIsSorted()
  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the button inside takes the focus
    <div
      role="columnheader"
      className={classes.headCell}
      data-align={align}
      aria-sort={sorted === false ? 'none' : ARIA_SORT[sorted]}
    >
      <button
        type="button"
        className={classes.sort}
        data-column={header.id}
        data-sorted={sorted !== false || undefined}
        tabIndex={tabbable ? 0 : -1}
        onClick={() => column.toggleSorting()}
      >
        {title}
        <Arrow size={12} aria-hidden="true" />
      </button>
    </div>
  )
}
