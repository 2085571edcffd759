import { type RefObject, useCallback, useState } from 'react'
import { useWidth } from '../../components/use-width.ts'
import { isRightToLeft } from '../../i18n/locale.ts'
import {
  type ColumnRange,
  columnsSeen,
  columnWidth,
  FOLD_PX,
  type Layout,
  MINUTE_PX,
  type Zoom,
} from './geometry.ts'
import type { VisibleHours } from './hours.ts'

/** Heights of the heads, px: days stand above trainers in a week. Also in the style sheet. */
const HEAD_PX = { day: 44, week: 72 } as const

export type GridLayout = {
  readonly head: number
  readonly columnWidth: number
  /** The columns to draw. */
  readonly seen: ColumnRange
  readonly measure: () => Layout | null
  readonly onScroll: () => void
}

type Given = {
  readonly count: number
  readonly week: boolean
  readonly zoom: Zoom
  readonly hours: VisibleHours
  /** The column that the grid is about to be scrolled to: drawn at once, instead of the first ones before it. */
  readonly opensAt: number
}

/** How the grid lies in the window, and which of its columns are seen. Scrolling within a column renders nothing. */
export function useGridLayout(scroller: RefObject<HTMLElement | null>, given: Given): GridLayout {
  const { count, week, zoom, hours, opensAt } = given
  const viewport = useWidth(scroller)
  const width = columnWidth(viewport, count)
  const head = HEAD_PX[week ? 'week' : 'day']
  const [firstSeen, setFirstSeen] = useState(opensAt)
  const onScroll = useCallback(() => {
    const node = scroller.current
    if (node !== null) setFirstSeen(Math.floor(Math.abs(node.scrollLeft) / width))
  }, [scroller, width])
  const { from, to } = hours
  const above = hours.early === null ? 0 : FOLD_PX
  const measure = useCallback((): Layout | null => {
    const node = scroller.current
    if (node === null) return null
    return {
      box: node.getBoundingClientRect(),
      scrollLeft: node.scrollLeft,
      scrollTop: node.scrollTop,
      head,
      above,
      columnWidth: width,
      count,
      minutePx: MINUTE_PX[zoom],
      from,
      to,
      rtl: isRightToLeft(),
    }
  }, [scroller, head, above, width, count, zoom, from, to])
  // From the column's edge: the range holds until the next column comes into sight.
  const seen = columnsSeen(firstSeen * width, viewport === 0 ? 0 : viewport + width, width, count)
  return { head, columnWidth: width, seen, measure, onScroll }
}
