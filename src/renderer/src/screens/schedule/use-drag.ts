import { type PointerEvent, type RefObject, useCallback, useEffect, useRef } from 'react'
import { findStop, type StopPlace } from './arrows.ts'
import type { Grip } from './drag.ts'
import { dragByPointer, handOf, pointerAt, sessionOf } from './drag-by-pointer.ts'
import { offerDrag } from './drag-targets.ts'
import type { GridActs, GridContext } from './grid-context.ts'
import { type Load, loadOf, shiftedLoad } from './many/load.ts'
import { bandByPointer } from './many/rubber-band.ts'
import { choose, chosenOf, sessionsIn, useSelection } from './many/selection.ts'
import { isWhereItIs, type Place, wishAt } from './place.ts'
import type { Ghost } from './use-ghost.ts'
import { placeInWords } from './words.ts'

type Tools = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly context: RefObject<GridContext>
  readonly acts: RefObject<GridActs>
  readonly ghost: Ghost
  readonly focusOn: (place: StopPlace) => void
  readonly mayWrite: boolean
}

/** Dragging by mouse or pen: give the result to the grid's `onPointerDown`. A finger scrolls instead. */
export function useDrag(tools: Tools): (event: PointerEvent) => void {
  const { scroller, context, acts, ghost, focusOn, mayWrite } = tools
  const running = useRef<(() => void) | null>(null)
  useEffect(() => () => running.current?.(), [])

  const begin = useCallback(
    (event: globalThis.PointerEvent, grip: Grip | null) => {
      const from = pointerAt(context.current, handOf(event))
      if (grip === null || from === null || scroller.current === null) return
      // What is dragged together is settled now: what goes out of sight meanwhile is no longer chosen.
      const home = context.current.view.columns[from.column]
      const load =
        grip.kind === 'move' && home !== undefined ? loadOf(grip.session, home, context.current) : null
      const session = sessionOf(grip)
      running.current?.()
      running.current = dragByPointer(grip, from, {
        scroller: scroller.current,
        pointerId: event.pointerId,
        carried: load?.sessions ?? (session === null ? [] : [session]),
        hand: handOf(event),
        context: () => context.current,
        show: (place, copy, layout) => {
          const carries = load !== null && (copy || load.sessions.length > 1)
          ghost.show(place, session, carries ? { load, copy } : undefined, layout)
        },
        hide: ghost.hide,
        onDrop: (place, copy) => drop(grip, { place, load, copy }, context.current, acts.current),
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

  return useCallback(
    (event) => {
      const grip = gripAt(event, context.current)
      if (grip?.kind !== 'create' || !event.shiftKey) return begin(event.nativeEvent, grip)
      running.current?.()
      running.current = bandByPointer(event.nativeEvent, {
        plane: (event.target as HTMLElement).parentElement,
        scroller: scroller.current,
        context: () => context.current,
        onEnd: () => {
          running.current = null
        },
        onBand: (stretch, add) => {
          const { columns } = context.current.view
          const ids = new Set([...(add ? useSelection.getState().ids : []), ...sessionsIn(columns, stretch)])
          choose(ids, null)
          const [first] = chosenOf(context.current.view.sessions, ids)
          const stop = first === undefined ? null : findStop(columns, first.id, null)
          if (stop !== null) focusOn(stop)
        },
      })
    },
    [begin, context, scroller, focusOn],
  )
}

type Dropped = { readonly place: Place; readonly load: Load | null; readonly copy: boolean }

function drop(grip: Grip, { place, load, copy }: Dropped, context: GridContext, acts: GridActs): void {
  const { view, group } = context
  const column = view.columns[place.column]
  if (column === undefined) return
  if (grip.kind === 'create') {
    acts.onCreate(wishAt(place, column, group, null))
  } else if (load !== null && (copy || load.sessions.length > 1)) {
    acts.onShifted(shiftedLoad(load, place, context), copy)
  } else {
    const wish = { ...wishAt(place, column, group, grip.session), session: grip.session }
    if (!isWhereItIs(wish)) acts.onMove(wish, placeInWords(place, column, group))
  }
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
