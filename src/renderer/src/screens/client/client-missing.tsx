import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'

/** What stands where an address leads to nobody. */
export function ClientMissing() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <EmptyState
      subject="search"
      title={t('client.missing.title')}
      action={
        <Button tone="primary" onClick={() => void navigate({ to: '/clients' })}>
          {t('client.missing.back')}
        </Button>
      }
    >
      <p>{t('client.missing.text')}</p>
    </EmptyState>
  )
}
