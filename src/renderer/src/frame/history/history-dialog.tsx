import { Redo2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { DayText } from '../../components/date-text.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { doAgain, takeBack } from '../../components/take-back.ts'
import { formatClock } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import { useUi } from '../../state/ui-store.ts'
import { byDay } from './by-day.ts'
import classes from './history.module.css'

type History = Value<'undo.history'>
type Step = History['rows'][number]

/** What the person at the desk did, the newest first, and the way back from the last of it. */
export function HistoryDialog() {
  const { t } = useTranslation()
  const opened = useUi((ui) => ui.historyOpened)
  const setOpened = useUi((ui) => ui.setHistoryOpened)
  const history = useQuery('undo.history', opened ? {} : null, { keepPrevious: true })
  return (
    <Dialog
      opened={opened}
      onClose={() => setOpened(false)}
      title={t('history.title')}
      width={560}
      // Both stay whatever there is to take back, so that the focus stays on them; main says where nothing is.
      footer={
        <>
          <Button icon={<Redo2 size={14} aria-hidden="true" />} onClick={() => void doAgain()}>
            {t('history.again')}
          </Button>
          <Button icon={<Undo2 size={14} aria-hidden="true" />} onClick={() => void takeBack()}>
            {t('action.undo')}
          </Button>
        </>
      }
    >
      <p className={classes.note}>{t('history.note')}</p>
      <Answered answer={history}>{(value) => <Steps history={value} />}</Answered>
    </Dialog>
  )
}

function Steps({ history }: { readonly history: History }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  if (history.rows.length === 0) return <p className={classes.none}>{t('history.none')}</p>
  return byDay(history.rows, ({ at }) => localDateOf(instantOf(at), zone)).map(({ day, items }) => (
    <section key={day} className={classes.day}>
      <h3>
        <DayText day={day} style="weekday" />
      </h3>
      <ul className={classes.list}>
        {items.map((step) => (
          <StepLine key={step.id} step={step} history={history} />
        ))}
      </ul>
    </section>
  ))
}

function StepLine({ step, history }: { readonly step: Step; readonly history: History }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  return (
    <li className={classes.step} data-undone={step.undone || undefined}>
      <time dateTime={step.at} data-figure>
        {formatClock(instantOf(step.at), zone)}
      </time>
      <span className={classes.label}>{step.label}</span>
      {step.undone && step.id !== history.redoes && (
        <span className={classes.state}>{t('history.undone')}</span>
      )}
      {step.id === history.undoes && <span className={classes.state}>{t('history.undoes')}</span>}
      {step.id === history.redoes && <span className={classes.state}>{t('history.redoes')}</span>}
    </li>
  )
}
