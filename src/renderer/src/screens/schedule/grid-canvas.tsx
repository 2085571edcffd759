import { type CSSProperties, type RefObject, useLayoutEffect, useRef } from 'react'
import type { StopPlace } from './arrows.ts'
import { spanOnAxis } from './axis.ts'
import type { ScheduleView } from './columns.ts'
import { Folds } from './fold-strip.tsx'
import classes from './grid.module.css'
import type { GridProps } from './grid.tsx'
import { GridColumns } from './grid-columns.tsx'
import { GridHeads } from './grid-heads.tsx'
import { HourGutter } from './hour-gutter.tsx'
import type { Place } from './place.ts'
import { NowLine, PastShade } from './time-marks.tsx'
import type { GridLayout } from './use-grid-layout.ts'

type Props = GridProps & {
  readonly layout: GridLayout
  readonly tabbable: StopPlace | null
  /** What is carried, drawn by whoever carries it. */
  readonly ghost: RefObject<HTMLDivElement | null>
}

/** What is drawn of the grid, and scrolls in it: the heads, the hours, the columns in sight and what lies over them. */
export function GridCanvas(props: Props) {
  const { view, hours, group, look, now, selectedId, cursor, outdated, layout, tabbable, ghost } = props
  const { today, onDay, onFold, onSelect } = props
  const { columns, days } = view
  return (
    <div className={classes.canvas} data-outdated={outdated || undefined}>
      <GridHeads columns={columns} days={days} group={group} seen={layout.seen} today={today} onDay={onDay} />
      <Folds hours={hours} day={columns[0]} onFold={onFold}>
        <div className={classes.body}>
          <HourGutter hours={hours} zone={columns[0]?.scale.zone ?? ''} />
          <div className={classes.plane}>
            <PastShade view={view} hours={hours} now={now} />
            <GridColumns
              view={view}
              group={group}
              colouring={look.colour}
              seen={layout.seen}
              tabbable={tabbable}
              selectedId={selectedId}
              onSelect={onSelect}
            />
            <NowLine view={view} hours={hours} now={now} />
            <Cursor view={view} cursor={cursor} />
            <div ref={ghost} className={classes.ghost} data-ghost aria-hidden="true" hidden>
              <span data-figure />
              <strong />
              <span className={classes.reason} />
            </div>
          </div>
        </div>
      </Folds>
    </div>
  )
}

type CursorProps = { readonly view: ScheduleView; readonly cursor: Place | null }

/** The free place that the keyboard has chosen. */
function Cursor({ view, cursor }: CursorProps) {
  const element = useRef<HTMLDivElement>(null)
  const column = cursor === null ? undefined : view.columns[cursor.column]
  useLayoutEffect(() => {
    if (cursor !== null) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [cursor])
  if (cursor === null || column === undefined) return null
  const endsAt = cursor.startsAt + cursor.minutes * 60_000
  const span = spanOnAxis(column.axis, column.scale, { startsAt: cursor.startsAt, endsAt })
  if (span === null) return null
  const style = { '--index': cursor.column, '--top': span.top, '--minutes': span.minutes } as CSSProperties
  return <div ref={element} className={classes.cursor} style={style} data-cursor />
}
