import { useNavigate } from '@tanstack/react-router'
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../shared/domain/clients.ts'
import { useMay } from '../api/use-may.ts'
import { useQuery } from '../api/use-query.ts'
import { Answered } from '../components/answered.tsx'
import { Button } from '../components/button.tsx'
import { CreditFigures } from '../components/credit-figures.tsx'
import { StatusBadge } from '../components/status-badge.tsx'
import { AllocateDialog } from './allocate-dialog.tsx'
import { ClientContact } from './client-contact.tsx'
import classes from './client-panel.module.css'
import { EditClientDialog } from './edit-client-dialog.tsx'
import { ManageSessions } from './manage-sessions.tsx'
import { NextBookings } from './next-bookings.tsx'

type Props = { readonly clientId: number }

/** One client beside a list: who they are, what they have left, when they come next. */
export function ClientPanel({ clientId }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQuery('clients.get', { clientId })
  const summary = useQuery('credits.summary', { clientId })
  const open = (id: number, tab?: 'ledger') =>
    void navigate({
      to: '/clients/$clientId',
      params: { clientId: String(id) },
      search: tab === undefined ? {} : { tab },
    })
  return (
    <Answered answer={client}>
      {({ client: shown }) => (
        <div className={classes.root}>
          {shown.status !== 'active' && <StatusBadge of="client" status={shown.status} />}
          <ClientContact client={shown} />
          <Answered answer={summary}>
            {(figures) => (
              <CreditFigures
                summary={figures}
                manage={<ManageSessions clientId={clientId} />}
                explain={
                  <Button tone="quiet" onClick={() => open(clientId, 'ledger')}>
                    {t('client.everyLine')}
                  </Button>
                }
              />
            )}
          </Answered>
          <Actions client={shown} onOpen={open} />
          <NextBookings clientId={clientId} />
        </div>
      )}
    </Answered>
  )
}

type ActionsProps = {
  readonly client: Parameters<typeof EditClientDialog>[0]['client']
  readonly onOpen: (clientId: number) => void
}

function Actions({ client, onOpen }: ActionsProps) {
  const { t } = useTranslation()
  const may = useMay()
  const [dialog, setDialog] = useState<'allocate' | 'edit' | null>(null)
  const close = () => setDialog(null)
  const merged = client.status === 'merged'
  return (
    <div className={classes.actions}>
      <Button onClick={() => onOpen(client.id)}>{t('client.openPage')}</Button>
      {may('credits.allocate') && !merged && (
        <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => setDialog('allocate')}>
          {t('client.addSessions')}
        </Button>
      )}
      {may('clients.write') && !merged && (
        <Button icon={<Pencil size={14} aria-hidden="true" />} onClick={() => setDialog('edit')}>
          {t('client.edit')}
        </Button>
      )}
      <AllocateDialog
        opened={dialog === 'allocate'}
        onClose={close}
        client={{ id: client.id, name: fullName(client) }}
      />
      <EditClientDialog opened={dialog === 'edit'} onClose={close} client={client} onOther={onOpen} />
    </div>
  )
}
