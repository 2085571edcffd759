import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import { useMay } from '../api/use-may.ts'
import { Button } from '../components/button.tsx'
import classes from './plan-link.module.css'
import { type PlannedPack, planStop } from './plan-stop.ts'

type Sale = Value<'purchases.list'>['rows'][number]

type Props = {
  readonly sale: Pick<Sale, 'id' | 'packageName' | 'subscriptionId' | 'status'>
  /** The plan that the sale has, if any. */
  readonly plan: Value<'plans.list'>['rows'][number] | null
  /** The pack that the sale gave, as it is now. */
  readonly pack: PlannedPack | undefined
}

/** Leads to the sessions that follow a sale, and says how far they are, or why none can follow now. */
export function PlanLink({ sale, plan, pack }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const reasonId = useId()
  if (!may('schedule.write') || !may('bookings.write') || sale.subscriptionId === null) return null
  // Of one that was voided nothing is left to plan.
  if (plan === null && sale.status === 'failed') return null
  const stop = plan === null && pack !== undefined ? planStop(pack) : null
  if (stop !== null) {
    return (
      <div className={classes.stopped}>
        <Button
          disabled
          label={t('plan.openNamed', { act: t('plan.open'), package: sale.packageName })}
          describedBy={reasonId}
        >
          {t('plan.open')}
        </Button>
        <span id={reasonId}>{t(`purchases.panel.noPlan.${stop}`)}</span>
      </div>
    )
  }
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
