import type { TFunction } from 'i18next'
import type { DataColumn } from '../../../components/data-table.tsx'
import { ActiveText } from '../active-text.tsx'
import { NameCell } from '../name-cell.tsx'
import { serviceNames } from './service-names.ts'
import type { StaffMember } from './staff-form.ts'

/** What the list of staff shows of each; `names` are those of the services by id. */
export function staffColumns(
  t: TFunction,
  names: ReadonlyMap<number, string>,
): readonly DataColumn<StaffMember>[] {
  return [
    {
      id: 'name',
      header: t('settings.column.name'),
      width: 'minmax(168px, 1fr)',
      cell: ({ name, active }) => <NameCell name={name} active={active} />,
    },
    {
      id: 'role',
      header: t('settings.column.role'),
      width: '112px',
      cell: ({ role }) => t(`role.${role}`),
    },
    {
      id: 'services',
      header: t('settings.column.qualified'),
      width: 'minmax(168px, 2fr)',
      cell: ({ services }) => {
        const text = serviceNames(services, names) || t('settings.staff.everyService')
        return <span title={text}>{text}</span>
      },
    },
    {
      id: 'status',
      header: t('settings.column.status'),
      width: '96px',
      cell: ({ active }) => <ActiveText active={active} />,
    },
  ]
}
