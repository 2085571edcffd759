import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../api/use-query.ts'
import { Chip } from '../components/chip.tsx'
import { FieldRow } from '../components/field.tsx'
import { useStudio } from '../state/studio.ts'
import classes from './allocate-dialog.module.css'
import { type AllocateForm, CATEGORIES, GENERAL } from './allocate-form.ts'
import { CountInput } from './count-input.tsx'

const QUICK = [1, 5, 10, 20] as const

type Props = Pick<AllocateForm, 'form'>

/** How many sessions: typed, or one of four usual numbers. */
export function CountField({ form, count }: Omit<AllocateForm, 'terms'>) {
  const { t } = useTranslation()
  return (
    <div className={classes.count}>
      <CountInput
        {...form.getInputProps('sessionCount')}
        key={form.key('sessionCount')}
        label={t('panels.allocate.count')}
      />
      <div className={classes.quick}>
        {QUICK.map((choice) => (
          <Chip
            key={choice}
            label={t('panels.allocate.quick', { count: choice })}
            pressed={count === choice}
            onPress={() => form.setFieldValue('sessionCount', choice)}
          >
            {choice}
          </Chip>
        ))}
      </div>
    </div>
  )
}

/** What the sessions are good for, until when, and why they are given. */
export function TermsFields({ form }: Props) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const families = useQuery('families.list', {}).value?.rows ?? []
  return (
    <>
      <FieldRow>
        <Select
          {...form.getInputProps('family')}
          key={form.key('family')}
          label={t('panels.allocate.family')}
          allowDeselect={false}
          data={[
            { value: GENERAL, label: t('panels.allocate.general') },
            ...families.map(({ name }) => ({ value: name, label: name })),
          ]}
        />
        <TextInput
          {...form.getInputProps('expiresOn')}
          key={form.key('expiresOn')}
          type="date"
          min={today}
          label={t('panels.allocate.expiresOn')}
          description={t('panels.allocate.expiresOnHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
        />
      </FieldRow>
      <Select
        {...form.getInputProps('category')}
        key={form.key('category')}
        label={t('panels.allocate.category')}
        allowDeselect={false}
        data={CATEGORIES.map((value) => ({ value, label: t(`panels.allocate.categories.${value}`) }))}
      />
      <TextInput
        {...form.getInputProps('reason')}
        key={form.key('reason')}
        label={t('panels.allocate.reason')}
        placeholder={t('panels.allocate.reasonUsual')}
        maxLength={255}
      />
    </>
  )
}
