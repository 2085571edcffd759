import { useTranslation } from 'react-i18next'
import type { Discount } from '../../../shared/domain/sales.ts'
import { discountOf } from '../../../shared/domain/sales.ts'
import { useQuery } from '../api/use-query.ts'
import { Money } from '../components/money.tsx'
import classes from './sale.module.css'
import { placeHolder, type SoldPackage } from './sale.ts'

type Props = {
  readonly bought: SoldPackage
  readonly clientId: number
  readonly paid: boolean
  readonly discount: Discount | null
  readonly covers: boolean
}

/** What the client gets, until when, what stands in the way of using it at once, and what it comes to. */
export function SaleTerms({ bought, clientId, paid, discount, covers }: Props) {
  const { t } = useTranslation()
  const packs = useQuery('subscriptions.list', { clientId }).value?.rows ?? []
  const before = placeHolder(packs, bought)
  const { credits, family, validityDays, period } = bought
  const goodFor = family ?? t('client.packs.general')
  return (
    <>
      {discount !== null && <Sum price={bought.price} discount={discount} />}
      <p>
        {period === null
          ? t('sale.gives', { count: credits, family: goodFor })
          : t(`sale.givesPer.${period}`, { count: credits, family: goodFor })}
      </p>
      <p>
        {validityDays === null
          ? t(period === null ? 'sale.noEnd' : 'sale.untilEnded')
          : t(before === null ? 'sale.valid' : 'sale.validLater', { count: validityDays })}
      </p>
      {before !== null && <p>{t('sale.waits', { name: before.packageName })}</p>}
      {!paid && <p>{t('sale.debt')}</p>}
      {covers && <p>{t('purchases.drawer.covered')}</p>}
    </>
  )
}

type SumProps = { readonly price: SoldPackage['price']; readonly discount: Discount }

function Sum({ price, discount }: SumProps) {
  const { t } = useTranslation()
  const { amount, currency } = price
  const off = discountOf(amount, discount)
  return (
    <dl className={classes.sum}>
      <dt>{t('purchases.panel.price')}</dt>
      <dd>
        <Money value={price} />
      </dd>
      <dt>{t('purchases.panel.discount')}</dt>
      <dd>
        <Money value={{ amount: -off, currency }} />
      </dd>
      <dt data-total>{t('purchases.panel.total')}</dt>
      <dd data-total>
        <Money value={{ amount: amount - off, currency }} />
      </dd>
    </dl>
  )
}
