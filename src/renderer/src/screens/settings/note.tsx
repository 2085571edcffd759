import type { ReactNode } from 'react'
import classes from './note.module.css'

type Props = { readonly children: ReactNode }

/** What cannot be changed here, and why, between the fields that can. */
export function Note({ children }: Props) {
  return <p className={classes.root}>{children}</p>
}
