import { useTranslation } from 'react-i18next'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { formatDay } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import { HeatSign } from './heat-sign.tsx'
import classes from './plan.module.css'
import { blockId, countHeats, heatOf, type Occurrence } from './view-model.ts'

/** What takes a day, as it is drawn. */
const KEYS = ['trainer', 'client', 'hours'] as const

/** All sessions at a glance, in their order: one cell for each leads to it, and below them what they come to. */
export function HeatStrip({ occurrences }: { readonly occurrences: readonly Occurrence[] }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  return (
    <div className={classes.heat}>
      <ul className={classes.cells} aria-label={t('plan.strip')}>
        {occurrences.map((occurrence) => {
          const { index, startsAt, wishedAt } = occurrence
          const heat = heatOf(occurrence)
          const day = formatDay(localDateOf(instantOf(startsAt ?? wishedAt), zone), 'weekday')
          const label = t('plan.cell', { number: index + 1, day, state: t(`plan.heat.${heat}`) })
          return (
            <li key={index}>
              <button
                type="button"
                tabIndex={-1}
                className={classes.cell}
                data-heat={heat}
                title={label}
                aria-label={label}
                onClick={() => document.getElementById(blockId(index))?.focus()}
              >
                <HeatSign heat={heat} />
              </button>
            </li>
          )
        })}
      </ul>
      <div className={classes.told}>
        <p className={classes.legend} role="status">
          {countHeats(occurrences).map(([heat, count]) => (
            <span key={heat} data-heat={heat}>
              <HeatSign heat={heat} />
              <span data-figure>{t(`plan.heatCount.${heat}`, { count })}</span>
            </span>
          ))}
        </p>
        <p className={classes.key} aria-hidden="true">
          {KEYS.map((clash) => (
            <span key={clash}>
              <i data-clash={clash} />
              {t(`plan.key.${clash}`)}
            </span>
          ))}
        </p>
      </div>
    </div>
  )
}
