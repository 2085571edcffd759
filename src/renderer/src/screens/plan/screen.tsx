import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Screen } from '../../components/screen.tsx'
import { MadePlan } from './made-plan.tsx'
import classes from './plan.module.css'
import { PlanForm } from './plan-form.tsx'

/** The sessions that follow a sale: when each would be, with whom, and what stands in the way, before any is made. */
export function PlanScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const may = useMay()
  const { purchase } = useSearch({ from: '/plan' })
  const mayPlan = may('schedule.write') && may('bookings.write') && may('clients.read')
  const asked = purchase === undefined || !mayPlan ? null : { purchaseId: purchase }
  const first = useQuery('plans.preview', asked)
  const sale = first.value
  const back = () =>
    sale === undefined
      ? navigate({ to: '/clients' })
      : navigate({ to: '/clients/$clientId', params: { clientId: String(sale.clientId) } })
  return (
    <Screen
      title={t('plan.title')}
      ready={asked === null || !first.pending}
      back={{
        label: sale === undefined ? t('plan.backToClients') : t('plan.back', { client: sale.clientName }),
        onBack: () => void back(),
      }}
      aside={
        sale === undefined ? undefined : (
          <span className={classes.about}>
            {t('plan.about', { package: sale.packageName, client: sale.clientName })}
          </span>
        )
      }
      fill
    >
      {asked === null ? (
        <EmptyState subject="sessions" title={t(mayPlan ? 'plan.nothing' : 'plan.mayNot')}>
          <p>{t(mayPlan ? 'plan.nothingText' : 'plan.mayNotText')}</p>
        </EmptyState>
      ) : (
        <Answered answer={first}>
          {(found) =>
            found.plan?.status === 'done' ? (
              <MadePlan plan={found.plan} />
            ) : (
              <PlanForm key={found.purchaseId} first={found} />
            )
          }
        </Answered>
      )}
    </Screen>
  )
}
