import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { PAPER_MARGIN, PAPERS } from '../../../../shared/contract/print.ts'
import { formatDay } from '../../i18n/format-date.ts'
import { callsOf, placeInWords } from '../call-list/calls.ts'
import classes from './print.module.css'
import type { AskedCallList } from './read-sheet.ts'
import { SheetHead } from './sheet-head.tsx'

type Props = {
  readonly asked: AskedCallList
  readonly studio: Value<'studio.get'>['studio']
  readonly changes: Value<'schedule.callList'>['changes']
}

/** Whom to call, on paper: a line for every client, with a box to tick by hand and room for a word. */
export function PrintedCallList({ asked, studio, changes }: Props) {
  const { t } = useTranslation()
  const { zone } = studio
  const paper = PAPERS[asked.paper]
  const style = {
    '--page-width': `${paper.width - 2 * PAPER_MARGIN.side}mm`,
    '--page-height': `${paper.height - PAPER_MARGIN.top - PAPER_MARGIN.bottom}mm`,
  } as CSSProperties
  const calls = callsOf(changes.filter(({ stands }) => stands))
  return (
    <main className={classes.root} style={style}>
      <section className={classes.sheet} data-sheet>
        <SheetHead
          title={t('calls.heading', { day: formatDay(asked.date, 'long') })}
          total={t('calls.total', { count: calls.length })}
          printed={t('print.printed', { studio: studio.name, day: formatDay(studio.today, 'short') })}
        />
        <table className={classes.table} data-list>
          <thead>
            <tr>
              <th scope="col" className={classes.hour}>
                {t('calls.column.told')}
              </th>
              <th scope="col">{t('calls.column.client')}</th>
              <th scope="col">{t('calls.column.phone')}</th>
              <th scope="col">{t('calls.column.was')}</th>
              <th scope="col">{t('calls.column.now')}</th>
            </tr>
          </thead>
          <tbody>
            {calls.map(({ clientId, clientName, phone, email, changes: own }) => (
              <tr key={clientId}>
                <td>
                  <span className={classes.box}>{asked.told.includes(clientId) ? 'x' : ''}</span>
                </td>
                <th scope="row">{clientName}</th>
                <td>
                  <p>{phone ?? t('calls.none')}</p>
                  <p>{email}</p>
                </td>
                <td>
                  {own.map(({ sessionId, title, was }) => (
                    <p key={sessionId}>
                      {title}: {placeInWords(t, was, zone)}
                    </p>
                  ))}
                </td>
                <td>
                  {own.map(({ sessionId, now }) => (
                    <p key={sessionId} className={classes.who}>
                      {now === null ? t('calls.cancelled') : placeInWords(t, now, zone)}
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </main>
  )
}
