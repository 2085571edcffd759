import { useNavigate } from '@tanstack/react-router'
import { fullName } from '../../../../shared/domain/clients.ts'
import { AllocateDialog } from '../../panels/allocate-dialog.tsx'
import { ClientStatusDialog } from '../../panels/client-status-dialog.tsx'
import { EditClientDialog } from '../../panels/edit-client-dialog.tsx'
import { RevokeDialog } from '../../panels/revoke-dialog.tsx'
import type { Client } from './view-model.ts'

export type ClientDialog = 'allocate' | 'revoke' | 'edit' | 'status'

type Props = {
  readonly client: Client
  readonly dialog: ClientDialog | null
  readonly onClose: () => void
}

/** What can be changed about a client; at most one dialog at a time. */
export function ClientDialogs({ client, dialog, onClose }: Props) {
  const navigate = useNavigate()
  const named = { id: client.id, name: fullName(client) }
  return (
    <>
      <AllocateDialog opened={dialog === 'allocate'} onClose={onClose} client={named} />
      <RevokeDialog opened={dialog === 'revoke'} onClose={onClose} client={named} />
      <ClientStatusDialog opened={dialog === 'status'} onClose={onClose} client={client} />
      <EditClientDialog
        opened={dialog === 'edit'}
        onClose={onClose}
        client={client}
        onOther={(clientId) =>
          void navigate({ to: '/clients/$clientId', params: { clientId: String(clientId) } })
        }
      />
    </>
  )
}
