import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../../shared/contract/index.ts'
import { isLocalDate } from '../../../../shared/domain/time.ts'
import { useQuery } from '../../api/use-query.ts'
import { FieldRow } from '../../components/field.tsx'
import { SearchableSelect } from '../../components/searchable-select.tsx'
import { BulkForm } from '../../panels/bulk-form.tsx'
import { useStudio } from '../../state/studio.ts'
import { daysInWords } from '../assignments/words.ts'
import type { ManyProps } from './many-acts.tsx'
import { clientResults, leftOf } from './marking.ts'

/** Gives many clients to one trainer for the same days; says before who makes room for that. */
export function AssignManyDialog({ marked, onClose, onDone }: ManyProps) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const [trainer, setTrainer] = useState<string | null>(null)
  const [from, setFrom] = useState<string>(today)
  const [until, setUntil] = useState('')
  const trainers = (useQuery('trainers.load', {}).value?.rows ?? []).filter(({ active }) => active)
  const count = marked.size
  const name = trainers.find(({ trainerId }) => String(trainerId) === trainer)?.name ?? ''
  const complete = trainer !== null && isLocalDate(from) && (until === '' || isLocalDate(until))
  const input: Input<'assignments.assignMany'> | null = complete
    ? {
        clientIds: [...marked.keys()],
        trainerId: Number(trainer),
        from,
        ...(until === '' ? {} : { until }),
      }
    : null
  return (
    <BulkForm
      method="assignments.assignMany"
      input={input}
      title={t('clients.many.assign.title', { count })}
      submitLabel={
        trainer === null
          ? t('clients.many.assign.button')
          : t('clients.many.assign.buttonNamed', { trainer: name })
      }
      say={({ moved }) =>
        [
          t('clients.many.assign.effect', {
            trainer: name,
            days: daysInWords(from, until === '' ? null : until),
          }),
          ...(moved > 0 ? [t('clients.many.assign.moved', { count: moved })] : []),
        ].join(' ')
      }
      results={({ refused }) => clientResults(marked, refused)}
      tell={(row) => row}
      onClose={onClose}
      onDone={(results) => onDone(leftOf(results))}
    >
      <SearchableSelect
        label={t('assignments.assign.trainer')}
        placeholder={t('assignments.assign.choose')}
        data={trainers.map(({ trainerId, name: label }) => ({ value: String(trainerId), label }))}
        value={trainer}
        onChange={setTrainer}
        data-autofocus
      />
      <FieldRow>
        <TextInput
          type="date"
          label={t('assignments.assign.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          min={from}
          label={t('assignments.assign.until')}
          description={t('assignments.assign.untilHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </FieldRow>
    </BulkForm>
  )
}
