import { Popover, Select, TextInput } from '@mantine/core'
import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PAYMENT_STATUSES } from '../../../../shared/domain/bookings.ts'
import { SERVICE_KINDS } from '../../../../shared/domain/catalogue.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { FieldRow } from '../../components/field.tsx'
import { ClientPicker } from '../../panels/client-picker.tsx'
import type { SessionsSearch } from './search.ts'
import classes from './sessions.module.css'
import { filterCount, NO_FILTERS } from './view-model.ts'

type Props = {
  readonly search: SessionsSearch
  readonly onChange: (next: Partial<SessionsSearch>) => void
}

const { query: _query, unmarked: _unmarked, status: _status, ...PANEL_CLEARED } = NO_FILTERS

/** The filters that are wanted less often. The button says how many are in use. */
export function FilterPanel({ search, onChange }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const count = filterCount(search)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button icon={<ListFilter size={16} aria-hidden="true" />} onClick={() => setOpened(!opened)}>
          {count === 0 ? t('sessions.filters.open') : t('sessions.filters.openCount', { count })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('sessions.filters.open')}>
        <div className={classes.filters}>
          <Period search={search} onChange={onChange} />
          <Kinds search={search} onChange={onChange} />
          <People search={search} onChange={onChange} />
          <Button
            disabled={count === 0}
            onClick={() => {
              onChange(PANEL_CLEARED)
              setOpened(false)
            }}
          >
            {t('sessions.filters.clear')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

const dayOf = (text: string) => (text === '' ? undefined : text)

function Period({ search, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <FieldRow>
      <TextInput
        type="date"
        label={t('sessions.filters.from')}
        value={search.from ?? ''}
        max={search.until}
        onChange={(event) => onChange({ from: dayOf(event.currentTarget.value) })}
      />
      <TextInput
        type="date"
        label={t('sessions.filters.until')}
        value={search.until ?? ''}
        min={search.from}
        onChange={(event) => onChange({ until: dayOf(event.currentTarget.value) })}
      />
    </FieldRow>
  )
}

function Kinds({ search, onChange }: Props) {
  const { t } = useTranslation()
  const inside = { comboboxProps: { withinPortal: false }, clearable: true } as const
  return (
    <>
      <Select
        {...inside}
        label={t('sessions.filters.kind')}
        placeholder={t('sessions.filters.all')}
        data={SERVICE_KINDS.map((value) => ({ value, label: t(`sessions.kind.${value}`) }))}
        value={search.kind ?? null}
        onChange={(kind) => onChange({ kind: SERVICE_KINDS.find((one) => one === kind) })}
      />
      <Select
        {...inside}
        label={t('sessions.column.payment')}
        placeholder={t('sessions.filters.all')}
        data={PAYMENT_STATUSES.map((value) => ({ value, label: t(`status.payment.${value}`) }))}
        value={search.payment ?? null}
        onChange={(payment) => onChange({ payment: PAYMENT_STATUSES.find((one) => one === payment) })}
      />
    </>
  )
}

function People({ search, onChange }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const staff = useQuery('staff.list', {}).value?.rows ?? []
  const [typed, setTyped] = useState('')
  const { client: clientId } = search
  const client = useQuery('clients.get', clientId === undefined ? null : { clientId }).value?.client ?? null
  // Whoever may not read clients has their own sessions here, and nobody else's.
  if (!may('clients.read')) return null
  return (
    <>
      <Select
        comboboxProps={{ withinPortal: false }}
        label={t('sessions.column.trainer')}
        placeholder={t('sessions.filters.all')}
        data={staff.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={search.trainer === undefined ? null : String(search.trainer)}
        onChange={(id) => onChange({ trainer: id === null ? undefined : Number(id) })}
        searchable
        clearable
      />
      <ClientPicker
        label={t('sessions.column.client')}
        value={client}
        typed={typed}
        onChoose={(picked) => {
          setTyped('')
          onChange({ client: picked?.id })
        }}
        onType={(text) => {
          setTyped(text)
          onChange({ client: undefined })
        }}
      />
    </>
  )
}
