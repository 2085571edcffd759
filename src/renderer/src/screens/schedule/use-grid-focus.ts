import { type FocusEvent, type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { findStop, firstStop, type StopPlace } from './arrows.ts'
import type { Column } from './columns.ts'

type Held = { readonly id: number; readonly column: number }

export type GridFocus = {
  /** The one stop of the grid: where Tab leads to. */
  readonly tabbable: StopPlace | null
  /** Gives the focus to a place, also one whose column is not drawn yet. */
  readonly focusOn: (place: StopPlace) => void
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
}

/**
 * Where the focus is on the grid. It follows its session wherever that goes: to another column, to another place, and
 * back again when main refuses.
 */
export function useGridFocus(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly Column[],
  selectedId: number | null,
  firstSeen: number,
): GridFocus {
  const [held, setHeld] = useState<Held | null>(null)
  /** The session that has the focus or is about to get it; null when the focus is elsewhere. */
  const wanted = useRef<number | null>(null)
  const found = held === null ? null : findStop(columns, held.id, held.column)
  const chosen = found ?? (selectedId === null ? null : findStop(columns, selectedId, null))
  const tabbable = chosen ?? firstStop(columns, firstSeen)

  useLayoutEffect(() => {
    const id = wanted.current
    const now = document.activeElement
    if (id === null || scroller.current === null) return
    if (now instanceof HTMLElement && Number(now.dataset.session) === id) return
    // Somebody else has taken it: a dialog, another field.
    if (now !== null && now !== document.body && !scroller.current.contains(now)) return
    const element = elementOf(scroller.current, id, tabbable?.column)
    element?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const focusOn = useCallback(({ column, stop }: StopPlace) => {
    wanted.current = stop.id
    setHeld({ id: stop.id, column })
  }, [])
  const onFocus = useCallback(({ target }: FocusEvent) => {
    const { session } = (target as HTMLElement).dataset
    const column = target.closest<HTMLElement>('[data-column]')
    if (session === undefined || column === null) return
    const now = { id: Number(session), column: Number(column.dataset.column) }
    wanted.current = now.id
    setHeld((before) => (before?.id === now.id && before.column === now.column ? before : now))
  }, [])
  const onBlur = useCallback(() => {
    wanted.current = null
  }, [])
  return { tabbable, focusOn, onFocus, onBlur }
}

/** A session over midnight is there twice: rather in this column. */
function elementOf(scroller: HTMLElement, id: number, column: number | undefined): HTMLElement | null {
  const here = `[data-column="${column}"] [data-session="${id}"]`
  return scroller.querySelector<HTMLElement>(here) ?? scroller.querySelector(`[data-session="${id}"]`)
}
