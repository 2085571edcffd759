import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { DaySession } from './sessions.ts'

/** Something beside the grid that sessions can be held over while they are dragged: a tray, an arrow to other days. */
export type DragTarget = {
  /** They are held over the target now, and no longer when `onLeave` is called; that comes before `onDrop` too. */
  readonly onEnter?: (sessions: readonly DaySession[]) => void
  readonly onLeave?: () => void
  /** They were let go there; `copy` when others like them shall. Without this nothing happens to them then. */
  readonly onDrop?: (sessions: readonly DaySession[], copy: boolean) => void
}

const targets = new Map<Element, DragTarget>()

/** Makes an element a target of sessions for as long as the caller is mounted; null makes it none. */
export function useDragTarget(element: RefObject<Element | null>, target: DragTarget | null): void {
  const latest = useRef(target)
  const active = target !== null
  useLayoutEffect(() => {
    latest.current = target
  })
  useEffect(() => {
    const own = element.current
    if (own === null || !active) return
    targets.set(own, {
      onEnter: (sessions) => latest.current?.onEnter?.(sessions),
      onLeave: () => latest.current?.onLeave?.(),
      onDrop: (sessions, copy) => latest.current?.onDrop?.(sessions, copy),
    })
    return () => {
      targets.delete(own)
    }
  }, [element, active])
}

/** The target under a point of the window. What is dragged lies over everything, so the page cannot be asked. */
export function dragTargetAt(x: number, y: number): DragTarget | null {
  for (const [element, target] of targets) {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    if (x >= left && x < right && y >= top && y < bottom) return target
  }
  return null
}

type Begin = (event: PointerEvent, session: DaySession) => void

const grids = new Set<Begin>()

/** The grid on screen offers that sessions are brought to it. Returns how to withdraw the offer. */
export function offerDrag(begin: Begin): () => void {
  grids.add(begin)
  return () => {
    grids.delete(begin)
  }
}

/**
 * Begins to drag a session that is not on the grid, from the `pointerdown` on whatever stands for it: below four px of
 * way it stays a click. It is moved where it is let go on the grid, starting at the quarter of an hour under the hand
 * (with Shift at its own time); beside the grid nothing happens. Nothing begins while no grid is on screen, or for a
 * reader, a finger or another button than the first.
 */
export function dragToGrid(event: PointerEvent, session: DaySession): void {
  for (const begin of grids) begin(event, session)
}
