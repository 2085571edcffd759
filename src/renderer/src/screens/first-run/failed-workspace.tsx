import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import classes from './first-run.module.css'

type Props = {
  /** Why the file could not be opened, as main says it. */
  readonly problem: string
  /** Whether it is the demo's file that failed. */
  readonly demo: boolean
}

/** The studio's file cannot be opened: says why, that nothing was changed, and what can still be done. */
export function FailedWorkspace({ problem, demo }: Props) {
  const { t } = useTranslation()
  const leave = useCommand(demo ? 'workspace.leaveDemo' : 'workspace.openDemo')
  useEffect(() => {
    document.body.dataset.appState = 'ready'
  }, [])
  return (
    <main className={classes.root}>
      <div role="alert">
        <EmptyState
          subject="broken"
          title={t('firstRun.failed.title')}
          heading="h1"
          action={
            <Button busy={leave.busy} onClick={() => void leave.run({})}>
              {t(demo ? 'firstRun.demoBanner.leave' : 'firstRun.failed.demo')}
            </Button>
          }
        >
          <p>{problem}</p>
          <p>{t('firstRun.failed.text')}</p>
        </EmptyState>
      </div>
      <RefusalText refusal={leave.refusal} />
    </main>
  )
}
