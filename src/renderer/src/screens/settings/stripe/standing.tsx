import { Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { MomentText } from '../../../components/date-text.tsx'
import { useStudio } from '../../../state/studio.ts'
import classes from './stripe.module.css'
import { needsKey, percentLooked, STANDING, type StandingState, type StripeStatus } from './view-model.ts'

type Props = {
  readonly status: StripeStatus
  readonly state: StandingState
  readonly onOtherKey: () => void
}

/** Whether all is well, since when and until when; else what stopped it and what helps. */
export function Standing({ status, state, onOtherKey }: Props) {
  const { t } = useTranslation()
  const [Icon, tone] = STANDING[state]
  const { problem } = status
  return (
    <section className={classes.standing} data-tone={tone} aria-label={t('stripe.state.label')}>
      <Icon size={28} aria-hidden="true" />
      <div>
        <div role="status">
          <h2>{t(`stripe.state.${state}`)}</h2>
          {state !== 'stopped' && <p>{t(`stripe.state.${state}Text`)}</p>}
          {problem !== null && state !== 'busy' && <p className={classes.problem}>{problem.message}</p>}
        </div>
        {problem !== null && needsKey(problem.kind) && (
          <div className={classes.wayOut}>
            <Button onClick={onOtherKey}>{t('stripe.key.another')}</Button>
          </div>
        )}
        {state === 'busy' && <Looking progress={status.progress} />}
        <Times status={status} state={state} />
      </div>
    </section>
  )
}

/** How far the look is that goes on now. */
function Looking({ progress }: Pick<StripeStatus, 'progress'>) {
  const { t } = useTranslation()
  const percent = percentLooked(progress)
  return (
    <div className={classes.looking}>
      <Progress.Root size={8}>
        <Progress.Section value={percent ?? 0} aria-label={t('stripe.state.progress')} />
      </Progress.Root>
      <p className={classes.faint} data-figure>
        {progress === null || percent === null
          ? t('stripe.state.progressUnknown')
          : t('stripe.state.progressOf', { ...progress })}
      </p>
    </div>
  )
}

function Times({ status, state }: Pick<Props, 'status' | 'state'>) {
  const { t } = useTranslation()
  const goesOn = state === 'idle' || state === 'waiting'
  return (
    <dl className={classes.facts}>
      <Fact label={t('stripe.state.lastSync')}>
        <When at={status.lastSyncAt} none={t('stripe.state.never')} />
      </Fact>
      {goesOn && (
        <Fact label={t('stripe.state.nextSync')}>
          <When at={status.nextSyncAt} none={t('stripe.state.soon')} />
        </Fact>
      )}
      <Fact label={t('stripe.state.lastSweep')}>
        <When at={status.lastSweepAt} none={t('stripe.state.never')} />
      </Fact>
      {goesOn && (
        <Fact label={t('stripe.state.nextSweep')}>
          <When at={status.nextSweepAt} none={t('stripe.state.soon')} />
        </Fact>
      )}
    </dl>
  )
}

type FactProps = { readonly label: string; readonly children: ReactNode }

/** One figure with what it is; stands in a `dl`. */
export function Fact({ label, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-figure>{children}</dd>
    </div>
  )
}

function When({ at, none }: { readonly at: string | null; readonly none: string }) {
  const { zone } = useStudio()
  return at === null ? none : <MomentText at={at} zone={zone} />
}
