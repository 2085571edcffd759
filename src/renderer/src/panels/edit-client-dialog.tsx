import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import { fullName } from '../../../shared/domain/clients.ts'
import { FormDialog } from '../components/dialog.tsx'
import { StaleWayOut } from '../components/stale-way-out.tsx'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import { useFormCommand } from '../components/use-form-command.ts'
import { ClientFields } from './client-fields.tsx'
import { type ClientValues, changedValues, useClientForm, valuesOf } from './client-form.ts'
import { OtherClient } from './other-client.tsx'
import { clashes } from './stale-client.ts'

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
  const [before] = useState(() => ({ version: client.version, values: valuesOf(client) }))
  const form = useClientForm(before.values, t('client.form.nameNeeded'))
  const update = useFormCommand('clients.update', form)

  const save = async (values: ClientValues, version: number) => {
    const changes = changedValues(before.values, values)
    const saved = await update.send({ clientId: client.id, version, ...changes })
    if (saved === null) return
    toast({ message: t('client.form.saved', { name: fullName(saved.client) }), undo: offerUndo() })
    onClose()
  }
  const { refused } = update
  const found = refused?.code === 'STALE_VERSION' ? refused.details.found : null
  const clash = clashes(refused, before.values, form.getValues())
  const takeTheirs = (version: number) => {
    const theirs = Object.fromEntries(clash.map(({ field, theirs }) => [field, theirs]))
    const merged = { ...form.getValues(), ...theirs }
    form.setValues(merged)
    // What is theirs already differs from the beginning, so it is sent along and changes nothing.
    void save(merged, version)
  }
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={t('client.form.edit', { name: fullName(client) })}
      submitLabel={t('client.form.editButton')}
      onSubmit={form.submit((values) => void save(values, before.version))}
      busy={update.busy}
      refusal={update.refusal}
      {...(found === null
        ? {}
        : {
            wayOut: (
              <StaleWayOut
                clashes={clash.map(({ field, theirs, mine }) => ({
                  label: t(`client.${field}`),
                  theirs,
                  mine,
                }))}
                onKeepMine={() => void save(form.getValues(), found)}
                onTakeTheirs={() => takeTheirs(found)}
              />
            ),
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
