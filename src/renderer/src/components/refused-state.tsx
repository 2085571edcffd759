import { useTranslation } from 'react-i18next'
import type { Refusal } from '../api/client.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'
import { FailedState } from './failed-state.tsx'

type Props = { readonly refusal: Refusal; readonly onRetry: () => void }

/** What stands where a read was refused: the reason, or for a fault its incident; both can be tried again. */
export function RefusedState({ refusal, onRetry }: Props) {
  const { t } = useTranslation()
  if (refusal.code === 'INTERNAL') {
    return <FailedState incidentId={refusal.details.incidentId} onRetry={onRetry} />
  }
  return (
    <div role="alert">
      <EmptyState
        subject="broken"
        title={t('refused.title')}
        action={<Button onClick={onRetry}>{t('action.tryAgain')}</Button>}
      >
        <p>{refusal.message}</p>
      </EmptyState>
    </div>
  )
}
