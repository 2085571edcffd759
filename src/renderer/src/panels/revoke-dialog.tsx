import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { sessionCount } from '../../../shared/contract/fields.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { usePreview, useQuery } from '../api/use-query.ts'
import { FormDialog } from '../components/dialog.tsx'
import { FieldRow, useStudioForm } from '../components/field.tsx'
import { grantNames } from '../components/grant-names.ts'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import { useFormCommand } from '../components/use-form-command.ts'
import { formatDay } from '../i18n/format-date.ts'
import { AvailablePreview } from './available-preview.tsx'
import { CountInput } from './count-input.tsx'
import { typedCount } from './typed-count.ts'

type Props = {
  readonly opened: boolean
  readonly onClose: () => void
  readonly client: { readonly id: number; readonly name: string }
}

const NEWEST = ''

type Values = { readonly sessionCount: number | string; readonly grant: string; readonly reason: string }

/** Takes sessions back: from one pack, or from the newest first. Never more than remain, and never without a reason. */
export function RevokeDialog(props: Props) {
  // Made anew for every opening, so that nothing of the last one is left.
  return props.opened ? <OpenRevokeDialog {...props} /> : null
}

function useRevokeForm(clientId: number, missing: string) {
  const fields = z.object({
    sessionCount: typedCount,
    grant: z.string(),
    reason: z.string().refine((reason) => reason.trim() !== '', missing),
  })
  const form = useStudioForm<Values>(fields, { sessionCount: 1, grant: NEWEST, reason: '' })
  const count = sessionCount.safeParse(form.useWatchValue('sessionCount')).data ?? null
  const grant = form.useWatchValue('grant')
  const wish = count === null ? null : { clientId, sessionCount: count }
  const from = grant === NEWEST ? {} : { grantId: Number(grant) }
  return { form, count, wish: wish === null ? null : { ...wish, ...from } }
}

function OpenRevokeDialog({ opened, onClose, client }: Props) {
  const { t } = useTranslation()
  const { form, count, wish } = useRevokeForm(client.id, t('form.missing'))
  const revoke = useFormCommand('credits.revoke', form, wish)
  // The reason changes no figure, and the preview needs one.
  const asked: Input<'credits.revoke'> | null = wish === null ? null : { ...wish, reason: 'preview' }
  const preview = usePreview('credits.revoke', asked)

  const submit = form.submit(async ({ reason }) => {
    if (wish === null) return
    const taken = await revoke.send({ ...wish, reason })
    if (taken === null) return
    toast({ message: taken.message, undo: offerUndo() })
    onClose()
  })
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={t('client.revoke.title', { name: client.name })}
      submitLabel={count === null ? t('client.revoke.buttonNone') : t('client.revoke.button', { count })}
      submitTone="danger"
      onSubmit={submit}
      busy={revoke.busy}
      refusal={revoke.refusal}
    >
      <FieldRow>
        <CountInput
          {...form.getInputProps('sessionCount')}
          key={form.key('sessionCount')}
          label={t('client.revoke.count')}
        />
        <Select
          {...form.getInputProps('grant')}
          key={form.key('grant')}
          label={t('client.revoke.from')}
          allowDeselect={false}
          data={[{ value: NEWEST, label: t('client.revoke.newest') }, ...useGrantChoices(client.id)]}
        />
      </FieldRow>
      <AvailablePreview
        clientId={client.id}
        after={asked === null ? undefined : preview.value?.availableSessions}
        refusal={asked === null || revoke.busy || revoke.refused !== null ? null : preview.refusal}
      />
      <TextInput
        {...form.getInputProps('reason')}
        key={form.key('reason')}
        label={t('client.revoke.reason')}
        description={t('client.revoke.reasonHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        maxLength={255}
      />
    </FormDialog>
  )
}

/** The packs that something is left on. */
function useGrantChoices(clientId: number) {
  const { t } = useTranslation()
  const grants = useQuery('credits.explain', { clientId }).value?.grants ?? []
  const names = grantNames(grants, (day) => formatDay(day, 'short'))
  return grants
    .filter((grant) => grant.available > 0)
    .map((grant) => ({
      value: String(grant.id),
      label: t('client.revoke.grant', { name: names.get(grant.id) ?? '', count: grant.available }),
    }))
}
