import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../api/use-query.ts'
import { RefusedState } from '../../components/refused-state.tsx'
import { Screen } from '../../components/screen.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { ClientMissing } from './client-missing.tsx'
import { ClientPage } from './client-page.tsx'

/** Everything about one client. An address that leads to nobody says so and leads back. */
export function ClientScreen() {
  const { clientId } = useParams({ from: '/clients/$clientId' })
  const id = idOf(clientId)
  // A page of its own for each: nothing of one client's dialogs and lists may be left on the next one's.
  return id === null ? <Nobody /> : <KnownClient key={id} clientId={id} />
}

type Props = { readonly clientId: number }

function KnownClient({ clientId }: Props) {
  const { t } = useTranslation()
  const client = useQuery('clients.get', { clientId })
  if (client.value !== undefined) return <ClientPage client={client.value.client} />
  if (client.refusal?.code === 'USER_NOT_FOUND') return <Nobody />
  return (
    <Screen title={t('screen.client')} ready={client.refusal !== null}>
      {client.refusal === null ? (
        <Skeleton lines={6} />
      ) : (
        <RefusedState refusal={client.refusal} onRetry={client.retry} />
      )}
    </Screen>
  )
}

function Nobody() {
  const { t } = useTranslation()
  return (
    <Screen title={t('screen.client')} ready>
      <ClientMissing />
    </Screen>
  )
}

/** The number in an address; null when there is none. */
function idOf(text: string): number | null {
  const id = /^[1-9]\d*$/.test(text) ? Number(text) : null
  return id !== null && Number.isSafeInteger(id) ? id : null
}
