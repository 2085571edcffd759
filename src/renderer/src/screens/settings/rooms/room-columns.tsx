import type { TFunction } from 'i18next'
import type { DataColumn } from '../../../components/data-table.tsx'
import { ActiveText } from '../active-text.tsx'
import { NameCell } from '../name-cell.tsx'
import type { Room } from './room-form.ts'

/** What the list of rooms shows of each; its location only where that tells rooms apart. */
export function roomColumns(t: TFunction, severalLocations: boolean): readonly DataColumn<Room>[] {
  return [
    {
      id: 'name',
      header: t('settings.column.name'),
      width: 'minmax(168px, 2fr)',
      cell: ({ name, active }) => <NameCell name={name} active={active} />,
    },
    ...(severalLocations ? [locationColumn(t)] : []),
    {
      id: 'status',
      header: t('settings.column.status'),
      width: '96px',
      cell: ({ active }) => <ActiveText active={active} />,
    },
  ]
}

function locationColumn(t: TFunction): DataColumn<Room> {
  return {
    id: 'location',
    header: t('settings.column.location'),
    width: 'minmax(120px, 1fr)',
    cell: ({ location }) => <span title={location}>{location}</span>,
  }
}
