import classes from './file-line.module.css'

type Props = {
  readonly name: string
  /** How many rows it has, with the unit. */
  readonly rows: string
  readonly more: string | null
}

/** Which file is at hand; of a long name as much as fits. */
export function FileLine({ name, rows, more }: Props) {
  return (
    <p className={classes.root}>
      <span className={classes.name} title={name}>
        {name}
      </span>
      <span>{rows}</span>
      {more !== null && <span>{more}</span>}
    </p>
  )
}
