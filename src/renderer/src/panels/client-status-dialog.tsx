import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import { fullName } from '../../../shared/domain/clients.ts'
import { useCommand } from '../api/use-command.ts'
import { useQuery } from '../api/use-query.ts'
import { ConfirmDialog } from '../components/dialog.tsx'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import { useNow } from '../state/clock.ts'
import { useClientBookings } from './client-bookings.ts'

type Props = {
  readonly opened: boolean
  readonly onClose: () => void
  readonly client: Pick<Value<'clients.get'>['client'], 'id' | 'firstName' | 'lastName' | 'status'>
}

/** Takes a client off the lists, or puts them back; says before what becomes of their bookings and sessions. */
export function ClientStatusDialog(props: Props) {
  if (!props.opened) return null
  return props.client.status === 'active' ? <DeactivateDialog {...props} /> : <ReactivateDialog {...props} />
}

function DeactivateDialog({ opened, onClose, client }: Props) {
  const { t } = useTranslation()
  const deactivate = useCommand('clients.deactivate')
  const summary = useQuery('credits.summary', { clientId: client.id }).value
  const upcoming = useClientBookings(client.id, useNow()).value?.upcoming.length ?? 0
  const name = fullName(client)
  const confirm = async () => {
    const reply = await deactivate.run({ clientId: client.id })
    if (!reply.ok) return
    toast({ message: t('client.status.deactivated', { name }), undo: offerUndo() })
    onClose()
  }
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('client.status.deactivateTitle', { name })}
      confirmLabel={t('client.deactivate')}
      keepLabel={t('client.status.keepActive')}
      onConfirm={() => void confirm()}
      busy={deactivate.busy}
      refusal={deactivate.refusal}
    >
      <p>{t('client.status.deactivateText')}</p>
      {upcoming > 0 && <p>{t('client.status.booked', { count: upcoming })}</p>}
      {summary !== undefined && summary.available > 0 && (
        <p>{t('client.status.left', { count: summary.available })}</p>
      )}
    </ConfirmDialog>
  )
}

function ReactivateDialog({ opened, onClose, client }: Props) {
  const { t } = useTranslation()
  const reactivate = useCommand('clients.reactivate')
  const name = fullName(client)
  const confirm = async () => {
    const reply = await reactivate.run({ clientId: client.id })
    if (!reply.ok) return
    toast({ message: t('client.status.reactivated', { name }), undo: offerUndo() })
    onClose()
  }
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('client.status.reactivateTitle', { name })}
      confirmLabel={t('client.reactivate')}
      confirmTone="primary"
      keepLabel={t('client.status.keepInactive')}
      onConfirm={() => void confirm()}
      busy={reactivate.busy}
      refusal={reactivate.refusal}
    >
      <p>{t('client.status.reactivateText')}</p>
    </ConfirmDialog>
  )
}
