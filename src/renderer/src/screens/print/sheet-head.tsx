import classes from './print.module.css'

type Props = { readonly title: string; readonly total: string; readonly printed: string }

/** What a sheet is of, how much is on it, and whose it is. */
export function SheetHead({ title, total, printed }: Props) {
  return (
    <header className={classes.head}>
      <h1>{title}</h1>
      <p>{total}</p>
      <p className={classes.printed}>{printed}</p>
    </header>
  )
}
