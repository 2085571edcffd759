import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { usePreview } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { FormDialog } from '../../components/dialog.tsx'
import { toast } from '../../components/toast.tsx'
import { locale } from '../../i18n/locale.ts'
import { Consequence } from '../consequence.tsx'
import { amountsOf, type RefundSplitView, restOf, typedFrom } from './refund-split.ts'
import { moneyText } from './sale.ts'

type Props = {
  /** As it was when the dialog was opened. */
  readonly split: RefundSplitView
  readonly onClose: () => void
}

/** What each thing that was bought with one payment bears of what went back; what it comes to is said before. */
export function RefundSplitDialog({ split, onClose }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(() => typedFrom(split, locale()))
  const command = useCommand('purchases.assignRefund')
  const amounts = amountsOf(split, typed, locale())
  const rest = restOf(split, amounts)
  const lines = amounts.flatMap(({ lineId, amount }) => (amount === null ? [] : [{ lineId, amount }]))
  const { saleId, version } = split
  const asked = rest === 0 ? { saleId, version, lines } : null
  const preview = usePreview('purchases.assignRefund', asked)
  const money = (amount: number) => moneyText(amount, split.currency)
  const send = async (input: { saleId: number; version: number; lines: typeof lines | null }) => {
    const reply = await command.run(input)
    if (!reply.ok) return
    toast({ message: t('purchases.split.done') })
    onClose()
  }
  const { value } = preview
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('purchases.split.title')}
      submitLabel={t('purchases.split.submit')}
      onSubmit={(event) => {
        event.preventDefault()
        if (asked !== null) void send(asked)
      }}
      busy={command.busy}
      refusal={command.refusal}
    >
      <p>{t('purchases.split.text', { money: money(split.refunded) })}</p>
      {split.lines.map(({ lineId, description, amount }, index) => (
        <TextInput
          key={lineId}
          label={description}
          description={t('purchases.split.cost', { money: money(amount) })}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          inputMode="decimal"
          autoComplete="off"
          data-autofocus={index === 0 || undefined}
          error={
            amounts[index]?.amount === null
              ? t('purchases.split.noMoney')
              : (amounts[index]?.amount ?? 0) > amount
                ? t('purchases.split.tooMuch')
                : undefined
          }
          value={typed[lineId] ?? ''}
          onChange={(event) => setTyped({ ...typed, [lineId]: event.currentTarget.value })}
        />
      ))}
      <Consequence refusal={asked === null ? null : preview.refusal}>
        {rest !== null && rest !== 0 && (
          <p>
            {t(rest > 0 ? 'purchases.split.left' : 'purchases.split.over', { money: money(Math.abs(rest)) })}
          </p>
        )}
        {asked !== null && value !== undefined && (
          <p>
            {value.revoked + value.givenBack === 0
              ? t('purchases.split.same')
              : t('purchases.split.moves', { taken: value.revoked, back: value.givenBack })}
          </p>
        )}
      </Consequence>
      {split.assigned && (
        <Button tone="quiet" onClick={() => void send({ saleId, version, lines: null })}>
          {t('purchases.split.again')}
        </Button>
      )}
    </FormDialog>
  )
}
