import { ChevronDown, ChevronUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DayScale } from '../../../../shared/domain/day-scale.ts'
import { formatClock } from '../../i18n/format-date.ts'
import { type Axis, instantAtAxis } from './axis.ts'
import classes from './fold-strip.module.css'
import type { Fold } from './hours.ts'

type Props = {
  readonly side: 'early' | 'late'
  readonly fold: Fold
  /** Of the first day on screen, whose clock the times are read from. */
  readonly day: { readonly axis: Axis; readonly scale: DayScale } | undefined
  readonly onFold: (side: 'early' | 'late') => void
}

/** The hours before or after those that matter: one line to press. By keyboard they are in the view menu. */
export function FoldStrip({ side, fold, day, onFold }: Props) {
  const { t } = useTranslation()
  if (day === undefined) return null
  const timeAt = (minute: number) => formatClock(instantAtAxis(day.axis, day.scale, minute), day.scale.zone)
  const opensUp = (side === 'early') !== fold.unfolded
  const Icon = opensUp ? ChevronUp : ChevronDown
  return (
    <div className={classes.strip}>
      <button
        type="button"
        className={classes.button}
        tabIndex={-1}
        aria-expanded={fold.unfolded}
        onClick={() => onFold(side)}
      >
        <Icon size={14} aria-hidden="true" />
        <span data-figure>
          {t(fold.unfolded ? 'schedule.look.fold.hide' : 'schedule.look.fold.show', {
            from: timeAt(fold.from),
            to: timeAt(fold.to),
          })}
        </span>
      </button>
    </div>
  )
}
