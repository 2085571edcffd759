import { Autocomplete, NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  DELIVERIES,
  defaultCapacity,
  SERVICE_KINDS,
  takesCredits,
} from '../../../../../shared/domain/catalogue.ts'
import { useQuery } from '../../../api/use-query.ts'
import { FieldRow } from '../../../components/field.tsx'
import { ColourField } from './colour-field.tsx'
import { BUFFER, CAPACITY, CREDIT_COST, MINUTES, type ServiceForm } from './service-form.ts'

const BELOW = ['label', 'input', 'error', 'description'] as const

type Props = { readonly form: ServiceForm }

export function NameField({ form }: Props) {
  const { t } = useTranslation()
  return (
    <TextInput
      {...form.getInputProps('name')}
      key={form.key('name')}
      label={t('settings.services.name')}
      placeholder={t('settings.services.namePlaceholder')}
      maxLength={80}
      dir="auto"
      autoComplete="off"
      data-autofocus
    />
  )
}

/** What kind of service it is and what pays for it; both stay once it is made. */
export function KindFields({ form }: Props) {
  const { t } = useTranslation()
  const families = useQuery('families.list', {}).value?.rows ?? []
  const kind = form.useWatchValue('kind')
  const input = form.getInputProps('kind')
  return (
    <FieldRow>
      <Select
        {...input}
        key={form.key('kind')}
        onChange={(next) => {
          const chosen = SERVICE_KINDS.find((one) => one === next) ?? kind
          // As many places as are usual, unless somebody has said how many.
          if (form.getValues().capacity === defaultCapacity(kind)) {
            form.setFieldValue('capacity', defaultCapacity(chosen))
          }
          input.onChange(chosen)
        }}
        label={t('settings.column.kind')}
        description={t(`settings.services.kindHint.${kind}`)}
        inputWrapperOrder={[...BELOW]}
        allowDeselect={false}
        data={SERVICE_KINDS.map((value) => ({ value, label: t(`settings.kind.${value}`) }))}
      />
      <Autocomplete
        {...form.getInputProps('family')}
        key={form.key('family')}
        label={t('settings.column.family')}
        description={t('settings.services.familyHint')}
        inputWrapperOrder={[...BELOW]}
        placeholder={t('settings.services.familyPlaceholder')}
        maxLength={80}
        dir="auto"
        data={families.map(({ name }) => name)}
      />
    </FieldRow>
  )
}

/** How long, how many, how much and where: what new sessions are made with. */
export function TermsFields({ form }: Props) {
  const { t } = useTranslation()
  const paid = takesCredits(form.useWatchValue('kind'), 1)
  return (
    <>
      <FieldRow>
        <NumberInput
          {...form.getInputProps('minutes')}
          {...MINUTES.field}
          key={form.key('minutes')}
          label={t('settings.services.minutes')}
          step={5}
        />
        <NumberInput
          {...form.getInputProps('bufferMinutes')}
          {...BUFFER.field}
          key={form.key('bufferMinutes')}
          label={t('settings.services.bufferMinutes')}
          step={5}
        />
      </FieldRow>
      <FieldRow>
        <NumberInput
          {...form.getInputProps('capacity')}
          {...CAPACITY.field}
          key={form.key('capacity')}
          label={t('settings.services.capacity')}
        />
        <NumberInput
          {...form.getInputProps('creditCost')}
          {...CREDIT_COST.field}
          key={form.key('creditCost')}
          label={t('settings.services.creditCost')}
          disabled={!paid}
          description={paid ? undefined : t('settings.services.creditCostUnused')}
          inputWrapperOrder={[...BELOW]}
        />
      </FieldRow>
      <Select
        {...form.getInputProps('delivery')}
        key={form.key('delivery')}
        label={t('settings.services.delivery')}
        allowDeselect={false}
        data={DELIVERIES.map((value) => ({ value, label: t(`settings.delivery.${value}`) }))}
      />
      <ColourField form={form} />
    </>
  )
}
