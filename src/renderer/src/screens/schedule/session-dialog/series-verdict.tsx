import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../i18n/format-date.ts'
import { WarningLines } from '../warning-lines.tsx'
import classes from './dialog.module.css'
import type { Fields } from './fields.ts'
import type { SeriesOutlook } from './outlook.ts'
import { OutlookLine } from './outlook-line.tsx'
import { type SeriesOutcome, type Skipped, seriesOutcome } from './series-outcome.ts'
import { wallInWords } from './words.ts'

type PlaceProps = {
  readonly outlook: SeriesOutlook
  readonly clashes: Fields['clashes']
  readonly zone: string
}

/** Which times are taken, by what, and what becomes of them. */
export function SeriesPlaceVerdict({ outlook, clashes, zone }: PlaceProps) {
  const { t } = useTranslation()
  const { made, refusal } = outlook
  if (made === null) return refusal && <OutlookLine tone="refused">{refusal.message}</OutlookLine>
  const outcome = seriesOutcome(made)
  const isFree = outcome.clashes.length === 0 && outcome.others.length === 0
  return (
    <>
      {isFree && <OutlookLine tone="ok">{t('schedule.create.readySeries')}</OutlookLine>}
      <LeftOut
        title={t(`schedule.create.clashing.${clashes}`, { count: outcome.clashes.length })}
        skipped={outcome.clashes}
        refused={clashes === 'refuse'}
        zone={zone}
      />
      <LeftOut
        title={t('schedule.create.clashing.impossible', { count: outcome.others.length })}
        skipped={outcome.others}
        refused={false}
        zone={zone}
      />
      <WarningLines of={made.created} />
    </>
  )
}

/** So many are named one by one. */
const NAMED = 4

type LeftOutProps = {
  readonly title: string
  readonly skipped: readonly Skipped[]
  readonly refused: boolean
  readonly zone: string
}

/** What is left out of a series, each with the time that was wished for and why. */
export function LeftOut({ title, skipped, refused, zone }: LeftOutProps) {
  const { t } = useTranslation()
  if (skipped.length === 0) return null
  const more = skipped.length - NAMED
  return (
    <div>
      <OutlookLine tone={refused ? 'refused' : 'warning'}>{title}</OutlookLine>
      <ul className={classes.list}>
        {skipped.slice(0, NAMED).map(({ index, wallStart, message }) => (
          <li key={index}>
            {t('schedule.create.clashing.line', { when: wallInWords(wallStart, zone), why: message })}
          </li>
        ))}
        {more > 0 && <li>{t('schedule.create.clashing.more', { count: more })}</li>}
      </ul>
    </div>
  )
}

type CreditProps = {
  readonly outcome: SeriesOutcome
  readonly packOf: (subscriptionId: number) => string
  /** What each costs as a debt, in words; null without an amount. */
  readonly owed: string | null
}

/** Which packs pay for how many, and what becomes of the sessions that the credits do not reach. */
export function SeriesCreditVerdict({ outcome, packOf, owed }: CreditProps) {
  const { t } = useTranslation()
  const { funded, unfunded, unfundedLeftOut, unpaid, comp } = outcome
  const [from] = unfunded
  const fate = unfundedLeftOut > 0 ? 'skipped' : 'owed'
  const owes = owed === null ? '' : ` ${t('schedule.create.credits.owedEach', { amount: owed })}`
  return (
    <>
      {funded.map(({ subscriptionId, count }) => (
        <OutlookLine key={subscriptionId} tone="ok">
          {t('schedule.create.credits.funded', { count, pack: packOf(subscriptionId) })}
        </OutlookLine>
      ))}
      {from !== undefined && (
        <OutlookLine tone="warning">
          {t(`schedule.create.credits.${fate}`, {
            count: unfunded.length,
            day: formatDay(from.slice(0, 10), 'weekday'),
          })}
          {fate === 'owed' && owes}
        </OutlookLine>
      )}
      {unpaid > 0 && (
        <OutlookLine tone="info">
          {t('schedule.create.credits.unpaidAll')}
          {owes}
        </OutlookLine>
      )}
      {comp > 0 && <OutlookLine tone="info">{t('schedule.create.credits.compAll')}</OutlookLine>}
    </>
  )
}
