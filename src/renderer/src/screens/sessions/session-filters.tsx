import { Select } from '@mantine/core'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { LISTED_STATUSES, type ListedStatus } from '../../../../shared/domain/schedule.ts'
import { useMay } from '../../api/use-may.ts'
import { Chip } from '../../components/chip.tsx'
import { FindField } from '../../components/find-field.tsx'
import { FilterPanel } from './filter-panel.tsx'
import type { SessionsSearch } from './search.ts'

type Props = {
  readonly search: SessionsSearch
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly onChange: (next: Partial<SessionsSearch>) => void
  readonly findRef: Ref<HTMLInputElement>
  /** Down from the field: to the rows that were found. */
  readonly onLeave: () => void
  /** How many rows of each status pass the other filters. */
  readonly counts: Value<'sessions.list'>['counts'] | undefined
  /** How many are over and nobody has marked. */
  readonly unmarked: number | undefined
}

/** Which sessions the list shows: by words, by what nobody has marked, by status, and by what the panel holds. */
export function SessionFilters({ search, onChange, counts, unmarked, ...find }: Props) {
  const { t } = useTranslation()
  const mayMark = useMay()('bookings.outcome')
  const nameOf = (status: ListedStatus) =>
    status === 'open' ? t('sessions.status.open') : t(`status.booking.${status}`)
  return (
    <>
      <FindField label={t('sessions.find')} {...find} />
      {mayMark && (
        <Chip
          pressed={search.unmarked === true}
          onPress={() =>
            onChange({
              unmarked: search.unmarked === true ? undefined : true,
              sort: undefined,
              status: undefined,
            })
          }
        >
          {t('sessions.unmarked')}
          {unmarked !== undefined && unmarked > 0 && (
            <span data-figure>{t('sessions.number', { count: unmarked })}</span>
          )}
        </Chip>
      )}
      <Select
        w={176}
        aria-label={t('sessions.column.status')}
        placeholder={t('sessions.status.all')}
        data={LISTED_STATUSES.map((value) => ({
          value,
          label:
            counts === undefined
              ? nameOf(value)
              : t('sessions.status.counted', { name: nameOf(value), count: counts[value] ?? 0 }),
        }))}
        value={search.status ?? null}
        onChange={(status) => onChange({ status: LISTED_STATUSES.find((one) => one === status) })}
        clearable
      />
      <FilterPanel search={search} onChange={onChange} />
    </>
  )
}
