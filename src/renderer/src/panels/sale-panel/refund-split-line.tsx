import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { canBeSplit } from './refund-split.ts'
import { RefundSplitDialog } from './refund-split-dialog.tsx'
import { moneyText, type Purchase } from './sale.ts'
import classes from './sale-panel.module.css'

/** That what went back is spread over several things, and the way to say for which of them it was. */
export function RefundSplitLine({ purchase: { id, provider } }: { readonly purchase: Purchase }) {
  const { t } = useTranslation()
  const may = useMay()
  const [opened, setOpened] = useState(false)
  const answer = useQuery('purchases.refundSplit', provider === 'stripe' ? { purchaseId: id } : null)
  const split = answer.value?.split
  if (!canBeSplit(split)) return null
  const facts = { count: split.lines.length, money: moneyText(split.refunded, split.currency) }
  return (
    <div className={classes.acts}>
      <p className={classes.subject}>
        {t(split.assigned ? 'purchases.split.assigned' : 'purchases.split.byAmount', facts)}
      </p>
      {may('sales.refund') && <Button onClick={() => setOpened(true)}>{t('purchases.split.open')}</Button>}
      {opened && <RefundSplitDialog split={split} onClose={() => setOpened(false)} />}
    </div>
  )
}
