import type { TFunction } from 'i18next'
import type { DataColumn } from '../../../components/data-table.tsx'
import { Money } from '../../../components/money.tsx'
import { NameCell } from '../name-cell.tsx'
import type { Package } from './package-form.ts'

/** What the list of packages shows of each. */
export function packageColumns(t: TFunction): readonly DataColumn<Package>[] {
  return [
    {
      id: 'name',
      header: t('settings.column.name'),
      width: 'minmax(168px, 2fr)',
      cell: ({ name, active }) => <NameCell name={name} active={active} />,
    },
    {
      id: 'kind',
      header: t('settings.column.kind'),
      width: '104px',
      cell: ({ kind }) => t(`settings.packages.kind.${kind}`),
    },
    {
      id: 'family',
      header: t('settings.packages.family'),
      width: 'minmax(120px, 1fr)',
      cell: ({ family }) => {
        const text = family ?? t('settings.packages.everyService')
        return <span title={text}>{text}</span>
      },
    },
    {
      id: 'credits',
      header: t('settings.column.credits'),
      width: '72px',
      align: 'end',
      cell: ({ credits }) => credits,
    },
    {
      id: 'validity',
      header: t('settings.column.validity'),
      width: '96px',
      align: 'end',
      cell: ({ validityDays }) =>
        validityDays === null
          ? t('settings.packages.noEnd')
          : t('settings.packages.days', { count: validityDays }),
    },
    {
      id: 'price',
      header: t('settings.column.price'),
      width: '128px',
      align: 'end',
      cell: ({ price }) => <Money value={price} />,
    },
  ]
}
