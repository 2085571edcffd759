import { useTranslation } from 'react-i18next'
import { useShortcutGroups } from '../state/shortcuts.ts'
import { useUi } from '../state/ui-store.ts'
import { Dialog } from './dialog.tsx'
import { Keys } from './keys.tsx'
import classes from './shortcut-sheet.module.css'

/** Every shortcut that works on the screen at hand. */
export function ShortcutSheet() {
  const { t } = useTranslation()
  const opened = useUi((ui) => ui.shortcutsOpened)
  const setOpened = useUi((ui) => ui.setShortcutsOpened)
  const groups = useShortcutGroups()
  return (
    <Dialog opened={opened} onClose={() => setOpened(false)} title={t('shortcuts.title')} width={560}>
      <div className={classes.groups}>
        {groups.map((group) => (
          <section key={group.title} className={classes.group}>
            <h3>{group.title}</h3>
            <dl className={classes.list}>
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.keys} className={classes.item}>
                  <dt>{shortcut.label}</dt>
                  <dd>
                    <Keys keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
