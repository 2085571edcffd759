import { Check } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import classes from './plan.module.css'
import type { Preview } from './view-model.ts'

type Props = {
  readonly trainer: Preview['trainer']
  /** Who was just chosen, while what that comes to is still worked out. */
  readonly asked: number | undefined
  readonly onChoose: (trainerId: number) => void
}

/** The best and the runner-up are shown; who else could and who could not is one click away. */
const SHOWN = 2

/** Who teaches, why, and who would be next: another one is chosen with one click. */
export function TrainerList({ trainer, asked, onChoose }: Props) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const { ranked, ruledOut, sentence } = trainer
  const chosenId = asked ?? trainer.chosenId
  const shown = ranked.filter(({ trainerId }, place) => all || place < SHOWN || trainerId === chosenId)
  const more = ranked.length - shown.length + ruledOut.length
  return (
    <section className={classes.trainers} aria-labelledby="plan-trainer">
      <h2 id="plan-trainer">{t('plan.trainer')}</h2>
      <p className={classes.hint} role="status">
        {sentence}
      </p>
      <div role="radiogroup" aria-labelledby="plan-trainer" className={classes.cards}>
        {shown.map(({ trainerId, name, reasons }) => (
          <label key={trainerId} className={classes.card} data-chosen={trainerId === chosenId || undefined}>
            <input
              type="radio"
              name="plan-trainer"
              className={classes.hidden}
              checked={trainerId === chosenId}
              onChange={() => onChoose(trainerId)}
            />
            <span className={classes.name}>
              {name}
              {trainerId === chosenId && <Check size={14} aria-hidden="true" />}
            </span>
            <span className={classes.hint}>{reasons.join(' · ')}</span>
          </label>
        ))}
      </div>
      {all && ruledOut.length > 0 && (
        <ul className={classes.others} aria-label={t('plan.ruledOut')}>
          {ruledOut.map(({ trainerId, name, message }) => (
            <li key={trainerId}>
              <span>{name}</span> <span className={classes.hint}>{message}</span>
            </li>
          ))}
        </ul>
      )}
      {(more > 0 || all) && (
        <Button tone="quiet" onClick={() => setAll(!all)}>
          {all ? t('plan.fewerTrainers') : t('plan.moreTrainers', { count: more })}
        </Button>
      )}
    </section>
  )
}
