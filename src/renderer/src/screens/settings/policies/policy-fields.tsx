import { NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CHARGE_RULES, LATE_RULES } from '../../../../../shared/domain/policies.ts'
import { SettingLine } from '../setting-line.tsx'
import classes from '../studio/studio.module.css'
import type { StudioSettingsForm, StudioValues } from '../studio/studio-form.ts'
import { LATE_UNITS } from './late-window.ts'
import { PolicyNumber } from './policy-number.tsx'

type Props = {
  readonly form: StudioSettingsForm
  /** What is typed at the moment, whose consequence is said. */
  readonly typed: StudioValues
}

/** The studio's rules, each with what it does to clients and their credits. */
export function PolicyFields({ form, typed }: Props) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="studio-policies">
      <header className={classes.head}>
        <h2 id="studio-policies">{t('settings.studio.policies')}</h2>
        <p className={classes.hint}>{t('settings.studio.policiesHint')}</p>
      </header>
      <LateWindowLine form={form} typed={typed} />
      <LateRuleLine form={form} typed={typed} />
      {typed.lateRule === 'forgive' && <PolicyNumber form={form} typed={typed} name="lateForgiven" />}
      <NoShowLine form={form} typed={typed} />
      <PolicyNumber form={form} typed={typed} name="graceDays" />
      <PolicyNumber form={form} typed={typed} name="pendingTimeoutHours" />
      <PolicyNumber form={form} typed={typed} name="lowCredits" />
      <PolicyNumber form={form} typed={typed} name="expiringDays" />
    </section>
  )
}

function LateWindowLine({ form, typed }: Props) {
  const { t } = useTranslation()
  const { lateAmount, lateUnit } = typed
  return (
    <SettingLine
      title={t('settings.studio.lateWindow')}
      hint={
        typeof lateAmount === 'number' &&
        t(`settings.studio.lateWindowEffect.${lateUnit}`, { count: lateAmount })
      }
    >
      {(names) => (
        <>
          <NumberInput
            {...form.getInputProps('lateAmount')}
            key={form.key('lateAmount')}
            className={classes.number ?? ''}
            min={0}
            clampBehavior="none"
            allowDecimal={false}
            allowNegative={false}
            {...names}
          />
          <Select
            {...form.getInputProps('lateUnit')}
            key={form.key('lateUnit')}
            className={classes.unit ?? ''}
            aria-label={t('settings.studio.lateWindowUnit')}
            allowDeselect={false}
            data={LATE_UNITS.map((value) => ({ value, label: t(`settings.studio.unit.${value}`) }))}
          />
        </>
      )}
    </SettingLine>
  )
}

function LateRuleLine({ form, typed }: Props) {
  const { t } = useTranslation()
  return (
    <SettingLine
      title={t('settings.studio.lateRule')}
      hint={t(`settings.studio.lateRuleEffect.${typed.lateRule}`)}
    >
      {(names) => (
        <Select
          {...form.getInputProps('lateRule')}
          key={form.key('lateRule')}
          className={classes.wide ?? ''}
          allowDeselect={false}
          data={LATE_RULES.map((value) => ({ value, label: t(`settings.studio.lateRuleChoice.${value}`) }))}
          {...names}
        />
      )}
    </SettingLine>
  )
}

function NoShowLine({ form, typed }: Props) {
  const { t } = useTranslation()
  return (
    <SettingLine
      title={t('settings.studio.noShowRule')}
      hint={t(`settings.studio.noShowRuleEffect.${typed.noShowRule}`)}
    >
      {(names) => (
        <Select
          {...form.getInputProps('noShowRule')}
          key={form.key('noShowRule')}
          className={classes.wide ?? ''}
          allowDeselect={false}
          data={CHARGE_RULES.map((value) => ({
            value,
            label: t(`settings.studio.noShowRuleChoice.${value}`),
          }))}
          {...names}
        />
      )}
    </SettingLine>
  )
}
