import { Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { hoursContract } from '../../../../../shared/contract/hours.ts'
import { usePreview, useQuery } from '../../../api/use-query.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { useStudioForm } from '../../../components/field.tsx'
import { offerUndo } from '../../../components/take-back.ts'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { useStudio } from '../../../state/studio.ts'
import { OutlookLine } from '../../schedule/session-dialog/outlook-line.tsx'
import {
  followingDay,
  type StretchValues,
  stretchFields,
  stretchInput,
  stretchProblem,
} from './stretch-form.ts'
import { StretchPart } from './stretch-part.tsx'

type Props = { readonly onClose: () => void }

/** The whole studio, among the rooms. */
const STUDIO = ''

type Values = StretchValues & { readonly reason: string; readonly roomId: string }

const fields = stretchFields
  .extend({ reason: hoursContract['closures.add'].input.shape.reason, roomId: z.string() })
  .superRefine((values, context) => {
    const problem = stretchProblem(values)
    if (problem !== null) context.addIssue({ code: 'custom', path: [problem[0]], message: problem[1] })
  })

/** Closes the studio or a room for some days or a part of one. Nothing is cancelled: it says how much lies in it. */
export function ClosureDialog({ onClose }: Props) {
  const { t } = useTranslation()
  const { today, zone } = useStudio()
  const rooms = useQuery('rooms.list', {}).value?.rows ?? []
  const form = useStudioForm<Values>(fields, {
    whole: 'days',
    from: today,
    until: today,
    startTime: '',
    endTime: '',
    reason: '',
    roomId: STUDIO,
  })
  const whole = form.useWatchValue('whole')
  form.watch('from', ({ value }) => {
    const until = followingDay(value, form.getValues().until)
    if (until !== null) form.setFieldValue('until', until)
  })
  const add = useFormCommand('closures.add', form)
  const submit = form.submit(async (values) => {
    const { reason, roomId } = values
    const room = roomId === STUDIO ? null : Number(roomId)
    const made = await add.send({ ...stretchInput(values, zone), reason, roomId: room })
    if (made === null) return
    const lie = made.sessions > 0 ? ` ${t('hours.lieInIt', { count: made.sessions })}` : ''
    toast({ message: `${t('hours.closure.added', made.closure)}${lie}`, undo: offerUndo() })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('hours.closure.addTitle')}
      submitLabel={t('hours.closure.add')}
      onSubmit={submit}
      busy={add.busy}
      refusal={add.refusal}
    >
      <StretchPart form={form} whole={whole} />
      <Select
        {...form.getInputProps('roomId')}
        key={form.key('roomId')}
        label={t('hours.column.what')}
        allowDeselect={false}
        data={[
          { value: STUDIO, label: t('hours.closure.studio') },
          ...rooms.filter(({ active }) => active).map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <TextInput
        {...form.getInputProps('reason')}
        key={form.key('reason')}
        label={t('hours.column.reason')}
        placeholder={t('hours.closure.reasonPlaceholder')}
        maxLength={120}
        dir="auto"
        autoComplete="off"
      />
      <SessionsInIt form={form} />
    </FormDialog>
  )
}

/** How many open sessions lie in what is typed so far, before it is kept; nothing until it is a stretch. */
function SessionsInIt({ form }: { readonly form: UseFormReturnType<Values> }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const roomId = form.useWatchValue('roomId')
  const stretch: StretchValues = {
    whole: form.useWatchValue('whole'),
    from: form.useWatchValue('from'),
    until: form.useWatchValue('until'),
    startTime: form.useWatchValue('startTime'),
    endTime: form.useWatchValue('endTime'),
  }
  const fit = stretchProblem(stretch) === null
  const where = { roomId: roomId === STUDIO ? null : Number(roomId) }
  // The reason is asked for when it is kept; how much lies in it does not depend on it.
  const input = fit ? { ...stretchInput(stretch, zone), ...where, reason: t('hours.closure.addTitle') } : null
  const { value, outdated } = usePreview('closures.add', input)
  if (!fit || outdated || value === undefined) return null
  const { sessions } = value
  return (
    <OutlookLine tone={sessions === 0 ? 'ok' : 'warning'}>
      {sessions === 0 ? t('hours.closure.nothingInIt') : t('hours.lieInIt', { count: sessions })}
    </OutlookLine>
  )
}
