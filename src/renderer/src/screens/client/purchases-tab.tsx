import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { DayText } from '../../components/date-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Money } from '../../components/money.tsx'
import { Table } from '../../components/table.tsx'
import { PlanLink } from '../../panels/plan-link.tsx'
import { paidBy } from '../../panels/sale-panel/sale.ts'
import { SaleState } from '../../panels/sale-panel/sale-panel.tsx'
import { useStudio } from '../../state/studio.ts'
import classes from './client.module.css'
import { Drawer } from './drawer.tsx'
import type { Client } from './view-model.ts'

type Props = {
  readonly client: Client
  readonly onSell: () => void
}

/** More than anybody buys. */
const EVERY = 500

/** What a client means to buy, and has bought, the newest first, with what became of the money. */
export function PurchasesTab({ client, onSell }: Props) {
  const { t } = useTranslation()
  const sales = useQuery('purchases.list', { clientId: client.id, limit: EVERY })
  const merged = client.status === 'merged'
  return (
    <Answered answer={sales}>
      {({ rows }) => (
        <>
          {!merged && <Drawer client={{ id: client.id, name: fullName(client) }} />}
          {rows.length === 0 ? (
            <EmptyState
              subject="credits"
              title={t('client.purchases.none')}
              action={!merged && <Button onClick={onSell}>{t('sale.open')}</Button>}
            >
              {t('client.purchases.noneText')}
            </EmptyState>
          ) : (
            <SaleTable sales={rows} clientId={client.id} />
          )}
        </>
      )}
    </Answered>
  )
}

type TableProps = { readonly sales: Value<'purchases.list'>['rows']; readonly clientId: number }

function SaleTable({ sales, clientId }: TableProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const packs = useQuery('subscriptions.list', { clientId }).value?.rows
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
            <th scope="row">
              <Link to="/purchases" search={{ sale: sale.id }} className={classes.link}>
                {sale.packageName}
              </Link>
            </th>
            <td className={classes.when}>
              <DayText day={localDateOf(instantOf(sale.createdAt), zone)} />
            </td>
            <td>{paidBy(sale)}</td>
            <td>
              <SaleState sale={sale} />
            </td>
            <td>
              <PlanLink
                sale={sale}
                plan={plans.find(({ purchaseId }) => purchaseId === sale.id) ?? null}
                pack={plannedPack(packs, sale.subscriptionId)}
              />
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

/** What is left on the pack that a sale gave. */
function plannedPack(packs: Value<'subscriptions.list'>['rows'] | undefined, id: number | null) {
  const pack = packs?.find((one) => one.id === id)
  return pack === undefined ? undefined : { kind: pack.kind, status: pack.status, available: pack.remaining }
}
