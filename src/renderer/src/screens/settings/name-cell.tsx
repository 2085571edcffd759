import type { ReactNode } from 'react'
import classes from './name-cell.module.css'

type Props = {
  readonly name: string
  readonly active: boolean
  /** A mark before the name. */
  readonly before?: ReactNode
}

/** The name of a row; what is out of use steps back. A name too long for its column is shown whole on hover. */
export function NameCell({ name, active, before }: Props) {
  return (
    <span className={classes.root} data-inactive={!active || undefined} title={name}>
      {before}
      <span className={classes.name} dir="auto">
        {name}
      </span>
    </span>
  )
}
