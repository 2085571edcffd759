import { SegmentedControl, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { usePreview } from '../../api/use-query.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { toast } from '../../components/toast.tsx'
import { AvailablePreview } from '../available-preview.tsx'
import { Consequence } from '../consequence.tsx'
import { moneyText, type ShownSale } from './sale.ts'
import classes from './sale-panel.module.css'

type Props = { readonly sale: ShownSale; readonly onClose: () => void }

/** Records how the dispute of a sale has ended where nothing tells it, and says before what follows from it. */
export function SettleDisputeDialog({ sale: { purchase, settleableAs }, onClose }: Props) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState(settleableAs[0])
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const outcome = chosen ?? 'lost'
  const command = useCommand('purchases.settleDispute')
  // What it does is the same whatever the reason will be.
  const preview = usePreview('purchases.settleDispute', { purchaseId: purchase.id, outcome, reason: '–' })
  const { id, clientId, packageName, clientName, refundedAmount, currency } = purchase
  const names = { package: packageName, name: clientName }
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '') return
    const reply = await command.run({ purchaseId: id, outcome, reason })
    if (!reply.ok) return
    toast({ message: t('purchases.settle.done', names) })
    onClose()
  }
  const after = preview.value
  const back = after === undefined ? 0 : after.refundedAmount - refundedAmount
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('purchases.settle.title', names)}
      submitLabel={t('purchases.settle.button')}
      submitTone={outcome === 'lost' ? 'danger' : 'primary'}
      onSubmit={(event) => void submit(event)}
      busy={command.busy}
      refusal={command.refusal}
    >
      <div className={classes.choice}>
        <span id="settle-by">{t('purchases.settle.by')}</span>
        <SegmentedControl
          aria-labelledby="settle-by"
          value={outcome}
          onChange={(next) => setChosen(settleableAs.find((known) => known === next))}
          data={settleableAs.map((value) => ({ value, label: t(`purchases.settle.outcome.${value}`) }))}
        />
      </div>
      <TextInput
        data-autofocus
        label={t('purchases.settle.reason')}
        maxLength={255}
        value={reason}
        error={tried && reason.trim() === '' && t('form.missing')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Consequence refusal={preview.refusal}>
        {after !== undefined && (
          <p>
            {outcome === 'won'
              ? t('purchases.settle.won', names)
              : t('purchases.settle.lost', {
                  ...names,
                  money: moneyText(back, currency),
                  count: after.revoked,
                })}
          </p>
        )}
      </Consequence>
      <AvailablePreview clientId={clientId} after={after?.availableSessions} refusal={null} />
    </FormDialog>
  )
}
