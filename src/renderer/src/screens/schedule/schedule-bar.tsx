import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { GROUPS } from './columns.ts'
import { FilterMenu } from './filter-menu.tsx'
import { ZOOMS } from './geometry.ts'
import { type ScheduleSearch, VIEWS } from './search.ts'

type Props = {
  readonly search: ScheduleSearch
  readonly onChange: (next: Partial<ScheduleSearch>) => void
}

/** How the schedule is looked at: how many days, by whom, how tall, and what is left out. */
export function ScheduleBar({ search, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <SegmentedControl
        aria-label={t('schedule.grid.view.label')}
        value={search.view ?? 'day'}
        onChange={(view) => onChange({ view: view === 'day' ? undefined : view })}
        data={VIEWS.map((value) => ({ value, label: t(`schedule.grid.view.${value}`) }))}
      />
      <SegmentedControl
        aria-label={t('schedule.grid.group.label')}
        value={search.group ?? 'trainer'}
        onChange={(group) => onChange({ group: group === 'trainer' ? undefined : group })}
        data={GROUPS.map((value) => ({ value, label: t(`schedule.grid.group.${value}`) }))}
      />
      <FilterMenu search={search} onChange={onChange} />
      <SegmentedControl
        ms="auto"
        aria-label={t('schedule.grid.zoom.label')}
        value={search.zoom ?? 'normal'}
        onChange={(zoom) => onChange({ zoom: zoom === 'normal' ? undefined : zoom })}
        data={ZOOMS.map((value) => ({ value, label: t(`schedule.grid.zoom.${value}`) }))}
      />
    </>
  )
}
