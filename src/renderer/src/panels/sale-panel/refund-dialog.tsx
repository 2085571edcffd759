import { Checkbox, SegmentedControl, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { useMay } from '../../api/use-may.ts'
import { usePreview } from '../../api/use-query.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { toast } from '../../components/toast.tsx'
import { useStudio } from '../../state/studio.ts'
import { AvailablePreview, WaitingPreview } from '../available-preview.tsx'
import { Consequence } from '../consequence.tsx'
import {
  begunSession,
  isTooMuch,
  moneyText,
  type RefundChoice,
  refundAmount,
  refundLimits,
  refundWorth,
  type ShownSale,
  soldOn,
  unitText,
} from './sale.ts'
import classes from './sale-panel.module.css'

type Props = { readonly sale: ShownSale; readonly onClose: () => void }

const CHOICES = ['all', 'amount', 'units'] as const

/**
 * Records money that goes back for a sale: all that is left, an amount, or what some of its sessions are worth. What is
 * taken of the pack that it gave is said before, and so is what cannot be taken any more.
 */
export function RefundDialog({ sale, onClose }: Props) {
  const { t } = useTranslation()
  const { purchase } = sale
  const [choice, setChoice] = useState<RefundChoice>({ by: 'all', amount: '', units: '' })
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const refund = useCommand('purchases.refund')
  const amount = refundAmount(sale, choice)
  const [keeps, setKeeps] = useState(false)
  const keepable = useMay()('bookings.comp') && sale.waits === null && sale.units.available > 0
  const keepSessions = keepable && keeps
  const asked =
    amount === null ? null : { purchaseId: purchase.id, amount, keepSessions, version: purchase.version }
  const preview = usePreview('purchases.refund', asked)
  const waitingAfter =
    asked === null || preview.value === undefined ? undefined : sale.units.available - preview.value.revoked
  const money = amount === null ? null : moneyText(amount, purchase.currency)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(asked === null)
    if (asked === null || money === null) return
    const reply = await refund.run({ ...asked, reason })
    if (!reply.ok) return
    const count = reply.value.availableSessions
    toast({ message: t('purchases.refund.done', { money, name: purchase.clientName, count }) })
    onClose()
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('purchases.refund.title', { name: purchase.clientName })}
      submitLabel={
        money === null ? t('purchases.refund.buttonNone') : t('purchases.refund.button', { money })
      }
      submitTone="danger"
      onSubmit={(event) => void submit(event)}
      busy={refund.busy}
      refusal={refund.refusal}
    >
      <Subject sale={sale} />
      <div className={classes.choice}>
        <span id="refund-by">{t('purchases.refund.by')}</span>
        <SegmentedControl
          aria-labelledby="refund-by"
          value={choice.by}
          onChange={(next) => setChoice({ ...choice, by: CHOICES.find((known) => known === next) ?? 'all' })}
          data={CHOICES.map((value) => ({ value, label: t(`purchases.refund.choices.${value}`) }))}
        />
      </div>
      <HowMuch sale={sale} choice={choice} onChange={setChoice} wrong={amount === null} tried={tried} />
      <TextInput
        label={t('purchases.refund.reason')}
        description={t('purchases.refund.reasonHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        maxLength={255}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {keepable && (
        <Checkbox
          label={t('purchases.refund.keep')}
          description={t('purchases.refund.keepHint')}
          checked={keeps}
          onChange={(event) => setKeeps(event.currentTarget.checked)}
        />
      )}
      {asked !== null && (
        <Consequence refusal={preview.refusal}>
          {preview.value !== undefined && (
            <Effects sale={sale} choice={choice} money={money ?? ''} answer={preview.value} />
          )}
        </Consequence>
      )}
      {sale.waits === null ? (
        <AvailablePreview
          clientId={purchase.clientId}
          after={asked === null ? undefined : preview.value?.availableSessions}
          refusal={null}
        />
      ) : (
        <WaitingPreview now={sale.units.available} after={waitingAfter} />
      )}
    </FormDialog>
  )
}

