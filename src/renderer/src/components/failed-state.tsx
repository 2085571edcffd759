import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'

type Props = {
  /** Found again in the log by this; absent when the fault never reached main. */
  readonly incidentId: string | null
  readonly onRetry: () => void
}

/** Something broke that is not the reader's doing: what is safe, how to go on, and what to quote. */
export function FailedState({ incidentId, onRetry }: Props) {
  const { t } = useTranslation()
  return (
    <div role="alert">
      <EmptyState
        subject="broken"
        title={t('failed.title')}
        action={
          <Button tone="primary" onClick={onRetry}>
            {t('action.tryAgain')}
          </Button>
        }
      >
        <p>{t('failed.text')}</p>
        {incidentId !== null && <p>{t('failed.incident', { id: incidentId })}</p>}
      </EmptyState>
    </div>
  )
}
