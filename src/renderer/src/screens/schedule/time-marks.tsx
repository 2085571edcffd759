import type { CSSProperties } from 'react'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { ScheduleView } from './columns.ts'
import classes from './grid.module.css'
import { minuteOf, type VisibleHours } from './hours.ts'

type Props = { readonly view: ScheduleView; readonly hours: VisibleHours; readonly now: Instant }

/** The shade over what is past, under the columns. */
export function PastShade({ view, hours, now }: Props) {
  return view.days.map(({ date, first, count }) => {
    const column = view.columns[first]
    if (column === undefined) return null
    const past = Math.min(minuteOf(column, now), hours.to) - hours.from
    if (past <= 0) return null
    const style = { '--first': first, '--count': count, '--minutes': past } as CSSProperties
    return <div key={date} className={classes.past} style={style} />
  })
}

/** The line of the present, over the columns of today. */
export function NowLine({ view, hours, now }: Props) {
  const today = view.days.find(({ first }) => {
    const scale = view.columns[first]?.scale
    return scale !== undefined && now >= scale.startsAt && now < scale.endsAt
  })
  const column = today && view.columns[today.first]
  if (today === undefined || column === undefined) return null
  const top = minuteOf(column, now)
  if (top < hours.from || top > hours.to) return null
  const style = { '--top': top, '--first': today.first, '--count': today.count } as CSSProperties
  return <div className={classes.now} style={style} />
}
