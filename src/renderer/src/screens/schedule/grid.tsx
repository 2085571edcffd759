import { type CSSProperties, type Ref, type RefObject, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant, LocalDate } from '../../../../shared/domain/time.ts'
import { formatDay } from '../../i18n/format-date.ts'
import { isRightToLeft } from '../../i18n/locale.ts'
import { useShortcuts } from '../../state/shortcuts.ts'
import type { Group, ScheduleView } from './columns.ts'
import type { BufferOf } from './crowd.ts'
import { isDragging } from './drag-shield.ts'
import { FOLD_PX, MINUTE_PX, widthClass } from './geometry.ts'
import classes from './grid.module.css'
import { GridCanvas } from './grid-canvas.tsx'
import type { GridActs, GridContext } from './grid-context.ts'
import { openingMinute, type VisibleHours } from './hours.ts'
import { HoverCard } from './hover-card.tsx'
import type { Look } from './look.ts'
import { placeAt } from './many/grid-spot.ts'
import { useGridChoice } from './many/use-grid-choice.ts'
import { type Place, wishAt } from './place.ts'
import { useDrag } from './use-drag.ts'
import { useGhost } from './use-ghost.ts'
import { useGridFocus } from './use-grid-focus.ts'
import { type ScheduleGuide, useGridGuide } from './use-grid-guide.ts'
import { type GridKeys, useGridKeys } from './use-grid-keys.ts'
import { type GridLayout, useGridLayout } from './use-grid-layout.ts'

export type GridProps = GridActs & {
  readonly view: ScheduleView
  readonly hours: VisibleHours
  readonly group: Group
  readonly look: Look
  /** The day of the address, which a week opens at. */
  readonly date: LocalDate
  readonly now: Instant
  readonly today: LocalDate
  readonly selectedId: number | null
  readonly cursor: Place | null
  /** The sessions shown are still those of other days. */
  readonly outdated: boolean
  readonly mayWrite: boolean
  readonly bufferOf: BufferOf
  readonly onDay: (day: LocalDate) => void
  readonly guide?: Ref<ScheduleGuide>
  readonly onFold: (side: 'early' | 'late') => void
}

/**
 * Days by trainer or room. One tab stop leads into it. Everything stands where arithmetic puts it, only the columns in
 * sight are drawn, and each only when something in it changes.
 */
export function ScheduleGrid(props: GridProps) {
  const { view, hours, group, look, now, selectedId, cursor, outdated, mayWrite, bufferOf } = props
  const { t } = useTranslation()
  const { zoom } = look
  const { columns, days } = view
  const week = days.length > 1
  const scroller = useRef<HTMLElement>(null)
  const opensAt = outdated || isDragging() ? 0 : openingColumn(props)
  const layout = useGridLayout(scroller, { count: columns.length, week, zoom, hours, opensAt })
  const context = useLatest<GridContext>({ view, hours, group, bufferOf, outdated, measure: layout.measure })
  const acts = useLatest<GridActs>(props)
  const ghost = useGhost(context)
  const focus = useGridFocus(scroller, columns, selectedId, layout.seen.from)
  const details = useRef<(() => void) | null>(null)
  const { tabbable, focusOn } = focus
  const keys = useGridKeys({ scroller, context, acts, ghost, focusOn, cursor, selectedId, mayWrite })
  const onPointerDown = useDrag({ scroller, context, acts, ghost, focusOn, mayWrite })
  const known = { cursor, columns, sessions: view.sessions, selectedId, mayWrite }
  const choice = useGridChoice({ ...keys, ...known, scroller, context, acts, focusOn })
  useGridShortcuts(keys, props, details)
  useOpeningPlace(scroller, props, layout.columnWidth)
  useGridGuide(props.guide, { scroller, columnWidth: layout.columnWidth, focusOn })

  const label = t(week ? 'schedule.grid.labelWeek' : 'schedule.label', {
    day: formatDay(days[0]?.date ?? props.date, 'long'),
  })
  return (
    <>
      <section
        ref={scroller}
        className={classes.scroller}
        aria-label={label}
        aria-busy={outdated}
        data-readonly={mayWrite ? undefined : true}
        data-density={look.density}
        data-width={widthClass(layout.columnWidth)}
        style={styleOf(props, layout)}
        // A stop of its own only without a session in it; else for the cursor, which is on none.
        tabIndex={tabbable === null ? 0 : -1}
        onScroll={layout.onScroll}
        onKeyDown={keys.onKeyDown}
        onFocus={(event) => {
          focus.onFocus(event)
          keys.onFocus(event)
        }}
        onBlur={(event) => {
          focus.onBlur(event)
          keys.putBack()
        }}
        onPointerDown={mayWrite ? onPointerDown : undefined}
        onClick={choice.onClick}
        onContextMenu={choice.onContextMenu}
        onDoubleClick={(event) => {
          if (!mayWrite) return
          const session = choice.clicked()
          const wish = session === null ? wishUnder(event, context.current) : null
          if (session !== null) props.onEdit(session)
          else if (wish !== null) props.onCreate(wish)
        }}
      >
        <GridCanvas {...props} layout={layout} tabbable={tabbable} ghost={ghost.element} />
      </section>
      <HoverCard scroller={scroller} view={view} now={now} mayWrite={mayWrite} acts={acts} ask={details} />
    </>
  )
}

