import type { ReactNode } from 'react'
import type { Refusal } from '../api/client.ts'
import classes from './consequence.module.css'

type Props = {
  /** Why it would be refused. */
  readonly refusal: Refusal | null
  /** What it would do, in sentences; nothing while nothing valid is asked. */
  readonly children: ReactNode
}

/** What a dialog's command would do, before it is done; read aloud when a choice changes it. */
export function Consequence({ refusal, children }: Props) {
  return (
    <div className={classes.root} role="status" data-refused={refusal !== null || undefined}>
      {refusal === null ? children : <p>{refusal.message}</p>}
    </div>
  )
}
