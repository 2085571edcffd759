import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../../api/use-query.ts'
import { type ClosureForm, STUDIO } from './closure-form.ts'
import { StretchPart } from './stretch-part.tsx'

/** When, what and why. */
export function ClosureFields({ form }: { readonly form: ClosureForm }) {
  const { t } = useTranslation()
  const rooms = useQuery('rooms.list', {}).value?.rows ?? []
  const chosen = form.useWatchValue('roomId')
  return (
    <>
      <StretchPart form={form} whole={form.useWatchValue('whole')} />
      <Select
        {...form.getInputProps('roomId')}
        key={form.key('roomId')}
        label={t('hours.column.what')}
        allowDeselect={false}
        data={[
          { value: STUDIO, label: t('hours.closure.studio') },
          ...rooms
            .filter(({ id, active }) => active || String(id) === chosen)
            .map(({ id, name }) => ({ value: String(id), label: name })),
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
    </>
  )
}
