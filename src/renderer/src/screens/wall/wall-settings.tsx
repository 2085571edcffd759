import { SegmentedControl, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './wall.module.css'
import { ARRANGEMENTS, type Arrangement, useWallSettings } from './wall-store.ts'

/** How the wall looks: there for whoever moves the pointer or tabs to it, and out of sight otherwise. */
export function WallSettings() {
  const { t } = useTranslation()
  const { by, names, arrangeBy, showNames } = useWallSettings()
  return (
    <section className={classes.settings} aria-label={t('wall.settings')}>
      <SegmentedControl
        aria-label={t('wall.by.label')}
        value={by}
        onChange={(value) => arrangeBy(value as Arrangement)}
        data={ARRANGEMENTS.map((value) => ({ value, label: t(`wall.by.${value}`) }))}
      />
      <Switch
        label={t('wall.names')}
        description={t('wall.namesHint')}
        checked={names === 'initial'}
        onChange={({ currentTarget }) => showNames(currentTarget.checked ? 'initial' : 'none')}
      />
    </section>
  )
}
