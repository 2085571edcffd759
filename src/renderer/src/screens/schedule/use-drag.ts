import { type PointerEvent, type RefObject, useCallback, useEffect, useRef } from 'react'
import type { Grip } from './drag.ts'
import { dragByPointer, handOf, pointerAt } from './drag-by-pointer.ts'
import { offerDrag } from './drag-targets.ts'
import type { GridActs, GridContext } from './grid-context.ts'
import { isWhereItIs, type Place, wishAt } from './place.ts'
import type { Ghost } from './use-ghost.ts'
import { placeInWords } from './words.ts'

type Tools = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly context: RefObject<GridContext>
  readonly acts: RefObject<GridActs>
  readonly ghost: Ghost
  readonly mayWrite: boolean
}

/** Dragging by mouse or pen: give the result to the grid's `onPointerDown`. A finger scrolls instead. */
export function useDrag({ scroller, context, acts, ghost, mayWrite }: Tools): (event: PointerEvent) => void {
  const running = useRef<(() => void) | null>(null)
  useEffect(() => () => running.current?.(), [])

  const begin = useCallback(
    (event: globalThis.PointerEvent, grip: Grip | null) => {
      const from = pointerAt(context.current, handOf(event))
      if (grip === null || from === null || scroller.current === null) return
      const drop = (dropped: Grip, place: Place) => {
        const { view, group } = context.current
        const column = view.columns[place.column]
        if (column === undefined) return
        if (dropped.kind === 'create') acts.current.onCreate(wishAt(place, column, group, null))
        else {
          const wish = { ...wishAt(place, column, group, dropped.session), session: dropped.session }
          if (!isWhereItIs(wish)) acts.current.onMove(wish, placeInWords(place, column, group))
        }
      }
      running.current?.()
      running.current = dragByPointer(grip, from, {
        scroller: scroller.current,
        pointerId: event.pointerId,
        context: () => context.current,
        show: ghost.show,
        hide: ghost.hide,
        onDrop: drop,
        onEnd: () => {
          running.current = null
          ghost.hide()
        },
      })
    },
    [scroller, context, acts, ghost],
  )
  useEffect(() => {
    if (!mayWrite) return
    return offerDrag((event, session) => {
      if (event.button === 0 && event.pointerType !== 'touch') begin(event, { kind: 'bring', session })
    })
  }, [mayWrite, begin])

  return useCallback((event) => begin(event.nativeEvent, gripAt(event, context.current)), [begin, context])
}

/** How deep an edge is that can be pulled, px; at most a quarter of the card. Also in the style sheet. */
const EDGE_PX = 6

/** What lies under the pointer: a session, its edge, or a free place of a column. */
function gripAt({ button, pointerType, target, clientY }: PointerEvent, { view }: GridContext): Grip | null {
  if (
    button !== 0 ||
    pointerType === 'touch' ||
    !(target instanceof HTMLElement || target instanceof SVGElement)
  )
    return null
  const column = target.closest<HTMLElement>('[data-column]')
  if (column === null) return null
  const card = target.closest<HTMLElement>('[data-session]')
  if (card === null) return target === column ? { kind: 'create' } : null
  const placed = view.columns[Number(column.dataset.column)]?.placed
  const item = placed?.find(({ session }) => session.id === Number(card.dataset.session))
  if (item === undefined) return null
  const { session } = item
  const { top, bottom, height } = card.getBoundingClientRect()
  const edge = Math.min(EDGE_PX, height / 4)
  if (clientY < top + edge && !item.fromBefore) return { kind: 'start', session }
  if (clientY > bottom - edge && !item.intoAfter) return { kind: 'end', session }
  return { kind: 'move', session }
}
