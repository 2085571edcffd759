import { StickyNote } from 'lucide-react'
import classes from './today.module.css'

type Props = { readonly label: string; readonly text: string }

/** Something that is written about somebody or something. */
export function Note({ label, text }: Props) {
  return (
    <p className={classes.note}>
      <StickyNote size={14} aria-hidden="true" />
      <span className="visually-hidden">{label}: </span>
      {text}
    </p>
  )
}
