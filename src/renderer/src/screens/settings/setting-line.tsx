import { type ReactNode, useId } from 'react'
import classes from './setting-line.module.css'

type Names = { readonly 'aria-labelledby': string; readonly 'aria-describedby': string }

type Props = {
  readonly title: string
  /** What the choice means, in one sentence. */
  readonly hint: ReactNode
  /** The control, named by the title and described by the hint. */
  readonly children: (names: Names) => ReactNode
}

/** One setting: what it is and what it does on the left, the control on the right. */
export function SettingLine({ title, hint, children }: Props) {
  const id = useId()
  return (
    <div className={classes.root}>
      <div className={classes.text}>
        <div id={`${id}-title`} className={classes.title}>
          {title}
        </div>
        <p id={`${id}-hint`}>{hint}</p>
      </div>
      <div className={classes.control}>
        {children({ 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-hint` })}
      </div>
    </div>
  )
}
