import { useEffect, useRef } from 'react'
import { loadedRows, type RowWindow } from '../../components/row-window.ts'
import type { SessionsSearch } from './search.ts'
import { rowIdOf, type SessionRow, stepFrom } from './view-model.ts'

type Worklist = {
  /** The row that is looked at, while it is in the list. */
  readonly opened: SessionRow | null
  readonly next: (() => void) | null
  readonly previous: (() => void) | null
}

/** The rows one after the other beside the list. One that leaves it, because it was marked, gives way to the one after it. */
export function useWorklist(
  rows: RowWindow<SessionRow>,
  search: SessionsSearch,
  onOpen: (row: SessionRow) => void,
): Worklist {
  const loaded = loadedRows(rows).rows
  const { session, booking } = search
  const id = session === undefined ? null : rowIdOf({ sessionId: session, bookingId: booking ?? null })
  const place = id === null ? -1 : loaded.findIndex((row) => rowIdOf(row) === id)
  const last = useRef({ id: 0, place: 0 })

  useEffect(() => {
    if (id !== null && place !== -1) last.current = { id, place }
  }, [id, place])

  const to = (step: 1 | -1) => () => {
    const row = id === null ? loaded[0] : stepFrom(loaded, last.current, step)
    if (row != null) onOpen(row)
  }
  const gone = id !== null && place === -1
  return {
    opened: loaded[place] ?? null,
    next: loaded.length > 0 && (gone || place < loaded.length - 1) ? to(1) : null,
    previous: loaded.length > 0 && (gone ? last.current.place > 0 : place > 0) ? to(-1) : null,
  }
}