/** What the style sheets place everything by. */
function styleOf({ view, hours, look: { zoom } }: GridProps, layout: GridLayout): CSSProperties {
  const style = {
    '--minute': `${MINUTE_PX[zoom]}px`,
    '--from': hours.from,
    '--height': hours.to - hours.from,
    '--column': `${layout.columnWidth}px`,
    '--columns': view.columns.length,
    '--head': `${layout.head}px`,
  }
  return style as CSSProperties
}

/** What was given at the last rendering, for those who act later. */
function useLatest<T>(value: T) {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}

/** The quarter of an hour under a double-click on a free place. */
function wishUnder(
  event: { readonly target: EventTarget; readonly clientX: number; readonly clientY: number },
  context: GridContext,
) {
  if (!(event.target instanceof HTMLElement) || event.target.dataset.column === undefined) return null
  const place = placeAt(context, event.clientX, event.clientY)
  const column = place === null ? undefined : context.view.columns[place.column]
  if (place === null || column === undefined) return null
  return { ...wishAt(place, column, context.group, null), minutes: 0 }
}

/** The first column of the day of the address. */
function openingColumn({ view, date }: Pick<GridProps, 'view' | 'date'>): number {
  return view.days.find((day) => day.date === date)?.first ?? 0
}

/** Opens where it matters, and again on other days; later the reader is left alone. */
function useOpeningPlace(
  scroller: { readonly current: HTMLElement | null },
  { view, hours, group, look: { zoom }, date, now, selectedId, outdated }: GridProps,
  width: number,
): void {
  const shown = [group, date, ...view.days.map((day) => day.date)].join()
  const opened = useRef('')
  const tall = useRef(zoom)
  useLayoutEffect(() => {
    const node = scroller.current
    if (node === null || node.clientWidth === 0) return
    // What is at the top stays there, however tall an hour is.
    if (tall.current !== zoom) node.scrollTop *= MINUTE_PX[zoom] / MINUTE_PX[tall.current]
    tall.current = zoom
    if (outdated || opened.current === shown) return
    opened.current = shown
    // Whoever came here with something in hand aims at the hours that they see.
    if (isDragging()) return
    const above = hours.early === null ? 0 : FOLD_PX
    const minute = openingMinute(hours, view.columns, now, selectedId)
    const top = above + (minute - hours.from) * MINUTE_PX[zoom]
    const left = openingColumn({ view, date }) * width * (isRightToLeft() ? -1 : 1)
    node.scrollTo({ top, left, behavior: 'instant' })
  })
}

function useGridShortcuts(
  keys: GridKeys,
  { mayWrite, onCancel, onMoveTo }: GridProps,
  details: RefObject<(() => void) | null>,
): void {
  const { t } = useTranslation()
  const withFocused = (act: GridActs['onCancel']) => () => {
    const here = keys.focused()
    if (here !== null) act(here.session)
  }
  const arrows = (prefix: string) => ['Up', 'Left', 'Right'].map((name) => `${prefix}+Arrow${name}`)
  const shortcuts = [
    { keys: 'M', label: t('schedule.grid.keys.pickUp'), run: keys.pickUp },
    { keys: 'shift+M', label: t('schedule.grid.keys.moveTo'), run: withFocused(onMoveTo) },
    { keys: 'Delete', label: t('schedule.grid.keys.cancel'), run: withFocused(onCancel) },
    {
      keys: 'alt+ArrowDown',
      also: arrows('alt'),
      label: t('schedule.grid.keys.alt'),
      run: keys.moveAtOnce,
    },
    {
      keys: 'alt+shift+ArrowDown',
      also: ['alt+shift+ArrowUp'],
      label: t('schedule.grid.keys.altShift'),
      run: keys.moveAtOnce,
    },
    {
      keys: 'mod+ArrowDown',
      also: [...arrows('mod'), 'mod+shift+ArrowDown', 'mod+shift+ArrowUp'],
      label: t('schedule.grid.keys.cursor'),
      run: keys.moveCursor,
    },
  ]
  const look = { keys: 'I', label: t('schedule.look.hover.key'), run: () => details.current?.() }
  useShortcuts(t('schedule.grid.keys.title'), mayWrite ? [look, ...shortcuts] : [look])
}
