import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'

type Props = { readonly filteredOut: number; readonly onClearFilters: () => void }

/** No session on any of the days, or none that the filters let through. */
export function AgendaNothing({ filteredOut, onClearFilters }: Props) {
  const { t } = useTranslation()
  if (filteredOut === 0) {
    return (
      <EmptyState subject="sessions" title={t('agenda.empty')}>
        {t('agenda.emptyText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      subject="search"
      title={t('agenda.filtered')}
      action={<Button onClick={onClearFilters}>{t('agenda.clearFilters')}</Button>}
    >
      {t('agenda.filteredText', { count: filteredOut })}
    </EmptyState>
  )
}
