import { type Ref, type RefObject, useImperativeHandle } from 'react'
import type { StopPlace } from './arrows.ts'

/** Leads somebody beside the grid to what is on it. */
export type GridGuide = {
  /** Scrolls a column to where reading begins. */
  readonly toColumn: (index: number) => void
  /** Gives the focus to a session, also one whose column is not drawn yet. */
  readonly toStop: (place: StopPlace) => void
}

type Tools = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly columnWidth: number
  readonly focusOn: (place: StopPlace) => void
}

/** Offers the guide of a grid to whoever holds `ref`. */
export function useGridGuide(ref: Ref<GridGuide> | undefined, tools: Tools): void {
  const { scroller, columnWidth, focusOn } = tools
  useImperativeHandle(
    ref,
    () => ({
      toColumn: (index) => {
        const node = scroller.current
        if (node === null) return
        const sign = getComputedStyle(node).direction === 'rtl' ? -1 : 1
        node.scrollTo({ left: index * columnWidth * sign })
      },
      toStop: (place) => {
        // The grid takes the focus from nobody who has it.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        focusOn(place)
      },
    }),
    [scroller, columnWidth, focusOn],
  )
}
