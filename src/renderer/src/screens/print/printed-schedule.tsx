import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { PAPER_MARGIN, PAPERS } from '../../../../shared/contract/print.ts'
import { dayScale } from '../../../../shared/domain/day-scale.ts'
import { addDays, daysBetween } from '../../../../shared/domain/time.ts'
import { formatDay } from '../../i18n/format-date.ts'
import { i18n } from '../../i18n/setup.ts'
import { DaySheetPage } from './day-sheet-page.tsx'
import classes from './print.module.css'
import type { AskedSheet, SheetAnswer } from './read-sheet.ts'
import { daySheets, weekSheet } from './sheets.ts'
import { WeekSheetPage } from './week-sheet-page.tsx'

/** Millimetres that a column has at least, and what the hours beside them take. */
const LEAST_COLUMN = 24
const HOURS_COLUMN = 13
const WEEK = 7

type Props = { readonly asked: AskedSheet; readonly answer: SheetAnswer }

/** Every page that was asked for, one below the other. Nothing of it is windowed: paper does not scroll. */
export function PrintedSchedule({ asked, answer }: Props) {
  const { t } = useTranslation()
  const { studio } = answer
  const paper = PAPERS[asked.paper]
  const width = paper.width - 2 * PAPER_MARGIN.side
  const height = paper.height - PAPER_MARGIN.top - PAPER_MARGIN.bottom
  const count = daysBetween(asked.from, asked.until) + 1
  const scales = Array.from({ length: count }, (_, day) => dayScale(addDays(asked.from, day), studio.zone))
  const given = { ...answer, columns: asked }
  const printed = t('print.printed', { studio: studio.name, day: formatDay(studio.today, 'short') })
  const style = { '--page-width': `${width}mm`, '--page-height': `${height}mm` } as CSSProperties
  return (
    <main className={classes.root} style={style}>
      {asked.sheet === 'day'
        ? scales
            .flatMap((scale) => daySheets(scale, given, Math.floor((width - HOURS_COLUMN) / LEAST_COLUMN)))
            .map((sheet) => (
              <DaySheetPage
                key={`${sheet.date} ${sheet.part}`}
                sheet={sheet}
                group={asked.group}
                zone={studio.zone}
                printed={printed}
              />
            ))
        : Array.from({ length: Math.ceil(count / WEEK) }, (_, week) =>
            weekSheet(scales.slice(week * WEEK, (week + 1) * WEEK), given),
          ).map((sheet) => (
            <WeekSheetPage
              key={sheet.days[0]}
              sheet={sheet}
              group={asked.group}
              zone={studio.zone}
              printed={printed}
            />
          ))}
    </main>
  )
}

/** What the document is called: whose schedule, and of which days. */
export function titleOf({ from, until }: AskedSheet, studio: string): string {
  const days =
    from === until ? formatDay(from, 'long') : `${formatDay(from, 'short')} – ${formatDay(until, 'short')}`
  return i18n.t('print.document', { studio, days })
}
