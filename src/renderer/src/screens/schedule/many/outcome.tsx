import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../api/use-query.ts'
import { Skeleton } from '../../../components/skeleton.tsx'
import { formatMoment } from '../../../i18n/format-date.ts'
import { useStudio } from '../../../state/studio.ts'
import { VerdictLine } from '../session-verdict.tsx'
import { type DaySession, periodOf } from '../sessions.ts'
import { WarningLines } from '../warning-lines.tsx'
import type { Warned } from '../warnings.ts'
import { sessionName } from '../words.ts'
import classes from './many.module.css'

/** What main answers for many: for each what it meets. */
type Answered = { readonly results: readonly Warned[] }

/** Something that one of the sessions, or a client in it, is refused. */
export type Trouble = { readonly key: string; readonly who: string; readonly why: string }

type Props<T extends Answered> = {
  readonly preview: Answer<T>
  /** What will happen, in sentences. */
  readonly say: (value: T) => string
  readonly troubles: (value: T) => readonly Trouble[]
}

/** What main says would happen: how many, to whom, and each that stays behind with the reason. */
export function ManyOutcome<T extends Answered>({ preview, say, troubles }: Props<T>) {
  const { t } = useTranslation()
  const { value, refusal } = preview
  if (refusal !== null) return <VerdictLine tone="warning" text={refusal.message} />
  if (value === undefined) return <Skeleton lines={2} />
  const all = troubles(value)
  return (
    <div className={classes.outcome}>
      <VerdictLine tone={all.length === 0 ? 'ok' : 'info'} text={say(value)} />
      {all.length > 0 && (
        <ul className={classes.troubles} aria-label={t('schedule.many.troubles')}>
          {all.map(({ key, who, why }) => (
            <li key={key}>
              <TriangleAlert size={14} aria-hidden="true" />
              <span>
                <strong>{who}</strong> {why}
              </span>
            </li>
          ))}
        </ul>
      )}
      <WarningLines of={value.results} />
    </div>
  )
}

type Row = { readonly sessionId: number; readonly refusal: { readonly message: string } | null }

/** The sessions that are refused, by what they are called. */
export function useTroubles(
  sessions: readonly DaySession[],
): (results: readonly Row[]) => readonly Trouble[] {
  const { zone } = useStudio()
  return (results) =>
    results.flatMap(({ sessionId, refusal }, index) => {
      const session = sessions.find(({ id }) => id === sessionId)
      if (refusal === null || session === undefined) return []
      const who = `${sessionName(session)}, ${formatMoment(periodOf(session).startsAt, zone)}:`
      return [{ key: `${sessionId}-${index}`, who, why: refusal.message }]
    })
}
