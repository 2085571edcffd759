import type { RefObject } from 'react'
import { announce } from '../../components/live-region.tsx'
import { i18n } from '../../i18n/setup.ts'
import type { StopPlace } from './arrows.ts'
import { type CarryStep, carryStep } from './carry.ts'
import { markLifted } from './drag-by-pointer.ts'
import type { GridActs, GridContext } from './grid-context.ts'
import { type Load, loadOf, shiftedLoad } from './many/load.ts'
import { isSamePlace, isWhereItIs, type Place, standingPlace, wishAt } from './place.ts'
import type { DaySession } from './sessions.ts'
import type { Ghost } from './use-ghost.ts'
import { placeInWords } from './words.ts'

export type KeyTools = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly context: RefObject<GridContext>
  readonly acts: RefObject<GridActs>
  readonly ghost: Ghost
  readonly focusOn: (place: StopPlace) => void
  /** The free place that Ctrl and the arrows have chosen. */
  readonly cursor: Place | null
  /** The session that is looked at. */
  readonly selectedId: number | null
  readonly mayWrite: boolean
}

/** A session and the column in which it has the focus. */
export type Focused = { readonly session: DaySession; readonly column: number }

/** What was picked up, and where it is held now. */
export type Carried = Focused & { readonly place: Place; readonly load: Load }

export type Carrying = KeyTools & { readonly carried: RefObject<Carried | null> }

const STEPS: Readonly<Record<string, CarryStep>> = {
  ArrowUp: 'earlier',
  ArrowDown: 'later',
  ArrowLeft: 'before',
  ArrowRight: 'after',
  'shift+ArrowUp': 'shorter',
  'shift+ArrowDown': 'longer',
}

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

/** Left leads to the next column where reading goes to the left. */
export function mirrored(keys: string, { measure }: GridContext): string {
  return measure()?.rtl === true ? (MIRRORED[keys] ?? keys) : keys
}

/** What a key does to what is carried, or to the cursor; the modifier that led here is left out. */
export function stepOf(keys: string, context: GridContext): CarryStep | undefined {
  return STEPS[mirrored(keys.replace(/^(mod|alt)\+/, ''), context)]
}

/** The session on the grid that has the focus. */
export function focusedSession({ scroller, context }: KeyTools): Focused | null {
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || scroller.current?.contains(active) !== true) return null
  if (active.dataset.session === undefined || active.dataset.more !== undefined) return null
  const column = Number(active.closest<HTMLElement>('[data-column]')?.dataset.column)
  const placed = context.current.view.columns[column]?.placed
  const session = placed?.find((item) => item.session.id === Number(active.dataset.session))?.session
  return session === undefined ? null : { session, column }
}

/** Takes up the session that has the focus, and says how to go on. */
export function pickUp(tools: Carrying): void {
  const here = focusedSession(tools)
  if (here === null || !tools.mayWrite || tools.scroller.current === null) return
  tools.acts.current.onCursor(null)
  const home = tools.context.current.view.columns[here.column]
  if (home === undefined) return
  const place = standingPlace(here.session, here.column)
  const load = loadOf(here.session, home, tools.context.current)
  const now = { ...here, place, load }
  tools.carried.current = now
  const reason = showCarried(tools, now)
  markLifted(tools.scroller.current, load.sessions, true)
  const picked =
    load.sessions.length === 1
      ? i18n.t('schedule.grid.carry.picked', { title: here.session.title })
      : i18n.t('schedule.many.picked', { count: load.sessions.length })
  announce(reason === null ? picked : `${picked} ${reason}`)
}

/** Draws what is carried where it is held; what speaks against that. */
function showCarried({ ghost }: Carrying, { place, session, load }: Carried): string | null {
  return ghost.show(place, session, load.sessions.length === 1 ? undefined : { load, copy: false })
}

/** One key while something is carried. */
export function carryOn(tools: Carrying, keys: string): void {
  const now = tools.carried.current
  if (now === null) return
  if (keys === 'Escape' || keys === 'Tab') putBack(tools)
  else if (keys === 'Enter' || keys === ' ' || keys === 'M') drop(tools, now)
  else stepOn(tools, now, keys)
}

function stepOn(tools: Carrying, now: Carried, keys: string): void {
  const { view, group } = tools.context.current
  const step = stepOf(keys, tools.context.current)
  if (step === undefined) return
  // Many keep their lengths.
  if ((step === 'shorter' || step === 'longer') && now.load.sessions.length > 1) return
  const place = carryStep(now.place, step, view.columns)
  const next = { ...now, place }
  tools.carried.current = next
  const reason = showCarried(tools, next)
  const column = view.columns[place.column]
  if (column === undefined) return
  const words = placeInWords(place, column, group)
  announce(reason === null ? words : `${words}. ${reason}`)
  tools.ghost.element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

function drop(tools: Carrying, { session, place, load, column }: Carried): void {
  putDown(tools)
  if (load.sessions.length > 1) {
    if (isSamePlace(place, standingPlace(session, column))) sayBack(session)
    else dropMany(tools, { session, place, load, column })
  } else if (!moveTo(tools, session, place)) sayBack(session)
}

function dropMany({ focusOn, acts, context }: Carrying, { session, place, load }: Carried): void {
  focusOn({ column: place.column, stop: { id: session.id, top: 0, minutes: 0 } })
  acts.current.onShifted(shiftedLoad(load, place, context.current), false)
}

/** Puts what is carried back, as when the focus goes elsewhere. */
export function putBack(tools: Carrying): void {
  const session = tools.carried.current?.session
  putDown(tools)
  if (session !== undefined) sayBack(session)
}

const sayBack = ({ title }: DaySession): void => announce(i18n.t('schedule.grid.carry.putBack', { title }))

function putDown({ carried, scroller, ghost }: Carrying): void {
  if (carried.current === null) return
  if (scroller.current !== null) markLifted(scroller.current, carried.current.load.sessions, false)
  carried.current = null
  ghost.hide()
}

/** A step without picking up. */
export function moveAtOnce(tools: Carrying, keys: string): void {
  const here = focusedSession(tools)
  const step = stepOf(keys, tools.context.current)
  if (here === null || step === undefined || !tools.mayWrite) return
  const { columns } = tools.context.current.view
  moveTo(tools, here.session, carryStep(standingPlace(here.session, here.column), step, columns))
}

/** Asks for the move and takes the focus along; false when the session is there already. */
function moveTo({ context, acts, focusOn }: Carrying, session: DaySession, place: Place): boolean {
  const { view, group } = context.current
  const column = view.columns[place.column]
  if (column === undefined) return false
  const wish = { ...wishAt(place, column, group, session), session }
  if (isWhereItIs(wish)) return false
  focusOn({ column: place.column, stop: { id: session.id, top: 0, minutes: 0 } })
  acts.current.onMove(wish, placeInWords(place, column, group))
  return true
}
