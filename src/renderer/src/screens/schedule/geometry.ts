/** Where things are on the grid, in px and in minutes. Sideways is counted from where reading begins. */

/** Width of the hours beside the columns, px; also in the style sheet. */
const GUTTER_PX = 64
/** Height of the line that stands for folded hours, px; also in its style sheet. */
export const FOLD_PX = 24
const LEAST_COLUMN_PX = 112
const MOST_COLUMN_PX = 480
/** Columns drawn beyond what is seen, so that a turn of the wheel meets no blank. */
const OVERSCAN = 2

export const ZOOMS = ['compact', 'normal', 'large'] as const
export type Zoom = (typeof ZOOMS)[number]

/** Px per minute. */
export const MINUTE_PX: Readonly<Record<Zoom, number>> = { compact: 0.8, normal: 1.2, large: 2.1 }

/** How wide a column is: they share the width, but few are not stretched and many are not squeezed. */
export function columnWidth(viewport: number, count: number): number {
  const share = (viewport - GUTTER_PX) / Math.max(count, 1)
  return Math.min(Math.max(share, LEAST_COLUMN_PX), MOST_COLUMN_PX)
}

/** How much a card has beside it: the style sheet lays its lines out by this, and by how many share the column. */
export function widthClass(columnPx: number): 'narrow' | 'middle' | 'wide' {
  if (columnPx < 150) return 'narrow'
  return columnPx < 300 ? 'middle' : 'wide'
}

/** From the first column drawn to the one after the last. */
export type ColumnRange = { readonly from: number; readonly to: number }

/** Which columns are drawn at a place of the scroll bar. */
export function columnsSeen(scrolled: number, viewport: number, width: number, count: number): ColumnRange {
  if (viewport === 0) return { from: 0, to: 0 }
  const first = Math.floor(Math.abs(scrolled) / width)
  const last = Math.ceil((Math.abs(scrolled) + viewport - GUTTER_PX) / width)
  return { from: Math.max(0, first - OVERSCAN), to: Math.min(count, last + OVERSCAN) }
}

/** The grid as it lies in the window, for a pointer to be found on it. */
export type Layout = {
  /** The scroller's box in the window. */
  readonly box: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }
  readonly scrollLeft: number
  readonly scrollTop: number
  /** Height of the heads above the columns, px. */
  readonly head: number
  /** What scrolls away above the first minute, px. */
  readonly above: number
  readonly columnWidth: number
  readonly count: number
  readonly minutePx: number
  /** First and last minute of the axis on screen. */
  readonly from: number
  readonly to: number
  readonly rtl: boolean
}

/** A place on the grid: which column, and which minute of the axis. */
export type GridPoint = { readonly column: number; readonly minute: number }

/** Where a pointer is; beyond the edges, the nearest place. */
export function gridPointAt(layout: Layout, x: number, y: number): GridPoint {
  const { box, rtl, columnWidth: width, count } = layout
  const inside = rtl ? box.left + box.width - x : x - box.left
  const column = Math.floor((inside - GUTTER_PX + Math.abs(layout.scrollLeft)) / width)
  const minute = layout.from + (y - box.top - layout.head - layout.above + layout.scrollTop) / layout.minutePx
  return {
    column: Math.min(Math.max(column, 0), count - 1),
    minute: Math.min(Math.max(minute, layout.from), layout.to),
  }
}

/** Whether a point of the window lies on the columns, and not on the heads, the hours or beside the grid. */
export function isInside({ box, head, rtl }: Layout, x: number, y: number): boolean {
  const inside = rtl ? box.left + box.width - x : x - box.left
  return inside >= GUTTER_PX && inside < box.width && y >= box.top + head && y < box.top + box.height
}

const EDGE_PX = 48
const FASTEST_PX = 18

/** How far to scroll in this frame for a pointer near an edge, px; faster nearer to it. */
export function edgeScroll(
  layout: Layout,
  x: number,
  y: number,
): { readonly dx: number; readonly dy: number } {
  const { box, head, rtl } = layout
  const [start, end] = rtl
    ? [box.left, box.left + box.width - GUTTER_PX]
    : [box.left + GUTTER_PX, box.left + box.width]
  return { dx: pull(x, start, end), dy: pull(y, box.top + head, box.top + box.height) }
}

function pull(at: number, start: number, end: number): number {
  const before = start + EDGE_PX - at
  const after = at - (end - EDGE_PX)
  const deep = Math.max(before, after)
  if (deep <= 0) return 0
  const speed = Math.ceil((Math.min(deep, EDGE_PX) / EDGE_PX) * FASTEST_PX)
  return before > after ? -speed : speed
}
