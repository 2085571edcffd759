import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Screen } from '../components/screen.tsx'

/** Where an address leads to no screen: one of an older version, or mistyped. */
export function NotFound() {
  const { t } = useTranslation()
  const router = useRouter()
  return (
    <Screen title={t('notFound.title')} ready>
      <EmptyState
        subject="search"
        title={t('notFound.nothing')}
        action={
          <Button tone="primary" onClick={() => void router.navigate({ to: '/' })}>
            {t('notFound.begin')}
          </Button>
        }
      >
        {t('notFound.text')}
      </EmptyState>
    </Screen>
  )
}
