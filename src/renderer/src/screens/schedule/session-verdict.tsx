import { useTranslation } from 'react-i18next'
import { type CreditProps, SeriesCredits, SessionCredits } from './session-dialog/credit-part.tsx'
import classes from './session-dialog/dialog.module.css'
import { OutlookLine, type OutlookTone } from './session-dialog/outlook-line.tsx'
import { PlaceVerdict } from './session-dialog/place-verdict.tsx'
import { seriesOutcome } from './session-dialog/series-outcome.ts'
import { SeriesPlaceVerdict } from './session-dialog/series-verdict.tsx'
import type { Outlook } from './session-dialog/use-outlook.ts'
import { type Names, outcomeInWords, rhythmInWords, sessionInWords } from './session-dialog/words.ts'

type Props = CreditProps & {
  /** Undefined while nothing can be asked. */
  readonly outlook: Outlook | undefined
  readonly names: Names
}

/** What will happen, beside the fields: the session in words, whether the time is free, and what pays. */
export function SessionVerdict({ outlook, names, ...props }: Props) {
  const { t } = useTranslation()
  const { fields, terms } = props
  const { zone } = terms
  const say = 'schedule.create.outlook' as const
  return (
    <section className={classes.outlook} aria-label={t(`${say}.label`)}>
      <div className={classes.part}>
        <Summary {...props} outlook={outlook} names={names} />
      </div>
      <div className={classes.part} role="status" aria-label={t(`${say}.place`)}>
        {outlook?.kind === 'session' && <PlaceVerdict outlook={outlook} zone={zone} />}
        {outlook?.kind === 'series' && (
          <SeriesPlaceVerdict outlook={outlook} clashes={fields.clashes} zone={zone} />
        )}
      </div>
      <div className={classes.part} role="status" aria-label={t(`${say}.credits`)}>
        {outlook?.kind === 'session' && <SessionCredits {...props} outlook={outlook} />}
        {outlook?.kind === 'series' && <SeriesCredits {...props} outlook={outlook} />}
      </div>
    </section>
  )
}

/** The session, or the series and what it comes to, in one sentence. */
function Summary({ outlook, names, fields, terms, packOf }: Props) {
  const { t } = useTranslation()
  const made = fields.repeat && outlook?.kind === 'series' ? outlook.made : null
  const outcome = made === null ? null : seriesOutcome(made)
  const what = sessionInWords(fields, names, terms.zone, outcome?.first ?? undefined)
  if (what === null) return <p className={classes.hint}>{t('schedule.create.summary.incomplete')}</p>
  if (!fields.repeat) return <p className={classes.summary}>{what}</p>
  const rhythm = rhythmInWords(fields, outcome?.last?.slice(0, 10) ?? null)
  const whole = `${what}, ${rhythm}`
  return (
    <p className={classes.summary}>
      {outcome === null
        ? whole
        : t('schedule.create.summary.series', { what: whole, parts: outcomeInWords(outcome, packOf) })}
    </p>
  )
}

type LineProps = { readonly tone: OutlookTone; readonly text: string }

/** A sentence on what would happen, and how it would go. */
export function VerdictLine({ tone, text }: LineProps) {
  return <div role="status">{text !== '' && <OutlookLine tone={tone}>{text}</OutlookLine>}</div>
}
