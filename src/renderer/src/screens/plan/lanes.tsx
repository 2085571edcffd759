import { useTranslation } from 'react-i18next'
import { timeOfMinute } from '../../../../shared/domain/hours.ts'
import { useStudio } from '../../state/studio.ts'
import { Lane } from './lane.tsx'
import classes from './plan.module.css'
import type { Planning } from './use-planning.ts'
import { hoursIn, type Preview, windowOf } from './view-model.ts'

type Props = {
  readonly shown: Preview
  readonly onMove: Planning['move']
  readonly movedTo: Planning['movedTo']
}

/** Each session on its day, with what takes that day: to be dragged, or carried by the arrows. */
export function Lanes({ shown, onMove, movedTo }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const { minutes } = shown.wishes
  const window = windowOf(shown.occurrences, minutes, zone)
  return (
    <div className={classes.lanes}>
      <div className={classes.scale} aria-hidden="true">
        <span />
        <div className={classes.hours}>
          {hoursIn(window).map(({ minute, left }) => (
            <span key={minute} style={{ insetInlineStart: `${left}%` }}>
              {timeOfMinute(minute)}
            </span>
          ))}
        </div>
      </div>
      <p className={classes.hidden} id="plan-keys">
        {t('plan.keys')}
      </p>
      <ol className={classes.rows} aria-label={t('plan.sessions')}>
        {shown.occurrences.map((occurrence) => (
          <Lane
            key={occurrence.index}
            occurrence={occurrence}
            minutes={minutes}
            window={window}
            movedTo={movedTo(occurrence.index)}
            onMove={(startsAt) => onMove(occurrence.index, startsAt)}
          />
        ))}
      </ol>
    </div>
  )
}
