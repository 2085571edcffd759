import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { DayText } from '../../components/date-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Money } from '../../components/money.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { Table } from '../../components/table.tsx'
import { useStudio } from '../../state/studio.ts'
import { PlanLink } from '../plan/plan-link.tsx'
import classes from './client.module.css'

type Props = {
  readonly clientId: number
  /** Absent where nothing can be sold to this client. */
  readonly onSell?: () => void
}

/** More than anybody buys. */
const EVERY = 500

/** What a client has bought, the newest first, and what became of the money. */
export function PurchasesTab({ clientId, onSell }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const sales = useQuery('purchases.list', { clientId, limit: EVERY })
  return (
    <Answered answer={sales}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState
            subject="credits"
            title={t('client.purchases.none')}
            action={
              onSell !== undefined && may('sales.write') && <Button onClick={onSell}>{t('sale.open')}</Button>
            }
          >
            {t('client.purchases.noneText')}
          </EmptyState>
        ) : (
          <SaleTable sales={rows} />
        )
      }
    </Answered>
  )
}

type TableProps = { readonly sales: Value<'purchases.list'>['rows'] }

function SaleTable({ sales }: TableProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const plans = useQuery('plans.list', { purchaseIds: sales.map(({ id }) => id) }).value?.rows ?? []
  return (
    <Table label={t('client.tab.purchases')}>
      <thead>
        <tr>
          <th scope="col">{t('client.purchases.package')}</th>
          <th scope="col">{t('client.purchases.on')}</th>
          <th scope="col">{t('client.purchases.through')}</th>
          <th scope="col">{t('client.purchases.status')}</th>
          <th scope="col">{t('client.purchases.plan')}</th>
          <th scope="col" data-align="end">
            {t('client.purchases.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sales.map((sale) => (
          <tr key={sale.id}>
            <th scope="row">{sale.packageName}</th>
            <td className={classes.when}>
              <DayText day={localDateOf(instantOf(sale.createdAt), zone)} />
            </td>
            <td>{t(`client.purchases.provider.${sale.provider}`)}</td>
            <td>
              <StatusBadge of="payment" status={sale.status} />
            </td>
            <td>
              <PlanLink sale={sale} plan={plans.find(({ purchaseId }) => purchaseId === sale.id) ?? null} />
            </td>
            <td data-align="end">
              <Money value={sale} />
              {sale.refundedAmount > 0 && (
                <span className={classes.family}>
                  {t('client.purchases.refunded')}{' '}
                  <Money value={{ amount: sale.refundedAmount, currency: sale.currency }} />
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
