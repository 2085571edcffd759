import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Screen } from '../../components/screen.tsx'
import { ThemeSwitch } from '../../components/theme-switch.tsx'
import { useUi } from '../../state/ui-store.ts'
import classes from './settings.module.css'

/** How the window looks and listens, on this computer. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const singleKeys = useUi((ui) => ui.singleKeys)
  const setSingleKeys = useUi((ui) => ui.setSingleKeys)
  return (
    <Screen title={t('screen.settings')} ready>
      <section className={classes.section}>
        <h2>{t('settings.window')}</h2>
        <div className={classes.line}>
          <div>
            <h3>{t('theme.label')}</h3>
            <p>{t('settings.themeHint')}</p>
          </div>
          <ThemeSwitch />
        </div>
        <div className={classes.line}>
          <div>
            <h3 id="single-keys">{t('settings.singleKeys')}</h3>
            <p id="single-keys-hint">{t('settings.singleKeysHint')}</p>
          </div>
          <Switch
            checked={singleKeys}
            onChange={(event) => setSingleKeys(event.currentTarget.checked)}
            aria-labelledby="single-keys"
            aria-describedby="single-keys-hint"
          />
        </div>
      </section>
    </Screen>
  )
}
