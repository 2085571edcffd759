import { type FocusEvent, type KeyboardEvent, useRef } from 'react'
import { announce } from '../../components/live-region.tsx'
import { i18n } from '../../i18n/setup.ts'
import { pressedKeys } from '../../state/shortcuts.ts'
import { findStop, type Move, stopAfter } from './arrows.ts'
import { instantAtAxis } from './axis.ts'
import { carryStep, cursorAt } from './carry.ts'
import {
  type Carried,
  type Carrying,
  carryOn,
  type Focused,
  focusedSession,
  type KeyTools,
  mirrored,
  moveAtOnce,
  pickUp,
  putBack,
  stepOf,
} from './carry-by-key.ts'
import type { GridContext } from './grid-context.ts'
import { isSamePlace, type Place, wishAtCursor } from './place.ts'
import { periodOf } from './sessions.ts'
import { placeInWords } from './words.ts'

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
}

export type GridKeys = {
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: FocusEvent) => void
  /** Puts what is carried back, as when the focus goes elsewhere. */
  readonly putBack: () => void
  readonly pickUp: () => void
  /** What the shortcut of an arrow with Alt or Ctrl does. */
  readonly moveAtOnce: (event: globalThis.KeyboardEvent) => void
  readonly moveCursor: (event: globalThis.KeyboardEvent) => void
  /** The free place that the cursor is at, or would begin at. */
  readonly freePlace: () => Place | null
  /** The session that has the focus. */
  readonly focused: () => Focused | null
}

/** Everything on the grid by keyboard. What a step leads to is said by the live region. */
export function useGridKeys(given: KeyTools): GridKeys {
  const carried = useRef<Carried | null>(null)
  const tools = { ...given, carried }
  return {
    onKeyDown: (event) => onKeyDown(tools, event),
    onFocus: (event) => leaveCursor(tools, event),
    putBack: () => putBack(tools),
    pickUp: () => pickUp(tools),
    moveAtOnce: (event) => moveAtOnce(tools, pressedKeys(event)),
    moveCursor: (event) => moveCursor(tools, pressedKeys(event)),
    freePlace: () => given.cursor ?? beginCursor(given.context.current, focusedSession(tools)),
    focused: () => focusedSession(tools),
  }
}

function onKeyDown(tools: Carrying, event: KeyboardEvent): void {
  const target = event.target as HTMLElement
  if (target !== tools.scroller.current && target.dataset.session === undefined) return
  const keys = pressedKeys(event)
  if (tools.carried.current !== null) {
    carryOn(tools, keys)
    // The focus goes on its way.
    if (keys === 'Tab') return
  } else if (keys === ' ' && tools.mayWrite && focusedSession(tools) !== null) pickUp(tools)
  else if (!actAtCursor(tools, keys) && !edit(tools, keys) && !walk(tools, keys, target)) return
  event.preventDefault()
}

/** Enter looks at a session, as a click does; once more, and it is edited. */
function edit(tools: Carrying, keys: string): boolean {
  const session = focusedSession(tools)?.session
  if (keys !== 'Enter' || !tools.mayWrite || session === undefined) return false
  if (session.id !== tools.selectedId) return false
  tools.acts.current.onEdit(session)
  return true
}

/** From one session to the next. */
function walk({ context, focusOn, acts }: Carrying, keys: string, target: HTMLElement): boolean {
  const direction = MOVES[mirrored(keys, context.current)]
  const { session } = target.dataset
  if (direction === undefined || session === undefined) return false
  const column = Number(target.closest<HTMLElement>('[data-column]')?.dataset.column)
  const { columns } = context.current.view
  const here = findStop(columns, Number(session), column)
  if (here !== null) focusOn(stopAfter(columns, here, direction))
  acts.current.onCursor(null)
  return true
}

function actAtCursor({ cursor, context, acts }: Carrying, keys: string): boolean {
  const { view, group } = context.current
  const column = cursor === null ? undefined : view.columns[cursor.column]
  if (cursor === null || column === undefined) return false
  if (keys === 'Escape') acts.current.onCursor(null)
  else if (keys === 'Enter') acts.current.onCreate(wishAtCursor(cursor, column, group))
  else return false
  return true
}

/** Whoever goes to a session has left the free place, and means the session by Enter; a dialog only gives it back. */
function leaveCursor({ cursor, acts }: Carrying, { target, relatedTarget }: FocusEvent): void {
  if (cursor === null || (target as HTMLElement).dataset.session === undefined) return
  const came = relatedTarget instanceof Element && relatedTarget.closest('[role="dialog"], [role="menu"]')
  if (came === null) acts.current.onCursor(null)
}

function moveCursor({ cursor, context, acts, mayWrite, ...tools }: Carrying, keys: string): void {
  const step = stepOf(keys, context.current)
  if (step === undefined || !mayWrite) return
  const { view, group } = context.current
  const focused = focusedSession({ cursor, context, acts, mayWrite, ...tools })
  const next = cursor === null ? beginCursor(context.current, focused) : carryStep(cursor, step, view.columns)
  const column = next === null ? undefined : view.columns[next.column]
  if (next === null || column === undefined || (cursor !== null && isSamePlace(next, cursor))) return
  acts.current.onCursor(next)
  // From wherever it was called: Enter and Escape are for the cursor now.
  const grid = tools.scroller.current
  if (grid?.contains(document.activeElement) === false) grid.focus({ preventScroll: true })
  const place = placeInWords(next, column, group)
  announce(cursor === null ? i18n.t('schedule.grid.carry.cursor', { place }) : place)
}

/** The free place after the session that has the focus; at the top of what is on screen when none has. */
function beginCursor({ view, hours, measure }: GridContext, focused: Focused | null): Place | null {
  if (focused !== null) return cursorAt(focused.column, periodOf(focused.session).endsAt)
  const layout = measure()
  const column = view.columns[0]
  if (layout === null || column === undefined) return null
  const minute =
    hours.from + Math.ceil(Math.max(0, layout.scrollTop - layout.above) / layout.minutePx / 60) * 60
  return cursorAt(0, instantAtAxis(column.axis, column.scale, minute))
}
