import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { locale } from '../../../i18n/locale.ts'
import type { Studio } from '../../../state/studio.ts'
import { SettingLine } from '../setting-line.tsx'
import classes from './studio.module.css'
import type { StudioSettingsForm } from './studio-form.ts'

type Props = { readonly form: StudioSettingsForm; readonly studio: Studio }

/** What the studio is called, and the two facts that everything recorded so far counts on. */
export function StudioFacts({ form, studio }: Props) {
  const { t } = useTranslation()
  const currency = new Intl.DisplayNames([locale()], { type: 'currency' }).of(studio.currency)
  return (
    <section>
      <SettingLine title={t('settings.studio.name')} hint={t('settings.studio.nameHint')}>
        {(names) => (
          <TextInput
            {...form.getInputProps('name')}
            key={form.key('name')}
            className={classes.wide ?? ''}
            maxLength={120}
            dir="auto"
            autoComplete="off"
            {...names}
          />
        )}
      </SettingLine>
      <SettingLine title={t('settings.studio.zone')} hint={t('settings.studio.zoneHint')}>
        {(names) => (
          <span className={classes.fact} {...names}>
            {studio.zone}
          </span>
        )}
      </SettingLine>
      <SettingLine title={t('settings.studio.currency')} hint={t('settings.studio.currencyHint')}>
        {(names) => (
          <span className={classes.fact} {...names}>
            {currency} ({studio.currency})
          </span>
        )}
      </SettingLine>
    </section>
  )
}
