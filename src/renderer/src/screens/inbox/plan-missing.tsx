import { useTranslation } from 'react-i18next'
import { resolveWallTime } from '../../../../shared/domain/time.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { formatClock, formatDay } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './inbox.module.css'

/** What trying again would place: each session without a place, when it is wished for and what stood in the way. */
export function PlanMissing({ purchaseId }: { readonly purchaseId: number }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const plan = useQuery('plans.get', { purchaseId })
  const wish = (wallStart: string) => {
    const clock = formatClock(resolveWallTime(wallStart, zone).instant, zone)
    return t('inbox.missingWish', { when: `${formatDay(wallStart.slice(0, 10), 'weekday')}, ${clock}` })
  }
  return (
    <Answered answer={plan}>
      {({ sessions }) => {
        const missing = sessions.filter(({ state }) => state !== 'placed')
        return missing.length === 0 ? null : (
          <section aria-label={t('inbox.missing')}>
            <h3>{t('inbox.missing')}</h3>
            <p className={classes.why}>{t('inbox.missingHint')}</p>
            <ul className={classes.missing}>
              {missing.map(({ index, wallStart, reason }) => (
                <li key={index}>
                  <span data-figure>{wish(wallStart)}</span>
                  {reason !== null && <span className={classes.why}>{reason.message}</span>}
                </li>
              ))}
            </ul>
          </section>
        )
      }}
    </Answered>
  )
}
