import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import type { SessionsSearch } from './search.ts'
import { emptyReason } from './view-model.ts'

type Props = {
  readonly search: SessionsSearch
  readonly onShowAll: () => void
  readonly onSchedule: () => void
}

const SUBJECTS = { search: 'search', filtered: 'search', unmarked: 'done', none: 'sessions' } as const

/** An empty list: why, and what to do about it. */
export function NoSessions({ search, onShowAll, onSchedule }: Props) {
  const { t } = useTranslation()
  const reason = emptyReason(search)
  return (
    <EmptyState
      subject={SUBJECTS[reason]}
      title={t(`sessions.empty.${reason}`)}
      action={
        reason === 'none' ? (
          <Button tone="primary" onClick={onSchedule}>
            {t('sessions.empty.schedule')}
          </Button>
        ) : (
          <Button onClick={onShowAll}>{t('sessions.empty.clear')}</Button>
        )
      }
    >
      {t(`sessions.empty.${reason}Text`)}
    </EmptyState>
  )
}
