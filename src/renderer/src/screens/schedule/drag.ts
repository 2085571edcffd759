import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { type Instant, resolveWallTime, wallTimeOf } from '../../../../shared/domain/time.ts'
import type { Column } from './columns.ts'
import {
  endingAt,
  FINE_SNAP,
  type Place,
  SNAP,
  sameClock,
  snap,
  snapDown,
  standingPlace,
  startingAt,
} from './place.ts'
import { type DaySession, periodOf } from './sessions.ts'

/** What the pointer took hold of: a session, one of its edges, one that is not on the grid yet, or a free place. */
export type Grip =
  | { readonly kind: 'move' | 'start' | 'end' | 'bring'; readonly session: DaySession }
  | { readonly kind: 'create' }

/** Where the pointer is: in the window, px, and on the grid. */
export type Pointer = {
  readonly x: number
  readonly y: number
  readonly column: number
  readonly instant: Instant
  /** A finer raster. */
  readonly alt: boolean
  /** Only time, or only the column, whichever the pointer went further along. */
  readonly shift: boolean
}

/** The column is the one that was pressed, also when other days are on screen since. */
type Held = { readonly grip: Grip; readonly from: Pointer; readonly home: Column | undefined }

export type DragState =
  | { readonly phase: 'idle' }
  /** Held, but not yet far enough to be meant. */
  | ({ readonly phase: 'pressed' } & Held)
  | ({ readonly phase: 'dragging'; readonly place: Place } & Held)
  /** Let go: for whoever drives the machine to act upon, once. */
  | ({ readonly phase: 'dropped'; readonly place: Place } & Held)

export type DragEvent =
  | { readonly kind: 'press'; readonly grip: Grip; readonly at: Pointer }
  | { readonly kind: 'move'; readonly at: Pointer }
  | { readonly kind: 'release' }
  | { readonly kind: 'cancel' }

export const IDLE: DragState = { phase: 'idle' }
/** Px that a hand trembles without meaning to drag. */
const THRESHOLD_PX = 4

/** The next state of a drag. It knows columns and times and nothing of the page. */
export function dragStep(state: DragState, event: DragEvent, columns: readonly Column[]): DragState {
  switch (event.kind) {
    case 'press':
      return state.phase === 'idle'
        ? { phase: 'pressed', grip: event.grip, from: event.at, home: columns[event.at.column] }
        : state
    case 'move':
      return moved(state, event.at, columns)
    case 'release':
      return state.phase === 'dragging' ? { ...state, phase: 'dropped' } : IDLE
    case 'cancel':
      return IDLE
  }
}

function moved(state: DragState, at: Pointer, columns: readonly Column[]): DragState {
  if (state.phase !== 'pressed' && state.phase !== 'dragging') return state
  const { grip, from, home } = state
  if (state.phase === 'pressed' && Math.hypot(at.x - from.x, at.y - from.y) < THRESHOLD_PX) return state
  return { phase: 'dragging', grip, from, home, place: placeOf({ grip, from, home }, at, columns) }
}

function placeOf({ grip, from, home }: Held, at: Pointer, columns: readonly Column[]): Place {
  const step = at.alt ? FINE_SNAP : SNAP
  if (grip.kind === 'create') return created(from, at, step)
  const { session } = grip
  const stood = standingPlace(session, from.column)
  switch (grip.kind) {
    case 'move':
      return carried(stood, { from, home }, at, columns, step)
    case 'bring':
      return brought(session, at, columns[at.column], step)
    case 'start':
      return startingAt(stood, snap(at.instant, step), step)
    case 'end':
      return endingAt(stood, snap(at.instant, step), step)
  }
}

/** From the quarter of an hour that was pressed to the one the pointer is in, whichever is first. */
function created(from: Pointer, at: Pointer, step: number): Place {
  const pressed = snapDown(from.instant, step)
  const now = snapDown(at.instant, step)
  const startsAt = Math.min(pressed, now)
  return { column: from.column, startsAt, minutes: (Math.max(pressed, now) - startsAt) / MINUTE + step }
}

/** At the quarter of an hour that the pointer is in, or at its own time of that day. */
function brought(session: DaySession, at: Pointer, there: Column | undefined, step: number): Place {
  const { column, shift, instant } = at
  const place = { column, minutes: session.minutes }
  if (!shift || there === undefined) return { ...place, startsAt: snapDown(instant, step) }
  const { zone, date } = there.scale
  const time = wallTimeOf(periodOf(session).startsAt, zone).slice(10)
  return { ...place, startsAt: resolveWallTime(`${date}${time}`, zone).instant }
}

function carried(
  stood: Place,
  { from, home }: Pick<Held, 'from' | 'home'>,
  at: Pointer,
  columns: readonly Column[],
  step: number,
): Place {
  const sideways = Math.abs(at.x - from.x) > Math.abs(at.y - from.y)
  const column = at.shift && !sideways ? from.column : at.column
  const there = columns[column]
  if (home === undefined || there === undefined) return stood
  const kept = sameClock(stood.startsAt, home, there)
  if (at.shift && sideways) return { ...stood, column, startsAt: kept }
  // The pointer keeps the spot of the session it took hold of.
  const held = sameClock(from.instant, home, there)
  const pointer = column === at.column ? at.instant : sameClock(at.instant, columns[at.column] ?? home, there)
  const wanted = kept + (pointer - held)
  // What was not on the raster stays beside it until it is moved by a step.
  return {
    ...stood,
    column,
    startsAt: Math.abs(wanted - kept) < (step * MINUTE) / 2 ? kept : snap(wanted, step),
  }
}
