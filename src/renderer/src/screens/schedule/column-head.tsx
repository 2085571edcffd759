import { CircleAlert, TriangleAlert } from 'lucide-react'
import { type CSSProperties, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { initialsOf } from '../../components/initials.ts'
import { countMarks } from './attention.ts'
import classes from './column-head.module.css'
import type { Column, Group } from './columns.ts'
import grid from './grid.module.css'
import { hoursInWords, marksInWords, resourceName } from './words.ts'

type Props = {
  readonly column: Column
  readonly index: number
  readonly first: boolean
  readonly group: Group
  /** Minutes in all the days on screen; null in a day alone, or where no hours were entered. */
  readonly weekBooked: number | null
  readonly weekAvailable: number | null
}

/** Whose a column is, how much of their hours is taken, and whether something in it is to be looked at. */
export const ColumnHead = memo(function ColumnHead({ column, index, first, group, ...week }: Props) {
  const { t } = useTranslation()
  const name = resourceName(column.resource, group)
  const { conflicts, unmarked } = countMarks(column.marks)
  const { availableMinutes } = column
  const count = column.sessions.length
  const hours = hoursInWords(column.bookedMinutes)
  const available = availableMinutes === null ? null : hoursInWords(availableMinutes)
  const figures =
    available === null
      ? count > 0 && t('schedule.look.head.booked', { hours })
      : t('schedule.look.head.of', { hours, available })
  const Sign = conflicts > 0 ? TriangleAlert : CircleAlert
  const isHard = column.marks.some(({ attention }) => (attention?.clashes.length ?? 0) > 0)
  return (
    <div
      className={grid.head}
      style={{ '--index': index } as CSSProperties}
      data-first={first || undefined}
      title={useHint(column, name, week)}
      // The column itself has the name.
      aria-hidden="true"
    >
      <div className={classes.root}>
        {column.resource.id !== null && group === 'trainer' && (
          <span className={classes.avatar}>{initialsOf(name)}</span>
        )}
        <span className={classes.lines}>
          <strong>{name}</strong>
          <span data-figure>{figures}</span>
        </span>
        {conflicts + unmarked > 0 && (
          <Sign size={14} className={classes.sign} data-conflict={isHard || undefined} />
        )}
      </div>
    </div>
  )
})

/** The same in whole sentences, and the week. */
function useHint(
  column: Column,
  name: string,
  { weekBooked, weekAvailable }: Pick<Props, 'weekBooked' | 'weekAvailable'>,
): string {
  const { t } = useTranslation()
  const { availableMinutes } = column
  const figures = { count: column.sessions.length, hours: hoursInWords(column.bookedMinutes) }
  const day =
    availableMinutes === null
      ? t('schedule.look.head.hint', figures)
      : t('schedule.look.head.hintOf', { ...figures, available: hoursInWords(availableMinutes) })
  const marks = marksInWords(column.marks)
  const week =
    weekBooked === null || weekAvailable === null
      ? ''
      : t('schedule.look.head.week', {
          hours: hoursInWords(weekBooked),
          available: hoursInWords(weekAvailable),
        })
  return [name, day, marks, week].filter((line) => line !== '').join('\n')
}
