import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { day } from '../../../shared/contract/fields.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { isLocalDate } from '../../../shared/domain/time.ts'
import { usePreview } from '../api/use-query.ts'
import { DayText } from '../components/date-text.tsx'
import { FormDialog } from '../components/dialog.tsx'
import { useStudioForm } from '../components/field.tsx'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import { useFormCommand } from '../components/use-form-command.ts'
import { useStudio } from '../state/studio.ts'
import { Consequence } from './consequence.tsx'
import { freezeLiesAhead, type Pack } from './pack.ts'

type Props = { readonly pack: Pack; readonly onClose: () => void }

/** Ends the freeze that a pack is in, or calls off the next one; says before how many days are taken back. */
export function UnfreezeDialog({ pack, onClose }: Props) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const ahead = freezeLiesAhead(pack, today)
  const needed = z.string().min(1, t('form.missing')).pipe(day)
  const form = useStudioForm<{ readonly on: string }>(z.object({ on: needed }), { on: today })
  const on = form.useWatchValue('on')
  const input: Input<'subscriptions.unfreeze'> | null = isLocalDate(on)
    ? { subscriptionId: pack.id, on }
    : null
  const unfreeze = useFormCommand('subscriptions.unfreeze', form, input)
  const preview = usePreview('subscriptions.unfreeze', input)
  const refusal = input === null || unfreeze.refused !== null ? null : preview.refusal
  const expiresOn = preview.value?.subscription.expiresOn ?? null

  const submit = form.submit(async () => {
    if (input === null || (await unfreeze.send(input)) === null) return
    toast({ message: t('validity.unfreeze.done', { name: pack.packageName }), undo: offerUndo() })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t(ahead ? 'validity.unfreeze.callOffTitle' : 'validity.unfreeze.title', {
        name: pack.packageName,
      })}
      submitLabel={t(ahead ? 'validity.unfreeze.callOffButton' : 'validity.unfreeze.button')}
      onSubmit={submit}
      busy={unfreeze.busy}
      refusal={unfreeze.refusal}
    >
      <TextInput
        {...form.getInputProps('on')}
        key={form.key('on')}
        type="date"
        min={today}
        label={t('validity.unfreeze.on')}
        data-autofocus
      />
      {input !== null && (preview.value !== undefined || refusal !== null) && (
        <Consequence refusal={refusal}>
          <p>{t('validity.unfreeze.back', { count: preview.value?.takenBack ?? 0 })}</p>
          {expiresOn !== null && (
            <p>
              {t('validity.expiresThen')} <DayText day={expiresOn} />.
            </p>
          )}
        </Consequence>
      )}
    </FormDialog>
  )
}
