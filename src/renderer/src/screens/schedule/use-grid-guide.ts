import { type Ref, type RefObject, useImperativeHandle } from 'react'
import type { StopPlace } from './arrows.ts'
import type { Match } from './find.ts'

/** Leads somebody beside the schedule to what is on it. */
export type ScheduleGuide = {
  /** Scrolls a column to where reading begins; nothing where there are none. */
  readonly toColumn?: (index: number) => void
  /** Gives the focus to a session that was found, also one that is not drawn yet. */
  readonly toMatch: (match: Match) => void
}

type Tools = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly columnWidth: number
  readonly focusOn: (place: StopPlace) => void
}

/** Offers the guide of a grid to whoever holds `ref`. */
export function useGridGuide(ref: Ref<ScheduleGuide> | undefined, tools: Tools): void {
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
      toMatch: ({ place }) => {
        if (place === null) return
        // The grid takes the focus from nobody who has it.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        focusOn(place)
      },
    }),
    [scroller, columnWidth, focusOn],
  )
}
