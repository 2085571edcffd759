import { MultiSelect, Radio, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ROLES } from '../../../../../shared/domain/permissions.ts'
import { useQuery } from '../../../api/use-query.ts'
import classes from './staff-fields.module.css'
import type { StaffForm } from './staff-form.ts'

/** Trainers first: they are most of those who are added. */
const CHOICES = [...ROLES].reverse()

type Props = { readonly form: StaffForm }

/** Who somebody is, what they do here and what they may teach. */
export function StaffFields({ form }: Props) {
  const { t } = useTranslation()
  const services = useQuery('services.list', {}).value?.rows ?? []
  const chosen = form.useWatchValue('services')
  return (
    <>
      <TextInput
        {...form.getInputProps('name')}
        key={form.key('name')}
        label={t('settings.staff.name')}
        maxLength={100}
        dir="auto"
        autoComplete="off"
        data-autofocus
      />
      <Radio.Group {...form.getInputProps('role')} key={form.key('role')} label={t('settings.staff.role')}>
        <div className={classes.roles}>
          {CHOICES.map((role) => (
            <Radio
              key={role}
              value={role}
              label={t(`role.${role}`)}
              description={t(`settings.staff.roleHint.${role}`)}
            />
          ))}
        </div>
      </Radio.Group>
      <MultiSelect
        {...form.getInputProps('services')}
        key={form.key('services')}
        label={t('settings.staff.services')}
        {...(chosen.length === 0 ? { placeholder: t('settings.staff.everyService') } : {})}
        description={t('settings.staff.servicesHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        nothingFoundMessage={t('settings.staff.noServices')}
        classNames={{ pill: classes.pill ?? '' }}
        searchable
        hidePickedOptions
        data={services
          .filter((service) => service.active || chosen.includes(String(service.id)))
          .map((service) => ({ value: String(service.id), label: service.name }))}
      />
    </>
  )
}
