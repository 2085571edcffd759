import { type KeyboardEvent, type Ref, type RefObject, useImperativeHandle, useMemo } from 'react'
import type { DayScale } from '../../../../../shared/domain/day-scale.ts'
import type { Instant } from '../../../../../shared/domain/time.ts'
import type { ScheduleBlock } from '../blocks.ts'
import type { DaySession } from '../sessions.ts'
import type { ScheduleGuide } from '../use-grid-guide.ts'
import { agendaDays, agendaItems, itemAfterKey } from './agenda-days.ts'
import { useAgendaFocus } from './use-agenda-focus.ts'
import { useAgendaWindow } from './use-agenda-window.ts'

type Given = {
  /** Keep these arrays stable between renders. */
  readonly scales: readonly DayScale[]
  readonly sessions: readonly DaySession[]
  readonly blocks: readonly ScheduleBlock[]
  /** Where it opens: at what is not over then. */
  readonly from: Instant
  readonly selectedId: number | null
  readonly guide: Ref<ScheduleGuide>
  /** Enter or Space was pressed on its row. */
  readonly onOpen: (session: DaySession, key: string) => void
}

/** The rows of the agenda: which there are, which are mounted, which has the focus, and where keys lead from it. */
export function useAgendaRows(scroller: RefObject<HTMLElement | null>, given: Given) {
  const { scales, sessions, blocks, from, selectedId, onOpen } = given
  const days = useMemo(() => agendaDays(scales, sessions, blocks), [scales, sessions, blocks])
  const items = useMemo(() => agendaItems(days), [days])
  const focus = useAgendaFocus(scroller, items, { from, selectedId })
  const list = useAgendaWindow(scroller, items, focus.active)

  const sessionAt = (index: number | null): DaySession | null => {
    const item = index === null ? undefined : items[index]
    return item?.kind === 'session' ? item.entry.session : null
  }
  const goTo = (index: number) => {
    const session = sessionAt(index)
    if (session === null) return
    list.reveal(index)
    focus.focus(session.id)
  }
  useImperativeHandle(given.guide, () => ({
    toMatch: ({ session }) =>
      goTo(items.findIndex((item) => item.kind === 'session' && item.entry.session.id === session.id)),
  }))
  const onKeyDown = (event: KeyboardEvent) => {
    const current = sessionAt(focus.active)
    if (focus.active === null || current === null || event.altKey || event.shiftKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return onOpen(current, event.key)
    }
    const next = itemAfterKey(items, focus.active, event)
    if (next === null) return
    event.preventDefault()
    goTo(next)
  }
  /** The session whose row has the focus. */
  const focused = () => (focus.isInside() ? sessionAt(focus.active) : null)
  return { days, items, list, active: focus.active, onFocus: focus.setActive, onKeyDown, focused }
}
