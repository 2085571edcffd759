import { useNavigate } from '@tanstack/react-router'
import { fullName } from '../../../../shared/domain/clients.ts'
import { AllocateDialog } from '../../panels/allocate-dialog.tsx'
import { ClientStatusDialog } from '../../panels/client-status-dialog.tsx'
import { EditClientDialog } from '../../panels/edit-client-dialog.tsx'
import { MergeDialog } from '../../panels/merge-dialog.tsx'
import { RevokeDialog } from '../../panels/revoke-dialog.tsx'
import { useNow } from '../../state/clock.ts'
import { useStudio } from '../../state/studio.ts'
import { CreateSessionDialog } from '../schedule/create-session-dialog.tsx'
import { nextFullHour } from './next-hour.ts'
import type { Client } from './view-model.ts'

export type ClientDialog = 'allocate' | 'revoke' | 'edit' | 'status' | 'merge' | 'book'

type Props = {
  readonly client: Client
  readonly dialog: ClientDialog | null
  readonly onClose: () => void
}

/** What can be changed about a client; at most one dialog at a time. */
export function ClientDialogs({ client, dialog, onClose }: Props) {
  const navigate = useNavigate()
  const named = { id: client.id, name: fullName(client) }
  const openPage = (clientId: number) =>
    void navigate({ to: '/clients/$clientId', params: { clientId: String(clientId) } })
  return (
    <>
      <AllocateDialog opened={dialog === 'allocate'} onClose={onClose} client={named} />
      <RevokeDialog opened={dialog === 'revoke'} onClose={onClose} client={named} />
      <ClientStatusDialog opened={dialog === 'status'} onClose={onClose} client={client} />
      <EditClientDialog opened={dialog === 'edit'} onClose={onClose} client={client} onOther={openPage} />
      {dialog === 'merge' && <MergeDialog client={client} onClose={onClose} onMerged={openPage} />}
      {dialog === 'book' && <BookDialog client={client} onClose={onClose} />}
    </>
  )
}

type BookProps = { readonly client: Client; readonly onClose: () => void }

/** A session of the client's own, from the next full hour; the schedule tells of it when it is made. */
function BookDialog({ client, onClose }: BookProps) {
  const now = useNow()
  const { zone } = useStudio()
  const startsAt = nextFullHour(now, zone)
  return (
    <CreateSessionDialog
      draft={{ trainerId: null, startsAt, client }}
      onClose={onClose}
      onCreated={onClose}
    />
  )
}
