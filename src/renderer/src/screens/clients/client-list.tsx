import { type ReactNode, type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientSort } from '../../../../shared/contract/clients.ts'
import { DataTable, type RowMarking } from '../../components/data-table.tsx'
import type { RowWindow } from '../../components/row-window.ts'
import { useWidth } from '../../components/use-width.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './clients.module.css'
import { type ClientRow, clientColumns } from './columns.tsx'
import type { ClientsSearch } from './search.ts'
import { readSort, writeSort } from './sort.ts'
import { type ClientLayout, columnsThatFit } from './view-model.ts'

type Props = {
  readonly frame: RefObject<HTMLDivElement | null>
  readonly rows: RowWindow<ClientRow>
  /** What the rows are: "Clients". */
  readonly label: string
  readonly layout: ClientLayout
  readonly sort: ClientSort
  readonly search: ClientsSearch
  readonly marking?: RowMarking<ClientRow>
  readonly onChange: (next: Partial<ClientsSearch>) => void
  readonly onFollow: (clientId: number) => void
  readonly empty: ReactNode
}

const idOf = (client: ClientRow) => client.id

/** The table of clients, with as many columns as there is room for. */
export function ClientList(props: Props) {
  const { frame, rows, label, layout, sort, search, marking, onChange, onFollow, empty } = props
  const { t } = useTranslation()
  const { policies, zone } = useStudio()
  const fitting = columnsThatFit(useWidth(frame), layout).join()
  const columns = useMemo(
    () =>
      clientColumns(t, {
        // As one text, so that dragging the panel's edge makes no new columns until one comes or goes.
        shown: layout.columns.filter((id) => fitting.split(',').includes(id)),
        lowCredits: policies.lowCredits,
        zone,
      }),
    [t, layout, fitting, policies.lowCredits, zone],
  )
  return (
    <div ref={frame} className={classes.list}>
      <DataTable
        label={label}
        columns={columns}
        rows={rows}
        rowId={idOf}
        sort={readSort(sort)}
        onSort={(sort) => onChange({ sort: writeSort(sort) })}
        {...(marking === undefined ? {} : { marking })}
        openedId={search.client ?? null}
        onOpen={(client) => onChange({ client: client.id })}
        onFollow={(client) => onFollow(client.id)}
        empty={empty}
      />
    </div>
  )
}
