import type { TFunction } from 'i18next'
import { takesCredits } from '../../../../../shared/domain/catalogue.ts'
import type { DataColumn } from '../../../components/data-table.tsx'
import { ActiveText } from '../active-text.tsx'
import { NameCell } from '../name-cell.tsx'
import { ServiceDot } from './service-dot.tsx'
import type { Service } from './service-form.ts'

/** What the list of services shows of each. */
export function serviceColumns(t: TFunction): readonly DataColumn<Service>[] {
  return [
    {
      id: 'name',
      header: t('settings.column.name'),
      width: 'minmax(144px, 2fr)',
      cell: ({ name, active, colour }) => (
        <NameCell name={name} active={active} before={<ServiceDot colour={colour} />} />
      ),
    },
    {
      id: 'kind',
      header: t('settings.column.kind'),
      width: '84px',
      cell: ({ kind }) => t(`settings.kind.${kind}`),
    },
    {
      id: 'family',
      header: t('settings.column.family'),
      width: 'minmax(104px, 1fr)',
      cell: ({ family }) => <span title={family}>{family}</span>,
    },
    {
      id: 'delivery',
      header: t('settings.column.delivery'),
      width: '112px',
      cell: ({ delivery }) => t(`settings.delivery.${delivery}`),
    },
    {
      id: 'minutes',
      header: t('settings.column.minutes'),
      width: '72px',
      align: 'end',
      cell: ({ minutes }) => minutes,
    },
    {
      id: 'places',
      header: t('settings.column.places'),
      width: '64px',
      align: 'end',
      cell: ({ capacity }) => capacity,
    },
    {
      id: 'cost',
      header: t('settings.column.cost'),
      width: '88px',
      align: 'end',
      cell: ({ kind, creditCost }) =>
        takesCredits(kind, creditCost) ? creditCost : t('settings.services.free'),
    },
    {
      id: 'status',
      header: t('settings.column.status'),
      width: '96px',
      cell: ({ active }) => <ActiveText active={active} />,
    },
  ]
}
