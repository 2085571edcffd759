import { Autocomplete, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../../shared/contract/index.ts'
import { formatMoney, parseMoney } from '../../../../../shared/domain/money.ts'
import { useCommand } from '../../../api/use-command.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { FieldRow } from '../../../components/field.tsx'
import { offerUndo } from '../../../components/take-back.ts'
import { toast } from '../../../components/toast.tsx'
import { locale } from '../../../i18n/locale.ts'
import { useStudio } from '../../../state/studio.ts'
import { METHODS } from '../session-dialog/payment-part.tsx'
import type { RosterBooking } from './choices.ts'

type Props = {
  readonly booking: RosterBooking
  /** What is owed; null when no amount was named. */
  readonly amount: Value<'bookings.settle'>['booking']['amount']
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Settles a debt by money: how much, and how it was paid. */
export function MarkPaidDialog({ booking, amount: owed, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const { currency } = useStudio()
  const settle = useCommand('bookings.settle')
  const [amount, setAmount] = useState(owed === null ? '' : formatMoney(owed, locale()))
  const [method, setMethod] = useState('')
  const [tried, setTried] = useState(false)
  const read = amount.trim() === '' ? null : parseMoney(amount, currency, locale())
  const unreadable = amount.trim() !== '' && (read === null || read < 0)

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (unreadable) return
    const paid = read === null ? {} : { amount: read }
    const reply = await settle.run({
      bookingId: booking.id,
      version: booking.version,
      payment: { method, ...paid },
    })
    if (!reply.ok) return
    toast({ message: t('inspector.done.paid', { name: booking.clientName }), undo: offerUndo() })
    onClose()
    onDone()
  }
  const example = formatMoney({ amount: 4500, currency }, locale())
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('inspector.paid.title', { name: booking.clientName })}
      submitLabel={t('inspector.paid.button')}
      onSubmit={(event) => void submit(event)}
      busy={settle.busy}
      refusal={settle.refusal}
    >
      <FieldRow>
        <TextInput
          label={t('inspector.paid.amount', { currency })}
          inputMode="decimal"
          autoComplete="off"
          maxLength={24}
          value={amount}
          error={tried && unreadable ? t('inspector.paid.unreadable', { example }) : undefined}
          onChange={(event) => setAmount(event.currentTarget.value)}
          data-autofocus
        />
        <Autocomplete
          label={t('inspector.paid.method')}
          placeholder={t('inspector.paid.methodHint')}
          data={METHODS.map((known) => t(`schedule.create.methods.${known}`))}
          maxLength={60}
          value={method}
          onChange={setMethod}
        />
      </FieldRow>
    </FormDialog>
  )
}
