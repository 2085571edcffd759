import { Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './notice.module.css'

type Props = {
  readonly tone: 'info' | 'warning'
  readonly children: ReactNode
  /** What can be done about it, right of the sentence. */
  readonly actions?: ReactNode
}

const ICONS = { info: Info, warning: TriangleAlert } as const

/** Something to know before going on, in a line. */
export function Notice({ tone, children, actions }: Props) {
  const Icon = ICONS[tone]
  return (
    <div className={classes.root} data-tone={tone}>
      <Icon size={16} aria-hidden="true" className={classes.icon} />
      <p>{children}</p>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}
