import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayPeriod, type LocalDate } from '../../../../shared/domain/time.ts'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { useStudio } from '../../state/studio.ts'
import { ListLinks } from '../call-list/standing-lists.tsx'
import { useStandingLists } from '../call-list/use-standing-lists.ts'
import { OutlookLine } from '../schedule/session-dialog/outlook-line.tsx'
import { choiceFieldOf, hardestFirst, isCovered, minutesGiven, type Orphan, summaryOf } from './choices.ts'
import { OrphanRow } from './orphan-row.tsx'
import classes from './substitutes.module.css'
import { useApply } from './use-apply.ts'
import { usePlan } from './use-plan.ts'
import { useRosters } from './use-rosters.ts'
import { summaryInWords } from './words.ts'

type Props = {
  readonly orphans: readonly Orphan[]
  readonly trainer: { readonly id: number; readonly name: string }
  readonly date: LocalDate
  readonly dayInWords: string
}

/** Each session of the day with what becomes of it, and below them what all of it comes to. */
export function PlanForm({ orphans, trainer, date, dayInWords }: Props) {
  const { t } = useTranslation()
  const plan = usePlan(orphans, trainer.id, date)
  const rosters = useRosters(trainer.id, date)
  const leave = useLeave(trainer.id, date)
  const apply = useApply({ plan, count: orphans.length, trainer, date, leave: leave.wanted })
  const called = useStandingLists({ trainerId: trainer.id, date }).lists
  const [tried, setTried] = useState(false)
  const { choiceOf, choose, outcome, changes, open, cancels, reason, setReason } = plan
  const summary = outcome === null ? null : summaryOf(orphans.length, outcome, open.length)
  const nothing = changes.length === 0 && open.length === 0 && !leave.wanted
  const shown = hardestFirst(orphans)
  const run = () => {
    const first = shown.find((orphan) => open.includes(orphan))
    setTried(first !== undefined)
    if (first === undefined) void apply.run()
    else document.getElementById(choiceFieldOf(first))?.focus()
  }
  const words = { trainer: trainer.name, day: dayInWords }
  return (
    <div className={classes.plan}>
      {called.length > 0 && (
        <div className={classes.called}>
          <ListLinks lists={called} />
        </div>
      )}
      {orphans.length === 0 ? (
        <EmptyState subject="sessions" title={t('substitutes.nothing', words)}>
          <p>{t(called.length > 0 ? 'substitutes.nothingLeft' : 'substitutes.nothingText')}</p>
        </EmptyState>
      ) : (
        <ul className={classes.rows} aria-label={t('substitutes.sessionsLabel')}>
          {shown.map((orphan) => (
            <OrphanRow
              key={orphan.session.id}
              orphan={orphan}
              roster={rosters.get(orphan.session.id) ?? []}
              choice={choiceOf(orphan)}
              onChoose={(next) => choose(orphan, next)}
              result={outcome?.find(({ sessionId }) => sessionId === orphan.session.id) ?? null}
              away={trainer}
              given={minutesGiven(
                orphans
                  .filter((other) => other !== orphan)
                  .map((other) => ({ orphan: other, choice: choiceOf(other) })),
                date,
              )}
              tried={tried}
            />
          ))}
        </ul>
      )}
      <section className={classes.outcome} aria-label={t('substitutes.outcome')}>
        <div className={classes.besides}>
          {leave.offered && (
            <Checkbox
              label={t('substitutes.leave', words)}
              checked={leave.wanted}
              onChange={({ currentTarget }) => leave.want(currentTarget.checked)}
            />
          )}
          {leave.entered && <p className={classes.hint}>{t('substitutes.leaveEntered', words)}</p>}
          {cancels && (
            <TextInput
              className={classes.reason ?? ''}
              aria-label={t('substitutes.reason')}
              placeholder={t('substitutes.reason')}
              maxLength={255}
              value={reason}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
          )}
        </div>
        <RefusalText refusal={apply.refusal} />
        {open.length > 0 && (
          <OutlookLine tone={tried ? 'refused' : 'warning'}>
            {t('substitutes.openText', { count: open.length })}
          </OutlookLine>
        )}
        {summary !== null && summary.staying > 0 && (
          <OutlookLine tone="warning">
            {t('substitutes.stayingText', { count: summary.staying, trainer: trainer.name })}
          </OutlookLine>
        )}
        <div className={classes.bar}>
          <p role="status" className={classes.summary}>
            {summary !== null && orphans.length > 0 && summaryInWords(t, summary, trainer.name)}
          </p>
          <Button tone="primary" disabled={nothing} busy={apply.busy} onClick={run}>
            {buttonLabel(changes.length, leave.wanted)}
          </Button>
        </div>
      </section>
    </div>
  )

  function buttonLabel(count: number, entersLeave: boolean): string {
    if (count > 0) return t('substitutes.apply', { count })
    return t(entersLeave ? 'substitutes.enterLeave' : 'substitutes.applyNothing')
  }
}

type Leave = {
  /** May be entered, and is not yet. */
  readonly offered: boolean
  readonly entered: boolean
  readonly wanted: boolean
  readonly want: (wanted: boolean) => void
}

/** Whether the day is entered as leave too: offered to those who may, as long as none reaches over it. */
function useLeave(trainerId: number, date: LocalDate): Leave {
  const { zone } = useStudio()
  const may = useMay()
  const [wanted, want] = useState(true)
  const rows = useQuery('timeOff.list', { trainerId, from: date, until: date }).value?.rows
  const entered = rows !== undefined && isCovered(rows, dayPeriod(date, zone))
  const offered = rows !== undefined && !entered && may('staff.write')
  return { offered, entered, wanted: offered && wanted, want }
}
