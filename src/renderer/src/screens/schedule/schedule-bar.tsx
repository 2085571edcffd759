import { SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Printer, Tv, UserRoundX } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { IconButton } from '../../components/button.tsx'
import { openPrinting } from '../print/print-store.ts'
import { openWall } from '../wall/open-wall.ts'
import { ColourKey } from './colour-key.tsx'
import { GROUPS } from './columns.ts'
import { DisplayMenu } from './display-menu.tsx'
import { FilterMenu } from './filter-menu.tsx'
import classes from './schedule-bar.module.css'
import { type ScheduleSearch, VIEWS } from './search.ts'
import { useLook } from './use-look.ts'

type Props = {
  readonly search: ScheduleSearch
  readonly onChange: (next: Partial<ScheduleSearch>) => void
}

/** How the schedule is looked at: how many days, by whom, how tall, and what is left out. */
export const ScheduleBar = memo(function ScheduleBar({ search, onChange }: Props) {
  const { t } = useTranslation()
  const { look, choose } = useLook(search, onChange)
  const navigate = useNavigate()
  const mayPlan = useMay()('schedule.write')
  const { date } = search
  const hasColumns = search.view !== 'agenda'
  return (
    <>
      <SegmentedControl
        aria-label={t('schedule.grid.view.label')}
        value={search.view ?? 'day'}
        onChange={(view) => onChange({ view: view === 'day' ? undefined : view })}
        data={VIEWS.map((value) => ({ value, label: t(`schedule.grid.view.${value}`) }))}
      />
      {hasColumns && (
        <SegmentedControl
          aria-label={t('schedule.grid.group.label')}
          value={search.group ?? 'trainer'}
          onChange={(group) => onChange({ group: group === 'trainer' ? undefined : group })}
          data={GROUPS.map((value) => ({ value, label: t(`schedule.grid.group.${value}`) }))}
        />
      )}
      <FilterMenu search={search} onChange={onChange} />
      {hasColumns && <ColourKey colouring={look.colour} />}
      <div className={classes.end}>
        <DisplayMenu search={search} look={look} onLook={choose} onChange={onChange} />
        {mayPlan && (
          <IconButton
            label={t('substitutes.open')}
            icon={<UserRoundX size={16} aria-hidden="true" />}
            onClick={() =>
              void navigate({
                to: '/schedule/substitutes',
                search: {
                  ...(date === undefined ? {} : { date }),
                  ...(search.trainers?.length === 1 ? { trainer: search.trainers[0] } : {}),
                },
              })
            }
          />
        )}
        <IconButton label={t('wall.open')} icon={<Tv size={16} aria-hidden="true" />} onClick={openWall} />
        <IconButton
          label={t('print.open')}
          icon={<Printer size={16} aria-hidden="true" />}
          onClick={openPrinting}
        />
      </div>
    </>
  )
})
