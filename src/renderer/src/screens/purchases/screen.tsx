import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { PAGE_SIZE, useRowWindow } from '../../api/use-row-window.ts'
import { RefusedState } from '../../components/refused-state.tsx'
import { Screen } from '../../components/screen.tsx'
import { useTypedQuery } from '../../components/use-typed-query.ts'
import { SalePanel } from '../../panels/sale-panel/sale-panel.tsx'
import { openSale } from '../../panels/sale-store.ts'
import { useShortcuts } from '../../state/shortcuts.ts'
import { WaitingBar } from '../unmatched/waiting-bar.tsx'
import { HeaderActs } from './header-acts.tsx'
import { NoSales } from './no-sales.tsx'
import classes from './purchases.module.css'
import { SaleFilters } from './sale-filters.tsx'
import { SaleList } from './sale-list.tsx'
import type { PurchasesSearch } from './search.ts'
import { TotalBar } from './total-bar.tsx'
import { listInput, NO_FILTERS } from './view-model.ts'

/** Every sale, found and filtered, with what became of its money; one of them beside the list. */
export function PurchasesScreen() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/purchases' })
  const navigate = useNavigate({ from: '/purchases' })
  const change = (next: Partial<PurchasesSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true })
  const input = listInput(search)
  const { rows, refusal, pending, retry } = useRowWindow('purchases.list', input)
  // The list's own first page: asked once, read twice.
  const first = useQuery('purchases.list', { ...input, limit: PAGE_SIZE, offset: 0 }, { keepPrevious: true })
  const { frame, find, filters } = useFilters(search, change)
  const close = search.sale === undefined ? null : () => change({ sale: undefined })
  const sell = useMay()('sales.write') ? () => openSale({ onSold: (sale) => change({ sale }) }) : null
  useKeys({ find, sell, close })
  return (
    <Screen
      title={t('screen.purchases')}
      ready={!pending}
      aside={
        <span role="status" data-figure>
          {refusal === null && rows.total !== undefined && t('purchases.count', { count: rows.total })}
        </span>
      }
      actions={<HeaderActs input={input} onSell={sell} />}
      toolbar={<SaleFilters {...filters} />}
      inspector={useBeside(search.sale, close)}
      fill
    >
      {refusal !== null ? (
        <RefusedState refusal={refusal} onRetry={retry} />
      ) : (
        <div className={classes.root}>
          <WaitingBar />
          <TotalBar totals={first.value?.totals ?? []} />
          <SaleList
            frame={frame}
            rows={rows}
            openedId={search.sale ?? null}
            onOpen={(sale) => change({ sale: sale.id })}
            onFollow={({ clientId }) =>
              void navigate({
                to: '/clients/$clientId',
                params: { clientId: String(clientId) },
                search: { tab: 'purchases' },
              })
            }
            empty={<NoSales search={search} onShowAll={() => change(NO_FILTERS)} onSell={sell} />}
          />
        </div>
      )}
    </Screen>
  )
}

/** The panel of the sale that is looked at. */
function useBeside(purchaseId: number | undefined, onClose: (() => void) | null) {
  const { t } = useTranslation()
  const sale = useQuery('purchases.get', purchaseId === undefined ? null : { purchaseId }).value
  if (purchaseId === undefined || onClose === null) return null
  return {
    label: sale?.purchase.packageName ?? t('screen.purchases'),
    content: <SalePanel key={purchaseId} purchaseId={purchaseId} />,
    onClose,
  }
}

/** What finds and filters. */
function useFilters(search: PurchasesSearch, change: (next: Partial<PurchasesSearch>) => void) {
  const { typed, type } = useTypedQuery(search.query, (query) => change({ query }))
  const field = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const onLeave = () => frame.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()
  return {
    frame,
    find: () => field.current?.select(),
    filters: { search, typed, onType: type, onChange: change, findRef: field, onLeave },
  }
}

type Keys = {
  readonly find: () => void
  readonly sell: (() => void) | null
  readonly close: (() => void) | null
}

function useKeys({ find, sell, close }: Keys): void {
  const { t } = useTranslation()
  useShortcuts(t('screen.purchases'), [
    { keys: '/', label: t('purchases.keys.find'), run: find },
    ...(sell === null ? [] : [{ keys: 'N', label: t('purchases.keys.sell'), run: sell }]),
    ...(close === null ? [] : [{ keys: 'Escape', label: t('purchases.keys.close'), run: close }]),
  ])
}
