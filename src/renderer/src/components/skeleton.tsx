import classes from './skeleton.module.css'

type Props = {
  /** How many lines of text are expected. */
  readonly lines?: number
}

/** Grey lines where text is about to be. They appear only after 150 ms: most local reads are faster. */
export function Skeleton({ lines = 1 }: Props) {
  return (
    <div className={classes.root} data-skeleton aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
        <span key={line} className={classes.line} />
      ))}
    </div>
  )
}
