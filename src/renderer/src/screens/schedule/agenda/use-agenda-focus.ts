import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { Instant } from '../../../../../shared/domain/time.ts'
import { type AgendaItem, openingItem } from './agenda-days.ts'

type AgendaFocus = {
  /** The place of the one row that Tab reaches; null without any session. */
  readonly active: number | null
  readonly setActive: (sessionId: number) => void
  /** Whether a row has the focus. */
  readonly isInside: () => boolean
  /** Moves the focus to a session, also to one that is not mounted yet. */
  readonly focus: (sessionId: number) => void
}

/** Roving focus over windowed rows. It is with a session, wherever changes of others move its row. */
export function useAgendaFocus(
  scroller: RefObject<HTMLElement | null>,
  items: readonly AgendaItem[],
  opensAt: { readonly from: Instant; readonly selectedId: number | null },
): AgendaFocus {
  const [chosen, setActive] = useState<number | null>(null)
  const [moves, setMoves] = useState(0)
  const moved = useRef(0)
  const found = items.findIndex((item) => item.kind === 'session' && item.entry.session.id === chosen)
  const active = found === -1 ? openingItem(items, opensAt.from, opensAt.selectedId) : found

  useLayoutEffect(() => {
    if (moved.current === moves) return
    moved.current = moves
    const row = scroller.current?.querySelector<HTMLElement>(`[data-agenda-session="${chosen}"]`)
    row?.focus({ preventScroll: true })
  }, [scroller, chosen, moves])

  const focus = useCallback((sessionId: number) => {
    setActive(sessionId)
    setMoves((count) => count + 1)
  }, [])
  const isInside = () => document.activeElement?.closest('[data-agenda-session]') != null
  return { active, setActive, isInside, focus }
}
