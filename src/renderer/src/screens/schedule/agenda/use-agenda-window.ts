import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import type { AgendaItem } from './agenda-days.ts'

/** px, before a row was measured: one that has to wrap is taller. */
const USUAL_HEIGHT = { day: 36, session: 40, none: 36, note: 32 } as const
/** px: the head of the day stays in view above its rows. */
const STUCK_HEIGHT = 36

/** The part of a day that is mounted, px from the top of the list. */
export type MountedDay = {
  readonly day: number
  readonly start: number
  readonly height: number
  /** What stands in it besides its head. */
  readonly items: readonly VirtualItem[]
}

type AgendaWindow = {
  /** px, of all rows together. */
  readonly height: number
  readonly days: readonly MountedDay[]
  readonly measure: (element: HTMLElement | null) => void
  /** Scrolls no further than needed. */
  readonly reveal: (index: number) => void
}

/**
 * Which rows to mount: those in view, some around them, the one that has the focus, and the heads of their days. Begins
 * at the row at which it opens.
 */
export function useAgendaWindow(
  scroller: RefObject<HTMLElement | null>,
  items: readonly AgendaItem[],
  active: number | null,
): AgendaWindow {
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range)
      return active === null || indexes.includes(active) ? indexes : [...indexes, active]
    },
    [active],
  )
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => USUAL_HEIGHT[items[index]?.kind ?? 'session'],
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
    rangeExtractor,
    scrollPaddingStart: STUCK_HEIGHT,
  })
  useOpeningRow(virtualizer.scrollToIndex, items.length === 0 ? null : active)

  const heads = useMemo(() => items.flatMap((item, index) => (item.kind === 'day' ? [index] : [])), [items])
  const days = new Map<number, VirtualItem[]>()
  for (const item of virtualizer.getVirtualItems()) {
    const of = items[item.index]
    if (of === undefined) continue
    const list = days.get(of.day)
    const own = of.kind === 'day' ? [] : [item]
    if (list === undefined) days.set(of.day, own)
    else list.push(...own)
  }
  return {
    height: virtualizer.getTotalSize(),
    days: [...days].map(([day, mounted]) => {
      const start = virtualizer.measurementsCache[heads[day] ?? 0]?.start ?? 0
      const last = (heads[day + 1] ?? items.length) - 1
      const end = virtualizer.measurementsCache[last]?.end ?? start
      return { day, start, height: end - start, items: mounted }
    }),
    measure: virtualizer.measureElement,
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }
}

type ScrollTo = (index: number, options: { readonly align: 'start' }) => void

/** Once there is something to open at, and never again: from then on the reader scrolls. */
function useOpeningRow(scrollTo: ScrollTo, at: number | null): void {
  const opened = useRef(false)
  useLayoutEffect(() => {
    if (opened.current || at === null) return
    opened.current = true
    scrollTo(at, { align: 'start' })
  }, [scrollTo, at])
}
