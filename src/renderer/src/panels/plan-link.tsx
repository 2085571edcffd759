import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import { useMay } from '../api/use-may.ts'

type Sale = Value<'purchases.list'>['rows'][number]

type Props = {
  readonly sale: Pick<Sale, 'id' | 'packageName' | 'subscriptionId' | 'status'>
  /** The plan that the sale has, if any. */
  readonly plan: Value<'plans.list'>['rows'][number] | null
}

/** Leads to the sessions that follow a sale, and says how far they are. */
export function PlanLink({ sale, plan }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  if (!may('schedule.write') || !may('bookings.write') || sale.subscriptionId === null) return null
  // Of one that was voided nothing is left to plan.
  if (plan === null && sale.status === 'failed') return null
  const act =
    plan === null
      ? t('plan.open')
      : t(`plan.state.${plan.status}`, { placed: plan.placed, count: plan.count })
  return (
    <Link
      to="/plan"
      search={{ purchase: sale.id }}
      aria-label={t('plan.openNamed', { act, package: sale.packageName })}
    >
      {act}
    </Link>
  )
}
