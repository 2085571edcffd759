import { Clock, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { XrayFigure } from '../../../shared/domain/xray.ts'
import classes from './credit-figures.module.css'
import { type CreditSummary, notYetUsable, tallyGroups } from './credit-figures-view.ts'
import { DayText } from './date-text.tsx'
import { Badge } from './status-badge.tsx'
import { TallyRow } from './tally-row.tsx'
import { CreditNumber } from './xray/credit-number.tsx'

type Props = {
  readonly summary: CreditSummary
  /** Where the figures come from: a button that opens the ledger behind them. */
  readonly explain?: ReactNode
  /** The way to where sessions are given and taken; absent where that is. */
  readonly manage?: ReactNode
}

/**
 * A client's credits, the same on every screen: what can be booked today large, then scheduled, used and total,
 * the next expiry and at most one warning. Every figure is main's; nothing is computed here but a difference.
 */
export function CreditFigures({ summary, explain, manage }: Props) {
  const { t } = useTranslation()
  const strokes = tallyGroups(summary)
  const later = notYetUsable(summary)
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <p className={classes.available}>
          <strong>
            <CreditNumber value={summary.available} clientId={summary.clientId} figure="available" />
          </strong>{' '}
          {t('credits.available', { count: summary.available })}
        </p>
        <CreditWarningBadge summary={summary} />
      </div>
      <CreditWarningText summary={summary} />
      {strokes !== null && <TallyRow groups={strokes} />}
      <dl className={classes.figures}>
        <Figure label={t('credits.scheduled')} of={summary} figure="scheduled" value={summary.scheduled} />
        <Figure label={t('credits.used')} of={summary} figure="used" value={summary.completed} />
        <Figure label={t('credits.total')} of={summary} figure="total" value={summary.total} />
      </dl>
      <div className={classes.expiry}>
        <p>
          <ExpiryText summary={summary} />
          {later > 0 && <> · {t('credits.later', { count: later })}</>}
        </p>
        {manage === undefined && explain !== undefined && <div className={classes.explain}>{explain}</div>}
      </div>
      {manage !== undefined && (
        <div className={classes.ways}>
          {manage}
          {explain !== undefined && <div className={classes.explain}>{explain}</div>}
        </div>
      )}
    </div>
  )
}

type LineProps = { readonly summary: CreditSummary }

/** The same figures on one line, for lists, menus and dialogs. */
export function CreditFiguresLine({ summary }: LineProps) {
  const { t } = useTranslation()
  return (
    <span className={classes.line}>
      <strong>
        <CreditNumber value={summary.available} clientId={summary.clientId} figure="available" />
      </strong>{' '}
      {t('credits.available', { count: summary.available })}
      <span className={classes.muted} data-figure>
        {t('credits.line', { scheduled: summary.scheduled, used: summary.completed, total: summary.total })}
      </span>
      <CreditWarningBadge summary={summary} />
    </span>
  )
}

type FigureProps = {
  readonly label: string
  readonly of: CreditSummary
  readonly figure: XrayFigure
  readonly value: number
}

function Figure({ label, of, figure, value }: FigureProps) {
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      <dd>
        <CreditNumber value={value} clientId={of.clientId} figure={figure} />
      </dd>
    </div>
  )
}

/** What is low or runs out, in a word and with a sign; nothing where nothing is. */
export function CreditWarningBadge({ summary }: { readonly summary: Pick<CreditSummary, 'warning'> }) {
  const { t } = useTranslation()
  switch (summary.warning) {
    case null:
      return null
    case 'none_left':
      return (
        <Badge icon={TriangleAlert} tone="danger">
          {t('credits.warning.noneLeft')}
        </Badge>
      )
    case 'low':
      return (
        <Badge icon={TriangleAlert} tone="warning">
          {t('credits.warning.low')}
        </Badge>
      )
    case 'expiring':
      return (
        <Badge icon={Clock} tone="warning">
          {t('credits.warning.expiring')}
        </Badge>
      )
  }
}

/** What the reader should do about a warning, where there is something to do. */
function CreditWarningText({ summary }: LineProps) {
  const { t } = useTranslation()
  if (summary.warning !== 'none_left' && summary.warning !== 'low') return null
  return (
    <p className={classes.warning} data-warning={summary.warning}>
      {t(summary.warning === 'low' ? 'credits.warningText.low' : 'credits.warningText.noneLeft')}
    </p>
  )
}

function ExpiryText({ summary }: LineProps) {
  const { t } = useTranslation()
  const day = summary.nextExpiry
  if (day === null) return t(summary.remaining > 0 ? 'credits.neverExpires' : 'credits.nothingToExpire')
  return (
    <>
      {t('credits.nextExpiry')} <DayText day={day} />
    </>
  )
}
