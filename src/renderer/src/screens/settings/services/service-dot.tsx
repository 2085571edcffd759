import classes from './service-dot.module.css'

type Props = {
  /** 0 to 9, as the catalogue stores it. */
  readonly colour: number
}

/** A service's colour as a dot, beside a name that says what it stands for. */
export function ServiceDot({ colour }: Props) {
  return (
    <span className={classes.root} style={{ background: `var(--service-${colour})` }} aria-hidden="true" />
  )
}
