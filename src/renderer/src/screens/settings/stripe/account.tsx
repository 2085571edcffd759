import { KeyRound, TestTubeDiagonal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../../components/status-badge.tsx'
import classes from './stripe.module.css'
import type { StripeStatus } from './view-model.ts'

type Props = { readonly account: NonNullable<StripeStatus['account']> }

/** The one account that the studio's purchases are from, and whether its money is real. */
export function Account({ account: { id, livemode } }: Props) {
  const { t } = useTranslation()
  return (
    <span className={classes.account}>
      <span className={classes.code}>{id ?? t('stripe.connection.unnamed')}</span>
      <Badge icon={livemode ? KeyRound : TestTubeDiagonal} tone={livemode ? 'ok' : 'info'}>
        {t(livemode ? 'stripe.live' : 'stripe.test')}
      </Badge>
    </span>
  )
}
