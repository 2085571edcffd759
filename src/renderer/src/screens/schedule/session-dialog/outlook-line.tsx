import { CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './dialog.module.css'

const ICONS = { ok: CircleCheck, info: Info, warning: TriangleAlert, refused: TriangleAlert } as const

export type OutlookTone = keyof typeof ICONS

type Props = { readonly tone: OutlookTone; readonly children: ReactNode }

/** One thing that will happen or stands in the way: by icon and word first, by colour second. */
export function OutlookLine({ tone, children }: Props) {
  const Icon = ICONS[tone]
  return (
    <p className={classes.line} data-tone={tone}>
      <Icon size={14} aria-hidden="true" />
      <span>{children}</span>
    </p>
  )
}
