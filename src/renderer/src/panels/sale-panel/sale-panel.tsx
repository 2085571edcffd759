import { Link } from '@tanstack/react-router'
import { CircleX, FileText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refundProblem } from '../../../../shared/domain/refunds.ts'
import { paperOf } from '../../../../shared/domain/sales.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { Money } from '../../components/money.tsx'
import { Badge, StatusBadge } from '../../components/status-badge.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import { paymentIdOf } from '../payment-id.ts'
import { PaymentIdText } from '../payment-id-text.tsx'
import { printReceipt } from '../print-receipt.ts'
import { Gave } from './gave.tsx'
import { SaleHistory } from './history.tsx'
import { PayDialog } from './pay-dialog.tsx'
import { RefundDialog } from './refund-dialog.tsx'
import { RefundSplitLine } from './refund-split-line.tsx'
import { type Purchase, type SaleAct, type ShownSale, saleActs, soldOn, stateOf } from './sale.ts'
import classes from './sale-panel.module.css'
import { SettleDisputeDialog } from './settle-dispute-dialog.tsx'
import { VoidDialog } from './void-dialog.tsx'

type Props = { readonly purchaseId: number }

/** One sale beside a list: what it came to, what became of its money and of what it gave, and what can be done. */
export function SalePanel({ purchaseId }: Props) {
  const answer = useQuery('purchases.get', { purchaseId })
  return <Answered answer={answer}>{(sale) => <Shown sale={sale} />}</Answered>
}

type SaleProps = { readonly sale: ShownSale }

function Shown({ sale }: SaleProps) {
  const { purchase } = sale
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <Link
          to="/clients/$clientId"
          params={{ clientId: String(purchase.clientId) }}
          search={{ tab: 'purchases' }}
          className={classes.client}
        >
          <bdi>{purchase.clientName}</bdi>
        </Link>
        <SaleState sale={purchase} />
      </div>
      <Acts sale={sale} />
      {purchase.provider === 'stripe' && <Elsewhere sale={sale} />}
      <Sums purchase={purchase} />
      <RefundSplitLine purchase={purchase} />
      <Facts purchase={purchase} />
      <Gave sale={sale} />
      <SaleHistory sale={sale} />
    </div>
  )
}

/** Where what was sold in Stripe is given back: there, or here once nobody follows it any more. */
function Elsewhere({ sale: { purchase, followed } }: SaleProps) {
  const { t } = useTranslation()
  if (refundProblem(purchase) !== null) return null
  return (
    <p className={classes.subject}>
      {t(followed ? 'purchases.panel.inStripe' : 'purchases.panel.stripeGone')}
    </p>
  )
}

/** Where the money of a sale is; at the desk nothing fails, it is voided. */
export function SaleState({ sale }: { readonly sale: Pick<Purchase, 'status' | 'provider'> }) {
  const { t } = useTranslation()
  if (stateOf(sale) !== 'voided') return <StatusBadge of="payment" status={sale.status} />
  return (
    <Badge icon={CircleX} tone="neutral">
      {t('purchases.voided')}
    </Badge>
  )
}

function Acts({ sale }: SaleProps) {
  const { t } = useTranslation()
  const may = useMay()
  const [dialog, setDialog] = useState<Exclude<SaleAct, 'print'> | null>(null)
  const acts = saleActs(sale, may)
  const close = () => setDialog(null)
  const { purchase } = sale
  const paper = paperOf(purchase)
  if (acts.length === 0) return null
  return (
    <div className={classes.acts}>
      {acts.map((act, index) =>
        act === 'print' && paper !== null ? (
          <Button
            key={act}
            icon={<FileText size={14} aria-hidden="true" />}
            onClick={() => void printReceipt(purchase.id)}
          >
            {t(`purchases.panel.paper.${paper}`)}
          </Button>
        ) : act === 'print' ? null : (
          <Button
            key={act}
            tone={act === 'pay' && index === 0 ? 'primary' : 'plain'}
            onClick={() => setDialog(act)}
          >
            {t(`purchases.panel.${act}`)}
          </Button>
        ),
      )}
      {dialog === 'pay' && <PayDialog sale={sale} onClose={close} />}
      {dialog === 'refund' && <RefundDialog sale={sale} onClose={close} />}
      {dialog === 'settle' && <SettleDisputeDialog sale={sale} onClose={close} />}
      {dialog === 'void' && <VoidDialog sale={sale} onClose={close} />}
    </div>
  )
}

type PurchaseProps = { readonly purchase: Purchase }

/** Price, discount, what that makes, and what of it went back. */
function Sums({ purchase }: PurchaseProps) {
  const { t } = useTranslation()
  const { amount, discountAmount, discountReason, refundedAmount, currency } = purchase
  const money = (units: number) => (
    <dd>
      <Money value={{ amount: units, currency }} />
    </dd>
  )
  return (
    <dl className={classes.lines}>
      {discountAmount > 0 && (
        <>
          <dt>{t('purchases.panel.price')}</dt>
          {money(amount + discountAmount)}
          <dt>
            {discountReason === null
              ? t('purchases.panel.discount')
              : t('purchases.panel.discountFor', { reason: discountReason })}
          </dt>
          {money(-discountAmount)}
        </>
      )}
      <dt data-total>{t('purchases.panel.total')}</dt>
      <dd data-total>
        <Money value={{ amount, currency }} />
      </dd>
      {refundedAmount > 0 && (
        <>
          <dt>{t('purchases.panel.refunded')}</dt>
          {money(-refundedAmount)}
          <dt data-total>{t('purchases.panel.kept')}</dt>
          <dd data-total>
            <Money value={{ amount: amount - refundedAmount, currency }} />
          </dd>
        </>
      )}
    </dl>
  )
}

/** When, how and through whom. */
function Facts({ purchase }: PurchaseProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const { paidAt, paymentMethod, receiptNo, provider, externalId, quantity } = purchase
  const payment = paymentIdOf(externalId)
  const facts: readonly (readonly [string, string | null])[] = [
    [t('purchases.panel.sold'), soldOn(purchase, zone)],
    [t('purchases.panel.paid'), paidAt === null ? null : paidWords(paidAt, paymentMethod)],
    [t('purchases.panel.receipt'), receiptNo === null ? null : String(receiptNo)],
    [t('purchases.panel.quantity'), quantity === 1 ? null : String(quantity)],
    [t('purchases.panel.through'), t(`purchases.provider.${provider}`)],
    [t('purchases.panel.id'), payment === null ? externalId : null],
  ]
  function paidWords(at: string, method: Purchase['paymentMethod']): string {
    const day = formatDay(localDateOf(instantOf(at), zone), 'short')
    if (method === null) return day
    return t('purchases.panel.paidBy', { day, method: t(`purchases.method.${method}`) })
  }
  return (
    <dl className={classes.lines}>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd data-figure>{value}</dd>
          </div>
        ),
      )}
      {payment !== null && (
        <div className={classes.fact}>
          <dt>{t(`purchases.payment.${payment.kind}`)}</dt>
          <dd>
            <PaymentIdText id={payment.id} />
          </dd>
        </div>
      )}
    </dl>
  )
}
