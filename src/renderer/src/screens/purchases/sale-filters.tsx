import { Select } from '@mantine/core'
import { ListFilter } from 'lucide-react'
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PURCHASE_STATUSES } from '../../../../shared/domain/purchases.ts'
import { Button } from '../../components/button.tsx'
import { Chip } from '../../components/chip.tsx'
import { FindField } from '../../components/find-field.tsx'
import { FilterDialog } from './filter-dialog.tsx'
import type { PurchasesSearch } from './search.ts'
import { countFilters } from './view-model.ts'

type Props = {
  readonly search: PurchasesSearch
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly onChange: (next: Partial<PurchasesSearch>) => void
  readonly findRef: Ref<HTMLInputElement>
  /** Down from the field: to the rows that were found. */
  readonly onLeave: () => void
}

/** Which sales the list shows: by words, by who still owes, by what became of the money, by days and ways. */
export function SaleFilters({ search, typed, onType, onChange, findRef, onLeave }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const owing = search.status === 'pending'
  const count = countFilters(search)
  return (
    <>
      <FindField label={t('purchases.find')} {...{ typed, onType, findRef, onLeave }} />
      <Chip pressed={owing} onPress={() => onChange({ status: owing ? undefined : 'pending' })}>
        {t('status.payment.pending')}
      </Chip>
      <Select
        w={176}
        aria-label={t('purchases.status')}
        placeholder={t('purchases.allStates')}
        data={PURCHASE_STATUSES.map((value) => ({ value, label: t(`status.payment.${value}`) }))}
        value={search.status ?? null}
        clearable
        onChange={(value) => onChange({ status: PURCHASE_STATUSES.find((known) => known === value) })}
      />
      <Button icon={<ListFilter size={16} aria-hidden="true" />} onClick={() => setOpened(true)}>
        {count === 0 ? t('purchases.filters.open') : t('purchases.filters.openCount', { count })}
      </Button>
      {opened && <FilterDialog search={search} onChange={onChange} onClose={() => setOpened(false)} />}
    </>
  )
}
