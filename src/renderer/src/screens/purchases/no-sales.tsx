import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import type { PurchasesSearch } from './search.ts'
import { emptyReason } from './view-model.ts'

type Props = {
  readonly search: PurchasesSearch
  readonly onShowAll: () => void
  readonly onSell: (() => void) | null
}

/** An empty list: why, and what to do about it. */
export function NoSales({ search, onShowAll, onSell }: Props) {
  const { t } = useTranslation()
  const reason = emptyReason(search)
  return (
    <EmptyState
      subject={reason === 'all' ? 'credits' : reason === 'owing' ? 'done' : 'search'}
      title={t(`purchases.empty.${reason}`)}
      action={
        reason === 'all' ? (
          onSell !== null && (
            <Button tone="primary" onClick={onSell}>
              {t('purchases.sell')}
            </Button>
          )
        ) : (
          <Button onClick={onShowAll}>{t('purchases.empty.clear')}</Button>
        )
      }
    >
      {t(`purchases.empty.${reason}Text`)}
    </EmptyState>
  )
}
