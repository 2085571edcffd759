import type { KeyboardEvent, ReactNode, SyntheticEvent } from 'react'
import classes from './row-button.module.css'

type Props = {
  readonly children: ReactNode
  /** Says also which row it is about. */
  readonly label: string
  /** What a sign without words means, while it is pointed at. */
  readonly hint?: string
  readonly onPress: () => void
}

/** What happens in the button is not the row's: React tells the row of it all the same. */
const keep = (event: SyntheticEvent) => event.stopPropagation()

const keepEnter = (event: KeyboardEvent) => {
  if (event.key === 'Enter' || event.key === ' ') event.stopPropagation()
}

/** Something to do about a row. Reached by the arrow to the side, so that the list stays one tab stop. */
export function RowButton({ children, label, hint, onPress }: Props) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the row beneath from hearing of it
    <span className={classes.root} onClick={keep} onDoubleClick={keep} onKeyDown={keepEnter}>
      <button
        type="button"
        tabIndex={-1}
        data-in-row
        className={classes.button}
        aria-label={label}
        title={hint}
        onClick={onPress}
      >
        {children}
      </button>
    </span>
  )
}
