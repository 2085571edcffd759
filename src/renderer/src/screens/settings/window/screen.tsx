import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Screen } from '../../../components/screen.tsx'
import { ThemeSwitch } from '../../../components/theme-switch.tsx'
import { useUi } from '../../../state/ui-store.ts'
import { SettingLine } from '../setting-line.tsx'
import classes from './window.module.css'

/** How the window looks and listens, on this computer. */
export function WindowScreen() {
  const { t } = useTranslation()
  const singleKeys = useUi((ui) => ui.singleKeys)
  const setSingleKeys = useUi((ui) => ui.setSingleKeys)
  return (
    <Screen title={t('settings.section.window')} ready>
      <div className={classes.root}>
        <SettingLine title={t('theme.label')} hint={t('settings.window.themeHint')}>
          {() => <ThemeSwitch />}
        </SettingLine>
        <SettingLine title={t('settings.window.singleKeys')} hint={t('settings.window.singleKeysHint')}>
          {(names) => (
            <Switch
              checked={singleKeys}
              onChange={(event) => setSingleKeys(event.currentTarget.checked)}
              {...names}
            />
          )}
        </SettingLine>
      </div>
    </Screen>
  )
}
