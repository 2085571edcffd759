import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRowWindow } from '../../api/use-row-window.ts'
import { Button } from '../../components/button.tsx'
import { rowAfterKey } from '../../components/row-keys.ts'
import { loadedRows } from '../../components/row-window.ts'
import { Skeleton } from '../../components/skeleton.tsx'
import classes from './assignments.module.css'
import type { BoardTools } from './board-tools.ts'
import { ClientCard } from './client-card.tsx'
import { type Card, type Column, NOBODY } from './columns.ts'

const CARD_HEIGHT = 44

type Props = { readonly column: Column; readonly label: string; readonly tools: BoardTools }

/** The clients of a column: one tab stop, of which only those in view exist. */
export function ColumnCards({ column, label, tools }: Props) {
  const { t } = useTranslation()
  const { on, query } = tools
  const trainerId = column.key === NOBODY ? null : column.key
  const input = { trainerId, on, ...(query === undefined ? {} : { query }) }
  const { rows, refusal, retry } = useRowWindow('assignments.list', input)
  const { pages, pageSize, total = 0 } = rows
  const cards = useMemo(() => loadedRows({ pages, pageSize }), [pages, pageSize])
  const cardAt = (index: number): Card | undefined => cards.rows[cards.positions.get(index) ?? -1]
  const list = useCardList(total, rows.show)
  useWish(tools.wish, column.key, list.scroller, rows.total !== undefined)
  const keepFocus = useKeptFocus(list.scroller, total)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const card = cardAt(list.active) ?? null
    const acted = tools.onKey(event.key, card, column.key) || list.onKey(event.key)
    if (acted) event.preventDefault()
    else if (event.key === 'Enter' && card !== null) tools.onOpen(card)
  }
  if (refusal !== null) {
    return (
      <div className={classes.none} role="alert">
        <p>{refusal.message}</p>
        <Button onClick={retry}>{t('action.tryAgain')}</Button>
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the clients within, also while there are none
    <div ref={list.scroller} className={classes.cards} onKeyDown={onKeyDown} {...keepFocus}>
      {rows.total === undefined && <Skeleton lines={6} />}
      {rows.total === 0 && (
        <p className={classes.none} tabIndex={-1} data-empty>
          {t(`assignments.empty.${emptyOf(column, query)}`)}
        </p>
      )}
      {total > 0 && (
        <div
          role="listbox"
          aria-label={label}
          aria-busy={rows.outdated}
          className={classes.list}
          style={{ blockSize: list.height }}
        >
          {list.items.map(({ key, index, start }) => (
            <ClientCard
              // By place, not by client: a page that arrives must not take the focus from the card it fills.
              key={key}
              card={cardAt(index)}
              index={index}
              total={total}
              start={start}
              column={column.key}
              active={index === list.active}
              tools={tools}
              onActive={list.setActive}
            />
          ))}
        </div>
      )}
    </div>
  )
}

function emptyOf({ key }: Column, query: string | undefined): 'search' | 'nobody' | 'column' {
  if (query !== undefined) return 'search'
  return key === NOBODY ? 'nobody' : 'column'
}

/** Which cards are mounted, and the one that has the focus or had it last. */
function useCardList(total: number, show: (first: number, last: number) => void) {
  const scroller = useRef<HTMLDivElement>(null)
  const [chosen, setActive] = useState(0)
  const [moves, setMoves] = useState(0)
  const focused = useRef(0)
  const active = Math.min(chosen, Math.max(0, total - 1))
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range)
      return indexes.includes(active) || active >= total ? indexes : [...indexes, active]
    },
    [active, total],
  )
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    overscan: 6,
    rangeExtractor,
  })
  const first = virtualizer.range?.startIndex
  const last = virtualizer.range?.endIndex
  useEffect(() => {
    if (first !== undefined && last !== undefined) show(first, last)
  }, [show, first, last])
  useLayoutEffect(() => {
    if (focused.current === moves) return
    focused.current = moves
    scroller.current?.querySelector<HTMLElement>(`[data-row="${active}"]`)?.focus({ preventScroll: true })
  }, [active, moves])
  const focus = (index: number) => {
    virtualizer.scrollToIndex(index, { align: 'auto' })
    setActive(index)
    setMoves((count) => count + 1)
  }
  /** Whether a key led to another card. */
  const onKey = (key: string): boolean => {
    const pageRows = Math.floor((scroller.current?.clientHeight ?? 0) / CARD_HEIGHT) - 1
    const next = rowAfterKey(key, active, total, pageRows)
    if (next === null || total === 0) return false
    // Nothing stands above the first one.
    focus(next === 'header' ? 0 : next)
    return true
  }
  return {
    scroller,
    active,
    setActive,
    onKey,
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
  }
}

/** Takes the focus once a key has led into this column and its clients are here. */
function useWish(
  { column, turn }: BoardTools['wish'],
  own: number,
  scroller: { readonly current: HTMLElement | null },
  here: boolean,
): void {
  const granted = useRef(0)
  useLayoutEffect(() => {
    if (column !== own || !here || granted.current === turn) return
    granted.current = turn
    const place = scroller.current?.querySelector<HTMLElement>('[role="option"][tabindex="0"], [data-empty]')
    place?.focus({ preventScroll: true })
  }, [column, turn, own, here, scroller])
}

/** When the client who had the focus has gone, and was the last of the column, the one before has it. */
function useKeptFocus(scroller: { readonly current: HTMLElement | null }, total: number) {
  const inside = useRef(false)
  const before = useRef(total)
  useLayoutEffect(() => {
    const fewer = total < before.current
    before.current = total
    if (!fewer || !inside.current || document.activeElement !== document.body) return
    scroller.current?.querySelector<HTMLElement>('[role="option"][tabindex="0"], [data-empty]')?.focus()
  }, [total, scroller])
  return {
    onFocus: () => {
      inside.current = true
    },
    onBlur: ({ relatedTarget }: { readonly relatedTarget: EventTarget | null }) => {
      if (relatedTarget !== null) inside.current = false
    },
  }
}
