import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { day } from '../../../shared/contract/fields.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { addDays, laterDate } from '../../../shared/domain/time.ts'
import { usePreview } from '../api/use-query.ts'
import { FormDialog } from '../components/dialog.tsx'
import { isHalfWritten, useStudioForm } from '../components/field.tsx'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import { useFormCommand } from '../components/use-form-command.ts'
import { useStudio } from '../state/studio.ts'
import { Consequence } from './consequence.tsx'

type Props = {
  readonly grant: { readonly id: number; readonly name: string; readonly expiresOn: string }
  readonly onClose: () => void
}

/** What an extension usually gives. */
const USUAL_DAYS = 30

type Values = { readonly expiresOn: string; readonly reason: string }

/** Gives a grant a later last valid day; says before what is valid again. */
export function ExtendDialog({ grant, onClose }: Props) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const fields = z.object({ expiresOn: z.union([z.literal(''), day]), reason: z.string() })
  const usual = addDays(laterDate(grant.expiresOn, today), USUAL_DAYS)
  const form = useStudioForm<Values>(fields, { expiresOn: usual, reason: '' })
  const expiresOn = form.useWatchValue('expiresOn')
  const input: Input<'credits.extend'> = { grantId: grant.id, expiresOn: expiresOn || null }
  const extend = useFormCommand('credits.extend', form, input)
  const preview = usePreview('credits.extend', input)

  const submit = form.submit(async ({ reason }) => {
    if (isHalfWritten(form, 'expiresOn', t('form.halfWritten'))) return
    if ((await extend.send({ ...input, reason })) === null) return
    toast({ message: t('validity.extend.done', { name: grant.name }), undo: offerUndo() })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('validity.extend.title', { name: grant.name })}
      submitLabel={t('validity.extend.button')}
      onSubmit={submit}
      busy={extend.busy}
      refusal={extend.refusal}
    >
      <TextInput
        {...form.getInputProps('expiresOn')}
        key={form.key('expiresOn')}
        type="date"
        min={addDays(grant.expiresOn, 1)}
        label={t('validity.extend.expiresOn')}
        description={t('validity.extend.expiresOnHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        data-autofocus
      />
      {(preview.value !== undefined || preview.refusal !== null) && (
        <Consequence refusal={extend.busy || extend.refused !== null ? null : preview.refusal}>
          <p>{t('validity.extend.restored', { count: preview.value?.restored ?? 0 })}</p>
        </Consequence>
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
