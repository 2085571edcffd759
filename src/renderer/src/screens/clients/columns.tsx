import type { TFunction } from 'i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import type { DataColumn } from '../../components/data-table.tsx'
import { DayText } from '../../components/date-text.tsx'

export type ClientRow = Value<'clients.list'>['rows'][number]

/** What the list of clients shows of each. */
export function clientColumns(t: TFunction): readonly DataColumn<ClientRow>[] {
  return [
    {
      id: 'name',
      header: t('clients.column.name'),
      width: 'minmax(160px, 2fr)',
      sortable: true,
      cell: (client) => fullName(client),
    },
    {
      id: 'email',
      header: t('clients.column.email'),
      width: 'minmax(160px, 2fr)',
      cell: (client) => client.email,
    },
    {
      id: 'phone',
      header: t('clients.column.phone'),
      width: 'minmax(148px, 1fr)',
      cell: (client) => <span data-figure>{client.phone}</span>,
    },
    {
      id: 'lastSession',
      header: t('clients.column.lastSession'),
      width: '112px',
      align: 'end',
      cell: (client) => client.lastSessionOn !== null && <DayText day={client.lastSessionOn} />,
    },
    {
      id: 'nextExpiry',
      header: t('clients.column.nextExpiry'),
      width: '112px',
      align: 'end',
      cell: (client) => client.nextExpiry !== null && <DayText day={client.nextExpiry} />,
    },
    {
      id: 'scheduled',
      header: t('clients.column.scheduled'),
      width: '96px',
      align: 'end',
      cell: (client) => client.scheduled,
    },
    {
      id: 'available',
      header: t('clients.column.available'),
      width: '96px',
      align: 'end',
      sortable: true,
      cell: (client) => <strong>{client.availableSessions}</strong>,
    },
  ]
}
