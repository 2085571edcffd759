import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../../components/button.tsx'
import type { DaySession } from '../sessions.ts'
import classes from './many.module.css'
import type { ManyAct } from './many-dialog.tsx'
import { clearSelection } from './selection.ts'
import { clientsIn } from './together.ts'

type Props = {
  readonly sessions: readonly DaySession[]
  readonly onAct: (act: ManyAct, sessions: readonly DaySession[]) => void
}

const ACTS = ['move', 'reassign', 'copy', 'cancel'] as const

/** What can be done with the chosen sessions, below the grid: it hides none of them. */
export function SelectionBar({ sessions, onAct }: Props) {
  const { t } = useTranslation()
  const clients = clientsIn(sessions)
  return (
    <section className={classes.bar} data-selection-bar aria-label={t('schedule.many.label')}>
      <p className={classes.count} data-figure>
        <strong>{t('schedule.many.count', { count: sessions.length })}</strong>
        {clients > 0 && <span>{t('schedule.many.clients', { count: clients })}</span>}
      </p>
      <div className={classes.acts}>
        {ACTS.map((act) => (
          <Button key={act} onClick={() => onAct(act, sessions)}>
            {t(`schedule.many.act.${act}`)}
          </Button>
        ))}
        <IconButton
          label={t('schedule.many.clear')}
          icon={<X size={16} aria-hidden="true" />}
          onClick={clearSelection}
        />
      </div>
    </section>
  )
}
