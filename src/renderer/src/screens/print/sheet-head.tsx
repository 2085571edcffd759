import { useTranslation } from 'react-i18next'
import classes from './print.module.css'

type Props = { readonly title: string; readonly count: number; readonly printed: string }

/** What a sheet is of, how much is on it, and whose it is. */
export function SheetHead({ title, count, printed }: Props) {
  const { t } = useTranslation()
  return (
    <header className={classes.head}>
      <h1>{title}</h1>
      <p>{t('print.total', { count })}</p>
      <p className={classes.printed}>{printed}</p>
    </header>
  )
}
