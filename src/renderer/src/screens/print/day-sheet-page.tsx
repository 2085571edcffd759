import { useTranslation } from 'react-i18next'
import type { HourRow } from '../../../../shared/domain/day-scale.ts'
import type { ZoneId } from '../../../../shared/domain/time.ts'
import { formatClock, formatDay } from '../../i18n/format-date.ts'
import type { Group } from '../schedule/columns.ts'
import { noteInWords } from '../schedule/day-notes.ts'
import classes from './print.module.css'
import { PrintedSession } from './printed-session.tsx'
import { SheetHead } from './sheet-head.tsx'
import type { DaySheet } from './sheets.ts'

type Props = {
  readonly sheet: DaySheet
  readonly group: Group
  readonly zone: ZoneId
  /** Whose it is, and of when. */
  readonly printed: string
}

/** A day on paper: a column for every trainer or room, an hour below the other, and lines to write on. */
export function DaySheetPage({ sheet, group, zone, printed }: Props) {
  const { t } = useTranslation()
  const { date, part, parts, columns, hours, count, notes } = sheet
  const day = formatDay(date, 'long')
  return (
    <section className={classes.sheet} data-sheet>
      <SheetHead
        title={parts === 1 ? day : t('print.part', { day, part, parts })}
        total={t('print.total', { count })}
        printed={printed}
      />
      {notes.map((note) => (
        <p key={`${note.part?.startsAt} ${note.message}`} className={classes.away}>
          {noteInWords(note, zone)}
        </p>
      ))}
      {hours.length === 0 ? (
        <p className={classes.nothing}>{t('print.nobody')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.hour}>
                {t('print.time')}
              </th>
              {columns.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name ?? t(`print.nobodys.${group}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map(({ row, cells }) => (
              <tr key={row.startsAt}>
                <th scope="row" className={classes.hour}>
                  <HourText row={row} zone={zone} />
                </th>
                {cells.map((cell, index) => (
                  <td key={columns[index]?.id}>
                    {cell.map(({ session, fromBefore }) => (
                      <PrintedSession
                        key={session.id}
                        session={session}
                        group={group}
                        fromBefore={fromBefore}
                        zone={zone}
                      />
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={classes.lines}>{t('print.notes')}</p>
    </section>
  )
}

type HourProps = { readonly row: HourRow; readonly zone: ZoneId }

function HourText({ row, zone }: HourProps) {
  const { t } = useTranslation()
  const time = formatClock(row.startsAt, zone)
  return row.occurrence === 'second' ? t('print.again', { time }) : time
}
