import { useEffect, useRef } from 'react'
import { stepFrom } from './looked-at.ts'
import { loadedRows, type RowWindow } from './row-window.ts'

type LookedAt<Row> = {
  /** The row beside the list; null when none is, or it is not here. */
  readonly opened: Row | null
  readonly next: (() => void) | null
  readonly previous: (() => void) | null
}

/**
 * The rows of a worklist one after the other beside it. One that leaves it, because somebody settled it here or in another
 * window, gives way to what stands in its place; with nothing left the panel closes.
 */
export function useLookedAt<Row>(
  rows: RowWindow<Row>,
  keyOf: (row: Row) => string,
  key: string | undefined,
  onOpen: (row: Row | null) => void,
): LookedAt<Row> {
  const loaded = loadedRows(rows).rows
  const place = key === undefined ? -1 : loaded.findIndex((row) => keyOf(row) === key)
  const last = useRef({ key: '', place: 0 })
  const here = rows.total !== undefined && !rows.outdated
  const gone = here && key !== undefined && place === -1

  useEffect(() => {
    if (key !== undefined && place !== -1) last.current = { key, place }
  }, [key, place])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it has left the list
  useEffect(() => {
    if (!gone) return
    onOpen(last.current.key === key ? stepFrom(loaded, keyOf, last.current, 1) : null)
  }, [gone, key])

  const to = (step: 1 | -1) => () => {
    const row = key === undefined ? loaded[0] : stepFrom(loaded, keyOf, last.current, step)
    if (row != null) onOpen(row)
  }
  return {
    opened: loaded[place] ?? null,
    next: loaded.length > 0 && (place === -1 || place < loaded.length - 1) ? to(1) : null,
    previous: place > 0 ? to(-1) : null,
  }
}
