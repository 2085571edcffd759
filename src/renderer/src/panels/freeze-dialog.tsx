import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { day } from '../../../shared/contract/fields.ts'
import type { Input, Value } from '../../../shared/contract/index.ts'
import { isLocalDate } from '../../../shared/domain/time.ts'
import { usePreview } from '../api/use-query.ts'
import { DayText } from '../components/date-text.tsx'
import { FormDialog } from '../components/dialog.tsx'
import { FieldRow, useStudioForm } from '../components/field.tsx'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import { useFormCommand } from '../components/use-form-command.ts'
import { formatDay } from '../i18n/format-date.ts'
import { useStudio } from '../state/studio.ts'
import { Consequence } from './consequence.tsx'
import type { Pack } from './pack.ts'

type Props = { readonly pack: Pack; readonly onClose: () => void }

type Values = {
  readonly from: string
  readonly until: string
  readonly reason: string
  readonly cancelBookings: boolean
}

function useFreezeForm(pack: Pack) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const needed = z.string().min(1, t('form.missing')).pipe(day)
  const fields = z.object({ from: needed, until: needed, reason: z.string(), cancelBookings: z.boolean() })
  const form = useStudioForm<Values>(fields, { from: today, until: '', reason: '', cancelBookings: false })
  const from = form.useWatchValue('from')
  const until = form.useWatchValue('until')
  const cancelBookings = form.useWatchValue('cancelBookings')
  const complete = isLocalDate(from) && isLocalDate(until)
  const input: Input<'subscriptions.freeze'> | null = complete
    ? { subscriptionId: pack.id, from, until, cancelBookings }
    : null
  return { form, from, input, cancelBookings }
}

/** Freezes a pack for some days; says before what moves, and which bookings lie in the way. */
export function FreezeDialog({ pack, onClose }: Props) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const { form, from, input, cancelBookings } = useFreezeForm(pack)
  const freeze = useFormCommand('subscriptions.freeze', form, input)
  const preview = usePreview('subscriptions.freeze', input)
  const refusal = input === null || freeze.refused !== null ? null : preview.refusal
  const blocked = (refusal ?? freeze.refused)?.code === 'INVALID_TRANSITION'

  const submit = form.submit(async ({ reason }) => {
    if (input === null) return
    const frozen = await freeze.send({ ...input, reason })
    if (frozen === null) return
    const days = t('validity.freeze.doneDays', daysInWords(frozen.freeze))
    toast({ message: t('validity.freeze.done', { name: pack.packageName, days }), undo: offerUndo() })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('validity.freeze.title', { name: pack.packageName })}
      submitLabel={t('validity.freeze.button')}
      onSubmit={submit}
      busy={freeze.busy}
      refusal={freeze.refusal}
    >
      <FieldRow>
        <TextInput
          {...form.getInputProps('from')}
          key={form.key('from')}
          type="date"
          min={today}
          label={t('validity.freeze.from')}
        />
        <TextInput
          {...form.getInputProps('until')}
          key={form.key('until')}
          type="date"
          min={from}
          label={t('validity.freeze.until')}
          data-autofocus
        />
      </FieldRow>
      {input !== null && (preview.value !== undefined || refusal !== null) && (
        <Consequence refusal={refusal}>
          {preview.value !== undefined && <Effect answer={preview.value} />}
        </Consequence>
      )}
      {(blocked || cancelBookings) && (
        <Checkbox
          {...form.getInputProps('cancelBookings', { type: 'checkbox' })}
          key={form.key('cancelBookings')}
          label={t('validity.freeze.cancelBookings')}
        />
      )}
      <TextInput
        {...form.getInputProps('reason')}
        key={form.key('reason')}
        label={t('validity.reason')}
        description={t('validity.reasonHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        maxLength={255}
      />
    </FormDialog>
  )
}

const daysInWords = ({ from, until }: Value<'subscriptions.freeze'>['freeze']) => ({
  from: formatDay(from, 'short'),
  until: until === null ? '' : formatDay(until, 'short'),
})

type EffectProps = {
  readonly answer: NonNullable<ReturnType<typeof usePreview<'subscriptions.freeze'>>['value']>
}

function Effect({ answer }: EffectProps) {
  const { t } = useTranslation()
  const { expiresOn } = answer.subscription
  return (
    <>
      <p>{t('validity.freeze.days', { count: answer.freeze.days })}</p>
      {expiresOn !== null && (
        <p>
          {t('validity.expiresThen')} <DayText day={expiresOn} />.
        </p>
      )}
      {answer.cancelled > 0 && <p>{t('validity.freeze.cancelled', { count: answer.cancelled })}</p>}
    </>
  )
}
