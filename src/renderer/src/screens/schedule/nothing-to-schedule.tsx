import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import type { Group } from './columns.ts'

/** Where what is missing is added. */
const ADDED_AT = { services: '/settings/services', trainers: '/settings/staff' } as const

type Props = {
  /** What the studio lacks before it can have a schedule. */
  readonly missing: 'services' | 'trainers'
}

/** A studio that cannot have sessions yet: says what comes first and leads there. */
export function NothingToSchedule({ missing }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <EmptyState
      subject="sessions"
      title={t(`schedule.empty.${missing}`)}
      action={
        <Button tone="primary" onClick={() => void navigate({ to: ADDED_AT[missing] })}>
          {t('schedule.empty.toSettings')}
        </Button>
      }
    >
      {t(`schedule.empty.${missing}Text`)}
    </EmptyState>
  )
}

type HiddenProps = { readonly group: Group; readonly onShowAll: () => void }

/** Every column was hidden by hand. */
export function EveryColumnHidden({ group, onShowAll }: HiddenProps) {
  const { t } = useTranslation()
  return (
    <EmptyState
      subject="sessions"
      title={t(`schedule.side.hiddenTitle.${group}`)}
      action={
        <Button tone="primary" onClick={onShowAll}>
          {t(`schedule.side.showAll.${group}`)}
        </Button>
      }
    >
      {t('schedule.side.hiddenText')}
    </EmptyState>
  )
}

type FilteredProps = { readonly onClear: () => void }

/** The filters leave nobody whose column could be shown. */
export function NoColumnLeft({ onClear }: FilteredProps) {
  const { t } = useTranslation()
  return (
    <EmptyState
      subject="sessions"
      title={t('schedule.grid.filtered')}
      action={<Button onClick={onClear}>{t('schedule.grid.clearFilters')}</Button>}
    >
      {t('schedule.grid.filteredText')}
    </EmptyState>
  )
}
