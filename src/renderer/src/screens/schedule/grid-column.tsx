import { type CSSProperties, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../i18n/format-date.ts'
import { voidSpans } from './axis.ts'
import type { Column, Group } from './columns.ts'
import { isDimmed } from './found-store.ts'
import classes from './grid.module.css'
import type { Colouring } from './look.ts'
import { MoreSessions } from './more-sessions.tsx'
import { SessionCard } from './session-card.tsx'
import { Shades } from './shades.tsx'
import { marksInWords, resourceName } from './words.ts'

type Props = {
  readonly column: Column
  readonly index: number
  readonly group: Group
  readonly colouring: Colouring
  /** Of a week: its name says the day, and the first of a day begins with a line. */
  readonly named: boolean
  readonly first: boolean
  /** The session that Tab leads to, and the one that is looked at, if they are in this column. */
  readonly tabbableId: number | null
  readonly selectedId: number | null
  /** Which of its sessions are chosen, and which are cut: as texts, which stay the same while those do. */
  readonly marked: string
  readonly cut: string
  /** Which of them the search means; null while nothing is searched for. */
  readonly found: string | null
  readonly onSelect: (sessionId: number) => void
}

/** One day of one trainer or room. Drawn again only when something in it changes. */
export const GridColumn = memo(function GridColumn(props: Props) {
  const { column, index, group, colouring, named, first, tabbableId, selectedId, onSelect } = props
  const [marked, cut] = [idsIn(props.marked), idsIn(props.cut)]
  const found = props.found === null ? null : idsIn(props.found)
  const { t } = useTranslation()
  const { scale, axis } = column
  const name = resourceName(column.resource, group)
  const count = column.sessions.length
  const plain = named
    ? t('schedule.grid.column', { name, day: formatDay(scale.date, 'long'), count })
    : t('schedule.column', { name, count })
  const marks = marksInWords(column.marks)
  const label = marks === '' ? plain : t('schedule.look.column', { column: plain, marks })
  return (
    <fieldset
      className={classes.column}
      aria-label={label}
      data-column={index}
      data-first={first || undefined}
      style={{ '--index': index } as CSSProperties}
    >
      {voidSpans(axis, scale).map(({ top, minutes, because }) => (
        <div
          key={top}
          className={classes.void}
          style={{ '--top': top, '--minutes': minutes } as CSSProperties}
        >
          {because === 'missing' && t('schedule.missingHour')}
        </div>
      ))}
      <Shades shades={column.shades} />
      {column.placed.map((placed) => (
        <SessionCard
          key={placed.session.id}
          placed={placed}
          zone={scale.zone}
          group={group}
          colouring={colouring}
          tabbable={placed.session.id === tabbableId}
          selected={placed.session.id === selectedId}
          marked={marked.has(placed.session.id)}
          cut={cut.has(placed.session.id)}
          dimmed={isDimmed(found, placed.session.id)}
        />
      ))}
      {column.more.map((more) => (
        <MoreSessions
          key={more.top}
          more={more}
          zone={scale.zone}
          tabbable={more.sessions[0]?.id === tabbableId}
          onSelect={onSelect}
        />
      ))}
    </fieldset>
  )
})

const idsIn = (text: string): ReadonlySet<number> => new Set(text === '' ? [] : text.split(',').map(Number))
