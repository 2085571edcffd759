import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { day } from '../../../../shared/contract/fields.ts'
import type { Input } from '../../../../shared/contract/index.ts'
import { isLocalDate } from '../../../../shared/domain/time.ts'
import { usePreview } from '../../api/use-query.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { useStudioForm } from '../../components/field.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { useFormCommand } from '../../components/use-form-command.ts'
import { formatDay } from '../../i18n/format-date.ts'
import { Consequence } from '../../panels/consequence.tsx'
import { useStudio } from '../../state/studio.ts'
import type { Card } from './columns.ts'
import { dayAfter, dayBefore } from './day-before.ts'

type Props = { readonly assignment: Card; readonly onClose: () => void }

type Values = { readonly until: string }

/** Ends an assignment with a day; nobody looks after the client from the next one on. */
export function EndDialog({ assignment, onClose }: Props) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const fields = z.object({ until: z.string().min(1, t('form.missing')).pipe(day) })
  const form = useStudioForm<Values>(fields, { until: dayBefore(today) })
  const until = form.useWatchValue('until')
  const { id, version, clientName: client, trainerName } = assignment
  const input: Input<'assignments.end'> | null =
    isLocalDate(until) && id !== null && version !== null ? { assignmentId: id, version, until } : null
  const end = useFormCommand('assignments.end', form, input)
  const preview = usePreview('assignments.end', input)
  const refusal = input === null || end.refused !== null ? null : preview.refusal
  const gone = preview.value?.assignment.from === null
  const free = isLocalDate(until) ? formatDay(dayAfter(until), 'short') : ''
  const submit = form.submit(async () => {
    if (input === null) return
    const ended = await end.send(input)
    if (ended === null) return
    toast({ message: t('assignments.ended', { client, day: free }), undo: offerUndo() })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('assignments.end.title', { client })}
      submitLabel={t('assignments.end.button')}
      onSubmit={submit}
      busy={end.busy}
      refusal={end.refusal}
    >
      <TextInput
        {...form.getInputProps('until')}
        key={form.key('until')}
        type="date"
        label={t('assignments.end.last', { trainer: trainerName ?? '' })}
        data-autofocus
      />
      {input !== null && (preview.value !== undefined || refusal !== null) && (
        <Consequence refusal={refusal}>
          <p>{gone ? t('assignments.end.effectGone') : t('assignments.end.effect', { client, day: free })}</p>
        </Consequence>
      )}
    </FormDialog>
  )
}
