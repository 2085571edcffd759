import { ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../api/client.ts'
import { useQuery } from '../api/use-query.ts'
import classes from './available-preview.module.css'

type Props = {
  readonly clientId: number
  /** What would be available; undefined while nothing valid is asked. */
  readonly after: number | undefined
  /** Why it would be refused. */
  readonly refusal: Refusal | null
}

/** What can be held for a session now, and what will be: "Available now 7 → 12". */
export function AvailablePreview({ clientId, after, refusal }: Props) {
  const { t } = useTranslation()
  const now = useQuery('credits.summary', { clientId }).value?.available
  return (
    <p className={classes.root} role="status" data-refused={refusal !== null || undefined}>
      <span>{refusal === null ? t('panels.available.now') : refusal.message}</span>
      {now !== undefined && refusal === null && <Figures now={now} after={after} />}
    </p>
  )
}

type WaitingProps = {
  readonly now: number
  /** What would still wait; undefined while nothing valid is asked. */
  readonly after: number | undefined
}

/** The same of a pack that waits for its turn, of which nothing is available yet: "Waiting for its turn 20 → 0". */
export function WaitingPreview(figures: WaitingProps) {
  const { t } = useTranslation()
  return (
    <p className={classes.root} role="status">
      <span>{t('panels.available.waiting')}</span>
      <Figures {...figures} />
    </p>
  )
}

function Figures({ now, after }: WaitingProps) {
  const { t } = useTranslation()
  return (
    <span className={classes.figures} data-figure>
      {now}
      {after !== undefined && (
        <>
          <ArrowRight size={14} role="img" aria-label={t('panels.available.after')} />
          <strong>{after}</strong>
        </>
      )}
    </span>
  )
}
