import { type ReactNode, type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type RowMarking } from '../../components/data-table.tsx'
import type { RowWindow } from '../../components/row-window.ts'
import { useWidth } from '../../components/use-width.ts'
import { useStudio } from '../../state/studio.ts'
import { sessionColumns } from './columns.tsx'
import { openMoves } from './moves-store.ts'
import type { SessionsSearch } from './search.ts'
import classes from './sessions.module.css'
import { columnsThatFit, readSort, rowIdOf, type SessionRow, sortOf, writeSort } from './view-model.ts'

type Props = {
  readonly frame: RefObject<HTMLDivElement | null>
  readonly rows: RowWindow<SessionRow>
  readonly search: SessionsSearch
  readonly marking: RowMarking<SessionRow> | null
  readonly onChange: (next: Partial<SessionsSearch>) => void
  readonly onOpen: (row: SessionRow) => void
  readonly empty: ReactNode
}

/** The table of sessions, with as many columns as there is room for. Enter opens what can be done with a booking. */
export function SessionList({ frame, rows, search, marking, onChange, onOpen, empty }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const fitting = columnsThatFit(useWidth(frame)).join()
  const columns = useMemo(
    // As one text, so that dragging the panel's edge makes no new columns until one comes or goes.
    () =>
      sessionColumns(t, {
        shown: columnsThatFit(Number.POSITIVE_INFINITY).filter((id) => fitting.split(',').includes(id)),
        zone,
      }),
    [t, fitting, zone],
  )
  const { session, booking } = search
  return (
    <div ref={frame} className={classes.list}>
      <DataTable
        label={t('screen.sessions')}
        columns={columns}
        rows={rows}
        rowId={rowIdOf}
        sort={readSort(sortOf(search))}
        onSort={(sort) => onChange({ sort: writeSort(sort) })}
        {...(marking === null ? {} : { marking })}
        openedId={session === undefined ? null : rowIdOf({ sessionId: session, bookingId: booking ?? null })}
        onOpen={onOpen}
        onFollow={(row) => (row.bookingId === null ? onOpen(row) : openMoves(row.bookingId))}
        empty={empty}
      />
    </div>
  )
}
