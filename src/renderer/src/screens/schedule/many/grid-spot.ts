import { instantAtAxis } from '../axis.ts'
import { gridPointAt } from '../geometry.ts'
import type { GridContext } from '../grid-context.ts'
import { type Place, SNAP, snapDown } from '../place.ts'

/** The quarter of an hour at a point of the window; null where there is no column. */
export function placeAt({ view, measure }: GridContext, x: number, y: number): Place | null {
  const layout = measure()
  if (layout === null) return null
  const { column: index, minute } = gridPointAt(layout, x, y)
  const column = view.columns[index]
  if (column === undefined) return null
  const startsAt = snapDown(instantAtAxis(column.axis, column.scale, minute), SNAP)
  return { column: index, startsAt, minutes: SNAP }
}
