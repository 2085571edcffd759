import { useTranslation } from 'react-i18next'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { Money } from '../../components/money.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import { i18n } from '../../i18n/setup.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './history.module.css'
import type { ShownSale } from './sale.ts'

type Deed = ShownSale['history'][number]

/** What happened to a sale, the oldest first: by whom, when and why, and what went or came with it. */
export function SaleHistory({ sale: { history, purchase } }: { readonly sale: ShownSale }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  if (history.length === 0) return null
  return (
    <section aria-label={t('purchases.history.title')}>
      <h3>{t('purchases.history.title')}</h3>
      <ol className={classes.list}>
        {history.map((deed) => (
          <li key={`${deed.at} ${deed.deed} ${deed.amount ?? ''}`}>
            <span>{deedWords(deed)}</span>
            {deed.amount !== null && (
              <span className={classes.money}>
                <Money value={{ amount: signed(deed), currency: purchase.currency }} />
              </span>
            )}
            <span className={classes.facts}>
              {[
                formatDay(localDateOf(instantOf(deed.at), zone), 'short'),
                ...(isElsewhere(deed, purchase) ? [t('purchases.provider.stripe')] : []),
                ...factsOf(deed),
              ].join(' · ')}
            </span>
            {deed.reason !== null && (
              <q className={classes.reason}>
                <bdi>{deed.reason}</bdi>
              </q>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What went back is below zero, as it is in the sum. */
const signed = ({ deed, amount }: Deed): number => (deed === 'refunded' ? -(amount ?? 0) : (amount ?? 0))

const deedWords = ({ deed, actor: name }: Deed): string =>
  name === null ? i18n.t(`purchases.history.${deed}`) : i18n.t(`purchases.history.${deed}By`, { name })

/** Whether it was done in Stripe: there by nobody whom the studio knows. */
const isElsewhere = ({ actor }: Deed, { provider }: ShownSale['purchase']): boolean =>
  actor === null && provider === 'stripe'

function factsOf({ method, receiptNo, taken, kept }: Deed): string[] {
  return [
    ...(method === null ? [] : [i18n.t(`purchases.method.${method}`)]),
    ...(receiptNo === null ? [] : [i18n.t('purchases.history.receipt', { number: receiptNo })]),
    ...(taken > 0 ? [i18n.t('purchases.history.taken', { count: taken })] : []),
    ...(taken < 0 ? [i18n.t('purchases.history.returned', { count: -taken })] : []),
    ...(kept > 0 ? [i18n.t('purchases.history.kept', { count: kept })] : []),
  ]
}
