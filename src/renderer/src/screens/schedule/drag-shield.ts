import type { Grip } from './drag.ts'
import { type DragTarget, dragTargetAt } from './drag-targets.ts'
import { isInside, type Layout } from './geometry.ts'
import classes from './grid.module.css'
import type { DaySession } from './sessions.ts'
import { nameOfMany } from './words.ts'

type Shield = {
  readonly element: HTMLElement
  /** Whether the hand is over the grid; tells targets when it comes to them and leaves them. */
  readonly isOnGrid: (layout: Layout | null, hand: { readonly x: number; readonly y: number }) => boolean
  /** What the hand was found over the last time. */
  readonly target: () => DragTarget | null
  readonly show: () => void
  readonly remove: () => void
}

let shields = 0

/** Whether something is dragged on the grid, or to it. */
export const isDragging = (): boolean => shields > 0

/** What lies over the whole window while something is dragged, so that the hand keeps its shape, and its name can follow it. */
export function shieldFor(grip: Grip, carried: readonly DaySession[]): Shield {
  const element = document.createElement('div')
  const held = document.createElement('div')
  element.className = classes.shield ?? ''
  element.dataset.grip = grip.kind
  held.className = classes.held ?? ''
  held.hidden = true
  element.append(held)
  const session = grip.kind === 'move' || grip.kind === 'bring' ? grip.session : null
  held.textContent = session === null ? '' : nameOfMany(session, carried.length)
  let target: DragTarget | null = null
  const enter = (next: DragTarget | null) => {
    if (next === target) return
    target?.onLeave?.()
    target = next
    if (session !== null) target?.onEnter?.(carried)
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
    show: () => {
      shields += 1
      document.body.append(element)
    },
    remove: () => {
      if (element.isConnected) shields -= 1
      enter(null)
      element.remove()
    },
  }
}
