import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../components/button.tsx'
import { copyText } from '../components/copy-text.ts'
import { toast } from '../components/toast.tsx'
import classes from './payment-id-text.module.css'

/** An id of Stripe, whole, with a button that copies it. */
export function PaymentIdText({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const copy = () => {
    if (copyText(id)) toast({ message: t('purchases.payment.copied') })
  }
  return (
    <span className={classes.root}>
      <span>{id}</span>
      <IconButton
        label={`${t('purchases.payment.copy')}: ${id}`}
        icon={<Copy size={14} aria-hidden="true" />}
        onClick={copy}
      />
    </span>
  )
}
