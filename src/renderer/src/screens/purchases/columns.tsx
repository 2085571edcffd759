import type { TFunction } from 'i18next'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import type { DataColumn } from '../../components/data-table.tsx'
import { DayText } from '../../components/date-text.tsx'
import { Money } from '../../components/money.tsx'
import { paidBy } from '../../panels/sale-panel/sale.ts'
import { SaleState } from '../../panels/sale-panel/sale-panel.tsx'
import classes from './purchases.module.css'
import type { SaleColumn, SaleRow } from './view-model.ts'

type Options = { readonly shown: readonly SaleColumn[]; readonly zone: string }

/** What the list shows of each sale. */
export function saleColumns(t: TFunction, { shown, zone }: Options): readonly DataColumn<SaleRow>[] {
  const all: Record<SaleColumn, Omit<DataColumn<SaleRow>, 'id' | 'header'>> = {
    client: {
      width: 'minmax(160px, 2fr)',
      cell: ({ clientName }) => <bdi className={classes.name}>{clientName}</bdi>,
    },
    package: {
      width: 'minmax(132px, 1.6fr)',
      cell: ({ packageName, quantity }) => (
        <bdi className={classes.name}>{quantity === 1 ? packageName : `${quantity} × ${packageName}`}</bdi>
      ),
    },
    on: {
      width: '108px',
      cell: ({ createdAt }) => (
        <span data-figure>
          <DayText day={localDateOf(instantOf(createdAt), zone)} />
        </span>
      ),
    },
    status: { width: '136px', cell: (sale) => <SaleState sale={sale} /> },
    method: { width: '116px', cell: (sale) => <Through sale={sale} /> },
    receipt: {
      width: '72px',
      align: 'end',
      cell: ({ receiptNo }) => receiptNo !== null && <span data-figure>{receiptNo}</span>,
    },
    amount: { width: 'minmax(104px, 0.6fr)', align: 'end', cell: (sale) => <Amount t={t} sale={sale} /> },
  }
  return shown.map((id) => ({
    id,
    header: t(id === 'method' ? 'purchases.column.through' : `purchases.column.${id}`),
    ...all[id],
  }))
}

type CellProps = { readonly t: TFunction; readonly sale: SaleRow }

/** How it was paid at the desk, or who took the money elsewhere. */
function Through({ sale }: Pick<CellProps, 'sale'>) {
  const words = paidBy(sale)
  return sale.paymentMethod === null ? <span className={classes.faint}>{words}</span> : words
}

/** What it came to; what of it went back stands before it, so that amounts stand under each other. */
function Amount({ t, sale: { amount, refundedAmount, currency, status } }: CellProps) {
  const money = <Money value={{ amount, currency }} />
  if (status === 'failed') return <s className={classes.faint}>{money}</s>
  if (refundedAmount === 0) return money
  return (
    <span title={t('purchases.total.refunded')}>
      {status === 'refunded' ? <s className={classes.faint}>{money}</s> : money}
    </span>
  )
}
