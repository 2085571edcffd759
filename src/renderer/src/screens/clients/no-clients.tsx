import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useStudio } from '../../state/studio.ts'
import { ImportButton } from './import-button.tsx'
import type { ClientsSearch } from './search.ts'
import { emptyReason } from './view-model.ts'

type Props = {
  readonly search: ClientsSearch
  readonly onShowAll: () => void
  /** Absent where the reader may not add any. */
  readonly onAdd: (() => void) | null
}

/** An empty list: why, and what to do about it. */
export function NoClients({ search, onShowAll, onAdd }: Props) {
  const { t } = useTranslation()
  const { policies } = useStudio()
  const reason = emptyReason(search)
  const addLabel =
    reason === 'search' ? t('clients.empty.addNamed', { name: search.query ?? '' }) : t('clients.add')
  const adds = reason === 'active' || reason === 'search'
  return (
    <EmptyState
      subject={reason === 'active' ? 'clients' : reason === 'search' ? 'search' : 'done'}
      title={t(`clients.empty.${reason}`)}
      action={
        <>
          {reason === 'active' ? (
            <ImportButton />
          ) : (
            <Button onClick={onShowAll}>{t('clients.empty.clear')}</Button>
          )}
          {adds && onAdd !== null && (
            <Button tone="primary" onClick={onAdd}>
              {addLabel}
            </Button>
          )}
        </>
      }
    >
      {t(`clients.empty.${reason}Text`, { count: policies.lowCredits, days: policies.expiringDays })}
    </EmptyState>
  )
}
