import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../../shared/contract/index.ts'
import { Button } from '../../../components/button.tsx'
import { Screen } from '../../../components/screen.tsx'
import { SearchableSelect } from '../../../components/searchable-select.tsx'
import { KeepUnsaved } from '../studio/keep-unsaved.tsx'
import classes from './hours.module.css'
import type { WeekEditor } from './use-week.ts'

type Props = {
  /** Whose hours; null for the studio's. */
  readonly trainerId: number | null
  readonly staff: Value<'staff.list'>['rows']
  /** What can be edited; null for whoever may only read. */
  readonly week: WeekEditor | null
  readonly busy: boolean
  readonly onSave: () => void
  readonly onDiscard: () => void
  readonly children: ReactNode
}

const STUDIO = 'studio'

/** Hours of the studio or of a trainer: whose they are, and one button that saves the week. */
export function HoursPage({ trainerId, staff, week, busy, onSave, onDiscard, children }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const saveButton = useRef<HTMLButtonElement>(null)
  const changed = week?.changed ?? false
  const discard = () => {
    onDiscard()
    saveButton.current?.focus()
  }
  const show = (whose: string | null) =>
    void navigate({
      to: '/settings/hours',
      search: whose === null || whose === STUDIO ? {} : { trainer: Number(whose) },
    })
  return (
    <Screen
      title={t('settings.section.hours')}
      ready
      aside={changed ? t('settings.studio.changed') : undefined}
      actions={
        week === null ? undefined : (
          <>
            {changed && <Button onClick={discard}>{t('settings.studio.discard')}</Button>}
            <Button tone="primary" busy={busy} disabled={!week.fit} onClick={onSave} ref={saveButton}>
              {t('settings.save')}
            </Button>
          </>
        )
      }
      toolbar={
        <SearchableSelect
          className={classes.whose ?? ''}
          aria-label={t('hours.whose')}
          value={trainerId === null ? STUDIO : String(trainerId)}
          onChange={show}
          data={[
            { value: STUDIO, label: t('hours.studio') },
            ...staff
              .filter(({ id, active, role, services }) => {
                const teaches = role === 'trainer' || services.length > 0
                return id === trainerId || (active && teaches)
              })
              .map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
      }
    >
      <div className={classes.root}>{children}</div>
      <KeepUnsaved unsaved={changed} />
    </Screen>
  )
}
