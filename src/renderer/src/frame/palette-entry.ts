import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** Something that can be found and done in the palette. */
export type Entry = {
  readonly id: string
  readonly label: string
  /** The part of the label that is its own, where the rest names the screen around it. */
  readonly own?: string
  /** Other words that people type for it, in the language of the window. */
  readonly also?: string
  /** Stands for the label where there is more to see than a name. */
  readonly shown?: ReactNode
  readonly icon: LucideIcon
  /** Shown only once something is typed: places inside a screen would bury the screens. */
  readonly whenSearched?: boolean
  readonly run: () => void
}

export type Group = { readonly title: string; readonly entries: readonly Entry[] }
