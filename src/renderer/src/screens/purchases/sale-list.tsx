import { type ReactNode, type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../components/data-table.tsx'
import type { RowWindow } from '../../components/row-window.ts'
import { useWidth } from '../../components/use-width.ts'
import { useStudio } from '../../state/studio.ts'
import { saleColumns } from './columns.tsx'
import classes from './purchases.module.css'
import { columnsThatFit, type SaleRow } from './view-model.ts'

type Props = {
  readonly frame: RefObject<HTMLDivElement | null>
  readonly rows: RowWindow<SaleRow>
  readonly openedId: number | null
  readonly onOpen: (sale: SaleRow) => void
  readonly onFollow: (sale: SaleRow) => void
  readonly empty: ReactNode
}

const idOf = (sale: SaleRow) => sale.id

/** The table of sales, with as many columns as there is room for. */
export function SaleList({ frame, rows, openedId, onOpen, onFollow, empty }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const fitting = columnsThatFit(useWidth(frame)).join()
  const columns = useMemo(
    // As one text, so that dragging the panel's edge makes no new columns until one comes or goes.
    () =>
      saleColumns(t, {
        shown: columnsThatFit(Number.POSITIVE_INFINITY).filter((id) => fitting.split(',').includes(id)),
        zone,
      }),
    [t, fitting, zone],
  )
  return (
    <div ref={frame} className={classes.list}>
      <DataTable
        label={t('screen.purchases')}
        columns={columns}
        rows={rows}
        rowId={idOf}
        openedId={openedId}
        onOpen={onOpen}
        onFollow={onFollow}
        empty={empty}
      />
    </div>
  )
}
