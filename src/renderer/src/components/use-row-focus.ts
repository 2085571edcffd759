import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

type RowFocus = {
  /** The one row that Tab reaches. */
  readonly active: number
  readonly setActive: (index: number) => void
  /** Moves the focus to a row, also to one that is not mounted yet. */
  readonly focusRow: (index: number) => void
  /** Moves the focus to the header, if anything in it can be pressed. */
  readonly focusHeader: () => void
}

/** Roving focus over windowed rows: the active row is remembered by index and focused once it stands. */
export function useRowFocus(scroller: RefObject<HTMLElement | null>, total: number): RowFocus {
  const [chosen, setActive] = useState(0)
  const [moves, setMoves] = useState(0)
  const focused = useRef(0)
  const active = Math.min(chosen, Math.max(0, total - 1))

  useLayoutEffect(() => {
    if (focused.current === moves) return
    focused.current = moves
    scroller.current?.querySelector<HTMLElement>(`[data-row="${active}"]`)?.focus({ preventScroll: true })
  }, [scroller, active, moves])

  const focusRow = useCallback((index: number) => {
    setActive(index)
    setMoves((count) => count + 1)
  }, [])
  const focusHeader = useCallback(() => {
    scroller.current?.querySelector<HTMLElement>('[role="columnheader"] [tabindex="0"]')?.focus()
  }, [scroller])
  return { active, setActive, focusRow, focusHeader }
}
