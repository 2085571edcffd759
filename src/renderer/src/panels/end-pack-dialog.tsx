import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { usePreview } from '../api/use-query.ts'
import { FormDialog } from '../components/dialog.tsx'
import { useStudioForm } from '../components/field.tsx'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import { useFormCommand } from '../components/use-form-command.ts'
import { Consequence } from './consequence.tsx'
import type { Pack } from './pack.ts'

type Props = { readonly pack: Pack; readonly onClose: () => void }

/** Ends a pack or a membership, never without a reason; says before what is taken back. */
export function EndPackDialog({ pack, onClose }: Props) {
  const { t } = useTranslation()
  const reasonGiven = z.string().refine((reason) => reason.trim() !== '', t('form.missing'))
  const form = useStudioForm<{ readonly reason: string }>(z.object({ reason: reasonGiven }), { reason: '' })
  const subscriptionId = pack.id
  const end = useFormCommand('subscriptions.end', form)
  // The reason changes no figure, and the preview needs one.
  const preview = usePreview('subscriptions.end', { subscriptionId, reason: 'preview' })

  const submit = form.submit(async ({ reason }) => {
    if ((await end.send({ subscriptionId, reason })) === null) return
    toast({ message: t('validity.end.done', { name: pack.packageName }), undo: offerUndo() })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('validity.end.title', { name: pack.packageName })}
      submitLabel={t('validity.end.button')}
      submitTone="danger"
      onSubmit={submit}
      busy={end.busy}
      refusal={end.refusal}
    >
      {(preview.value !== undefined || preview.refusal !== null) && (
        <Consequence refusal={end.busy || end.refused !== null ? null : preview.refusal}>
          <p>{t('validity.end.revoked', { count: preview.value?.revoked ?? 0 })}</p>
          {preview.value?.activated != null && <p>{t('validity.end.activated')}</p>}
        </Consequence>
      )}
      <TextInput
        {...form.getInputProps('reason')}
        key={form.key('reason')}
        label={t('validity.end.reason')}
        description={t('validity.end.reasonHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        maxLength={255}
        data-autofocus
      />
    </FormDialog>
  )
}
