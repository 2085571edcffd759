import { useCanGoBack, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../../shared/domain/clients.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { Screen } from '../../components/screen.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { openSale } from '../../panels/sale-store.ts'
import { useShortcuts } from '../../state/shortcuts.ts'
import classes from './client.module.css'
import { ClientActs } from './client-acts.tsx'
import { type ClientDialog, ClientDialogs } from './client-dialogs.tsx'
import { ClientRail } from './client-rail.tsx'
import { ClientTabs } from './client-tabs.tsx'
import { Packs } from './packs.tsx'
import type { Client } from './view-model.ts'

type Props = { readonly client: Client }

/** One client's page: figures and contact left, what the figures are made of right. */
export function ClientPage({ client }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate({ from: '/clients/$clientId' })
  const { tab = 'bookings' } = useSearch({ from: '/clients/$clientId' })
  const back = useWayBack()
  const summary = useQuery('credits.summary', { clientId: client.id })
  const [dialog, setDialog] = useState<ClientDialog | null>(null)
  const merged = client.status === 'merged'
  const mayAdd = may('credits.allocate') && !merged
  const mayEdit = may('clients.write') && !merged
  const maySell = may('sales.write') && !merged
  const sell = () => openSale({ client: { id: client.id, name: fullName(client) } })

  useShortcuts(t('screen.client'), [
    ...(mayAdd
      ? [{ keys: 'A', label: t('client.shortcuts.addSessions'), run: () => setDialog('allocate') }]
      : []),
    ...(maySell ? [{ keys: 'S', label: t('client.shortcuts.sell'), run: sell }] : []),
    ...(mayEdit ? [{ keys: 'E', label: t('client.shortcuts.edit'), run: () => setDialog('edit') }] : []),
    { keys: 'Escape', label: t('client.shortcuts.back'), run: back },
  ])
  return (
    <Screen
      title={fullName(client)}
      ready={!summary.pending}
      back={{ label: t('client.back'), onBack: back }}
      aside={<StatusBadge of="client" status={client.status} />}
      actions={<ClientActs client={client} onDialog={setDialog} onSell={sell} />}
    >
      <div className={classes.frame}>
        <div className={classes.page}>
          <ClientRail client={client} summary={summary} onDialog={setDialog} />
          <div className={classes.main}>
            {summary.pending && <Skeleton lines={4} />}
            {/* Refused, it says so once: in the place of the figures. */}
            {summary.value !== undefined && (
              <Packs
                summary={summary.value}
                editable={!merged}
                {...(mayAdd ? { onAdd: () => setDialog('allocate') } : {})}
              />
            )}
            <ClientTabs
              client={client}
              tab={tab}
              onSell={sell}
              onTab={(next) => void navigate({ search: { tab: next }, replace: true })}
            />
          </div>
        </div>
      </div>
      <ClientDialogs client={client} dialog={dialog} onClose={() => setDialog(null)} />
    </Screen>
  )
}

/** Back to where one came from, which keeps its filters; else to the list. */
function useWayBack(): () => void {
  const router = useRouter()
  const navigate = useNavigate()
  const canGoBack = useCanGoBack()
  return () => (canGoBack ? router.history.back() : void navigate({ to: '/clients' }))
}
