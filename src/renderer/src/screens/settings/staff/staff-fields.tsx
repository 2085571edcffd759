import { Radio, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ROLES } from '../../../../../shared/domain/permissions.ts'
import { QualifiedField } from './qualified-field.tsx'
import classes from './staff-fields.module.css'
import type { StaffForm } from './staff-form.ts'

/** Trainers first: they are most of those who are added. */
const CHOICES = [...ROLES].reverse()

type Props = { readonly form: StaffForm }

/** Who somebody is, what they do here and what they may teach. */
export function StaffFields({ form }: Props) {
  const { t } = useTranslation()
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
      <QualifiedField form={form} />
    </>
  )
}
