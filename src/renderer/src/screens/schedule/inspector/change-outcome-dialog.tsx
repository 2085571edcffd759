import { Radio, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/use-command.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { offerUndo } from '../../../components/take-back.ts'
import { toast } from '../../../components/toast.tsx'
import type { Consequence, Correction, RosterBooking } from './choices.ts'
import { effectInWords } from './effect-text.ts'
import classes from './inspector.module.css'
import { useCorrections } from './use-choices.ts'

type Props = {
  readonly booking: RosterBooking
  readonly packOf: (subscriptionId: number) => string | null
  readonly onClose: () => void
  readonly onDone: () => void
}

/** A correction as the value of its radio. */
const nameOf = ({ outcome, waive }: Correction): string => (waive ? 'waive' : outcome)

/** Corrects what became of a booking, with a reason; beside each outcome stands what it does to credits. */
export function ChangeOutcomeDialog({ booking, packOf, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const corrections = useCorrections(booking)
  const change = useCommand('bookings.changeOutcome')
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const correction = corrections.find((one) => nameOf(one) === chosen)
  const missing = t('form.missing')

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (correction === undefined || reason.trim() === '') return
    const { outcome, waive } = correction
    const seen = { bookingId: booking.id, version: booking.version }
    const reply = await change.run({ ...seen, outcome, waive, reason })
    if (!reply.ok) return
    const count = reply.value.availableSessions
    toast({ message: t('inspector.done.changed', { name: booking.clientName, count }), undo: offerUndo() })
    onClose()
    onDone()
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('inspector.change.title', { name: booking.clientName })}
      submitLabel={t('inspector.change.button')}
      onSubmit={(event) => void submit(event)}
      busy={change.busy}
      refusal={change.refusal}
    >
      <Radio.Group
        label={t('inspector.change.to')}
        value={chosen}
        error={tried && correction === undefined ? missing : undefined}
        onChange={(value) => {
          change.reset()
          setChosen(value)
        }}
      >
        <div className={classes.options}>
          {corrections.map((one) => (
            <Radio
              key={nameOf(one)}
              value={nameOf(one)}
              label={t(`inspector.change.${one.waive ? 'waive' : one.outcome}`)}
              description={isTold(one) ? effectInWords(one, packOf) : t('inspector.looking')}
              disabled={isTold(one) && one.refusal !== null}
            />
          ))}
        </div>
      </Radio.Group>
      <TextInput
        label={t('inspector.change.reason')}
        description={t('inspector.change.reasonHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        maxLength={255}
        value={reason}
        error={tried && reason.trim() === '' ? missing : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

const isTold = (one: Correction & Partial<Consequence>): one is Correction & Consequence =>
  one.refusal !== undefined
