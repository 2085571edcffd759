import type { AxisSpan } from './axis.ts'
import type { Column } from './columns.ts'

export type Move = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

/** What the arrows stop at: a session by its id, "+n" by that of the first session behind it. */
export type Stop = AxisSpan & { readonly id: number }

/** Where the focus can be: which column, and what in it. */
export type StopPlace = { readonly column: number; readonly stop: Stop }

/** What the arrows stop at in a column, from its top down. */
function stopsIn(column: Column | undefined): readonly Stop[] {
  if (column === undefined) return []
  const placed = column.placed.map(({ session, top, minutes }) => ({ id: session.id, top, minutes }))
  const more = column.more.map(({ sessions, top, minutes }) => ({ id: sessions[0]?.id ?? 0, top, minutes }))
  return more.length === 0 ? placed : [...placed, ...more].sort((a, b) => a.top - b.top)
}

/** The first place at which something can have the focus, from a column on. */
export function firstStop(columns: readonly Column[], from = 0): StopPlace | null {
  for (let column = from; column < columns.length; column += 1) {
    const stop = stopsIn(columns[column])[0]
    if (stop !== undefined) return { column, stop }
  }
  return from === 0 ? null : firstStop(columns)
}

/** Where a session stands: in the column given if it is there, as one over midnight is in two. */
export function findStop(columns: readonly Column[], id: number, preferred: number | null): StopPlace | null {
  const order = preferred === null ? [] : [preferred]
  for (const column of [...order, ...columns.keys()]) {
    const stop = stopsIn(columns[column]).find((one) => one.id === id)
    if (stop !== undefined) return { column, stop }
  }
  return null
}

/**
 * Where an arrow leads: up and down within the column, left and right to the nearest in time in the next column that
 * has any, Home and End to the first and last of the day. The same place at the edge.
 */
export function stopAfter(columns: readonly Column[], here: StopPlace, move: Move): StopPlace {
  const own = stopsIn(columns[here.column])
  const index = own.findIndex((stop) => stop.id === here.stop.id)
  const within = (stop: Stop | undefined) => (stop === undefined ? null : { column: here.column, stop })
  switch (move) {
    case 'up':
      return within(own[index - 1]) ?? here
    case 'down':
      return within(own[index + 1]) ?? here
    case 'left':
      return nearest(columns, here, -1) ?? here
    case 'right':
      return nearest(columns, here, 1) ?? here
    case 'first':
      return edgeOfDay(columns, here, (a, b) => a.top - b.top)
    case 'last':
      return edgeOfDay(columns, here, (a, b) => b.top - a.top)
  }
}

function nearest(columns: readonly Column[], here: StopPlace, step: 1 | -1): StopPlace | null {
  for (let column = here.column + step; columns[column] !== undefined; column += step) {
    const stops = stopsIn(columns[column])
    const away = (stop: Stop) => Math.abs(stop.top - here.stop.top)
    const stop = stops.toSorted((a, b) => away(a) - away(b))[0]
    if (stop !== undefined) return { column, stop }
  }
  return null
}

function edgeOfDay(
  columns: readonly Column[],
  here: StopPlace,
  order: (a: Stop, b: Stop) => number,
): StopPlace {
  const day = columns[here.column]?.scale
  const places = columns.flatMap((column, index) =>
    column.scale === day ? stopsIn(column).map((stop) => ({ column: index, stop })) : [],
  )
  return places.toSorted((a, b) => order(a.stop, b.stop))[0] ?? here
}
