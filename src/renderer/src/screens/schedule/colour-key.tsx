import { useTranslation } from 'react-i18next'
import { KEY_STATES, signOfState } from './agenda/state-sign.ts'
import { fullnessColour, toneColour } from './card-look.ts'
import classes from './colour-key.module.css'
import type { Colouring } from './look.ts'

type Props = { readonly colouring: Colouring }

/** What the colours mean, where they are not the services' own. */
export function ColourKey({ colouring }: Props) {
  const { t } = useTranslation()
  if (colouring === 'service') return null
  if (colouring === 'full') {
    return (
      <ul className={classes.key} aria-label={t('schedule.look.key')}>
        {[0, 50, 100].map((percent) => (
          <li key={percent} className={classes.entry}>
            <span className={classes.swatch} style={{ background: fullnessColour(percent / 100) }} />
            {t('schedule.look.percent', { percent })}
          </li>
        ))}
      </ul>
    )
  }
  return (
    <ul className={classes.key} aria-label={t('schedule.look.key')}>
      {KEY_STATES.map((state) => {
        const [Icon, tone] = signOfState(state)
        const label =
          state.kind === 'booking' ? t(`status.booking.${state.status}`) : t(`agenda.state.${state.kind}`)
        return (
          <li key={label} className={classes.entry}>
            <Icon size={14} color={toneColour(tone)} aria-hidden="true" />
            {label}
          </li>
        )
      })}
    </ul>
  )
}
