import { type ReactNode, type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../components/data-table.tsx'
import type { RowWindow } from '../../components/row-window.ts'
import { useWidth } from '../../components/use-width.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './clients.module.css'
import { type ClientRow, clientColumns } from './columns.tsx'
import type { ClientsSearch } from './search.ts'
import { readSort, writeSort } from './sort.ts'
import { columnsThatFit } from './view-model.ts'

type Props = {
  readonly frame: RefObject<HTMLDivElement | null>
  readonly rows: RowWindow<ClientRow>
  readonly search: ClientsSearch
  readonly onChange: (next: Partial<ClientsSearch>) => void
  readonly onFollow: (clientId: number) => void
  readonly empty: ReactNode
}

const idOf = (client: ClientRow) => client.id

/** The table of clients, with as many columns as there is room for. */
export function ClientList({ frame, rows, search, onChange, onFollow, empty }: Props) {
  const { t } = useTranslation()
  const { policies } = useStudio()
  const fitting = columnsThatFit(useWidth(frame)).join()
  const columns = useMemo(
    () =>
      clientColumns(t, {
        // As one text, so that dragging the panel's edge makes no new columns until one comes or goes.
        shown: columnsThatFit(Number.POSITIVE_INFINITY).filter((id) => fitting.split(',').includes(id)),
        lowCredits: policies.lowCredits,
      }),
    [t, fitting, policies.lowCredits],
  )
  return (
    <div ref={frame} className={classes.list}>
      <DataTable
        label={t('screen.clients')}
        columns={columns}
        rows={rows}
        rowId={idOf}
        sort={readSort(search.sort ?? 'name')}
        onSort={(sort) => onChange({ sort: writeSort(sort) })}
        openedId={search.client ?? null}
        onOpen={(client) => onChange({ client: client.id })}
        onFollow={(client) => onFollow(client.id)}
        empty={empty}
      />
    </div>
  )
}
