import { instantAtAxis } from './axis.ts'
import { type DragEvent, type DragState, dragStep, type Grip, IDLE, type Pointer } from './drag.ts'
import { edgeScroll, gridPointAt } from './geometry.ts'
import classes from './grid.module.css'
import type { GridContext } from './grid-context.ts'
import { isSamePlace, type Place } from './place.ts'
import type { DaySession } from './sessions.ts'

type Hand = { readonly x: number; readonly y: number; readonly alt: boolean; readonly shift: boolean }

export type DragTools = {
  readonly scroller: HTMLElement
  readonly pointerId: number
  readonly context: () => GridContext
  readonly show: (place: Place, session: DaySession | null) => void
  /** It is over, whichever way. */
  readonly onEnd: () => void
  readonly onDrop: (grip: Grip, place: Place) => void
}

const sessionOf = (grip: Grip): DaySession | null => (grip.kind === 'create' ? null : grip.session)

/** Where the hand is on the grid; null while the grid is not drawn. */
export function pointerAt(context: GridContext, hand: Hand): Pointer | null {
  const layout = context.measure()
  if (layout === null) return null
  const { column, minute } = gridPointAt(layout, hand.x, hand.y)
  const { axis, scale } = context.view.columns[column] ?? {}
  if (axis === undefined || scale === undefined) return null
  return { ...hand, column, instant: instantAtAxis(axis, scale, minute) }
}

/**
 * Follows the pointer from the press until it is let go or given up. Between frames only the hand is noted; each frame
 * scrolls at the edges, asks the machine for the place and draws the ghost if that is another one. Returns how to end it.
 */
export function dragByPointer(grip: Grip, from: Pointer, tools: DragTools): () => void {
  const { scroller, context } = tools
  const over = new AbortController()
  const shield = document.createElement('div')
  shield.className = classes.shield ?? ''
  let state: DragState = dragStep(IDLE, { kind: 'press', grip, at: from }, [])
  let hand: Hand = from
  let drawn: Place | null = null
  let frame = 0

  const step = (event: DragEvent) => {
    const next = dragStep(state, event, context().view.columns)
    if (state.phase === 'pressed' && next.phase === 'dragging') begin()
    state = next
  }
  const follow = () => {
    const at = pointerAt(context(), hand)
    if (at !== null) step({ kind: 'move', at })
  }
  const begin = () => {
    scroller.setPointerCapture(tools.pointerId)
    shield.dataset.grip = grip.kind
    document.body.append(shield)
    markLifted(scroller, sessionOf(grip), true)
    frame = requestAnimationFrame(draw)
  }
  const draw = () => {
    const layout = context().measure()
    const { dx, dy } = layout === null ? { dx: 0, dy: 0 } : edgeScroll(layout, hand.x, hand.y)
    if (dx !== 0 || dy !== 0) scroller.scrollBy(dx, dy)
    follow()
    if (state.phase === 'dragging' && (drawn === null || !isSamePlace(drawn, state.place))) {
      drawn = state.place
      tools.show(drawn, sessionOf(grip))
    }
    frame = requestAnimationFrame(draw)
  }
  const end = () => {
    over.abort()
    cancelAnimationFrame(frame)
    if (shield.isConnected) swallowClick()
    shield.remove()
    markLifted(scroller, sessionOf(grip), false)
    tools.onEnd()
  }

  listenToHand(over.signal, {
    onMove: (next) => {
      hand = { ...hand, ...next }
      if (state.phase === 'pressed') follow()
    },
    onRelease: () => {
      if (state.phase === 'dragging') follow()
      step({ kind: 'release' })
      end()
      if (state.phase === 'dropped') tools.onDrop(state.grip, state.place)
    },
    onGiveUp: end,
  })
  return end
}

type HandEvents = {
  readonly onMove: (hand: Partial<Hand>) => void
  readonly onRelease: () => void
  readonly onGiveUp: () => void
}

/** Everything a hand does from the press on, and the keys that change what it means. */
function listenToHand(signal: AbortSignal, { onMove, onRelease, onGiveUp }: HandEvents): void {
  const options = { signal, capture: true }
  const onKey = (event: KeyboardEvent) => {
    onMove({ alt: event.altKey, shift: event.shiftKey })
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

export const handOf = (event: Pick<PointerEvent, 'clientX' | 'clientY' | 'altKey' | 'shiftKey'>): Hand => ({
  x: event.clientX,
  y: event.clientY,
  alt: event.altKey,
  shift: event.shiftKey,
})

/** The session that is dragged fades where it was. */
export function markLifted(scroller: HTMLElement, session: DaySession | null, lifted: boolean): void {
  if (session === null) return
  for (const card of scroller.querySelectorAll(`[data-session="${session.id}"]`)) {
    card.toggleAttribute('data-lifted', lifted)
  }
}

/** Letting go of what was dragged is not a click on whatever lies there. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}
