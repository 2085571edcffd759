import { useTranslation } from 'react-i18next'
import type { ZoneId } from '../../../../shared/domain/time.ts'
import { formatDay, formatDayRange } from '../../i18n/format-date.ts'
import type { Group } from '../schedule/columns.ts'
import { noteInWords } from '../schedule/day-notes.ts'
import classes from './print.module.css'
import { PrintedSession } from './printed-session.tsx'
import { SheetHead } from './sheet-head.tsx'
import type { WeekSheet } from './sheets.ts'

type Props = {
  readonly sheet: WeekSheet
  readonly group: Group
  readonly zone: ZoneId
  /** Whose it is, and of when. */
  readonly printed: string
}

/** A week on paper, as an overview: a line for every trainer or room, the days side by side. */
export function WeekSheetPage({ sheet, group, zone, printed }: Props) {
  const { t } = useTranslation()
  const { days, lines, count, notes } = sheet
  const [first = '', last = first] = [days[0], days.at(-1)]
  return (
    <section className={classes.sheet} data-sheet data-brief>
      <SheetHead title={formatDayRange(first, last)} total={t('print.total', { count })} printed={printed} />
      {notes.map((one) => (
        <p key={one.day} className={classes.away}>
          {t('print.away', {
            day: formatDay(one.day, 'weekday'),
            notes: one.notes.map((note) => noteInWords(note, zone)).join(' '),
          })}
        </p>
      ))}
      {lines.length === 0 ? (
        <p className={classes.nothing}>{t('print.nobodyWeek')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.trainer}>
                {t(`print.column.${group}`)}
              </th>
              {days.map((day) => (
                <th key={day} scope="col">
                  {formatDay(day, 'weekday')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ of, cells }) => (
              <tr key={of.id}>
                <th scope="row">{of.name ?? t(`print.nobodys.${group}`)}</th>
                {cells.map((cell, index) => (
                  <td key={days[index]}>
                    {cell.map(({ session, fromBefore }) => (
                      <PrintedSession
                        key={session.id}
                        session={session}
                        group={group}
                        fromBefore={fromBefore}
                        zone={zone}
                        brief
                      />
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
