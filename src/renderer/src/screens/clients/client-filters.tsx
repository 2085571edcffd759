import { SegmentedControl } from '@mantine/core'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../components/chip.tsx'
import { FindField } from '../../components/find-field.tsx'
import classes from './clients.module.css'
import { RangeFilters } from './range-filters.tsx'
import { SavedFilters } from './saved-filters.tsx'
import { type ClientsSearch, CREDIT_FILTERS, SHOWN_STATUSES } from './search.ts'

type Props = {
  readonly search: ClientsSearch
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly onChange: (next: Partial<ClientsSearch>) => void
  readonly findRef: Ref<HTMLInputElement>
  /** Down from the field: to the rows that were found. */
  readonly onLeave: () => void
}

/** Whom the list shows: by name, by status, by what they have left, by figures and facts, or as it was saved. */
export function ClientFilters({ search, typed, onType, onChange, findRef, onLeave }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <FindField label={t('clients.find')} {...{ typed, onType, findRef, onLeave }} />
      <SegmentedControl
        aria-label={t('clients.status.label')}
        value={search.status ?? 'active'}
        onChange={(status) => onChange({ status: status === 'active' ? undefined : status })}
        data={SHOWN_STATUSES.map((value) => ({ value, label: t(`clients.status.${value}`) }))}
      />
      <fieldset className={classes.chips}>
        <legend className="visually-hidden">{t('clients.credits.label')}</legend>
        {CREDIT_FILTERS.map((filter) => (
          <Chip
            key={filter}
            pressed={search.credits === filter}
            onPress={() => onChange({ credits: search.credits === filter ? undefined : filter })}
          >
            {t(`clients.credits.${filter}`)}
          </Chip>
        ))}
      </fieldset>
      <RangeFilters search={search} onChange={onChange} />
      <SavedFilters search={search} onChange={onChange} />
    </>
  )
}
