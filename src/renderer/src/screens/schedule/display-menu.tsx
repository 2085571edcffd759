import { Menu } from '@mantine/core'
import { SlidersHorizontal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import classes from './display-menu.module.css'
import { ZOOMS } from './geometry.ts'
import { COLOURINGS, DENSITIES, type Look } from './look.ts'
import type { ScheduleSearch } from './search.ts'

type Props = {
  readonly search: ScheduleSearch
  readonly look: Look
  readonly onLook: (next: Partial<Look>) => void
  readonly onChange: (next: Partial<ScheduleSearch>) => void
}

/** How the schedule looks: how tall an hour is, how dense a line, what colours mean, and whether all hours are drawn. */
export function DisplayMenu({ search, look, onLook, onChange }: Props) {
  const { t } = useTranslation()
  const hasColumns = search.view !== 'agenda'
  return (
    <Menu position="bottom-end" width={232} closeOnItemClick={false}>
      <Menu.Target>
        <Button>
          <span className={classes.face}>
            <SlidersHorizontal size={16} aria-hidden="true" />
            <span className={classes.label}>{t('schedule.look.open')}</span>
          </span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {hasColumns && <Choice name="zoom" values={ZOOMS} look={look} onChoose={onLook} />}
        <Choice name="density" values={DENSITIES} look={look} onChoose={onLook} />
        {hasColumns && (
          <>
            <Choice name="colour" values={COLOURINGS} look={look} onChoose={onLook} />
            <Menu.Divider />
            <Menu.CheckboxItem
              checked={search.hours === 'all'}
              onChange={(all) => onChange({ hours: all ? 'all' : undefined })}
            >
              {t('schedule.look.allHours')}
            </Menu.CheckboxItem>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

type ChoiceProps<K extends keyof Look> = {
  readonly name: K
  readonly values: readonly Look[K][]
  readonly look: Look
  readonly onChoose: (next: Partial<Look>) => void
}

function Choice<K extends keyof Look>({ name, values, look, onChoose }: ChoiceProps<K>) {
  const { t } = useTranslation()
  return (
    <>
      <Menu.Label>{t(`schedule.look.${name}.label` as 'schedule.look.zoom.label')}</Menu.Label>
      <Menu.RadioGroup
        value={look[name]}
        onChange={(value) => onChoose({ [name]: values.find((one) => one === value) ?? look[name] })}
      >
        {values.map((value) => (
          <Menu.RadioItem key={value} value={value}>
            {t(`schedule.look.${name}.${value}` as 'schedule.look.zoom.normal')}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  )
}
