import type { ReactNode } from 'react'
import classes from './chip.module.css'

type Props = {
  /** What it stands for when its text is too short to be read alone ("5"). */
  readonly label?: string
  readonly pressed: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

/** A small switch among others: a filter that is on or off, a quick choice that is taken or not. */
export function Chip({ label, pressed, onPress, children }: Props) {
  return (
    <button
      type="button"
      className={classes.root}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