/** Which sale it is about, and what of it has not gone back yet. */
function Subject({ sale }: Pick<Props, 'sale'>) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const { purchase } = sale
  const { packageName, amount, refundedAmount, currency } = purchase
  const words = {
    package: packageName,
    day: soldOn(purchase, zone),
    money: moneyText(amount, currency),
    left: moneyText(amount - refundedAmount, currency),
  }
  return (
    <p className={classes.subject}>
      {t(refundedAmount === 0 ? 'purchases.refund.of' : 'purchases.refund.ofRest', words)}
    </p>
  )
}

type HowMuchProps = Pick<Props, 'sale'> & {
  readonly choice: RefundChoice
  readonly onChange: (choice: RefundChoice) => void
  readonly wrong: boolean
  readonly tried: boolean
}

function HowMuch({ sale, choice, onChange, wrong, tried }: HowMuchProps) {
  const { t } = useTranslation()
  const most = refundLimits(sale)
  const { currency } = sale.purchase
  if (choice.by === 'all') return null
  const typed = choice[choice.by]
  const complain = wrong && (tried || typed !== '')
  if (choice.by === 'units') {
    return (
      <TextInput
        data-autofocus
        label={t('purchases.refund.units')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={choice.units}
        error={complain && t('purchases.refund.unitsWrong', { most: most.units })}
        onChange={(event) => onChange({ ...choice, units: event.currentTarget.value })}
      />
    )
  }
  const words = {
    most: moneyText(most.amount, currency),
    example: moneyText(Math.ceil(most.amount / 2), currency),
  }
  return (
    <TextInput
      label={t('purchases.refund.amount')}
      inputMode="decimal"
      autoComplete="off"
      maxLength={24}
      value={choice.amount}
      description={most.units > 0 ? t('purchases.refund.amountHint', { each: unitText(sale) }) : undefined}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={
        complain && t(`purchases.refund.${isTooMuch(sale, choice) ? 'amountTooMuch' : 'amountWrong'}`, words)
      }
      onChange={(event) => onChange({ ...choice, amount: event.currentTarget.value })}
    />
  )
}

type EffectsProps = Pick<Props, 'sale'> & {
  readonly choice: RefundChoice
  readonly money: string
  readonly answer: {
    readonly revoked: number
    readonly kept: number
    readonly owed: number
    readonly activated: number
    readonly purchase: { readonly status: string; readonly refundedAmount: number }
  }
}

/** What main would take, in sentences. */
function Effects({ sale, choice, money, answer }: EffectsProps) {
  const { t } = useTranslation()
  const { revoked, kept, owed, activated, purchase } = answer
  const { currency } = sale.purchase
  const worth = refundWorth(sale, choice)
  const begun = begunWords(sale, purchase.refundedAmount)
  const ends = sale.subscription?.kind === 'membership' && purchase.status === 'refunded'
  return (
    <>
      <p>{t('purchases.refund.gives', { money })}</p>
      {worth !== null && (
        <p>
          {t('purchases.refund.worth', {
            count: worth.units,
            worth: moneyText(worth.worth, currency),
            before: moneyText(worth.before, currency),
          })}
        </p>
      )}
      <p>
        {revoked === 0 && owed === 0
          ? t('purchases.refund.takesNone')
          : t('purchases.refund.takes', { count: revoked, package: sale.purchase.packageName })}
      </p>
      {kept > 0 && <p>{t('purchases.refund.keeps', { count: kept })}</p>}
      {begun !== null && <p>{t('purchases.refund.begun', begun)}</p>}
      {owed > 0 && <p>{t('purchases.refund.owes', { count: owed })}</p>}
      {ends && <p>{t('purchases.refund.ends')}</p>}
      {activated > 0 && <p>{t('purchases.activated', { count: activated })}</p>}
    </>
  )
}

/** How much would take as many sessions, where less goes back than they are worth. */
function begunWords(sale: ShownSale, refundedAfter: number) {
  const begun = begunSession(sale, refundedAfter)
  return begun === null ? null : { count: begun.units, most: moneyText(begun.most, sale.purchase.currency) }
}
