import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import classes from './stale-way-out.module.css'

/** A field that two people changed, in words: what it holds now, and what the reader wants it to hold. */
export type Clash = { readonly label: string; readonly theirs: string; readonly mine: string }

type Props = {
  readonly clashes: readonly Clash[]
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

/** What somebody else changed meanwhile, and the two ways to go on. */
export function StaleWayOut({ clashes, onKeepMine, onTakeTheirs }: Props) {
  const { t } = useTranslation()
  const shown = (value: string) => value || t('stale.empty')
  return (
    <div className={classes.root}>
      <p>{t(clashes.length === 0 ? 'stale.others' : 'stale.clash')}</p>
      {clashes.length > 0 && (
        <ul className={classes.list}>
          {clashes.map(({ label, theirs, mine }) => (
            <li key={label}>{t('stale.line', { field: label, theirs: shown(theirs), mine: shown(mine) })}</li>
          ))}
        </ul>
      )}
      <div className={classes.buttons}>
        <Button onClick={onKeepMine}>{t('stale.keepMine')}</Button>
        {clashes.length > 0 && <Button onClick={onTakeTheirs}>{t('stale.takeTheirs')}</Button>}
      </div>
    </div>
  )
}
