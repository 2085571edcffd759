import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { type Place, stopImport } from './import-store.ts'
import classes from './running-step.module.css'
import { Step } from './step.tsx'
import { percentOf } from './view-model.ts'

type Props = { readonly running: Extract<Place, { at: 'running' }> }

/** How far the import is, and how to stop it. */
export function RunningStep({ running }: Props) {
  const { t } = useTranslation()
  const { clients, progress, stopping } = running
  const { done, total } = progress ?? { done: 0, total: clients }
  return (
    <Step title={t('import.running.title', { count: clients })}>
      <div className={classes.root}>
        <Progress.Root size={8}>
          <Progress.Section value={percentOf(done, total)} aria-label={t('import.running.label')} />
        </Progress.Root>
        <p data-figure>
          {progress === null ? t('import.running.starting') : t('import.running.progress', { done, total })}
        </p>
        <p className={classes.text}>{t('import.running.text')}</p>
        <div>
          <Button busy={stopping} onClick={() => void stopImport()}>
            {t(stopping ? 'import.running.stopping' : 'import.running.stop')}
          </Button>
        </div>
      </div>
    </Step>
  )
}
