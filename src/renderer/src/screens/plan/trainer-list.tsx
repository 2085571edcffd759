import { Check } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { OutlookLine } from '../schedule/session-dialog/outlook-line.tsx'
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
  const { ranked, ruledOut, sentence, passedOver } = trainer
  const chosenId = asked ?? trainer.chosenId
  const able = ranked
    .filter(({ trainerId }, place) => all || place < SHOWN || trainerId === chosenId)
    .map(({ trainerId, name, reasons }) => ({ trainerId, name, says: reasons.join(' · ') }))
  // Whoever can be asked all the same: who was expected, and who was chosen, stands among those who can.
  const asking = ruledOut
    .filter(({ why, trainerId }) => trainerId === chosenId || (why !== 'inactive' && why !== 'not_qualified'))
    .filter(({ trainerId }) => all || trainerId === chosenId || trainerId === passedOver?.trainerId)
    .map(({ trainerId, name, message }) => ({ trainerId, name, says: message }))
  const shown = [...able, ...asking]
  const others = ruledOut.filter(({ trainerId }) => shown.every((one) => one.trainerId !== trainerId))
  // Beside the only one who can, whoever is left is not more of the same.
  const onlyRuledOut = ranked.length === able.length
  const more = ranked.length - able.length + others.length
  return (
    <section className={classes.trainers} aria-labelledby="plan-trainer">
      <h2 id="plan-trainer">{t('plan.trainer')}</h2>
      <div role="status" className={classes.chosenWhy}>
        {passedOver !== null && <OutlookLine tone="warning">{passedOver.sentence}</OutlookLine>}
        <p className={classes.hint}>{sentence}</p>
      </div>
      <div role="radiogroup" aria-labelledby="plan-trainer" className={classes.cards}>
        {shown.map(({ trainerId, name, says }) => (
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
            <span className={classes.hint}>{says}</span>
          </label>
        ))}
      </div>
      {all && others.length > 0 && (
        <ul className={classes.others} aria-label={t('plan.ruledOut')}>
          {others.map(({ trainerId, name, message }) => (
            <li key={trainerId}>
              <span>{name}</span> <span className={classes.hint}>{message}</span>
            </li>
          ))}
        </ul>
      )}
      {(more > 0 || all) && (
        <Button tone="quiet" onClick={() => setAll(!all)}>
          {all
            ? t('plan.fewerTrainers')
            : t(onlyRuledOut ? 'plan.cannot' : 'plan.moreTrainers', { count: more })}
        </Button>
      )}
    </section>
  )
}
