import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import type { Discount } from '../../../shared/domain/sales.ts'
import { discountOf } from '../../../shared/domain/sales.ts'
import { Money } from '../components/money.tsx'
import classes from './sale.module.css'
import type { SoldPackage } from './sale.ts'
import { waitsText } from './waits.ts'

type Turn = NonNullable<Value<'purchases.create'>['waits']>

type Props = {
  readonly bought: SoldPackage
  /** What it would wait for, as main says; null where nothing is in the way. */
  readonly waits: Turn | null
  readonly paid: boolean
  readonly discount: Discount | null
  readonly covers: boolean
}

/** What the client gets, until when, what stands in the way of using it at once, and what it comes to. */
export function SaleTerms({ bought, waits, paid, discount, covers }: Props) {
  const { t } = useTranslation()
  const { credits, family, validityDays, period } = bought
  const goodFor = family ?? t('receipt.everything')
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
          : t(waits === null ? 'sale.valid' : 'sale.validLater', { count: validityDays })}
      </p>
      {waits !== null && <p className={classes.waits}>{waitsText(waits)}</p>}
      {!paid && <p>{t(waits === null ? 'sale.debt' : 'sale.debtWaits')}</p>}
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
