import { useTranslation } from 'react-i18next'
import { useQuery } from '../../api/use-query.ts'
import { StatusBadge } from '../../components/status-badge.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import { PlanLink } from '../plan-link.tsx'
import { waitsText } from '../waits.ts'
import { isOver, type ShownSale } from './sale.ts'
import classes from './sale-panel.module.css'

/** The pack that a sale gave and what became of its sessions, down to those that a refund still waits for. */
export function Gave({ sale }: { readonly sale: ShownSale }) {
  const { t } = useTranslation()
  const { purchase, subscription, units, added, waits } = sale
  const plans = useQuery('plans.list', { purchaseIds: [purchase.id] }).value?.rows
  const { available, held, used, expired, revoked, granted, owedToRefund } = units
  // What the pack has left, as the page of the client and the plan count it.
  const left = available + added.gifts + added.others
  // What is frozen or waits is valid until a day that is still to move or to come.
  const until = subscription?.status === 'active' && left > 0 ? subscription.expiresOn : null
  const parts = [
    ['used', used],
    ['held', held],
    ['expired', expired],
    ['revoked', revoked],
    ['gifts', added.gifts],
    ['added', added.others],
  ] as const
  return (
    <section aria-label={t('purchases.panel.gives')}>
      <h3>{t('purchases.panel.gives')}</h3>
      {subscription === null ? (
        <p>{t('purchases.panel.nothing')}</p>
      ) : (
        <>
          <div className={classes.head}>
            <bdi>{subscription.name}</bdi>
            <StatusBadge of="subscription" status={isOver(sale) ? 'ended' : subscription.status} />
          </div>
          <p className={classes.units} data-figure>
            {t('purchases.panel.left', { count: available, granted })}
            {parts.map(([name, count]) =>
              count === 0 ? null : <span key={name}>{t(`purchases.panel.${name}`, { count })}</span>,
            )}
          </p>
          {until !== null && (
            <p className={classes.until}>{t('purchases.panel.until', { day: formatDay(until, 'short') })}</p>
          )}
          {waits !== null && <p className={classes.waits}>{waitsText(waits)}</p>}
          {plans !== undefined && (
            <PlanLink sale={purchase} plan={plans[0] ?? null} pack={{ ...subscription, available: left }} />
          )}
        </>
      )}
      {owedToRefund > 0 && (
        <p className={classes.owed}>{t('purchases.panel.owedToRefund', { count: owedToRefund })}</p>
      )}
    </section>
  )
}
