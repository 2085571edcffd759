import { useEffect, useRef } from 'react'
import { loadedRows, type RowWindow } from '../../components/row-window.ts'
import { type Matter, stepFrom } from './view-model.ts'

type LookedAt = {
  /** The matter beside the list; null when none is, or it is not here. */
  readonly opened: Matter | null
  readonly next: (() => void) | null
  readonly previous: (() => void) | null
}

/**
 * The matters one after the other beside the list. One that leaves it, because somebody settled it here or in another
 * window, gives way to what stands in its place; with nothing left the panel closes.
 */
export function useLookedAt(
  rows: RowWindow<Matter>,
  key: string | undefined,
  onOpen: (matter: Matter | null) => void,
): LookedAt {
  const loaded = loadedRows(rows).rows
  const place = key === undefined ? -1 : loaded.findIndex((row) => row.key === key)
  const last = useRef({ key: '', place: 0 })
  const here = rows.total !== undefined && !rows.outdated
  const gone = here && key !== undefined && place === -1

  useEffect(() => {
    if (key !== undefined && place !== -1) last.current = { key, place }
  }, [key, place])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it has left the list
  useEffect(() => {
    if (!gone) return
    onOpen(last.current.key === key ? stepFrom(loaded, last.current, 1) : null)
  }, [gone, key])

  const to = (step: 1 | -1) => () => {
    const row = key === undefined ? loaded[0] : stepFrom(loaded, last.current, step)
    if (row != null) onOpen(row)
  }
  return {
    opened: loaded[place] ?? null,
    next: loaded.length > 0 && (place === -1 || place < loaded.length - 1) ? to(1) : null,
    previous: place > 0 ? to(-1) : null,
  }
}
