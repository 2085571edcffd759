import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { day } from '../../../../shared/contract/fields.ts'
import type { Input, Value } from '../../../../shared/contract/index.ts'
import { isLocalDate } from '../../../../shared/domain/time.ts'
import { usePreview, useQuery } from '../../api/use-query.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { FieldRow, useStudioForm } from '../../components/field.tsx'
import { SearchableSelect } from '../../components/searchable-select.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { useFormCommand } from '../../components/use-form-command.ts'
import { Consequence } from '../../panels/consequence.tsx'
import { useStudio } from '../../state/studio.ts'
import type { Card } from './columns.ts'
import { daysInWords } from './words.ts'

type Client = { readonly id: number; readonly name: string }

type Props = {
  readonly client: Client
  /** Who looks after them now; null for nobody. */
  readonly current: Card | null
  readonly onClose: () => void
}

type Values = {
  readonly trainer: string
  readonly from: string
  readonly until: string
  readonly note: string
}

function useAssignForm({ client, current }: Pick<Props, 'client' | 'current'>) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const fields = z.object({
    trainer: z.string().min(1, t('assignments.assign.choose')),
    from: z.string().min(1, t('form.missing')).pipe(day),
    until: z.union([z.literal(''), day]),
    note: z.string(),
  })
  const form = useStudioForm<Values>(fields, { trainer: '', from: today, until: '', note: '' })
  const trainer = form.useWatchValue('trainer')
  const from = form.useWatchValue('from')
  const until = form.useWatchValue('until')
  const complete = trainer !== '' && isLocalDate(from) && (until === '' || isLocalDate(until))
  const seen =
    current === null || current.id === null || current.version === null
      ? {}
      : { assignmentId: current.id, version: current.version }
  const input: Input<'assignments.assign'> | null = complete
    ? {
        clientId: client.id,
        trainerId: Number(trainer),
        from,
        ...(until === '' ? {} : { until }),
        ...seen,
      }
    : null
  return { form, input, from, trainer }
}

/** Gives a client to a trainer for some days; says before who makes room for that. */
export function AssignDialog({ client, current, onClose }: Props) {
  const { t } = useTranslation()
  const { form, input, from, trainer } = useAssignForm({ client, current })
  const trainers = useQuery('trainers.load', {}).value?.rows ?? []
  const assign = useFormCommand('assignments.assign', form, input)
  const preview = usePreview('assignments.assign', input)
  const refusal = input === null || assign.refused !== null ? null : preview.refusal
  const named = trainers.find(({ trainerId }) => String(trainerId) === trainer)
  const submit = form.submit(async ({ note }) => {
    if (input === null) return
    const given = await assign.send({ ...input, note })
    if (given === null) return
    const { trainerName, from: first, until: last } = given.assignment
    const words = { client: client.name, trainer: trainerName, days: daysInWords(first, last) }
    toast({ message: t('assignments.given', words), undo: offerUndo() })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('assignments.assign.title', { client: client.name })}
      submitLabel={
        named === undefined
          ? t('assignments.assign.button')
          : t('assignments.assign.buttonNamed', { trainer: named.name })
      }
      onSubmit={submit}
      busy={assign.busy}
      refusal={assign.refusal}
    >
      <TrainerAndDays form={form} trainers={trainers} from={from} />
      {input !== null && (preview.value !== undefined || refusal !== null) && (
        <Consequence refusal={refusal}>
          {preview.value !== undefined && <Effect answer={preview.value} />}
        </Consequence>
      )}
      <TextInput
        {...form.getInputProps('note')}
        key={form.key('note')}
        label={t('assignments.assign.note')}
        maxLength={255}
      />
    </FormDialog>
  )
}

type FieldsProps = {
  readonly form: ReturnType<typeof useAssignForm>['form']
  readonly trainers: Value<'trainers.load'>['rows']
  readonly from: string
}

function TrainerAndDays({ form, trainers, from }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <SearchableSelect
        {...form.getInputProps('trainer')}
        key={form.key('trainer')}
        label={t('assignments.assign.trainer')}
        placeholder={t('assignments.assign.choose')}
        data={trainers
          .filter(({ active }) => active)
          .map(({ trainerId, name }) => ({ value: String(trainerId), label: name }))}
        data-autofocus
      />
      <FieldRow>
        <TextInput
          {...form.getInputProps('from')}
          key={form.key('from')}
          type="date"
          label={t('assignments.assign.from')}
        />
        <TextInput
          {...form.getInputProps('until')}
          key={form.key('until')}
          type="date"
          min={from}
          label={t('assignments.assign.until')}
          description={t('assignments.assign.untilHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
        />
      </FieldRow>
    </>
  )
}

/** What would be, and what is left to those who had the client on these days. */
function Effect({ answer }: { readonly answer: Value<'assignments.assign'> }) {
  const { t } = useTranslation()
  const { clientName: client, trainerName: trainer, from, until } = answer.assignment
  return (
    <>
      <p>{t('assignments.assign.effect', { client, trainer, days: daysInWords(from, until) })}</p>
      {answer.replaced.map((one) => (
        <p key={one.id}>
          {one.from === null
            ? t('assignments.assign.replaced', { trainer: one.trainerName })
            : t('assignments.assign.shortened', {
                trainer: one.trainerName,
                days: daysInWords(one.from, one.until),
              })}
        </p>
      ))}
    </>
  )
}
