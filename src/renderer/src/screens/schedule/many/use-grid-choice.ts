import { type MouseEvent, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../../components/live-region.tsx'
import { i18n } from '../../../i18n/setup.ts'
import { pressedKeys, useShortcuts } from '../../../state/shortcuts.ts'
import { findStop, type Move, type StopPlace, stopAfter } from '../arrows.ts'
import { type Focused, mirrored } from '../carry-by-key.ts'
import type { Column } from '../columns.ts'
import type { GridActs, GridContext } from '../grid-context.ts'
import type { Place } from '../place.ts'
import { mayAct } from '../session-acts.ts'
import type { DaySession } from '../sessions.ts'
import { placeAt } from './grid-spot.ts'
import {
  aboutWhich,
  between,
  choose,
  clearSelection,
  hold,
  refreshClip,
  stillThere,
  toggled,
  useSelection,
} from './selection.ts'

type Tools = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly context: RefObject<GridContext>
  readonly acts: RefObject<GridActs>
  readonly focused: () => Focused | null
  readonly focusOn: (place: StopPlace) => void
  /** The free place that the cursor is at, or would begin at. */
  readonly freePlace: () => Place | null
  readonly cursor: Place | null
  readonly columns: readonly Column[]
  /** Of the days on screen, also those that the filters leave out. */
  readonly sessions: readonly DaySession[]
  readonly selectedId: number | null
  readonly mayWrite: boolean
}

type GridChoice = {
  readonly onClick: (event: MouseEvent) => void
  readonly onContextMenu: (event: MouseEvent) => void
  /** What the first click of a double-click was on: by the second, what it opened has moved what lies under the hand. */
  readonly clicked: () => DaySession | null
}

/** Choosing many sessions by hand and by key, and what is done with them by key. */
export function useGridChoice(tools: Tools): GridChoice {
  const { columns, sessions, mayWrite } = tools
  useEffect(() => {
    const { ids, anchor } = useSelection.getState()
    const kept = mayWrite ? stillThere(ids, columns) : new Set<number>()
    if (kept !== ids && ids.size > 0) useSelection.setState({ ids: kept, anchor })
  }, [columns, mayWrite])
  useEffect(() => refreshClip(sessions), [sessions])
  // Whoever leaves the schedule leaves nothing chosen there.
  useEffect(() => () => useSelection.setState({ ids: new Set(), anchor: null }), [])
  useChoiceShortcuts(tools)
  const first = useRef<number | null>(null)
  return {
    onClick: (event) => {
      if (event.detail > 1) return
      const id = cardOf(event.target)?.dataset.session
      first.current = id === undefined ? null : Number(id)
      onClick(tools, event)
    },
    clicked: () => sessions.find(({ id }) => id === first.current) ?? null,
    onContextMenu: (event) => onContextMenu(tools, event),
  }
}

const cardOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-session]:not([data-more])') : null

/** A click looks at a session; with Ctrl or Shift it chooses it with others. On a free place it chooses nothing. */
function onClick({ columns, selectedId, mayWrite, acts }: Tools, event: MouseEvent): void {
  const { ids, anchor } = useSelection.getState()
  const card = cardOf(event.target)
  const id = Number(card?.dataset.session)
  if (card === null) {
    if (!event.shiftKey) clearSelection()
  } else if (mayWrite && event.shiftKey) {
    const from = anchor ?? selectedId ?? id
    choose(between(columns, from, id), from)
  } else if (mayWrite && (event.ctrlKey || event.metaKey)) {
    // What is looked at is the first of them.
    const before = ids.size === 0 && selectedId !== null && selectedId !== id ? new Set([selectedId]) : ids
    choose(toggled(stillThere(before, columns), id), id)
  } else {
    clearSelection()
    useSelection.setState({ anchor: id })
    acts.current.onSelect(id)
  }
}

/** By the right button, or by the key for it, which comes without a place. */
function onContextMenu({ context, acts, mayWrite }: Tools, event: MouseEvent): void {
  if (!mayWrite || !(event.target instanceof Element)) return
  const { clientX: x, clientY: y } = event
  const card = cardOf(event.target)
  const { view } = context.current
  const session = view.sessions.find(({ id }) => id === Number(card?.dataset.session))
  if (session !== undefined) acts.current.onMenu({ x, y, session })
  else if (event.target.closest('[data-column]') === null) return
  else {
    const place = placeAt(context.current, x, y)
    if (place === null) return
    acts.current.onMenu({ x, y, place })
  }
  event.preventDefault()
}

