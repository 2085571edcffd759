import type { ReactNode } from 'react'
import classes from './step.module.css'

type Props = {
  readonly title: string
  /** Below the title: what this step is about, in a sentence. */
  readonly lead?: ReactNode
  /** Below the lead, and always in view: choices, filters, what to know. */
  readonly head?: ReactNode
  /** Buttons that go elsewhere, left; the one that goes on, right. */
  readonly ways?: ReactNode
  readonly next?: ReactNode
  /** The content reaches the edges and scrolls by itself. */
  readonly fill?: boolean
  readonly children: ReactNode
}

/** One step: what to do, what there is to look at, and where to go. */
export function Step({ title, lead, head, ways, next, fill = false, children }: Props) {
  return (
    <>
      <div className={classes.head}>
        <h2 tabIndex={-1}>{title}</h2>
        {lead !== undefined && <div className={classes.lead}>{lead}</div>}
        {head}
      </div>
      <div className={classes.body} data-fill={fill || undefined}>
        {children}
      </div>
      {(ways !== undefined || next !== undefined) && (
        <footer className={classes.foot}>
          <div className={classes.ways}>{ways}</div>
          <div className={classes.ways}>{next}</div>
        </footer>
      )}
    </>
  )
}
