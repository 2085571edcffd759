import { Checkbox, Popover, Select } from '@mantine/core'
import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import classes from './filter-menu.module.css'
import { filterCount } from './filters.ts'
import { ATTENTIONS, type ScheduleSearch, SHOWN_STATUSES } from './search.ts'

type Props = {
  readonly search: ScheduleSearch
  readonly onChange: (next: Partial<ScheduleSearch>) => void
}

export const NO_FILTERS = {
  services: undefined,
  trainers: undefined,
  status: undefined,
  only: undefined,
} as const

const LABELS = {
  open: 'schedule.grid.filters.statusOpen',
  free: 'schedule.grid.filters.statusFree',
  full: 'schedule.grid.filters.statusFull',
  cancelled: 'schedule.grid.filters.statusCancelled',
} as const

/** What of the schedule is shown: by status, service and trainer. The button says how many filters are in use. */
export function FilterMenu({ search, onChange }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const count = filterCount(search)
  const label =
    count === 0 ? t('schedule.grid.filters.open') : t('schedule.grid.filters.openCount', { count })
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button icon={<ListFilter size={16} aria-hidden="true" />} onClick={() => setOpened(!opened)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('schedule.grid.filters.open')}>
        <div className={classes.root}>
          <Select
            label={t('schedule.grid.filters.status')}
            placeholder={t('schedule.grid.filters.all')}
            data={SHOWN_STATUSES.map((value) => ({ value, label: t(LABELS[value]) }))}
            value={search.status ?? null}
            onChange={(status) => onChange({ status: SHOWN_STATUSES.find((one) => one === status) })}
            clearable
          />
          <Select
            label={t('schedule.look.only.label')}
            placeholder={t('schedule.grid.filters.all')}
            data={ATTENTIONS.map((value) => ({ value, label: t(`schedule.look.only.${value}`) }))}
            value={search.only ?? null}
            onChange={(only) => onChange({ only: ATTENTIONS.find((one) => one === only) })}
            clearable
          />
          <FilterChoices search={search} onChange={onChange} />
          <Button disabled={count === 0} onClick={() => onChange(NO_FILTERS)}>
            {t('schedule.grid.clearFilters')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function FilterChoices({ search, onChange }: Props) {
  const { t } = useTranslation()
  const services = useQuery('services.list', {}).value?.rows ?? []
  const staff = useQuery('staff.list', {}).value?.rows ?? []
  const trainers = staff.filter((member) => member.active && member.role === 'trainer')
  const lists = [
    ['services', services.filter((service) => service.active), t('schedule.grid.filters.services')],
    ['trainers', trainers, t('schedule.grid.filters.trainers')],
  ] as const
  return lists.map(([name, rows, label]) => (
    <Checkbox.Group
      key={name}
      label={label}
      value={search[name]?.map(String) ?? []}
      onChange={(chosen) => onChange({ [name]: chosen.length === 0 ? undefined : chosen.map(Number) })}
    >
      <div className={classes.choices}>
        {rows.map((row) => (
          <Checkbox key={row.id} value={String(row.id)} label={row.name} />
        ))}
      </div>
    </Checkbox.Group>
  ))
}
