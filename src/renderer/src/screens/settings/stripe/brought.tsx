import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../api/use-may.ts'
import { Fact } from './standing.tsx'
import classes from './stripe.module.css'
import type { StripeStatus } from './view-model.ts'

const TOTALS = ['sales', 'unmatched', 'awaitingPayment', 'disputed'] as const
const FOUND = ['granted', 'unmatched', 'leftOut', 'changed', 'seen'] as const

/** What there is of Stripe in the studio, and what the last look brought. */
export function Brought({ totals, found }: Pick<StripeStatus, 'totals' | 'found'>) {
  const { t } = useTranslation()
  const mayMatch = useMay()('sales.write')
  const number = (count: number) => t('stripe.totals.number', { count })
  return (
    <>
      <section>
        <h2>{t('stripe.totals.title')}</h2>
        <dl className={classes.tiles}>
          {TOTALS.map((what) => (
            <div key={what} data-waits={(what === 'unmatched' && totals.unmatched > 0) || undefined}>
              <dt>{t(`stripe.totals.${what}`)}</dt>
              <dd data-figure>{number(totals[what])}</dd>
              {what === 'unmatched' && totals.unmatched > 0 && mayMatch && (
                <dd>
                  <Link to="/purchases/unmatched" className={classes.link}>
                    {t('stripe.totals.match', { count: totals.unmatched })}
                  </Link>
                </dd>
              )}
            </div>
          ))}
        </dl>
        <p className={classes.faint}>{t('stripe.totals.units')}</p>
      </section>
      {found !== null && (
        <section>
          <h2>{t('stripe.found.title')}</h2>
          <dl className={classes.facts}>
            {FOUND.map((what) => (
              <Fact key={what} label={t(`stripe.found.${what}`)}>
                {number(found[what])}
                {what === 'leftOut' && found.leftOut > 0 && mayMatch && (
                  <>
                    {' · '}
                    <Link to="/purchases/unmatched" search={{ leftOut: true }} className={classes.link}>
                      {t('stripe.totals.leftOut')}
                    </Link>
                  </>
                )}
              </Fact>
            ))}
          </dl>
        </section>
      )}
    </>
  )
}
