import { Checkbox } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { Screen } from '../../components/screen.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { ClosureFields } from '../settings/hours/closure-fields.tsx'
import { ClosedClients, ExtendedPacks } from './closed-lists.tsx'
import { ClosedSessions } from './closed-sessions.tsx'
import classes from './closing.module.css'
import { summaryOf } from './closing.ts'
import { type ClosingPlan, useClosing } from './use-closing.ts'
import { summaryInWords } from './words.ts'

/** Closing the studio or a room: what is asked on the left, everything that follows on the right, and one button. */
export function ClosingScreen() {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const mayClose = may('studio.write') && may('schedule.write') && may('clients.read')
  return (
    <Screen
      title={t('closing.title')}
      ready
      back={{ label: t('closing.back'), onBack: () => void navigate({ to: '/settings/hours' }) }}
      fill
    >
      {mayClose ? (
        <ClosingForm />
      ) : (
        <EmptyState subject="broken" title={t('closing.mayNot')}>
          <p>{t('closing.mayNotText')}</p>
        </EmptyState>
      )}
    </Screen>
  )
}

function ClosingForm() {
  const { t } = useTranslation()
  const plan = useClosing()
  const formId = useId()
  return (
    <div className={classes.root}>
      <div className={classes.columns}>
        <form
          id={formId}
          className={classes.asked}
          aria-label={t('closing.asked')}
          onSubmit={plan.submit}
          noValidate
        >
          <ClosureFields form={plan.form} />
          <ExtendField extend={plan.extend} />
        </form>
        <div className={classes.follows}>
          {plan.typed === null ? (
            <EmptyState subject="sessions" title={t('closing.incomplete')}>
              <p>{t('closing.incompleteText')}</p>
            </EmptyState>
          ) : (
            <Answered answer={plan.all} skeleton={<Skeleton lines={8} />}>
              {() => <Consequences plan={plan} />}
            </Answered>
          )}
        </div>
      </div>
      <Outcome plan={plan} formId={formId} />
    </div>
  )
}

function ExtendField({ extend }: Pick<ClosingPlan, 'extend'>) {
  const { t } = useTranslation()
  if (!extend.may) return null
  return (
    <Checkbox
      label={t('closing.extend')}
      description={t(extend.can ? 'closing.extendHint' : 'closing.extendRoom')}
      disabled={!extend.can}
      checked={extend.wished && extend.can}
      onChange={({ currentTarget }) => extend.set(currentTarget.checked)}
    />
  )
}

function Consequences({ plan }: { readonly plan: ClosingPlan }) {
  return (
    <>
      <ClosedSessions plan={plan} />
      {plan.outcome !== undefined && plan.rows.length > 0 && <ClosedClients clients={plan.outcome.clients} />}
      {plan.outcome !== undefined && plan.extend.can && plan.extend.wished && (
        <ExtendedPacks packs={plan.outcome.packs} />
      )}
    </>
  )
}

type OutcomeProps = { readonly plan: ClosingPlan; readonly formId: string }

/** What all of it comes to, and the one button that does it. */
function Outcome({ plan, formId }: OutcomeProps) {
  const { t } = useTranslation()
  const { outcome, chosen, typed } = plan
  return (
    <section className={classes.outcome} aria-label={t('closing.outcome')}>
      <RefusalText refusal={plan.refusal} />
      <div className={classes.bar}>
        <p role="status" className={classes.summary}>
          {outcome !== undefined && summaryInWords(t, summaryOf(outcome))}
        </p>
        <Button tone="primary" type="submit" form={formId} busy={plan.busy}>
          {t('closing.apply', { count: typed === null ? 0 : chosen })}
        </Button>
      </div>
    </section>
  )
}
