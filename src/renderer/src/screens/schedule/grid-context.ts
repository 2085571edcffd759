import type { Group, ScheduleView } from './columns.ts'
import type { BufferOf } from './crowd.ts'
import type { Layout } from './geometry.ts'
import type { VisibleHours } from './hours.ts'
import type { Shifted } from './many/together.ts'
import type { Place } from './place.ts'
import type { DaySession } from './sessions.ts'
import type { Wish } from './verdict.ts'

/** What a hand or a key on the grid has to know of it, as it is now. */
export type GridContext = {
  readonly view: ScheduleView
  readonly hours: VisibleHours
  readonly group: Group
  readonly bufferOf: BufferOf
  /** The days that were asked for are on the way; those before still stand there, and nothing is put on them. */
  readonly outdated: boolean
  /** The grid's place in the window; null while it is not drawn. */
  readonly measure: () => Layout | null
}

/** Where a menu opens, and what it is about. */
export type MenuAt = { readonly x: number; readonly y: number } & (
  | { readonly session: DaySession }
  | { readonly place: Place }
)

/** What can be done with the sessions on the grid. */
export type GridActs = {
  readonly onSelect: (sessionId: number) => void
  readonly onMove: (wish: Wish & { readonly session: DaySession }, placeInWords: string) => void
  /** Many were dropped together, or a copy of one or many. */
  readonly onShifted: (shifted: Shifted, copy: boolean) => void
  readonly onCreate: (wish: Wish) => void
  readonly onEdit: (session: DaySession) => void
  readonly onCancel: (session: DaySession) => void
  readonly onMoveTo: (session: DaySession) => void
  readonly onCursor: (cursor: Place | null) => void
  /** Asks what to do with a session or a free place, at a point of the window. */
  readonly onMenu: (at: MenuAt) => void
  /** After itself, where there is room. */
  readonly onDuplicate: (sessions: readonly DaySession[]) => void
  readonly onPaste: (place: Place) => void
}
