import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { FormDialog } from '../../../components/dialog.tsx'
import { useStudioForm } from '../../../components/field.tsx'
import { staleRecord } from '../../../components/stale-record.tsx'
import { offerUndo } from '../../../components/take-back.ts'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { useStudio } from '../../../state/studio.ts'
import type { TimeOff } from './leave.tsx'
import {
  followingDay,
  type StretchValues,
  stretchFields,
  stretchInput,
  stretchProblem,
  stretchValues,
} from './stretch-form.ts'
import { StretchPart } from './stretch-part.tsx'

type Props = {
  readonly trainer: { readonly id: number; readonly name: string }
  /** The leave to change; null for a new one. */
  readonly before: TimeOff | null
  readonly onClose: () => void
}

type Values = StretchValues & { readonly note: string }

const fields = stretchFields.extend({ note: z.string() }).superRefine((values, context) => {
  const problem = stretchProblem(values)
  if (problem !== null) context.addIssue({ code: 'custom', path: [problem[0]], message: problem[1] })
})

/** Enters or changes when a trainer is away. It says how many of their sessions lie in it, and moves none. */
export function LeaveDialog({ trainer, before, onClose }: Props) {
  const { t } = useTranslation()
  const { today, zone } = useStudio()
  const stretch: StretchValues =
    before === null
      ? { whole: 'days', from: today, until: today, startTime: '', endTime: '' }
      : stretchValues(before, zone)
  const form = useStudioForm<Values>(fields, { ...stretch, note: before?.note ?? '' })
  const whole = form.useWatchValue('whole')
  form.watch('from', ({ value }) => {
    const until = followingDay(value, form.getValues().until)
    if (until !== null) form.setFieldValue('until', until)
  })
  const add = useFormCommand('timeOff.add', form)
  const update = useFormCommand('timeOff.update', form)
  const done = (message: 'hours.leave.added' | 'hours.leave.changed', sessions: number) => {
    const lie = sessions > 0 ? ` ${t('hours.lieInIt', { count: sessions })}` : ''
    toast({ message: `${t(message, trainer)}${lie}`, undo: offerUndo() })
    onClose()
  }
  const save = async (values: Values, version: number | null) => {
    const input = { ...stretchInput(values, zone), note: values.note }
    if (before === null || version === null) {
      const made = await add.send({ trainerId: trainer.id, ...input })
      return made === null ? undefined : done('hours.leave.added', made.sessions)
    }
    const changed = await update.send({ timeOffId: before.id, version, ...input })
    return changed === null ? undefined : done('hours.leave.changed', changed.sessions)
  }
  const refusal = add.refusal ?? update.refusal
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t(before === null ? 'hours.leave.addTitle' : 'hours.leave.changeTitle', trainer)}
      submitLabel={t(before === null ? 'hours.leave.add' : 'settings.save')}
      onSubmit={form.submit((values) => void save(values, before?.version ?? null))}
      busy={add.busy || update.busy}
      refusal={refusal}
      wayOut={staleRecord({
        refusal,
        before: { ...before },
        inWords: (field, value) => [
          field === 'note' ? t('hours.column.note') : t('hours.column.when'),
          String(value ?? ''),
        ],
        onSave: (version, leaving) =>
          leaving.length === 0 ? void save(form.getValues(), version) : onClose(),
      })}
    >
      <StretchPart form={form} whole={whole} />
      <TextInput
        {...form.getInputProps('note')}
        key={form.key('note')}
        label={t('hours.column.note')}
        description={t('hours.leave.noteHint', trainer)}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        maxLength={255}
        dir="auto"
      />
    </FormDialog>
  )
}
