import type { ReactNode } from 'react'
import { EmptyDrawing, type EmptySubject } from './empty-drawing.tsx'
import classes from './empty-state.module.css'

type Props = {
  readonly subject: EmptySubject
  /** What is (not) there, in a few words. */
  readonly title: string
  /** What it means and what to do next. */
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** Where the whole window is empty, its title is the window's. */
  readonly heading?: 'h1' | 'h2'
}

/** An empty place that says what belongs there and offers the next step. */
export function EmptyState({ subject, title, children, action, heading: Heading = 'h2' }: Props) {
  return (
    <div className={classes.root}>
      <EmptyDrawing subject={subject} />
      <Heading>{title}</Heading>
      {children !== undefined && <div className={classes.text}>{children}</div>}
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  )
}
