import { instantAtAxis } from './axis.ts'
import { type DragEvent, type DragState, dragStep, type Grip, IDLE, type Pointer } from './drag.ts'
import { type DragTarget, dragTargetAt } from './drag-targets.ts'
import { edgeScroll, gridPointAt, isInside, type Layout } from './geometry.ts'
import classes from './grid.module.css'
import type { GridContext } from './grid-context.ts'
import { isSamePlace, type Place } from './place.ts'
import type { DaySession } from './sessions.ts'
import { sessionName } from './words.ts'

type Hand = { readonly x: number; readonly y: number; readonly alt: boolean; readonly shift: boolean }

export type DragTools = {
  readonly scroller: HTMLElement
  readonly pointerId: number
  readonly context: () => GridContext
  readonly show: (place: Place, session: DaySession | null) => void
  readonly hide: () => void
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
 * scrolls at the edges, asks the machine for the place and draws the ghost if that is another one. Beside the grid it is
 * over a target or nowhere: there its name follows the hand. Returns how to end it.
 */
export function dragByPointer(grip: Grip, from: Pointer, tools: DragTools): () => void {
  const { scroller, context } = tools
  const over = new AbortController()
  const shield = shieldFor(grip)
  let state: DragState = dragStep(IDLE, { kind: 'press', grip, at: from }, context().view.columns)
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
    document.body.append(shield.element)
    markLifted(scroller, sessionOf(grip), true)
    frame = requestAnimationFrame(draw)
  }
  const draw = () => {
    frame = requestAnimationFrame(draw)
    const layout = context().measure()
    if (!shield.isOnGrid(layout, hand)) {
      drawn = null
      tools.hide()
      return
    }
    const { dx, dy } = layout === null ? { dx: 0, dy: 0 } : edgeScroll(layout, hand.x, hand.y)
    if (dx !== 0 || dy !== 0) scroller.scrollBy(dx, dy)
    follow()
    if (state.phase === 'dragging' && (drawn === null || !isSamePlace(drawn, state.place))) {
      drawn = state.place
      tools.show(drawn, sessionOf(grip))
    }
  }
  const end = () => {
    over.abort()
    cancelAnimationFrame(frame)
    if (shield.element.isConnected) swallowClick()
    shield.remove()
    markLifted(scroller, sessionOf(grip), false)
    tools.onEnd()
  }
  const release = () => {
    if (state.phase === 'dragging') follow()
    step({ kind: 'release' })
    const onGrid = shield.isOnGrid(context().measure(), hand)
    const target = shield.target()
    end()
    if (state.phase !== 'dropped') return
    const session = sessionOf(state.grip)
    if (onGrid) tools.onDrop(state.grip, state.place)
    else if (session !== null) target?.onDrop?.(session)
  }

  listenToHand(over.signal, {
    onMove: (next) => {
      hand = { ...hand, ...next }
      if (state.phase === 'pressed') follow()
    },
    onRelease: release,
    onGiveUp: end,
  })
  return end
}

type Shield = {
  readonly element: HTMLElement
  /** Whether the hand is over the grid; tells targets when it comes to them and leaves them. */
  readonly isOnGrid: (layout: Layout | null, hand: Hand) => boolean
  /** What the hand was found over the last time. */
  readonly target: () => DragTarget | null
  readonly remove: () => void
}

/** What lies over the whole window while something is dragged, so that the hand keeps its shape, and its name can follow it. */
function shieldFor(grip: Grip): Shield {
  const element = document.createElement('div')
  const held = document.createElement('div')
  element.className = classes.shield ?? ''
  element.dataset.grip = grip.kind
  held.className = classes.held ?? ''
  held.hidden = true
  element.append(held)
  const session = grip.kind === 'move' || grip.kind === 'bring' ? grip.session : null
  held.textContent = session === null ? '' : sessionName(session)
  let target: DragTarget | null = null
  const enter = (next: DragTarget | null) => {
    if (next === target) return
    target?.onLeave?.()
    target = next
    if (session !== null) target?.onEnter?.(session)
  }
  return {
    element,
    isOnGrid: (layout, { x, y }) => {
      enter(session === null ? null : dragTargetAt(x, y))
      const beside = grip.kind === 'bring' && (layout === null || !isInside(layout, x, y))
      const onGrid = target === null && !beside
      held.hidden = onGrid
      held.style.transform = `translate(${x + 12}px, ${y + 12}px)`
      return onGrid
    },
    target: () => target,
    remove: () => {
      enter(null)
      element.remove()
    },
  }
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
