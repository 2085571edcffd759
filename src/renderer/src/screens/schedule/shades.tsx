import { type CSSProperties, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shade } from './blocks.ts'
import classes from './shades.module.css'

type Props = { readonly shades: readonly Shade[] }

/** When a column is not expected to be used: closed hours hatched, leave and closures striped and named. */
export const Shades = memo(function Shades({ shades }: Props) {
  const { t } = useTranslation()
  return shades.map(({ top, minutes, kind, reason }) => (
    <div
      key={top}
      className={classes.shade}
      data-shade={kind}
      style={{ '--top': top, '--minutes': minutes } as CSSProperties}
    >
      {(kind === 'leave' || kind === 'closure') && (
        <span className={classes.label}>{kind === 'leave' ? t('schedule.look.leave') : reason}</span>
      )}
    </div>
  ))
})
