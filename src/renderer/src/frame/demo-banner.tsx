import { useNavigate } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../api/use-command.ts'
import { Button } from '../components/button.tsx'
import classes from './demo-banner.module.css'

/** Says on every screen that this is the demo, and leads out of it. */
export function DemoBanner() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const leave = useCommand('workspace.leaveDemo')
  const run = async () => {
    const reply = await leave.run({})
    if (reply.ok) await navigate({ to: '/' })
  }
  return (
    <aside className={classes.root} aria-label={t('firstRun.demoBanner.label')}>
      <FlaskConical size={14} aria-hidden="true" />
      <span>{leave.refusal?.message ?? t('firstRun.demoBanner.text')}</span>
      <Button tone="quiet" busy={leave.busy} onClick={() => void run()}>
        {t('firstRun.demoBanner.leave')}
      </Button>
    </aside>
  )
}
