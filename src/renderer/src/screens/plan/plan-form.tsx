import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { OutlookLine } from '../schedule/session-dialog/outlook-line.tsx'
import { HeatStrip } from './heat-strip.tsx'
import { Lanes } from './lanes.tsx'
import classes from './plan.module.css'
import { TrainerList } from './trainer-list.tsx'
import { type Planning, usePlanning } from './use-planning.ts'
import { chosenTimes, heatOf, outsideOf, type Preview } from './view-model.ts'
import { WishFields } from './wish-fields.tsx'

/** What is wished for on the left, what it comes to on the right, and below them what happens. */
export function PlanForm({ first }: { readonly first: Preview }) {
  const { t } = useTranslation()
  const planning = usePlanning(first.purchaseId, first)
  const { answer, wish } = planning
  const shown = answer.value ?? first
  // What the count is about is confirmed by pressing the button; anything else keeps every session away.
  const missing = shown.questions.filter(({ code }) => !code.startsWith('count_') && code !== 'tier_unknown')
  return (
    <div className={classes.root}>
      <div className={classes.sides}>
        <div className={classes.wishes}>
          <WishFields shown={shown} wishes={planning.wishes} onWish={wish} />
          {missing.length === 0 && isTaught(shown) && (
            <TrainerList
              trainer={shown.trainer}
              asked={planning.wishes.trainerId}
              onChoose={(trainerId) => wish({ trainerId })}
            />
          )}
        </div>
        <div className={classes.outlook} aria-busy={answer.outdated}>
          <RefusalText refusal={answer.refusal} />
          {shown.occurrences.length > 0 ? (
            <>
              {shown.joining !== null && <OutlookLine tone="warning">{shown.joining}</OutlookLine>}
              <HeatStrip occurrences={shown.occurrences} />
              <Lanes shown={shown} onMove={planning.move} movedTo={planning.movedTo} />
            </>
          ) : (
            <EmptyState subject="sessions" title={t(missing.length === 0 ? 'plan.notPaid' : 'plan.notYet')}>
              {missing.length === 0 && <p>{shown.payment.sentence}</p>}
              {missing.map(({ code, message }) => (
                <p key={code}>{message}</p>
              ))}
            </EmptyState>
          )}
        </div>
      </div>
      <PlanBar planning={planning} shown={shown} />
    </div>
  )
}

/** Whether it matters who teaches: some session is the plan's own, or somebody is asked for and has not the classes. */
function isTaught({ occurrences, trainer }: Preview): boolean {
  return trainer.passedOver !== null || occurrences.some(({ joins }) => joins === null)
}

/** What pressing the button comes to, and the button. */
function PlanBar({ planning, shown }: { readonly planning: Planning; readonly shown: Preview }) {
  const { t } = useTranslation()
  const { commit, run } = useCommit(planning, shown)
  const open = shown.occurrences.filter(({ how }) => how !== 'placed')
  const blocked = open.filter((occurrence) => heatOf(occurrence) === 'blocked').length
  const count = open.length - blocked
  const outside = outsideOf(open)
  const newClasses = open.filter((one) => one.newClass && heatOf(one) !== 'blocked').length
  const trainer = chosenName(shown)
  return (
    <section className={classes.bar} aria-label={t('plan.outcome')}>
      <div className={classes.says}>
        <RefusalText refusal={commit.refusal} />
        {blocked > 0 && count > 0 && (
          <OutlookLine tone="warning">{t('plan.waits', { count: blocked })}</OutlookLine>
        )}
        {blocked === 0 && count > 0 && (
          <OutlookLine tone={outside === null ? 'ok' : 'info'}>{t('plan.allFit', { count })}</OutlookLine>
        )}
        {newClasses > 0 && (
          <OutlookLine tone="info">{t('plan.newClasses', { count: newClasses })}</OutlookLine>
        )}
        {outside !== null && (
          <OutlookLine tone="warning">
            {t(`plan.outside.${outside.what === 'trainer' && trainer === null ? 'any' : outside.what}`, {
              count: outside.count,
              trainer: trainer ?? '',
            })}
          </OutlookLine>
        )}
        {open.length > 0 && count === 0 && <OutlookLine tone="refused">{t('plan.noneFits')}</OutlookLine>}
      </div>
      <Button
        tone="primary"
        disabled={count === 0}
        busy={commit.busy}
        onClick={() => void run(blocked > 0 ? 'fits' : 'all')}
      >
        {t(blocked > 0 && count > 0 ? 'plan.commitFits' : 'plan.commit', { count })}
      </Button>
    </section>
  )
}

/** Who would teach what joins no class. */
function chosenName({ trainer: { chosenId, ranked, ruledOut } }: Preview): string | null {
  return [...ranked, ...ruledOut].find(({ trainerId }) => trainerId === chosenId)?.name ?? null
}

/** Makes the sessions as they stand on the screen, tells what came of it, and goes back to the client. */
function useCommit({ wishes }: Planning, shown: Preview) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const commit = useCommand('plans.commit')
  const { purchaseId, clientId, clientName, trainer, plan } = shown
  const run = async (mode: 'all' | 'fits') => {
    const { count, serviceId } = shown.wishes
    const reply = await commit.run({
      ...{ ...wishes, purchaseId, count, mode, times: chosenTimes(shown.occurrences) },
      ...(serviceId === null ? {} : { serviceId }),
      ...(trainer.chosenId === null ? {} : { trainerId: trainer.chosenId }),
      ...(plan === null ? {} : { version: plan.version }),
    })
    if (!reply.ok) return
    const { placed, count: wished } = reply.value.plan
    const told = { count: placed, wished, client: clientName }
    if (placed === 0) return toast({ message: t('plan.noneMade'), tone: 'refused' })
    toast({
      message: t(placed < wished ? 'plan.madePartly' : 'plan.made', told),
      ...(placed < wished ? { tone: 'warned' as const } : {}),
      undo: offerUndo(),
    })
    await navigate({ to: '/clients/$clientId', params: { clientId: String(clientId) } })
  }
  return { commit, run }
}
