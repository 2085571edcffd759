import { instantAtAxis } from './axis.ts'
import { type DragEvent, type DragState, dragStep, type Grip, IDLE, type Pointer } from './drag.ts'
import { shieldFor } from './drag-shield.ts'
import { edgeScroll, gridPointAt, type Layout } from './geometry.ts'
import type { GridContext } from './grid-context.ts'
import { isSamePlace, type Place } from './place.ts'
import type { DaySession } from './sessions.ts'

export type Hand = {
  readonly x: number
  readonly y: number
  readonly alt: boolean
  readonly shift: boolean
  /** Ctrl, on a Mac ⌘: what is dragged stays, and a copy goes. */
  readonly mod: boolean
}

export type DragTools = {
  readonly scroller: HTMLElement
  readonly pointerId: number
  /** The sessions that go along. */
  readonly carried: readonly DaySession[]
  /** As it pressed. */
  readonly hand: Hand
  readonly context: () => GridContext
  readonly show: (place: Place, copy: boolean, layout: Layout | null) => void
  readonly hide: () => void
  /** It is over, whichever way. */
  readonly onEnd: () => void
  /** It was let go on the grid; `copy` when that shall be another session. */
  readonly onDrop: (place: Place, copy: boolean) => void
}

export const sessionOf = (grip: Grip): DaySession | null => (grip.kind === 'create' ? null : grip.session)

/** Where the hand is on the grid, which may have been measured already; null while it is not drawn. */
export function pointerAt(
  context: GridContext,
  hand: Hand,
  layout: Layout | null = context.measure(),
): Pointer | null {
  if (layout === null) return null
  const { column, minute } = gridPointAt(layout, hand.x, hand.y)
  const { axis, scale } = context.view.columns[column] ?? {}
  if (axis === undefined || scale === undefined) return null
  return { ...hand, column, instant: instantAtAxis(axis, scale, minute) }
}

const STILL = { dx: 0, dy: 0 } as const

/**
 * Follows the pointer from the press until it is let go or given up. Between frames only the hand is noted; each frame
 * scrolls at the edges, asks the machine for the place and draws the ghost if that is another one. Beside the grid it is
 * over a target or nowhere: there its name follows the hand. Returns how to end it.
 */
export function dragByPointer(grip: Grip, from: Pointer, tools: DragTools): () => void {
  const { scroller, context } = tools
  const over = new AbortController()
  const shield = shieldFor(grip, tools.carried)
  let state: DragState = dragStep(IDLE, { kind: 'press', grip, at: from }, context().view.columns)
  let hand = tools.hand
  let drawn: { readonly place: Place; readonly copy: boolean } | null = null
  let frame = 0
  /** The hand comes from beside the grid: it passes an edge and does not mean to scroll there. */
  let passing = false
  const copies = () => grip.kind === 'move' && hand.mod

  const step = (event: DragEvent) => {
    const next = dragStep(state, event, context().view.columns)
    if (state.phase === 'pressed' && next.phase === 'dragging') begin()
    state = next
  }
  const follow = (layout?: Layout | null) => {
    const at = pointerAt(context(), hand, layout)
    if (at !== null) step({ kind: 'move', at })
  }
  const begin = () => {
    scroller.setPointerCapture(tools.pointerId)
    shield.show()
    markLifted(scroller, tools.carried, true)
    frame = requestAnimationFrame(draw)
  }
  const scroll = (layout: Layout | null) => {
    const { dx, dy } = layout === null ? STILL : edgeScroll(layout, hand.x, hand.y)
    const still = dx === 0 && dy === 0
    if (still) passing = false
    else if (!passing) scroller.scrollBy(dx, dy)
  }
  const draw = () => {
    frame = requestAnimationFrame(draw)
    // What is read of the page is read before anything is written to it, which would have it laid out in between.
    const layout = context().measure()
    if (!shield.isOnGrid(layout, hand) || context().outdated) {
      drawn = null
      passing = true
      tools.hide()
      return
    }
    follow(layout)
    scroll(layout)
    if (state.phase !== 'dragging') return
    const now = { place: state.place, copy: copies() }
    if (drawn !== null && drawn.copy === now.copy && isSamePlace(drawn.place, now.place)) return
    drawn = now
    markLifted(scroller, tools.carried, !now.copy)
    tools.show(now.place, now.copy, layout)
  }
  const end = (released = false) => {
    over.abort()
    cancelAnimationFrame(frame)
    if (shield.element.isConnected) swallowClick(released)
    shield.remove()
    markLifted(scroller, tools.carried, false)
    tools.onEnd()
  }
  const release = () => {
    if (state.phase === 'dragging') follow()
    step({ kind: 'release' })
    const onGrid = shield.isOnGrid(context().measure(), hand) && !context().outdated
    const target = shield.target()
    end(true)
    if (state.phase !== 'dropped') return
    if (onGrid) tools.onDrop(state.place, copies())
    else target?.onDrop?.(tools.carried, copies())
  }

  listenToHand(over.signal, {
    onMove: (next) => {
      hand = { ...hand, ...next }
      if (state.phase === 'pressed') follow()
    },
    onRelease: release,
    onGiveUp: () => end(),
  })
  return end
}

type HandEvents = {
  readonly onMove: (hand: Partial<Hand>) => void
  readonly onRelease: () => void
  readonly onGiveUp: () => void
}

/** Everything a hand does from the press on, and the keys that change what it means. */
export function listenToHand(signal: AbortSignal, { onMove, onRelease, onGiveUp }: HandEvents): void {
  const options = { signal, capture: true }
  const onKey = (event: KeyboardEvent) => {
    onMove({ alt: event.altKey, shift: event.shiftKey, mod: event.ctrlKey || event.metaKey })
    // Alone it would open the window's menu.
    if (event.key === 'Alt') event.preventDefault()
    if (event.type !== 'keydown' || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onGiveUp()
  }
  window.addEventListener('pointermove', (event) => onMove(handOf(event)), options)
  window.addEventListener('pointerup', onRelease, options)
  window.addEventListener('pointercancel', onGiveUp, options)
  // Only the window's own: the focus also leaves what had it when something else is pressed.
  window.addEventListener('blur', ({ target }) => target === window && onGiveUp(), options)
  window.addEventListener('keydown', onKey, options)
  window.addEventListener('keyup', onKey, options)
}

type HandEvent = Pick<PointerEvent, 'clientX' | 'clientY' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>

export const handOf = (event: HandEvent): Hand => ({
  x: event.clientX,
  y: event.clientY,
  alt: event.altKey,
  shift: event.shiftKey,
  mod: event.ctrlKey || event.metaKey,
})

/** What is dragged fades where it was, also in columns that come into sight meanwhile; nothing else does. */
export function markLifted(scroller: HTMLElement, sessions: readonly DaySession[], lifted: boolean): void {
  const ids = new Set(lifted ? sessions.map(({ id }) => id) : [])
  for (const card of scroller.querySelectorAll<HTMLElement>('[data-session]')) {
    const marked = 'lifted' in card.dataset
    if (ids.has(Number(card.dataset.session)) !== marked) card.toggleAttribute('data-lifted', !marked)
  }
}

/** Letting go of what was dragged is no click on whatever lies there; nor later, when it was given up by key before. */
export function swallowClick(released: boolean): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  // The click comes in the same turn as the release.
  const over = () => setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
  window.addEventListener('click', swallow, { capture: true, once: true })
  if (released) over()
  else window.addEventListener('pointerup', over, { capture: true, once: true })
}
