import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import { fullName } from '../../../shared/domain/clients.ts'
import { FormDialog } from '../components/dialog.tsx'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import { useFormCommand } from '../components/use-form-command.ts'
import { ClientFields } from './client-fields.tsx'
import { NO_VALUES, namesFrom, useClientForm } from './client-form.ts'
import { OtherClient } from './other-client.tsx'
import { SameClient } from './same-client.tsx'

type Client = Value<'clients.create'>['client']

type Props = {
  readonly opened: boolean
  readonly onClose: () => void
  /** What was looked for and not found. */
  readonly name?: string
  readonly onAdded: (client: Client) => void
  /** Somebody has this e-mail address already, and the reader wants to see them instead. */
  readonly onOther: (clientId: number) => void
}

/** Makes a client. One of the two names is enough. */
export function AddClientDialog(props: Props) {
  // Made anew for every opening, so that nothing of the last one is left.
  return props.opened ? <OpenAddClientDialog {...props} /> : null
}

function OpenAddClientDialog({ opened, onClose, name = '', onAdded, onOther }: Props) {
  const { t } = useTranslation()
  const form = useClientForm({ ...NO_VALUES, ...namesFrom(name) }, t('client.form.nameNeeded'))
  const create = useFormCommand('clients.create', form)
  const openOther = (clientId: number) => {
    onClose()
    onOther(clientId)
  }
  const submit = form.submit(async (values) => {
    const created = await create.send(values)
    if (created === null) return
    toast({ message: t('client.form.added', { name: fullName(created.client) }), undo: offerUndo() })
    onClose()
    onAdded(created.client)
  })
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={t('client.form.add')}
      submitLabel={t('client.form.addButton')}
      onSubmit={submit}
      busy={create.busy}
      refusal={create.refusal}
    >
      <ClientFields
        form={form}
        belowEmail={
          <OtherClient refusal={form.errors.email === undefined ? null : create.refused} onOpen={openOther} />
        }
      />
      <SameClient form={form} onOpen={openOther} />
    </FormDialog>
  )
}
