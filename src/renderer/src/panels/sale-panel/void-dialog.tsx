import { TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { usePreview } from '../../api/use-query.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { AvailablePreview, WaitingPreview } from '../available-preview.tsx'
import { Consequence } from '../consequence.tsx'
import type { ShownSale } from './sale.ts'

type Props = { readonly sale: ShownSale; readonly onClose: () => void }

/** Takes back a sale that was a mistake and that nobody has paid, with what it gave. */
export function VoidDialog({ sale: { purchase, units, waits }, onClose }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand('purchases.void')
  // What it does is the same whatever the reason will be.
  const preview = usePreview('purchases.void', {
    purchaseId: purchase.id,
    reason: '–',
    version: purchase.version,
  })
  const activated = preview.value?.activated ?? 0
  const { id, version, clientId, packageName, clientName } = purchase
  const names = { package: packageName, name: clientName }
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '') return
    const reply = await command.run({ purchaseId: id, reason, version })
    if (!reply.ok) return
    toast({ message: t('purchases.void.done', names), undo: offerUndo() })
    onClose()
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('purchases.void.title', names)}
      submitLabel={t('purchases.void.button')}
      submitTone="danger"
      onSubmit={(event) => void submit(event)}
      busy={command.busy}
      refusal={command.refusal}
    >
      <TextInput
        data-autofocus
        label={t('purchases.void.reason')}
        maxLength={255}
        value={reason}
        error={tried && reason.trim() === '' && t('form.missing')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Consequence refusal={preview.refusal}>
        <p>{t('purchases.void.effect', { count: units.available })}</p>
        {activated > 0 && <p>{t('purchases.activated', { count: activated })}</p>}
      </Consequence>
      {waits === null ? (
        <AvailablePreview clientId={clientId} after={preview.value?.availableSessions} refusal={null} />
      ) : (
        <WaitingPreview
          now={units.available}
          after={preview.value === undefined ? undefined : units.available - preview.value.revoked}
        />
      )}
    </FormDialog>
  )
}
