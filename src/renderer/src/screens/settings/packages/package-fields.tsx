import { Autocomplete, NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PACKAGE_KINDS } from '../../../../../shared/domain/catalogue.ts'
import { useQuery } from '../../../api/use-query.ts'
import { FieldRow } from '../../../components/field.tsx'
import { CREDITS, type PackageForm, VALIDITY } from './package-form.ts'

const BELOW = ['label', 'input', 'error', 'description'] as const

type Props = { readonly form: PackageForm; readonly currency: string }

/** What is sold: how much, for how much, how long it is good and for what. */
export function PackageFields({ form, currency }: Props) {
  const { t } = useTranslation()
  const families = useQuery('families.list', {}).value?.rows ?? []
  return (
    <>
      <TextInput
        {...form.getInputProps('name')}
        key={form.key('name')}
        label={t('settings.packages.name')}
        placeholder={t('settings.packages.namePlaceholder')}
        maxLength={80}
        dir="auto"
        autoComplete="off"
        data-autofocus
      />
      <FieldRow>
        <NumberInput
          {...form.getInputProps('credits')}
          {...CREDITS.field}
          key={form.key('credits')}
          label={t('settings.packages.credits')}
        />
        <TextInput
          {...form.getInputProps('price')}
          key={form.key('price')}
          label={t('settings.packages.price')}
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          rightSection={currency}
          rightSectionWidth={48}
          rightSectionPointerEvents="none"
        />
        <NumberInput
          {...form.getInputProps('validityDays')}
          {...VALIDITY.field}
          key={form.key('validityDays')}
          label={t('settings.packages.validityDays')}
          description={t('settings.packages.validityHint')}
          inputWrapperOrder={[...BELOW]}
        />
      </FieldRow>
      <FieldRow>
        <Autocomplete
          {...form.getInputProps('family')}
          key={form.key('family')}
          label={t('settings.packages.family')}
          placeholder={t('settings.packages.everyService')}
          description={t('settings.packages.familyHint')}
          inputWrapperOrder={[...BELOW]}
          maxLength={80}
          dir="auto"
          data={families.map(({ name }) => name)}
        />
        <Select
          {...form.getInputProps('kind')}
          key={form.key('kind')}
          label={t('settings.packages.kindLabel')}
          description={t('settings.packages.kindHint')}
          inputWrapperOrder={[...BELOW]}
          allowDeselect={false}
          data={PACKAGE_KINDS.map((value) => ({ value, label: t(`settings.packages.kind.${value}`) }))}
        />
      </FieldRow>
    </>
  )
}
