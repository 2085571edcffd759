import { SegmentedControl, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../../../components/language-switch.tsx'
import { Screen } from '../../../components/screen.tsx'
import { ThemeSwitch } from '../../../components/theme-switch.tsx'
import { isBrowserBehind } from '../../../i18n/page-language.ts'
import { DENSITIES, TEXT_SIZES, useUi } from '../../../state/ui-store.ts'
import { SettingLine } from '../setting-line.tsx'
import classes from './window.module.css'

/** How the window looks and listens, on this computer. Each choice holds at once. */
export function WindowScreen() {
  const { t } = useTranslation()
  const { looks, setLooks, singleKeys, setSingleKeys } = useUi()
  return (
    <Screen title={t('settings.section.window')} ready>
      <div className={classes.root}>
        <SettingLine
          title={t('language.label')}
          hint={t(isBrowserBehind() ? 'settings.window.languageBehind' : 'settings.window.languageHint')}
        >
          {(names) => <LanguageSwitch aria-describedby={names['aria-describedby']} />}
        </SettingLine>
        <SettingLine title={t('theme.label')} hint={t('settings.window.themeHint')}>
          {() => <ThemeSwitch />}
        </SettingLine>
        <SettingLine title={t('settings.window.textSize')} hint={t('settings.window.textSizeHint')}>
          {(names) => (
            <SegmentedControl
              value={looks.textSize}
              onChange={(textSize) => setLooks({ textSize })}
              data={TEXT_SIZES.map((value) => ({ value, label: t(`settings.window.textSizes.${value}`) }))}
              {...names}
            />
          )}
        </SettingLine>
        <SettingLine title={t('settings.window.density')} hint={t('settings.window.densityHint')}>
          {(names) => (
            <SegmentedControl
              value={looks.density}
              onChange={(density) => setLooks({ density })}
              data={DENSITIES.map((value) => ({ value, label: t(`settings.window.densities.${value}`) }))}
              {...names}
            />
          )}
        </SettingLine>
        <SettingLine title={t('settings.window.contrast')} hint={t('settings.window.contrastHint')}>
          {(names) => (
            <Switch
              checked={looks.contrast === 'more'}
              onChange={({ currentTarget }) =>
                setLooks({ contrast: currentTarget.checked ? 'more' : 'normal' })
              }
              {...names}
            />
          )}
        </SettingLine>
        <SettingLine title={t('settings.window.singleKeys')} hint={t('settings.window.singleKeysHint')}>
          {(names) => (
            <Switch
              checked={singleKeys}
              onChange={({ currentTarget }) => setSingleKeys(currentTarget.checked)}
              {...names}
            />
          )}
        </SettingLine>
      </div>
    </Screen>
  )
}