const MOVES: Readonly<Record<string, Move>> = {
  'shift+ArrowUp': 'up',
  'shift+ArrowDown': 'down',
  'shift+ArrowLeft': 'left',
  'shift+ArrowRight': 'right',
}

function useChoiceShortcuts(tools: Tools): void {
  const { t } = useTranslation()
  const { scroller, context, acts, focused, freePlace, mayWrite } = tools
  const inGrid = () =>
    scroller.current?.contains(document.activeElement) === true &&
    window.getSelection()?.isCollapsed !== false
  const here = () => inGrid() && focused() !== null
  const sessionsHere = () => {
    const found = focused()
    return found === null ? [] : aboutWhich(found.session, context.current.view.sessions)
  }
  const say = 'schedule.many.keys' as const
  const shortcuts = [
    {
      keys: 'X',
      also: ['mod+ '],
      label: t(`${say}.toggle`),
      applies: here,
      run: () => toggleFocused(tools),
    },
    {
      keys: 'shift+ArrowDown',
      also: ['shift+ArrowUp', 'shift+ArrowLeft', 'shift+ArrowRight'],
      label: t(`${say}.extend`),
      applies: here,
      run: (event: globalThis.KeyboardEvent) => extend(tools, pressedKeys(event)),
    },
    { keys: 'mod+A', label: t(`${say}.all`), applies: inGrid, run: () => chooseColumn(tools) },
    {
      keys: 'Escape',
      label: t(`${say}.clear`),
      applies: () => inGrid() && useSelection.getState().ids.size > 0,
      run: clearSelection,
    },
    {
      keys: 'mod+D',
      label: t(`${say}.duplicate`),
      applies: here,
      run: () => acts.current.onDuplicate(sessionsHere()),
    },
    { keys: 'mod+C', label: t(`${say}.copy`), applies: here, run: () => hold('copy', sessionsHere()) },
    {
      keys: 'mod+X',
      label: t(`${say}.cut`),
      applies: here,
      run: () => {
        const sessions = sessionsHere()
        if (mayAct('cut', sessions, mayWrite)) hold('cut', sessions)
      },
    },
    {
      keys: 'mod+V',
      label: t(`${say}.paste`),
      applies: inGrid,
      run: () => {
        const place = freePlace()
        if (useSelection.getState().clip === null) announce(i18n.t('schedule.many.nothingToPaste'))
        else if (place !== null) {
          acts.current.onCursor(null)
          acts.current.onPaste(place)
        }
      },
    },
    {
      keys: 'shift+F10',
      also: ['ContextMenu'],
      label: t(`${say}.menu`),
      applies: inGrid,
      run: () => menuByKey(tools),
    },
  ]
  useShortcuts(t('schedule.many.label'), mayWrite ? shortcuts : [])
}

function toggleFocused({ focused }: Tools): void {
  const found = focused()
  if (found !== null) choose(toggled(useSelection.getState().ids, found.session.id), found.session.id)
}

/** Goes on to the next session and takes it along. */
function extend({ focused, focusOn, columns, context }: Tools, keys: string): void {
  const found = focused()
  const direction = MOVES[keys.replace(/Arrow(Left|Right)$/, (arrow) => mirrored(arrow, context.current))]
  const stop = found === null ? null : findStop(columns, found.session.id, found.column)
  if (found === null || stop === null || direction === undefined) return
  const next = stopAfter(columns, stop, direction)
  const anchor = useSelection.getState().anchor ?? found.session.id
  choose(between(columns, anchor, next.stop.id), anchor)
  focusOn(next)
}

function chooseColumn({ focused, cursor, columns }: Tools): void {
  const index = cursor?.column ?? focused()?.column
  const column = index === undefined ? undefined : columns[index]
  if (column !== undefined) choose(new Set(column.sessions.map(({ id }) => id)), null)
}

/** Beside the session that has the focus, or at the cursor. */
function menuByKey({ focused, cursor, freePlace, acts, scroller }: Tools): void {
  const found = cursor === null ? focused() : null
  const element = cursor === null ? document.activeElement : scroller.current?.querySelector('[data-cursor]')
  const box = (element ?? scroller.current)?.getBoundingClientRect()
  const at = { x: box?.left ?? 0, y: box?.top ?? 0 }
  if (found !== null) acts.current.onMenu({ x: at.x + 8, y: (box?.bottom ?? 0) - 4, session: found.session })
  else {
    const place = freePlace()
    if (place !== null) acts.current.onMenu({ x: at.x + 8, y: at.y + 8, place })
  }
}
