import { useTranslation } from 'react-i18next'
import { Button } from '../components/button.tsx'
import type { Clash } from './stale-client.ts'
import classes from './stale-way-out.module.css'

type Props = {
  readonly clashes: readonly Clash[]
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

/** What somebody else changed meanwhile, and the two ways to go on. */
export function StaleWayOut({ clashes, onKeepMine, onTakeTheirs }: Props) {
  const { t } = useTranslation()
  const shown = (value: string) => value || t('client.stale.empty')
  return (
    <div className={classes.root}>
      <p>{t(clashes.length === 0 ? 'client.stale.others' : 'client.stale.clash')}</p>
      {clashes.length > 0 && (
        <ul className={classes.list}>
          {clashes.map(({ field, theirs, mine }) => (
            <li key={field}>
              {t('client.stale.line', {
                field: t(`client.${field}`),
                theirs: shown(theirs),
                mine: shown(mine),
              })}
            </li>
          ))}
        </ul>
      )}
      <div className={classes.buttons}>
        <Button onClick={onKeepMine}>{t('client.stale.keepMine')}</Button>
        {clashes.length > 0 && <Button onClick={onTakeTheirs}>{t('client.stale.takeTheirs')}</Button>}
      </div>
    </div>
  )
}
