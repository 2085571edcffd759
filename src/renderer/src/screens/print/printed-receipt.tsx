import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { PAPER_MARGIN, RECEIPT_PAPER } from '../../../../shared/contract/print.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { Money } from '../../components/money.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import { i18n } from '../../i18n/setup.ts'
import { paymentIdOf } from '../../panels/payment-id.ts'
import classes from './printed-receipt.module.css'

export type PrintedSale = Value<'purchases.get'> & { readonly studio: Value<'studio.get'>['studio'] }

/** What the sheet is: the receipt of what was paid, what is still owed, or a sale that is void. */
export function receiptTitle({ purchase: { status, receiptNo, id } }: Pick<PrintedSale, 'purchase'>): string {
  if (status === 'failed') return i18n.t('receipt.void')
  if (status === 'pending') return i18n.t('receipt.debt')
  return receiptNo === null
    ? i18n.t('receipt.sale', { number: id })
    : i18n.t('receipt.title', { number: receiptNo })
}

/** A receipt on A5: whose it is, for whom, what was bought and what it came to. */
export function PrintedReceipt({ sale }: { readonly sale: PrintedSale }) {
  const { t } = useTranslation()
  const { studio, purchase } = sale
  const { zone } = studio
  const style = {
    '--page-width': `${RECEIPT_PAPER.width - 2 * PAPER_MARGIN.side}mm`,
    '--page-height': `${RECEIPT_PAPER.height - PAPER_MARGIN.top - PAPER_MARGIN.bottom}mm`,
  } as CSSProperties
  return (
    <main className={classes.root} style={style}>
      <section className={classes.sheet}>
        {purchase.status === 'failed' && (
          <p className={classes.void} aria-hidden="true">
            {t('receipt.voidMark')}
          </p>
        )}
        <header className={classes.head}>
          <p className={classes.studio}>{studio.name}</p>
          <h1>{receiptTitle(sale)}</h1>
        </header>
        <dl className={classes.facts}>
          <dt>{t('receipt.for')}</dt>
          <dd>{purchase.clientName}</dd>
          <dt>{t('receipt.date')}</dt>
          <dd>{formatDay(localDateOf(instantOf(purchase.createdAt), zone), 'short')}</dd>
        </dl>
        <Lines sale={sale} />
        <footer className={classes.foot}>
          {purchase.externalId !== null && (
            <p>
              {t('receipt.id', {
                provider: t(`purchases.provider.${purchase.provider}`),
                id: paymentIdOf(purchase.externalId)?.id ?? purchase.externalId,
              })}
            </p>
          )}
          <p>{t('receipt.printed', { day: formatDay(studio.today, 'short') })}</p>
        </footer>
      </section>
    </main>
  )
}

function Lines({ sale }: { readonly sale: PrintedSale }) {
  const { t } = useTranslation()
  const { purchase } = sale
  const { currency, amount, discountAmount, refundedAmount, status } = purchase
  const money = (units: number) => <Money value={{ amount: units, currency }} />
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th scope="col">{t('receipt.item')}</th>
          <th scope="col">{t('receipt.amount')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">
            <Item sale={sale} />
          </th>
          <td>{money(amount + discountAmount)}</td>
        </tr>
        {discountAmount > 0 && (
          <tr>
            <th scope="row">
              {purchase.discountReason === null
                ? t('purchases.panel.discount')
                : t('purchases.panel.discountFor', { reason: purchase.discountReason })}
            </th>
            <td>{money(-discountAmount)}</td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr data-total>
          <th scope="row">{t('receipt.total')}</th>
          <td>{money(amount)}</td>
        </tr>
        <tr>
          <th scope="row">{paidWords(sale)}</th>
          <td>{status === 'failed' ? null : money(amount)}</td>
        </tr>
        {refundedAmount > 0 && (
          <>
            <tr>
              <th scope="row">{t('receipt.refunded')}</th>
              <td>{money(-refundedAmount)}</td>
            </tr>
            <tr>
              <th scope="row">{t('receipt.left')}</th>
              <td>{money(amount - refundedAmount)}</td>
            </tr>
          </>
        )}
      </tfoot>
    </table>
  )
}

/** What was bought, and what it is good for. */
function Item({ sale: { purchase, units, subscription } }: { readonly sale: PrintedSale }) {
  const { t } = useTranslation()
  const { packageName, quantity } = purchase
  const name = quantity === 1 ? packageName : `${quantity} × ${packageName}`
  if (subscription === null) return name
  const gives = t('receipt.gives', {
    count: units.granted,
    family: subscription.family ?? t('receipt.everything'),
  })
  const { expiresOn } = subscription
  const until = expiresOn === null ? null : t('receipt.until', { day: formatDay(expiresOn, 'short') })
  return (
    <>
      {name}
      <span>{subscription.kind === 'pack' && until !== null ? `${gives}, ${until}` : gives}</span>
    </>
  )
}

/** When and how it was paid, or that it was not. */
function paidWords({ purchase, studio, history }: PrintedSale): string {
  const { status, paidAt, paymentMethod } = purchase
  if (status === 'failed') return voidWords({ history, studio })
  if (status === 'pending') return i18n.t('receipt.owed')
  if (paidAt === null) return i18n.t('receipt.paidSometime')
  const day = formatDay(localDateOf(instantOf(paidAt), studio.zone), 'short')
  if (paymentMethod === null) return i18n.t('receipt.paid', { day })
  return i18n.t('receipt.paidBy', { day, method: i18n.t(`purchases.method.${paymentMethod}`) })
}

/** When a sale was voided, and why. */
function voidWords({ history, studio }: Pick<PrintedSale, 'history' | 'studio'>): string {
  const deed = history.findLast((one) => one.deed === 'voided')
  if (deed === undefined) return i18n.t('receipt.void')
  const day = formatDay(localDateOf(instantOf(deed.at), studio.zone), 'short')
  const { reason } = deed
  return reason === null ? i18n.t('receipt.voided', { day }) : i18n.t('receipt.voidedFor', { day, reason })
}
