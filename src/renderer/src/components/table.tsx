import type { ReactNode } from 'react'
import classes from './table.module.css'

type Props = {
  /** What the rows are: "Subscriptions". */
  readonly label: string
  /** `thead`, `tbody` and `tfoot`. Cells with figures carry `data-align="end"`. */
  readonly children: ReactNode
}

/** A short table that stands in a page, where all its rows can be seen. Long lists are a `DataTable`. */
export function Table({ label, children }: Props) {
  return (
    <div className={classes.scroller}>
      <table className={classes.root} aria-label={label}>
        {children}
      </table>
    </div>
  )
}
