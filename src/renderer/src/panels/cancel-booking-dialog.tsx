import { Checkbox, Input as Field, SegmentedControl, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../shared/contract/index.ts'
import { CANCELLED_BY, type CancelledBy } from '../../../shared/domain/bookings.ts'
import { useCommand } from '../api/use-command.ts'
import { usePreview } from '../api/use-query.ts'
import { MomentText } from '../components/date-text.tsx'
import { ConfirmDialog } from '../components/dialog.tsx'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import { useStudio } from '../state/studio.ts'
import classes from './cancel-booking-dialog.module.css'
import { cancelEffect, canWaive } from './cancel-booking-view.ts'
import { CancelConsequence } from './cancel-consequence.tsx'

type Props = {
  readonly opened: boolean
  readonly onClose: () => void
  /** Whose word it is until the reader says otherwise; the client's unless told. */
  readonly by?: CancelledBy
  readonly booking: {
    readonly id: number
    readonly title: string
    /** An instant as the contract writes it. */
    readonly startsAt: string
    readonly clientName: string
  }
  /** It happened: the button that opened this is gone, so the focus needs a new place. */
  readonly onCancelled?: () => void
}

/** Cancels one client's place. Says first what becomes of the sessions it holds, for the client's or the studio's word. */
export function CancelBookingDialog(props: Props) {
  // Made anew for every opening, so that nothing of the last one is left.
  return props.opened ? <OpenCancelBookingDialog {...props} /> : null
}

function OpenCancelBookingDialog({ opened, onClose, by: whose = 'client', booking, onCancelled }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const [by, setBy] = useState<CancelledBy>(whose)
  const [waive, setWaive] = useState(false)
  const [reason, setReason] = useState('')
  const input: Input<'bookings.cancel'> = { bookingId: booking.id, by, waive: by === 'client' && waive }
  const preview = usePreview('bookings.cancel', input)
  const cancel = useCommand('bookings.cancel')

  const confirm = async () => {
    const reply = await cancel.run({ ...input, reason })
    if (!reply.ok) return
    const { availableSessions: available, returned: count } = reply.value
    const done = `panels.cancelBooking.done.${cancelEffect(reply.value)}` as const
    toast({ message: t(done, { name: booking.clientName, count, available }), undo: offerUndo() })
    onCancelled?.()
    onClose()
  }
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('panels.cancelBooking.title', { name: booking.clientName })}
      confirmLabel={t('panels.cancelBooking.button')}
      keepLabel={t('panels.cancelBooking.keep')}
      onConfirm={() => void confirm()}
      busy={cancel.busy}
      refusal={cancel.refusal ?? (cancel.busy ? null : preview.refusal)}
      width={480}
    >
      <div className={classes.root}>
        <p className={classes.session}>
          <strong>{booking.title}</strong>
          <MomentText at={booking.startsAt} zone={zone} />
        </p>
        <WhoCancels by={by} onChange={setBy} />
        {preview.refusal === null && preview.value !== undefined && (
          <CancelConsequence answer={preview.value} name={booking.clientName} />
        )}
        {by === 'client' && preview.value !== undefined && canWaive(preview.value) && (
          <Checkbox
            label={t('panels.cancelBooking.waive')}
            checked={waive}
            onChange={(event) => setWaive(event.currentTarget.checked)}
          />
        )}
        <TextInput
          label={t('panels.cancelBooking.reason')}
          description={t('panels.cancelBooking.reasonHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={255}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </ConfirmDialog>
  )
}

type WhoProps = { readonly by: CancelledBy; readonly onChange: (by: CancelledBy) => void }

function WhoCancels({ by, onChange }: WhoProps) {
  const { t } = useTranslation()
  const label = useId()
  return (
    <div>
      <Field.Label id={label} labelElement="div">
        {t('panels.cancelBooking.who')}
      </Field.Label>
      <SegmentedControl
        aria-labelledby={label}
        fullWidth
        value={by}
        onChange={onChange}
        data={CANCELLED_BY.map((value) => ({ value, label: t(`panels.cancelBooking.by.${value}`) }))}
      />
    </div>
  )
}
