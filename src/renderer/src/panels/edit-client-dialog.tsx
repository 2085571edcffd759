import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import { fullName } from '../../../shared/domain/clients.ts'
import { FormDialog } from '../components/dialog.tsx'
import { staleRecord } from '../components/stale-record.tsx'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import { useFormCommand } from '../components/use-form-command.ts'
import { ClientFields } from './client-fields.tsx'
import { type ClientField, changedValues, useClientForm, valuesOf } from './client-form.ts'
import { OtherClient } from './other-client.tsx'

type Client = Value<'clients.get'>['client']

type Props = {
  readonly opened: boolean
  readonly onClose: () => void
  readonly client: Client
  /** Somebody else has this e-mail address, and the reader wants to see them. */
  readonly onOther: (clientId: number) => void
}

/** Changes a client. What somebody else changed meanwhile is shown and never overwritten silently. */
export function EditClientDialog(props: Props) {
  // Made anew for every opening, so that nothing of the last one is left.
  return props.opened ? <OpenEditClientDialog {...props} /> : null
}

function OpenEditClientDialog({ opened, onClose, client, onOther }: Props) {
  const { t } = useTranslation()
  // The client as it was when the form opened: pushes change `client` while somebody types.
  const [before] = useState(client)
  const form = useClientForm(valuesOf(before), t('client.form.nameNeeded'))
  const update = useFormCommand('clients.update', form)

  const save = async (version: number, without: readonly string[] = []) => {
    const changes = changedValues(valuesOf(before), form.getValues(), without)
    if (without.length > 0 && Object.keys(changes).length === 0) return onClose()
    const saved = await update.send({ clientId: client.id, version, ...changes })
    if (saved === null) return
    toast({ message: t('client.form.saved', { name: fullName(saved.client) }), undo: offerUndo() })
    onClose()
  }
  const { refused } = update
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={t('client.form.edit', { name: fullName(client) })}
      submitLabel={t('client.form.editButton')}
      onSubmit={form.submit(() => void save(before.version))}
      busy={update.busy}
      refusal={update.refusal}
      wayOut={staleRecord({
        refusal: refused,
        before,
        inWords: (field, value) => [t(`client.${field as ClientField}`), String(value ?? '')],
        onSave: (version, without) => void save(version, without),
      })}
    >
      <ClientFields
        form={form}
        belowEmail={
          <OtherClient
            refusal={form.errors.email === undefined ? null : refused}
            onOpen={(clientId) => {
              onClose()
              onOther(clientId)
            }}
          />
        }
      />
    </FormDialog>
  )
}
