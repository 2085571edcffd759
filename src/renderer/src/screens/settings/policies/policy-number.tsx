import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SettingLine } from '../setting-line.tsx'
import classes from '../studio/studio.module.css'
import {
  EXPIRING_DAYS,
  GRACE_DAYS,
  LATE_FORGIVEN,
  LOW_CREDITS,
  PENDING_TIMEOUT_HOURS,
  type StudioSettingsForm,
  type StudioValues,
} from '../studio/studio-form.ts'

const NUMBERS = {
  lateForgiven: LATE_FORGIVEN,
  graceDays: GRACE_DAYS,
  pendingTimeoutHours: PENDING_TIMEOUT_HOURS,
  lowCredits: LOW_CREDITS,
  expiringDays: EXPIRING_DAYS,
}

type Props = {
  readonly form: StudioSettingsForm
  readonly typed: StudioValues
  readonly name: keyof typeof NUMBERS
}

/** A rule that is a number, with its unit and, as soon as it is one, its consequence. */
export function PolicyNumber({ form, typed, name }: Props) {
  const { t } = useTranslation()
  const value = typed[name]
  return (
    <SettingLine
      title={t(`settings.studio.${name}`)}
      hint={typeof value === 'number' && t(`settings.studio.${name}Effect`, { count: value })}
    >
      {(names) => (
        <>
          <NumberInput
            {...form.getInputProps(name)}
            {...NUMBERS[name].field}
            key={form.key(name)}
            className={classes.number ?? ''}
            {...names}
          />
          <span className={classes.unit}>{t(`settings.studio.${name}Unit`)}</span>
        </>
      )}
    </SettingLine>
  )
}
