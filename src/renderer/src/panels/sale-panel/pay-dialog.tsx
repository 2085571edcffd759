import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { toast } from '../../components/toast.tsx'
import { printReceipt } from '../print-receipt.ts'
import { MethodField } from '../sale-fields.tsx'
import { rememberMethod, usualMethod } from '../sale-form.ts'
import { moneyText, type ShownSale } from './sale.ts'

type Props = { readonly sale: ShownSale; readonly onClose: () => void }

/** Records that somebody pays what they owe for a sale, and offers the receipt. */
export function PayDialog({ sale: { purchase }, onClose }: Props) {
  const { t } = useTranslation()
  const [method, setMethod] = useState(usualMethod)
  const pay = useCommand('purchases.pay')
  const { id, version, packageName, clientName, amount, currency } = purchase
  const money = moneyText(amount, currency)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reply = await pay.run({ purchaseId: id, method, version })
    if (!reply.ok) return
    rememberMethod(method)
    const receipt = reply.value.purchase.receiptNo ?? ''
    toast({
      message: t('purchases.pay.done', { money, name: clientName, receipt }),
      actions: [{ label: t('purchases.panel.paper.receipt'), run: () => void printReceipt(id) }],
    })
    onClose()
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('purchases.pay.title', { package: packageName })}
      submitLabel={t('purchases.pay.button')}
      onSubmit={(event) => void submit(event)}
      busy={pay.busy}
      refusal={pay.refusal}
    >
      <p>{t('purchases.pay.for', { name: clientName, money })}</p>
      <MethodField value={method} onChange={setMethod} />
    </FormDialog>
  )
}
