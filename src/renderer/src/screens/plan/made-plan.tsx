import { Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { MomentText } from '../../components/date-text.tsx'
import { useStudio } from '../../state/studio.ts'
import classes from './plan.module.css'
import type { Preview } from './view-model.ts'

/** A plan that has made everything: with whom, why, and where each session is now. */
export function MadePlan({ plan }: { readonly plan: NonNullable<Preview['plan']> }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const found = useQuery('plans.get', { id: plan.id })
  return (
    <div className={classes.made}>
      <p className={classes.done}>
        <CircleCheck size={16} aria-hidden="true" />
        {t('plan.done', { count: plan.count })}
      </p>
      <p className={classes.hint}>
        {plan.trainerName === null
          ? plan.serviceName
          : t('plan.doneWith', { service: plan.serviceName ?? '', trainer: plan.trainerName })}
      </p>
      <Answered answer={found}>
        {({ sessions, trainer }) => (
          <>
            {trainer !== null && <p className={classes.hint}>{trainer.sentence}</p>}
            <ol className={classes.list} aria-label={t('plan.sessions')}>
              {sessions.map(({ index, startsAt, sessionId, bookingStatus }) => (
                <li key={index}>
                  <span className={classes.number} data-figure>
                    {index + 1}
                  </span>
                  {startsAt !== null && sessionId !== null && (
                    <Link
                      to="/schedule"
                      search={{ date: localDateOf(instantOf(startsAt), zone), session: sessionId }}
                    >
                      <MomentText at={startsAt} zone={zone} />
                    </Link>
                  )}
                  {bookingStatus !== null && bookingStatus !== 'confirmed' && (
                    <span className={classes.hint}>{t(`plan.booking.${bookingOf(bookingStatus)}`)}</span>
                  )}
                </li>
              ))}
            </ol>
          </>
        )}
      </Answered>
    </div>
  )
}

const KNOWN = ['completed', 'no_show', 'cancelled', 'late_cancelled'] as const

function bookingOf(status: string): (typeof KNOWN)[number] | 'other' {
  return KNOWN.find((known) => known === status) ?? 'other'
}
