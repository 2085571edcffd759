import { useNetwork } from '@mantine/hooks'
import { Database, WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import type { ZoneId } from '../../../shared/domain/time.ts'
import { MomentText } from '../components/date-text.tsx'
import { HealthLight } from './health-light.tsx'
import classes from './status-bar.module.css'

type Props = {
  /** Null until main has answered. */
  readonly health: Pick<Value<'system.health'>, 'status' | 'lastBackupAt'> | null
  readonly zone: ZoneId | null
}

/** The bottom line of the window: do the figures add up, where are they kept, and is being offline a problem. */
export function StatusBar({ health, zone }: Props) {
  const { t } = useTranslation()
  const { online } = useNetwork()
  return (
    <footer className={classes.root}>
      {health !== null && <HealthLight status={health.status} />}
      <span className={classes.item}>
        <Database size={14} aria-hidden="true" />
        {t('frame.stored')}
      </span>
      {health !== null && (
        <span className={classes.item}>
          {health.lastBackupAt === null || zone === null ? (
            t('frame.noBackup')
          ) : (
            <>
              {t('frame.lastBackup')} <MomentText at={health.lastBackupAt} zone={zone} />
            </>
          )}
        </span>
      )}
      {!online && (
        <span className={classes.item} role="status">
          <WifiOff size={14} aria-hidden="true" />
          {t('frame.offline')}
        </span>
      )}
    </footer>
  )
}
